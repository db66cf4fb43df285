//! Tickets: what customers ask the business for help with.

use std::borrow::Cow;

use super::order::{earliest, ordered};
use super::trace::added;
use super::wire::{FromRow, Row, Unreadable};
use super::{Attachment, Author, Color, DateTime, Difference, Id, Message, Status, Trace};

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
    /// What it was opened with, which may be empty; none where the answer does not tell.
    pub message: Option<String>,
    /// Whether somebody of the customer's has opened it.
    pub is_own: bool,
}

impl TicketSummary {
    /// How it differs from what it was opened with. A list without messages knows it by its subject.
    fn difference(&self, subject: &str, message: &str) -> Difference {
        let mut difference = Difference::default();
        // In the place of an empty one there is the id.
        let is_id = self.subject == self.id.as_str() && self.subject != subject;
        difference.text("subject", subject, if is_id { "" } else { &self.subject });
        if let Some(stored) = &self.message {
            difference.text("message", message, stored);
        }
        difference
    }

    /// Looks for a ticket that was opened with these texts.
    pub fn trace(before: Option<&[Self]>, now: &[Self], subject: &str, message: &str) -> Option<Trace> {
        let before = before.map(|before| before.iter().collect::<Vec<_>>());
        Trace::of_added(before.as_deref(), &oldest_first(now), Self::key, |one| {
            one.difference(subject, message)
        })
    }

    fn key(&self) -> Id {
        self.id.clone()
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
            message: row.scalar("message").map(Cow::into_owned),
            is_own: row.optional_id("admin").is_none(),
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
            author: if summary.is_own {
                Author::Customer(requester.clone())
            } else {
                Author::Business(row.text("opened_by"))
            },
            contact: row.optional_id("contactid"),
            at: summary.opened,
            text: row.html("message"),
            files: Attachment::visible(row),
        };
        // Servers send them in the order that they show them in, which is a setting of theirs.
        let replies = ordered(row.rows("ticket_replies"), |reply| {
            let moment = reply.date_time("date");
            [
                earliest(moment),
                reply
                    .optional_id("id")
                    .as_ref()
                    .and_then(Id::number)
                    .unwrap_or_default(),
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

impl Ticket {
    /// How it differs from what it was opened with, and from the number of files that were sent along.
    pub fn difference(&self, subject: &str, message: &str, files: usize) -> Difference {
        let opening = self.messages.first().filter(|first| first.is_own());
        Difference {
            lacks_file: opening.map_or(0, |opening| opening.files.len()) < files,
            ..self.summary.difference(subject, message)
        }
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
        contact: row.optional_id("contactid"),
        at: row.date_time("date"),
        text: row.html("message"),
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

/// The ticket that a customer has just opened, since the server does not tell its id: among those that were not there before the one
/// with these texts, or else the newest that somebody of the customer's has opened.
pub fn just_opened<'a>(
    subject: &str,
    message: &str,
    before: &[TicketSummary],
    now: &'a [TicketSummary],
) -> Option<&'a TicketSummary> {
    let before: Vec<_> = before.iter().collect();
    let difference = |one: &TicketSummary| one.difference(subject, message);
    added(&before, &oldest_first(now), TicketSummary::key, difference).map(|(ticket, _)| ticket)
}

/// The tickets in the order in which they were opened, those of the business before all others.
fn oldest_first(tickets: &[TicketSummary]) -> Vec<&TicketSummary> {
    let moment = |ticket: &TicketSummary| ticket.opened.map_or(i64::MIN, i64::from);
    let tickets = ordered(tickets.iter().collect(), |ticket| {
        [moment(ticket), ticket.id.number().unwrap_or_default()]
    });
    ordered(tickets, |ticket| [i64::from(ticket.is_own), 0])
}

#[cfg(test)]
mod tests;
