//! How a comment is added to a document.

use form_urlencoded::Serializer;

use super::answers::{Answered, Body, Change};
use super::client::Method;
use super::{ApiError, Resource};
use crate::model::Message;

/// Sends a comment and reads the document again. A comment of the customer's that was not there before is looked for: the business, or
/// a colleague, may have said something else meanwhile.
pub(super) async fn add<T: Answered>(
    document: Resource<T>,
    path: &str,
    text: &str,
    comments: fn(&T) -> &[Message],
) -> Result<(), ApiError> {
    let form = Serializer::new(String::new()).append_pair("content", text).finish();
    let change = Change {
        method: Method::Post,
        path,
        body: Body::Form(form),
    };
    document
        .change(change, |before, now| {
            Message::trace(before.map(comments), comments(now), text, 0)
        })
        .await
}
