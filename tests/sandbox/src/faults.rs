//! What goes wrong between the client and the CRM: slow, held, failing and cut answers.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use tokio::sync::watch;
use tokio::time::sleep;

use crate::state::Sandbox;

/// Every fault that is set up.
#[derive(Default)]
pub struct Faults {
    /// In the order in which they were set; the first that matches a call is used up by it.
    pub failures: Vec<Failure>,
    /// How long calls take. The last that matches counts.
    pub delays: Vec<Delay>,
    /// Calls that wait until their hold is dropped.
    pub holds: Vec<Hold>,
    /// Headers of all answers.
    pub headers: Headers,
}

/// Headers by their names.
pub type Headers = BTreeMap<String, String>;

/// The calls that something applies to: those whose path below `v1/` begins like this.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Prefix(String);

impl Prefix {
    fn matches(&self, request: &Request) -> bool {
        let path = request.uri().path().trim_start_matches('/');
        path.starts_with(self.0.trim_start_matches('/'))
    }
}

/// Calls answer later.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delay {
    #[serde(default)]
    path: Prefix,
    ms: u64,
}

/// Calls answer when the test says so. A dropped hold releases them.
pub struct Hold {
    /// Which calls.
    pub path: Prefix,
    open: watch::Sender<()>,
}

impl Hold {
    /// Holds calls from now on.
    pub fn new(path: Prefix) -> Self {
        Self {
            path,
            open: watch::Sender::new(()),
        }
    }
}

/// Calls fail.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Failure {
    path: Prefix,
    /// Any, if not given.
    method: Option<String>,
    #[serde(deserialize_with = "status")]
    status: StatusCode,
    body: String,
    content_type: String,
    headers: Headers,
    /// So many calls.
    times: u32,
    /// The true answer, but the connection breaks in the middle of it; in place of status and body.
    cut: bool,
}

fn status<'de, D: Deserializer<'de>>(number: D) -> Result<StatusCode, D::Error> {
    StatusCode::from_u16(u16::deserialize(number)?).map_err(D::Error::custom)
}

impl Default for Failure {
    fn default() -> Self {
        Self {
            path: Prefix::default(),
            method: None,
            status: StatusCode::INTERNAL_SERVER_ERROR,
            body: String::new(),
            content_type: "text/html; charset=UTF-8".to_owned(),
            headers: Headers::new(),
            times: 1,
            cut: false,
        }
    }
}

impl Failure {
    fn answer(self) -> Response {
        let answer = (self.status, [(CONTENT_TYPE, self.content_type)], self.body).into_response();
        with_headers(answer, &self.headers)
    }

    fn matches(&self, request: &Request) -> bool {
        let method = self.method.as_deref();
        self.path.matches(request) && method.is_none_or(|method| request.method().as_str().eq_ignore_ascii_case(method))
    }
}

impl Faults {
    fn delay(&self, request: &Request) -> Duration {
        let delay = self.delays.iter().rfind(|delay| delay.path.matches(request));
        Duration::from_millis(delay.map_or(0, |delay| delay.ms))
    }

    fn held(&self, request: &Request) -> Vec<watch::Receiver<()>> {
        let holds = self.holds.iter().filter(|hold| hold.path.matches(request));
        holds.map(|hold| hold.open.subscribe()).collect()
    }

    fn use_up_failure(&mut self, request: &Request) -> Option<Failure> {
        let index = self.failures.iter().position(|failure| failure.matches(request))?;
        let failure = &mut self.failures[index];
        failure.times = failure.times.saturating_sub(1);
        Some(if failure.times == 0 {
            self.failures.remove(index)
        } else {
            failure.clone()
        })
    }
}

/// Applies the faults to a call.
pub async fn apply(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let (delay, held) = {
        let faults = &sandbox.state().faults;
        (faults.delay(&request), faults.held(&request))
    };
    sleep(delay).await;
    for mut hold in held {
        // Nothing is ever sent: this ends with an error when the hold is dropped.
        let _released = hold.changed().await;
    }
    let failure = sandbox.state().faults.use_up_failure(&request);
    let answer = match failure {
        None => next.run(request).await,
        Some(failure) if failure.cut => cut(next.run(request).await).await,
        Some(failure) => failure.answer(),
    };
    with_headers(answer, &sandbox.state().faults.headers)
}

/// An answer with headers in the place of those of the same names; what is no header is left out.
fn with_headers(mut answer: Response, headers: &Headers) -> Response {
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse::<HeaderValue>()) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// The first half of an answer, then the end of the connection.
async fn cut(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let half = stream::iter([Ok(whole.slice(..whole.len() / 2))]);
    // One turn of waiting, so that the first half is really sent.
    let end = stream::once(async {
        tokio::task::yield_now().await;
        Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from_stream(half.chain(end)))
}
