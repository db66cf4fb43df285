//! A comment on a proposal or contract.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{date_time, nl2br};

/// A comment.
#[derive(Clone)]
pub struct Comment {
    /// Unique on its document.
    pub id: u32,
    /// Who wrote it; none is the customer's side.
    pub staff_id: Option<u32>,
    /// HTML.
    pub content: String,
    /// When.
    pub added: DateTime,
}

impl Comment {
    /// Puts what the customer typed below what is there.
    pub fn add(comments: &mut Vec<Self>, typed: &str, now: DateTime) {
        let last = comments.iter().map(|comment| comment.id).max();
        comments.push(Self {
            id: last.unwrap_or_default() + 1,
            staff_id: None,
            content: nl2br(typed),
            added: now,
        });
    }

    /// `comments` of a document, which `column` names.
    pub fn rows(comments: &[Self], column: &str, document: u32) -> Vec<Value> {
        let rows = comments.iter().map(|comment| {
            json!({
                "id": comment.id.to_string(),
                "content": comment.content,
                column: document.to_string(),
                "staffid": super::id_or_zero(comment.staff_id),
                "dateadded": date_time(comment.added),
            })
        });
        rows.collect()
    }
}
