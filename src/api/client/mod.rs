//! Sends requests to the API. Nothing else in the portal does.

mod upload;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Date, Number, Reflect};
use leptos::prelude::*;
use serde_json::value::RawValue;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, FormData, RequestCache, RequestCredentials, RequestInit, RequestMode, RequestRedirect};

use super::ApiError;
use super::judge::{Asked, judge};
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
    heard: StoredValue<Heard>,
}

/// What is known of the server from its answers so far.
#[derive(Default)]
struct Heard {
    /// Whether one could be read to a request without a token, and to one with a token: these may need another permission (K2).
    is_readable: [bool; 2],
    /// Until when it wants to be left in peace, by the reader's clock, in milliseconds.
    rest_until: f64,
}

/// What a request does with its endpoint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
    Post,
    Put,
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
    /// Whether the browser goes on with it when the page is left.
    pub(super) outlasts_page: bool,
}

/// What came back.
pub(super) struct Reply {
    status: u16,
    /// Whether it is a success of no bytes.
    is_empty: bool,
    outcome: Result<Option<Box<RawValue>>, ApiError>,
}

impl Reply {
    /// Whether the server knows no such path, or not by this name (T5, T7).
    pub(super) fn is_unknown_path(&self) -> bool {
        matches!(self.status, 404 | 405) || self.is_absent()
    }

    /// Whether there is nothing (T5).
    pub(super) fn is_absent(&self) -> bool {
        matches!(self.outcome, Err(ApiError::NotFound))
    }

    /// Whether the same may be answered otherwise in a moment: the server is being started (T8). One that has been asked too often
    /// is not asked again by itself.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self.status, 502..=504)
    }

    /// Whether it is a success of no bytes: the server could not write down what it had to say (R9).
    pub(super) fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Makes sure that what was sent has been accepted.
    pub(super) fn done(self) -> Result<(), ApiError> {
        self.outcome.map(|_| ())
    }

    /// Reads the answer into an entity or a list of them.
    pub(super) fn read<T: FromData>(self) -> Result<T, ApiError> {
        match self.outcome {
            Ok(Some(data)) => T::from_data(&data).map_err(|unreadable| match unreadable {
                Unreadable::HIDDEN => ApiError::NotFound,
                Unreadable(what) => ApiError::NotUnderstood(what),
            }),
            Ok(None) => T::absent().ok_or(ApiError::NotUnderstood("data")),
            Err(ApiError::NotFound) => T::absent().ok_or(ApiError::NotFound),
            Err(error) => Err(error),
        }
    }

    /// Whether the API itself has answered, and not to the token alone: then it has accepted the token. A 200 that is no success may
    /// be a 401 whose status was lost (R1).
    fn proves_token(&self) -> bool {
        match &self.outcome {
            Ok(_) => true,
            Err(ApiError::Forbidden | ApiError::NotFound | ApiError::Refused(_)) => self.status != 200,
            Err(_) => false,
        }
    }
}

impl Client {
    /// The API of the CRM that the element names.
    pub fn new(config: StoredValue<Config>, session: Session) -> Self {
        Self {
            config,
            session,
            heard: StoredValue::new(Heard::default()),
        }
    }

    /// Whose requests are authorised.
    pub(super) fn session(self) -> Session {
        self.session
    }

    /// Sends a request and waits for the whole answer, of whatever status, or for the time-out.
    pub(super) async fn send(self, request: Request<'_>, abort: Option<AbortController>) -> Result<Reply, ApiError> {
        self.send_within(TIME_OUT, request, None, abort).await
    }

    /// Sends a request with a time-out of its own, and perhaps with a form with files.
    async fn send_within(
        self,
        patience: Duration,
        request: Request<'_>,
        files: Option<&FormData>,
        abort: Option<AbortController>,
    ) -> Result<Reply, ApiError> {
        // None when the portal has left the page.
        let address = self.config.try_with_value(|config| config.crm.endpoint(request.path));
        let address = address.ok_or(ApiError::Cancelled)?;
        let credentials = request.credentials;
        let asked = Asked {
            is_read: request.method == Method::Get,
            with_token: credentials.is_some(),
        };
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
            patience,
        );
        let answer = exchange(request, files, &address, RequestMode::Cors, abort.as_ref()).await;
        timer.iter().for_each(TimeoutHandle::clear);
        let what = match answer {
            Ok(Answer { is_redirect: true, .. }) => {
                log(&address, "leads to another address, to which nothing is sent");
                return Err(ApiError::Redirected);
            }
            Ok(Answer { status, rest, body, .. }) => {
                self.hear(asked.with_token, rest);
                match body {
                    Some(body) => return self.reply(asked, status, &body, credentials),
                    None => "the answer has broken off".to_owned(),
                }
            }
            Err(error) => error.to_string(),
        };
        if timed_out.get() {
            log(&address, "no answer in time");
            return Err(ApiError::TimedOut);
        }
        // Given up by the portal: the page was left, or the customer does not want it any more. Nothing has failed.
        if abort.is_some_and(|abort| abort.signal().aborted()) {
            return Err(ApiError::Cancelled);
        }
        log(&address, &what);
        Err(self.not_reached(asked.with_token, &address).await)
    }

    /// How long the server wants to be left in peace by what nobody has pressed a button for, in milliseconds.
    pub fn rest(self) -> f64 {
        let rest = self.heard.try_with_value(|heard| heard.rest_until - Date::now());
        rest.map_or(0.0, |rest| rest.max(0.0))
    }

    /// Notes that an answer could be read: so the server allows this site to do that much. It may want some rest.
    fn hear(self, with_token: bool, rest: f64) {
        self.heard.try_update_value(|heard| {
            heard.is_readable[usize::from(with_token)] = true;
            heard.rest_until = heard.rest_until.max(Date::now() + rest);
        });
    }

    /// Judges an answer, and tells the session of a token that was accepted or refused.
    fn reply(
        self,
        asked: Asked,
        status: u16,
        body: &str,
        credentials: Option<&Credentials>,
    ) -> Result<Reply, ApiError> {
        let outcome = judge(asked, status, body).map(|data| data.map(ToOwned::to_owned));
        let is_empty = status < 300 && body.trim().is_empty();
        let reply = Reply {
            status,
            is_empty,
            outcome,
        };
        let Some(credentials) = credentials else {
            return Ok(reply);
        };
        if matches!(reply.outcome, Err(ApiError::SessionEnded)) {
            return Err(if self.session.refused(credentials) {
                ApiError::SessionEnded
            } else {
                ApiError::TokenNeverAccepted
            });
        }
        if reply.proves_token() {
            self.session.accepted(credentials);
        }
        Ok(reply)
    }

    /// Why no answer came. The browser tells no more of a server that does not allow this site than of one that is not there
    /// (K1), so the first is only a suspicion.
    async fn not_reached(self, with_token: bool, address: &str) -> ApiError {
        let origin = window().location().origin().unwrap_or_default();
        let other_origin = !address.starts_with(&format!("{origin}/"));
        let is_readable = self
            .heard
            .try_with_value(|heard| heard.is_readable[usize::from(with_token)]);
        let is_allowed = is_readable == Some(true) || (with_token && self.session.is_proven());
        if is_offline() {
            ApiError::Offline
        } else if other_origin && !is_allowed && is_there(address).await {
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
    /// Whether it names another address, which was not followed.
    is_redirect: bool,
    /// How long it wants to be left in peace, in milliseconds.
    rest: f64,
    body: Option<String>,
}

/// Whether a server answers at all: even one that does not allow this site answers a request whose answer nobody can read.
async fn is_there(address: &str) -> bool {
    let request = Request {
        method: Method::Head,
        path: "",
        form: None,
        credentials: None,
        outlasts_page: false,
    };
    exchange(request, None, address, RequestMode::NoCors, None)
        .await
        .is_ok()
}

/// The exchange itself: no cookies (T10), no headers but the token (K3) and, by the browser, the type of the form. Nothing comes out of
/// the browser's cache or goes into it, where the next customer would find it. Passwords, texts and files follow no redirect: it could
/// lead them to another server.
async fn exchange(
    request: Request<'_>,
    files: Option<&FormData>,
    address: &str,
    mode: RequestMode,
    abort: Option<&AbortController>,
) -> Result<Answer, gloo_net::Error> {
    let headers = web_sys::Headers::new().map_err(unexpected)?;
    if let Some(credentials) = request.credentials {
        credentials.token().authorize(&headers).map_err(unexpected)?;
    }
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Head => "HEAD",
        Method::Post => "POST",
        Method::Put => "PUT",
    });
    init.set_mode(mode);
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    if !matches!(request.method, Method::Get | Method::Head) {
        // Not `Error`, of which nobody could tell that it was a redirect.
        init.set_redirect(RequestRedirect::Manual);
    }
    init.set_signal(abort.map(AbortController::signal).as_ref());
    if let Some(form) = request.form {
        headers
            .set("Content-Type", "application/x-www-form-urlencoded")
            .map_err(unexpected)?;
        init.set_body(&form.into());
    } else if let Some(files) = files {
        init.set_body(files);
    }
    init.set_headers(&headers);
    if request.outlasts_page {
        // A plain object refuses no field.
        let _ = Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE);
    }
    let request = web_sys::Request::new_with_str_and_init(address, &init).map_err(unexpected)?;
    let response = gloo_net::http::Request::from(request).send().await?;
    // Not as a text: a byte-order mark would be gone, which shows that the status is no evidence (R1).
    let bytes = response.binary().await.ok();
    Ok(Answer {
        status: response.status(),
        // That of a redirect that is not followed has none.
        is_redirect: response.status() == 0,
        rest: response
            .headers()
            .get("Retry-After")
            .map_or(0.0, |rest| milliseconds(&rest)),
        body: bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    })
}

/// A `Retry-After`: seconds, or the moment when they are over.
fn milliseconds(rest: &str) -> f64 {
    let seconds = Number::parse_float(rest);
    let rest = if seconds.is_nan() {
        Date::parse(rest) - Date::now()
    } else {
        seconds * 1000.0
    };
    // A moment that cannot be read is no number.
    rest.max(0.0)
}

fn unexpected(error: JsValue) -> gloo_net::Error {
    gloo_net::Error::GlooError(js_sys::Error::from(error).message().into())
}

fn log(address: &str, detail: &str) {
    web_sys::console::warn_1(&format!("{address}: {detail}").into());
}
