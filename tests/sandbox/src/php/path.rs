//! How the framework takes a path: it decodes nothing (T14).

use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::Response;

use crate::state::Sandbox;

/// Has every `%` of a path of the API come through as itself, where the routes would decode it.
pub async fn keep_encoded(State(sandbox): State<Sandbox>, mut request: Request, next: Next) -> Response {
    let is_of_api = request.uri().path().contains("/customers_api/");
    if is_of_api
        && sandbox.state().php.is_some()
        && let Some(encoded) = encoded_again(request.uri())
    {
        *request.uri_mut() = encoded;
    }
    next.run(request).await
}

/// None if the path has nothing that could be decoded.
fn encoded_again(uri: &Uri) -> Option<Uri> {
    let path = uri.path().contains('%').then(|| uri.path().replace('%', "%25"))?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    format!("{path}{query}").parse().ok()
}
