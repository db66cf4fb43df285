//! How a comment is added to a document.

use form_urlencoded::Serializer;
use gloo_net::http::Method;

use super::answers::{Answered, Body, Change};
use super::{ApiError, Resource};
use crate::model::Message;

/// Sends a comment and reads the document again. Where no answer came, a comment of the customer's that was not there before is
/// taken for it: one of the business's may have come meanwhile.
pub(super) async fn add<T: Answered>(
    document: Resource<T>,
    path: &str,
    text: &str,
    comments: fn(&T) -> &[Message],
) -> Result<(), ApiError> {
    let form = Serializer::new(String::new()).append_pair("content", text).finish();
    let change = Change {
        method: Method::POST,
        path,
        body: Body::Form(form),
    };
    document
        .change(change, |document| Message::count_own(comments(document)))
        .await
}
