//! What the CRM's web server lets other sites do (K1, K2).

use axum::extract::{Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::answer::Refusal;
use crate::state::Sandbox;

/// How a CRM treats other sites.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// As delivered: no site may read an answer.
    Off,
    /// Calls without a preflight work, so signing in does and nothing after it.
    WithoutAuthorization,
    /// Set up for the portal.
    On,
}

/// Answers preflights itself; adds the headers to all other answers.
pub async fn allow(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let mode = sandbox.state().cors;
    let mut answer = match (request.method(), mode) {
        (&Method::OPTIONS, Mode::On) => preflight(),
        (&Method::OPTIONS, _) => return Refusal::UnknownMethod.into_response(),
        _ => next.run(request).await,
    };
    if mode != Mode::Off {
        answer
            .headers_mut()
            .insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    answer
}

/// `*` would not include `Authorization`; nothing else is sent that needs permission.
fn preflight() -> Response {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type"),
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, OPTIONS"),
    ];
    (allowed, "").into_response()
}
