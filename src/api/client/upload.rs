//! Sends forms with files. Nothing of this is needed to sign in, so it is not in the WebAssembly that is loaded first.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{AbortController, Blob, FormData};

use super::{Client, Method, Reply, Request, TIME_OUT};
use crate::api::ApiError;
use crate::session::Credentials;

/// The slowest connection that a file is waited for, in bytes a second: 256 kbit/s.
const SLOWEST: f64 = 32_000.0;

/// The sending of files from one form, and the way to give it up.
#[derive(Clone, Copy)]
pub struct Transfer {
    has_file: RwSignal<bool>,
    request: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Default for Transfer {
    fn default() -> Self {
        Self {
            has_file: RwSignal::new(false),
            request: StoredValue::new_local(None),
        }
    }
}

impl Transfer {
    /// Whether a file is on its way.
    pub fn is_under_way(self) -> bool {
        self.has_file.get()
    }

    /// Gives up what is under way.
    pub fn cancel(self) {
        let abort = |request: &Option<AbortController>| request.iter().for_each(AbortController::abort);
        self.request.try_with_value(abort);
    }
}

impl Client {
    /// Posts a form, perhaps with files, and waits for the whole answer, of whatever status. By `fetch`, which leaves the CRM's
    /// cookies alone (R5), but tells nothing of how far it is: so the time-out is counted from the size of the files.
    pub(in crate::api) async fn send_files(
        self,
        path: &str,
        form: &FormData,
        credentials: Option<&Credentials>,
        transfer: Transfer,
    ) -> Result<Reply, ApiError> {
        let bytes = size_of_files(form);
        let abort = AbortController::new().ok();
        transfer.has_file.try_set(bytes > 0.0);
        transfer.request.try_set_value(abort.clone());
        let request = Request {
            method: Method::Post,
            path,
            form: None,
            credentials,
            outlasts_page: false,
        };
        let patience = TIME_OUT + Duration::from_secs_f64(bytes / SLOWEST);
        let reply = self.send_within(patience, request, Some(form), abort).await;
        transfer.has_file.try_set(false);
        transfer.request.try_set_value(None);
        let mut reply = reply?;
        if bytes > 0.0 {
            let is_filled_in = |name: &str| form.get(name).as_string().is_some_and(|text| !text.is_empty());
            reply.outcome = reply.outcome.map_err(|error| error.for_file(is_filled_in));
        }
        Ok(reply)
    }
}

fn size_of_files(form: &FormData) -> f64 {
    let values = form.values().into_iter().flatten();
    values.filter_map(|value| value.dyn_ref::<Blob>().map(Blob::size)).sum()
}
