//! The API's calls so far: what tests need to know about them, and never a token.

use axum::extract::{OriginalUri, Request, State};
use axum::http::HeaderName;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;

use crate::state::Sandbox;

/// The calls, in the order in which they came.
#[derive(Default)]
pub struct Log {
    calls: Vec<Call>,
    count: usize,
}

/// A call, as `GET /__sandbox/log` shows it.
#[derive(Serialize)]
pub struct Call {
    #[serde(skip)]
    sequence: usize,
    method: String,
    /// From the root on: `/crm/customers_api/v1/invoices`.
    path: String,
    /// Below `v1/`: `invoices`.
    endpoint: String,
    query: Option<String>,
    authorization: &'static str,
    content_type: Option<String>,
    cookie: &'static str,
    /// `null` until it is answered, and for ever if the client went away.
    status: Option<u16>,
}

impl Log {
    /// The calls since the start, or since the log was emptied.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Forgets all calls.
    pub fn clear(&mut self) {
        self.calls.clear();
    }

    fn add(&mut self, call: Call) -> usize {
        self.count += 1;
        self.calls.push(Call {
            sequence: self.count,
            ..call
        });
        self.count
    }

    /// Does nothing if the log was emptied since the call came.
    fn answered(&mut self, sequence: usize, status: u16) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.sequence == sequence) {
            call.status = Some(status);
        }
    }
}

/// Notes every call when it comes, and its status when it is answered.
pub async fn record(
    State(sandbox): State<Sandbox>,
    OriginalUri(address): OriginalUri,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let presence = |name: &HeaderName| {
        if headers.contains_key(name) {
            "present"
        } else {
            "absent"
        }
    };
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let call = Call {
        sequence: 0,
        method: request.method().to_string(),
        path: address.path().to_owned(),
        endpoint: address.path().split_once("/v1/").unwrap_or_default().1.to_owned(),
        query: address.query().map(str::to_owned),
        authorization: presence(&AUTHORIZATION),
        content_type: content_type.map(str::to_owned),
        cookie: presence(&COOKIE),
        status: None,
    };
    let sequence = sandbox.state().log.add(call);
    let answer = next.run(request).await;
    sandbox.state().log.answered(sequence, answer.status().as_u16());
    answer
}
