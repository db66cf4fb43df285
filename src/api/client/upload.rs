//! Sends files: by `XMLHttpRequest`, since `fetch` tells nothing of how far an upload is. Nothing of this is needed to sign in, so
//! it is not in the WebAssembly that is loaded first.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, FormData, ProgressEvent, XmlHttpRequest};

use super::{Answer, Client, Reply, TIME_OUT};
use crate::api::ApiError;
use crate::session::Credentials;

/// The sending of files from one form: how far it is, and the way to give it up.
#[derive(Clone, Copy)]
pub struct Transfer {
    percent: RwSignal<Option<u8>>,
    request: StoredValue<Option<XmlHttpRequest>, LocalStorage>,
}

impl Default for Transfer {
    fn default() -> Self {
        Self {
            percent: RwSignal::new(None),
            request: StoredValue::new_local(None),
        }
    }
}

impl Transfer {
    /// How much has been sent; none while nothing is under way.
    pub fn percent(self) -> ReadSignal<Option<u8>> {
        self.percent.read_only()
    }

    /// Gives up what is under way.
    pub fn cancel(self) {
        self.request.try_with_value(|request| request.as_ref().map(give_up));
    }
}

fn give_up(request: &XmlHttpRequest) {
    // Fails only on a request that has not begun.
    let _ = request.abort();
}

impl Client {
    /// Posts a form with files and waits for the whole answer, of whatever status. The server may be silent for as long as with
    /// other requests, counted from the last that went on.
    pub(in crate::api) async fn send_files(
        self,
        path: &str,
        form: &FormData,
        credentials: Option<&Credentials>,
        transfer: Transfer,
    ) -> Result<Reply, ApiError> {
        let address = self.address(path)?;
        let silence = Silence::default();
        let ended = self.post(&address, form, credentials, transfer, &silence).await;
        silence.end();
        transfer.percent.try_set(None);
        transfer.request.try_set_value(None);
        let answer = match ended {
            Ok(Ended::Answered(status, body)) => Ok(Answer {
                status,
                body: Some(body),
            }),
            Ok(Ended::GivenUp) if !silence.timed_out.get() => return Err(ApiError::Cancelled),
            Ok(Ended::GivenUp | Ended::Failed) => Err("no answer".to_owned()),
            Err(error) => Err(format!("{error:?}")),
        };
        let interrupted = silence.timed_out.get().then_some(ApiError::TimedOut);
        self.conclude(answer, &address, credentials, interrupted).await
    }

    /// The exchange itself: no cookies (T10), and no headers but the token (K3) and, by the browser, the type of the form.
    async fn post(
        self,
        address: &str,
        form: &FormData,
        credentials: Option<&Credentials>,
        transfer: Transfer,
        silence: &Silence,
    ) -> Result<Ended, JsValue> {
        let request = XmlHttpRequest::new()?;
        request.open("POST", address)?;
        request.set_with_credentials(false);
        if let Some(credentials) = credentials {
            credentials.token().authorize_upload(&request)?;
        }
        transfer.percent.try_set(Some(0));
        transfer.request.try_set_value(Some(request.clone()));
        let went_on = {
            let (silence, request) = (silence.clone(), request.clone());
            Closure::<dyn Fn(ProgressEvent)>::new(move |progress: ProgressEvent| {
                silence.begin(&request);
                if progress.length_computable() {
                    transfer
                        .percent
                        .try_set(Some(percent(progress.loaded(), progress.total())));
                }
            })
        };
        request
            .upload()?
            .set_onprogress(Some(went_on.as_ref().unchecked_ref::<Function>()));
        let end = Promise::new(&mut |resolve, _| {
            request.set_onload(Some(&resolve));
            request.set_onerror(Some(&resolve));
            request.set_onabort(Some(&resolve));
        });
        request.send_with_opt_form_data(Some(form))?;
        silence.begin(&request);
        let event: Event = JsFuture::from(end).await?.unchecked_into();
        Ok(match event.type_().as_str() {
            "load" => Ended::Answered(request.status()?, request.response_text()?.unwrap_or_default()),
            "abort" => Ended::GivenUp,
            _ => Ended::Failed,
        })
    }
}

/// How an exchange has ended.
enum Ended {
    Answered(u16, String),
    GivenUp,
    Failed,
}

/// Gives a request up when nothing has been heard of it for too long.
#[derive(Clone, Default)]
struct Silence {
    timer: Rc<RefCell<Option<TimeoutHandle>>>,
    timed_out: Rc<Cell<bool>>,
}

impl Silence {
    /// From now on it is silent.
    fn begin(&self, request: &XmlHttpRequest) {
        self.end();
        let (request, timed_out) = (request.clone(), Rc::clone(&self.timed_out));
        let timer = set_timeout_with_handle(
            move || {
                timed_out.set(true);
                give_up(&request);
            },
            TIME_OUT,
        );
        self.timer.replace(timer.ok());
    }

    fn end(&self) {
        self.timer.take().iter().for_each(TimeoutHandle::clear);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 100, cut to whole percent"
)]
fn percent(sent: f64, total: f64) -> u8 {
    (100.0 * sent / total) as u8
}
