//! What a new ticket can be: departments, services, priorities; and the statuses that staff give it.

use serde_json::{Value, json};

/// A department, service or priority.
pub struct Choice {
    /// `departmentid`, `serviceid`, `priorityid`.
    pub id: u32,
    /// With HTML entities, and as departments have them, leading blanks (Q18).
    pub name: &'static str,
    /// Whether it, and the tickets in it, are not for customers.
    pub hidden: bool,
}

/// The departments.
pub static DEPARTMENTS: [Choice; 4] = [
    choice(1, " Billing"),
    choice(2, "  Web &amp; Design"),
    choice(3, " Workshop technology"),
    Choice {
        id: 7,
        name: "LEAK-hidefromclient Internal",
        hidden: true,
    },
];

/// What a ticket can be about.
pub static SERVICES: [Choice; 3] = [
    choice(1, "Hosting"),
    choice(2, "Web shop &amp; payment"),
    choice(4, "Training"),
];

/// How urgent a ticket can be.
pub static PRIORITIES: [Choice; 3] = [choice(1, "Low"), choice(2, "Medium"), choice(3, "High")];

const fn choice(id: u32, name: &'static str) -> Choice {
    Choice {
        id,
        name,
        hidden: false,
    }
}

impl Choice {
    /// The choice's row; `id` is the name of that column.
    pub fn row(&self, id: &str) -> Value {
        json!({ id: self.id.to_string(), "name": self.name })
    }
}

/// A status of tickets: installs add their own.
pub struct TicketStatus {
    /// `status`, `ticketstatusid`.
    pub id: u32,
    /// `status_name`.
    pub name: &'static str,
    /// `statuscolor`: whatever an admin typed (Q16).
    pub color: &'static str,
}

/// Not looked at yet.
pub static OPEN: TicketStatus = status(1, "Open", "#ff2d42");
/// Someone works on it.
pub static IN_PROGRESS: TicketStatus = status(2, "In progress", "#84c529");
/// Waits for the customer.
pub static ANSWERED: TicketStatus = status(3, "Answered", "#0000ff");
/// Waits for something else.
pub static ON_HOLD: TicketStatus = status(4, "On Hold", "#c0c0c0");
/// Done.
pub static CLOSED: TicketStatus = status(5, "Closed", "#03a9f4");
/// Not documented, with a short colour.
pub static WAITING_FOR_PARTS: TicketStatus = status(8, "Waiting for parts", "#ff0");
/// Not documented, with a colour that must not get into a style.
pub static ESCALATED: TicketStatus = status(9, "Escalated", "red;background:url(//x)");

const fn status(id: u32, name: &'static str, color: &'static str) -> TicketStatus {
    TicketStatus { id, name, color }
}
