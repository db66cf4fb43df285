//! What the API can be asked: one module per resource, each function one endpoint. `client` sends, `answers` keeps what came
//! back, `error` says what can go wrong, `resource` is what a page holds of an answer.

mod answers;
mod client;
mod comments;
pub mod contracts;
pub mod error;
pub mod estimates;
pub mod invoices;
pub mod knowledge_base;
pub mod menu;
pub mod miscellaneous;
pub mod projects;
pub mod proposals;
pub mod resource;
pub mod session;
pub mod tickets;

pub use answers::Answers;
pub use client::{Client, Transfer};
pub use error::ApiError;
pub use resource::{Remote, Resource};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

/// What stays as it is in a part of a path. A dot is encoded: the server takes `.html` at the end for a format (T12).
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~');

/// An id or a slug as a part of a path: encoded once, since the server refuses unusual characters (T14).
fn path_part(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, ENCODED)
}
