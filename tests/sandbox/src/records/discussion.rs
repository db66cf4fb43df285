//! A discussion of a project.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{date_time, id_or_zero};

/// A discussion.
pub struct Discussion {
    /// Unique among all projects' discussions.
    pub id: u32,
    /// The project that it is about.
    pub project_id: u32,
    /// What it is about, with HTML entities.
    pub subject: &'static str,
    /// HTML.
    pub description: &'static str,
    /// Who opened it: staff, or the contact of the customer.
    pub opened_by: Opener,
    /// When.
    pub created: DateTime,
    /// When somebody last wrote something.
    pub last_activity: Option<DateTime>,
    /// How much was written.
    pub total_comments: u32,
}

/// Who opened a discussion.
#[derive(Clone, Copy)]
pub enum Opener {
    /// The staff with this id.
    Staff(u32),
    /// The contact with this id.
    Contact(u32),
}

impl Discussion {
    /// The discussion's row.
    pub fn row(&self) -> Value {
        let (staff, contact) = match self.opened_by {
            Opener::Staff(id) => (Some(id), None),
            Opener::Contact(id) => (None, Some(id)),
        };
        json!({
            "id": self.id.to_string(),
            "project_id": self.project_id.to_string(),
            "subject": self.subject,
            "description": self.description,
            "show_to_customer": "1",
            "datecreated": date_time(self.created),
            "last_activity": self.last_activity.map(date_time),
            "staff_id": id_or_zero(staff),
            "contact_id": id_or_zero(contact),
            "total_comments": self.total_comments,
        })
    }
}
