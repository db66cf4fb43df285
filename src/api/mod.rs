//! What the API can be asked: one module per resource, each function one endpoint. `client` sends, `answers` keeps what came
//! back, `error` says what can go wrong, `resource` is what a page holds of an answer.

mod answers;
mod client;
pub mod error;
pub mod invoices;
pub mod menu;
pub mod projects;
pub mod resource;
pub mod session;

pub use answers::Answers;
pub use client::Client;
pub use error::ApiError;
pub use resource::{Remote, Resource};

use percent_encoding::{NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::model::Id;

/// An id as a part of a path: encoded once, since the server refuses unusual characters (T14).
fn path_part(id: &Id) -> PercentEncode<'_> {
    utf8_percent_encode(id.as_str(), NON_ALPHANUMERIC)
}
