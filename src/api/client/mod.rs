//! Sends requests to the API. Nothing else in the portal does.

mod upload;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::{Headers, Method, RequestBuilder};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestCredentials, RequestMode};

use super::ApiError;
use super::error::judge;
use crate::config::Config;
use crate::model::wire::{FromData, Unreadable};
use crate::session::{Credentials, Session};
pub use upload::Transfer;

/// How long the server may stay silent.
const TIME_OUT: Duration = Duration::from_secs(30);

/// The API of one CRM, as one portal uses it.
#[derive(Clone, Copy)]
pub struct Client {
    config: StoredValue<Config>,
    session: Session,
    /// Whether an answer to a request without a token could be read: then this site is allowed to do that much.
    is_heard: StoredValue<bool>,
}

/// What is sent.
pub(super) struct Request<'a> {
    pub(super) method: Method,
    /// The path below `customers_api/v1/`.
    pub(super) path: &'a str,
    /// What is sent along, as `application/x-www-form-urlencoded`: it needs no preflight (K2).
    pub(super) form: Option<String>,
    /// Who asks; none for what everybody may ask (T13).
    pub(super) credentials: Option<&'a Credentials>,
}

/// What came back.
pub(super) struct Reply {
    status: u16,
    body: String,
    with_token: bool,
}

impl Reply {
    /// Whether the server knows no such path, or not by this name (T5, T7).
    pub(super) fn is_unknown_path(&self) -> bool {
        matches!(self.status, 404 | 405)
    }

    /// Whether there is nothing (T5).
    pub(super) fn is_absent(&self) -> bool {
        self.status == 404
    }

    /// Whether the same may be answered otherwise in a moment: the server has too much to do, or is being started (T8).
    pub(super) fn may_pass(&self) -> bool {
        matches!(self.status, 429 | 502..=504)
    }

    /// Makes sure that what was sent has been accepted.
    pub(super) fn done(&self) -> Result<(), ApiError> {
        judge(self.status, &self.body, self.with_token).map(|_| ())
    }

    /// Reads the answer into an entity or a list of them.
    pub(super) fn read<T: FromData>(&self) -> Result<T, ApiError> {
        match judge(self.status, &self.body, self.with_token) {
            Ok(Some(data)) => T::from_data(data).map_err(|unreadable| match unreadable {
                Unreadable::HIDDEN => ApiError::NotFound,
                Unreadable(what) => ApiError::NotUnderstood(what),
            }),
            Ok(None) => T::absent().ok_or(ApiError::NotUnderstood("data")),
            Err(ApiError::NotFound) => T::absent().ok_or(ApiError::NotFound),
            Err(error) => Err(error),
        }
    }
}

impl Client {
    /// The API of the CRM that the element names.
    pub fn new(config: StoredValue<Config>, session: Session) -> Self {
        Self {
            config,
            session,
            is_heard: StoredValue::new(false),
        }
    }

    /// Whose requests are authorised.
    pub(super) fn session(self) -> Session {
        self.session
    }

    /// Sends a request and waits for the whole answer, of whatever status, or for the time-out.
    pub(super) async fn send(self, request: Request<'_>, abort: Option<AbortController>) -> Result<Reply, ApiError> {
        let credentials = request.credentials;
        let address = self.address(request.path)?;
        let abort = abort.or_else(|| AbortController::new().ok());
        let timed_out = Rc::new(Cell::new(false));
        let timer = set_timeout_with_handle(
            {
                let (abort, timed_out) = (abort.clone(), Rc::clone(&timed_out));
                move || {
                    timed_out.set(true);
                    // Without a reason: gloo-net takes nothing but an `Error` for a rejection.
                    abort.iter().for_each(AbortController::abort);
                }
            },
            TIME_OUT,
        );
        let answer = exchange(request, &address, RequestMode::Cors, abort.as_ref()).await;
        timer.iter().for_each(TimeoutHandle::clear);
        let answer = answer.map_err(|error| error.to_string());
        let is_given_up = abort.is_some_and(|abort| abort.signal().aborted());
        let interrupted = match (timed_out.get(), is_given_up) {
            (true, _) => Some(ApiError::TimedOut),
            (false, true) => Some(ApiError::Cancelled),
            (false, false) => None,
        };
        self.conclude(answer, &address, credentials, interrupted).await
    }

    /// The address of an endpoint; none when the portal has left the page.
    fn address(self, path: &str) -> Result<String, ApiError> {
        self.config
            .try_with_value(|config| config.crm.endpoint(path))
            .ok_or(ApiError::TimedOut)
    }

    /// What has come of a request: the answer, or why there is none. `interrupted` is what this side has to do with that.
    async fn conclude(
        self,
        answer: Result<Answer, String>,
        address: &str,
        credentials: Option<&Credentials>,
        interrupted: Option<ApiError>,
    ) -> Result<Reply, ApiError> {
        match self.judge_answer(answer, address, credentials, interrupted) {
            Err(ApiError::SiteNotAllowed) if !is_there(address).await => Err(ApiError::Unreachable),
            outcome => outcome,
        }
    }

    fn judge_answer(
        self,
        answer: Result<Answer, String>,
        address: &str,
        credentials: Option<&Credentials>,
        interrupted: Option<ApiError>,
    ) -> Result<Reply, ApiError> {
        let with_token = credentials.is_some();
        let Answer { status, body } = answer.map_err(|detail| {
            log(address, &detail);
            let known = interrupted.clone();
            known.unwrap_or_else(|| self.not_reached(with_token, address))
        })?;
        if let Some(credentials) = credentials {
            self.judge_token(status, credentials)?;
        } else {
            self.is_heard.try_set_value(true);
        }
        let body = body.ok_or_else(|| {
            log(address, "the answer has broken off");
            interrupted.unwrap_or(ApiError::Unreachable)
        })?;
        Ok(Reply {
            status,
            body,
            with_token,
        })
    }

    fn judge_token(self, status: u16, credentials: &Credentials) -> Result<(), ApiError> {
        if status != 401 {
            self.session.accepted(credentials);
            return Ok(());
        }
        Err(if self.session.refused(credentials) {
            ApiError::SessionEnded
        } else {
            ApiError::TokenNeverAccepted
        })
    }

    /// Why no answer came. The browser tells no more of a server that does not allow this site than of one that is not there
    /// (K1), so the first is only a suspicion.
    fn not_reached(self, with_token: bool, address: &str) -> ApiError {
        let origin = window().location().origin().unwrap_or_default();
        let other_origin = !address.starts_with(&format!("{origin}/"));
        let is_allowed = if with_token {
            self.session.is_proven()
        } else {
            self.is_heard.try_get_value() == Some(true)
        };
        if is_offline() {
            ApiError::Offline
        } else if other_origin && !is_allowed {
            ApiError::SiteNotAllowed
        } else {
            ApiError::Unreachable
        }
    }
}

/// Whether the browser knows of no network: then nothing that is sent can arrive.
pub(super) fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// What a server has said. Without a body, the answer has broken off.
struct Answer {
    status: u16,
    body: Option<String>,
}

/// Whether a server answers at all: even one that does not allow this site answers a request whose answer nobody can read.
async fn is_there(address: &str) -> bool {
    let request = Request {
        method: Method::HEAD,
        path: "",
        form: None,
        credentials: None,
    };
    exchange(request, address, RequestMode::NoCors, None).await.is_ok()
}

/// The exchange itself: no cookies (T10), no headers but the token (K3) and, by the browser, the type of the form.
async fn exchange(
    request: Request<'_>,
    address: &str,
    mode: RequestMode,
    abort: Option<&AbortController>,
) -> Result<Answer, gloo_net::Error> {
    let headers = web_sys::Headers::new().map_err(unexpected)?;
    if let Some(credentials) = request.credentials {
        credentials.token().authorize(&headers).map_err(unexpected)?;
    }
    if request.form.is_some() {
        headers
            .set("Content-Type", "application/x-www-form-urlencoded")
            .map_err(unexpected)?;
    }
    let signal = abort.map(AbortController::signal);
    let builder = RequestBuilder::new(address)
        .method(request.method)
        .mode(mode)
        .credentials(RequestCredentials::Omit)
        .headers(Headers::from_raw(headers))
        .abort_signal(signal.as_ref());
    let request = match request.form {
        Some(form) => builder.body(form)?,
        None => builder.build()?,
    };
    let response = request.send().await?;
    Ok(Answer {
        status: response.status(),
        body: response.text().await.ok(),
    })
}

fn unexpected(error: JsValue) -> gloo_net::Error {
    gloo_net::Error::GlooError(js_sys::Error::from(error).message().into())
}

fn log(address: &str, detail: &str) {
    web_sys::console::warn_1(&format!("{address}: {detail}").into());
}
