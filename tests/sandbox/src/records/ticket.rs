//! A ticket and what was answered.

use jiff::civil::DateTime;

use super::Owned;
use super::staff::LENA;
use super::ticket_choices::{ANSWERED, CLOSED, OPEN, TicketStatus};

/// A ticket.
pub struct Ticket {
    /// `ticketid`.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// The staff who opened it for the customer; none if the contact did.
    pub opened_by: Option<u32>,
    /// The staff who take care of it.
    pub assigned: u32,
    /// What it is about, with HTML entities.
    pub subject: String,
    /// The first message, HTML.
    pub message: String,
    /// The id of the department; 0 for none.
    pub department: u32,
    /// The id of the priority.
    pub priority: u32,
    /// The id of the service.
    pub service: Option<u32>,
    /// How far it is.
    pub status: &'static TicketStatus,
    /// The project that it is about.
    pub project_id: Option<u32>,
    /// When it was opened.
    pub date: DateTime,
    /// The files of the first message.
    pub attachments: Vec<TicketFile>,
    /// What was answered, oldest first.
    pub replies: Vec<Reply>,
}

/// An answer to a ticket.
pub struct Reply {
    /// Unique among all replies.
    pub id: u32,
    /// The staff who wrote it; none if the contact did.
    pub staff_id: Option<u32>,
    /// HTML.
    pub message: String,
    /// When.
    pub date: DateTime,
    /// The files of this answer.
    pub attachments: Vec<TicketFile>,
}

/// A file of a ticket or reply. The API has no address for it.
pub struct TicketFile {
    /// With its extension.
    pub file_name: String,
    /// MIME type.
    pub filetype: String,
}

impl Ticket {
    /// What the contact answers. The ticket is open again, unless somebody is at it or it waits for something else.
    pub fn reply(&mut self, message: String, date: DateTime, attachments: Vec<TicketFile>) {
        self.add_reply(None, message, date, attachments);
        if [ANSWERED.id, CLOSED.id].contains(&self.status.id) {
            self.status = &OPEN;
        }
    }

    /// What Lena Vogt of the business answers: it is the customer's turn.
    pub fn answer(&mut self, message: String, date: DateTime) {
        self.add_reply(Some(LENA), message, date, Vec::new());
        self.status = &ANSWERED;
    }

    /// An answer of either side.
    pub fn add_reply(&mut self, staff_id: Option<u32>, message: String, date: DateTime, attachments: Vec<TicketFile>) {
        let count = u32::try_from(self.replies.len()).unwrap_or_default();
        self.replies.push(Reply {
            id: 100 * self.id + count + 1,
            staff_id,
            message,
            date,
            attachments,
        });
    }
}

impl Owned for Ticket {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}
