//! Contracts.

use super::document;
use super::wire::{FromRow, Row, Unreadable};
use super::{Acceptance, Attachment, Currency, Date, Html, Id, Message, Money};

/// One row of `GET contracts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractSummary {
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub subject: String,
    /// What sort of contract it is: `type_name`, since `name` belongs to another table.
    pub kind: Option<String>,
    /// What it is worth; none where it is zero. The wire has no currency for it.
    pub value: Option<Money>,
    /// The first day on which it holds.
    pub start: Option<Date>,
    /// The last day on which it holds.
    pub end: Option<Date>,
    /// Whether it has been signed, be it on its page in the CRM or on paper.
    pub is_signed: bool,
}

impl FromRow for ContractSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let is_on = |flag| row.flag(flag) == Some(true);
        if is_on("trash") || is_on("not_visible_to_client") {
            return Err(Unreadable::HIDDEN);
        }
        let id = row.id("id")?;
        Ok(Self {
            subject: row.text("subject").unwrap_or_else(|| id.to_string()),
            kind: row.text("type_name"),
            value: row
                .money("contract_value", &Currency::of_row(row))
                .filter(|value| !value.is_zero()),
            start: row.date("datestart"),
            end: row.date("dateend"),
            is_signed: is_on("signed") || is_on("marked_as_signed"),
            id,
        })
    }
}

/// The `data` of `GET contracts/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// What the list shows of it, too.
    pub summary: ContractSummary,
    /// The key of its public page in the CRM, where it is signed and downloaded.
    pub hash: Option<String>,
    /// The project it belongs to.
    pub project: Option<String>,
    /// What it is about, in short.
    pub description: Option<Html>,
    /// What is agreed.
    pub content: Option<Html>,
    /// Who signed it.
    pub signature: Option<Acceptance>,
    /// Files.
    pub attachments: Vec<Attachment>,
    /// What customer and business say about it, the oldest first.
    pub comments: Vec<Message>,
}

impl FromRow for Contract {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            summary: ContractSummary::from_row(row)?,
            hash: document::hash(row),
            project: document::project(row),
            description: row.html("description"),
            content: row.html("content"),
            signature: Acceptance::of_row(row),
            attachments: Attachment::visible(row),
            comments: Message::comments(row),
        })
    }
}

#[cfg(test)]
mod tests;
