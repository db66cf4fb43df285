//! How a comment is added to a document.

use form_urlencoded::Serializer;
use gloo_net::http::Method;

use super::answers::{Answered, Body, Change, Seen};
use super::{ApiError, Resource};
use crate::model::Message;

/// Sends a comment and reads the document again. Where no answer came, a comment of the customer's that says the same and was not
/// there before is taken for it: the business, or a colleague, may have said something else meanwhile.
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
        .change(change, |document| {
            let own = comments(document).iter().filter(|one| one.is_own());
            Seen::among(own, |one| one.says(text))
        })
        .await
}
