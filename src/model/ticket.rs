//! Tickets: what customers ask the business for help with.

use std::collections::HashSet;

use super::html::words;
use super::order::{earliest, ordered};
use super::wire::{FromRow, Row, Unreadable};
use super::{Attachment, Author, Color, DateTime, Html, Id, Message, Status};

/// One row of `GET tickets`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketSummary {
    /// Its id: `ticketid`, since `id` is the contact's.
    pub id: Id,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// The colour that the business gives the status (Q16).
    pub status_color: Option<Color>,
    /// The name of its priority.
    pub priority: Option<String>,
    /// The part of the business that answers it.
    pub department: Option<String>,
    /// The project it belongs to.
    pub project: Option<String>,
    /// When it was opened.
    pub opened: Option<DateTime>,
    /// When something was last written: the opening, where nobody has replied.
    pub last_reply: Option<DateTime>,
    /// What it was opened with.
    pub message: Option<Html>,
}

impl TicketSummary {
    /// Whether it was opened with these texts. A list without messages knows it by its subject.
    pub fn says(&self, subject: &str, message: &str) -> bool {
        let has_message = |html: &Html| words(html.source()) == words(message);
        words(&self.subject) == words(subject) && self.message.as_ref().is_none_or(has_message)
    }
}

impl FromRow for TicketSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        // The flag is the department's: what lies there is not for customers.
        if row.flag("hidefromclient") == Some(true) {
            return Err(Unreadable::HIDDEN);
        }
        let id = row.id("ticketid")?;
        let opened = row.date_time("date");
        Ok(Self {
            subject: row.text("subject").unwrap_or_else(|| id.to_string()),
            status: Status::of_row(row, TicketStatusKind::of_code),
            status_color: row.text("statuscolor").and_then(|color| Color::parse(&color)),
            priority: row.text("priority_name"),
            department: row.text("department_name"),
            project: row.text("project_name"),
            last_reply: row.date_time("lastreply").or(opened),
            message: row.html("message"),
            opened,
            id,
        })
    }
}

/// The `data` of `GET tickets/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What the list shows of it, too.
    pub summary: TicketSummary,
    /// The service that it is about.
    pub service: Option<String>,
    /// Who of the customer's it is from.
    pub requester: Option<String>,
    /// What has been written, from the first message on.
    pub messages: Vec<Message>,
}

impl FromRow for Ticket {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let summary = TicketSummary::from_row(row)?;
        let requester = requester(row);
        let opening = Message {
            author: match row.optional_id("admin") {
                None => Author::Customer(requester.clone()),
                Some(_) => Author::Business(row.text("opened_by")),
            },
            at: summary.opened,
            text: row.html("message").map(Html::with_line_breaks),
            files: Attachment::visible(row),
        };
        // Servers send them in the order that they show them in, which is a setting of theirs.
        let replies = ordered(row.rows("ticket_replies"), |reply| {
            let moment = reply.date_time("date");
            [
                earliest(moment),
                reply.optional_id("id").as_ref().and_then(number).unwrap_or_default(),
            ]
        });
        let mut messages = vec![opening];
        messages.retain(|message| message.text.is_some() || !message.files.is_empty());
        messages.extend(replies.iter().map(reply));
        Ok(Self {
            summary,
            service: row.text("service_name"),
            requester,
            messages,
        })
    }
}

/// Who of the customer's a ticket is from. `firstname` and `lastname` are someone else's.
fn requester(row: &Row<'_>) -> Option<String> {
    row.text("submitter").or_else(|| {
        let names = [row.text("user_firstname"), row.text("user_lastname")];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    })
}

fn reply(row: &Row<'_>) -> Message {
    let name = row.text("submitter").or_else(|| row.text("from_name"));
    Message {
        author: match row.optional_id("admin") {
            None => Author::Customer(name),
            Some(_) => Author::Business(name),
        },
        at: row.date_time("date"),
        text: row.html("message").map(Html::with_line_breaks),
        files: Attachment::visible(row),
    }
}

/// Where a ticket stands.
pub type TicketStatus = Status<TicketStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketStatusKind {
    /// 1
    Open,
    /// 2
    InProgress,
    /// 3
    Answered,
    /// 4
    OnHold,
    /// 5
    Closed,
    /// A status that some installation added (Q10).
    Other,
}

impl TicketStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::Open,
            "2" => Self::InProgress,
            "3" => Self::Answered,
            "4" => Self::OnHold,
            "5" => Self::Closed,
            _ => Self::Other,
        }
    }
}

/// The ticket that a customer has just opened, since the server does not tell its id: the newest with these texts among those
/// that were not there before.
pub fn just_opened<'a>(
    subject: &str,
    message: &str,
    before: &[Id],
    now: &'a [TicketSummary],
) -> Option<&'a TicketSummary> {
    let before: HashSet<_> = before.iter().collect();
    let is_it = |ticket: &&TicketSummary| ticket.says(subject, message) && !before.contains(&ticket.id);
    now.iter()
        .filter(is_it)
        .max_by_key(|ticket| (ticket.opened, number(&ticket.id)))
}

/// What the server counts with: of two records of one minute, the later has the higher.
fn number(id: &Id) -> Option<i64> {
    id.as_str().parse().ok()
}

#[cfg(test)]
mod tests;
