//! What customer and business write to each other.

use super::order::ordered;
use super::wire::{FromRow, Row, Unreadable};
use super::written::is_same;
use super::{Attachment, DateTime, Difference, Html, Id, Trace};

/// A comment, or a message of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// Who wrote it.
    pub author: Author,
    /// The contact of the customer's who wrote it, where the server tells: the tickets' messages have it, comments do not.
    pub contact: Option<Id>,
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

    /// The identity of the message: comments have no ids.
    pub fn identity(&self) -> (Author, Option<DateTime>, Option<Html>) {
        (self.author.clone(), self.at, self.text.clone())
    }

    /// Whether it says what somebody has typed.
    pub fn says(&self, typed: &str) -> bool {
        is_same(self.source(), typed)
    }

    /// How it differs from what was typed and from the number of files that were sent. Servers change the names of files.
    pub fn difference(&self, typed: &str, files: usize) -> Difference {
        let mut difference = Difference {
            lacks_file: self.files.len() < files,
            ..Difference::default()
        };
        difference.text("message", typed, self.source());
        difference
    }

    /// Looks for a message of the customer's among those that are there now.
    pub fn trace(before: Option<&[Self]>, now: &[Self], typed: &str, files: usize) -> Option<Trace> {
        let before = before.map(Self::own_of);
        Trace::of_added(before.as_deref(), &Self::own_of(now), Self::identity, |one| {
            one.difference(typed, files)
        })
    }

    fn own_of(messages: &[Self]) -> Vec<&Self> {
        messages.iter().filter(|one| one.is_own()).collect()
    }

    fn source(&self) -> &str {
        self.text.as_ref().map(Html::source).unwrap_or_default()
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
            contact: None,
            at: row.date_time("dateadded"),
            text: Some(row.html("content").ok_or(Unreadable("content"))?),
            files: Vec::new(),
        })
    }
}
