//! Proposals.

use super::document::{self, Amounts};
use super::wire::{FromRow, Row, Unreadable};
use super::{Acceptance, Attachment, Currency, Date, Html, Id, Message, Money, Status};

/// One row of `GET proposals`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalSummary {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub subject: String,
    /// The day it was written.
    pub date: Option<Date>,
    /// The last day on which it holds.
    pub open_until: Option<Date>,
    /// The whole amount.
    pub total: Option<Money>,
    /// Where it stands.
    pub status: ProposalStatus,
    /// The project it belongs to.
    pub project: Option<String>,
}

impl FromRow for ProposalSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let id = row.id("id")?;
        Ok(Self {
            subject: row.text("subject").unwrap_or_else(|| id.to_string()),
            date: row.date("date"),
            open_until: row.date("open_till"),
            total: row.money("total", &Currency::of_row(row)),
            status: Status::of_row(row, ProposalStatusKind::of_code),
            project: document::project(row),
            id,
        })
    }
}

/// The `data` of `GET proposals/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What the list shows of it, too.
    pub summary: ProposalSummary,
    /// The key of its public page in the CRM, where it is accepted, declined and downloaded.
    pub hash: Option<String>,
    /// What is proposed, in words; its items have a place of their own in it (Q13).
    pub content: Option<Html>,
    /// What is proposed, in numbers.
    pub amounts: Amounts,
    /// Who accepted it.
    pub acceptance: Option<Acceptance>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// What customer and business say about it, the oldest first.
    pub comments: Vec<Message>,
    /// Whether the customer may say more.
    pub allows_comments: bool,
}

impl FromRow for Proposal {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            summary: ProposalSummary::from_row(row)?,
            hash: document::hash(row),
            content: row.html("content"),
            amounts: Amounts::of_row(row),
            acceptance: Acceptance::of_row(row),
            attachments: Attachment::visible(row),
            comments: Message::comments(row),
            allows_comments: row.flag("allow_comments") == Some(true),
        })
    }
}

/// Where a proposal stands.
pub type ProposalStatus = Status<ProposalStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalStatusKind {
    /// 1
    Open,
    /// 2
    Declined,
    /// 3
    Accepted,
    /// 4
    Sent,
    /// 5
    Revised,
    /// 6
    Draft,
    /// A status that some installation added (Q10).
    Other,
}

impl ProposalStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::Open,
            "2" => Self::Declined,
            "3" => Self::Accepted,
            "4" => Self::Sent,
            "5" => Self::Revised,
            "6" => Self::Draft,
            _ => Self::Other,
        }
    }
}

impl ProposalStatus {
    /// Whether the customer is still to accept or decline it.
    pub fn is_open(&self) -> bool {
        use ProposalStatusKind::{Open, Revised, Sent};
        matches!(self.kind, Open | Sent | Revised)
    }
}

#[cfg(test)]
mod tests;
