//! What customer and business write to each other.

use super::html::words;
use super::order::ordered;
use super::wire::{FromRow, Row, Unreadable};
use super::{Attachment, DateTime, Html};

/// A comment, or a message of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: Option<DateTime>,
    /// What it says; none for one that is only a file.
    pub text: Option<Html>,
    /// Files that came with it.
    pub files: Vec<Attachment>,
}

/// Who wrote a message, with the name where the server gives one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// Someone of the customer's.
    Customer(Option<String>),
    /// Someone of the business.
    Business(Option<String>),
}

impl Message {
    /// The comments of a proposal or contract, the oldest first.
    pub(super) fn comments(row: &Row<'_>) -> Vec<Self> {
        let moment = |comment: &Self| comment.at.map_or(i64::MIN, i64::from);
        ordered(row.list("comments"), |comment| [moment(comment), 0])
    }

    /// Whether somebody of the customer's wrote it.
    pub fn is_own(&self) -> bool {
        matches!(self.author, Author::Customer(_))
    }

    /// Whether it says what somebody has typed.
    pub fn says(&self, typed: &str) -> bool {
        let text = self.text.as_ref().map(Html::source).unwrap_or_default();
        words(text) == words(typed)
    }
}

/// A comment of a proposal or contract: it has no name, and `staffid` is `"0"` for the customer's side.
impl FromRow for Message {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            author: match row.optional_id("staffid") {
                None => Author::Customer(None),
                Some(_) => Author::Business(None),
            },
            at: row.date_time("dateadded"),
            text: Some(row.html("content").ok_or(Unreadable("content"))?.with_line_breaks()),
            files: Vec::new(),
        })
    }
}
