//! Sends what changes an answer, once, and looks whether it is there.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::FormData;

use super::{Answered, Answers};
use crate::api::ApiError;
use crate::api::client::{Method, Reply, Request, Transfer, is_offline};
use crate::model::Trace;

/// What is sent to change something.
pub(in crate::api) struct Change<'a> {
    pub(in crate::api) method: Method,
    /// The path below `customers_api/v1/`.
    pub(in crate::api) path: &'a str,
    /// What is sent.
    pub(in crate::api) body: Body,
}

/// The fields of a form.
pub(in crate::api) enum Body {
    /// Urlencoded.
    Form(String),
    /// With files, as `multipart/form-data`: always by POST, since PHP reads that for no other method.
    Files(FormData, Transfer),
}

impl Answers {
    /// Sends what changes an answer, once, and reads that answer again, whatever came of it, to look what is there: `look` is given
    /// the answer from before, where there is one, and the new one. A success is believed only where what was sent is there as it was
    /// sent. Without a clear answer it may have arrived all the same; if that cannot be found out, nobody knows.
    pub(in crate::api) async fn change<T: Answered>(
        self,
        change: Change<'_>,
        changed: &str,
        look: impl Fn(Option<&T>, &T) -> Option<Trace>,
    ) -> Result<(), ApiError> {
        let before = self.answer_to::<T>(changed);
        // Nothing arrives from a browser that was offline before.
        let was_offline = is_offline();
        self.cache.try_update_value(|cache| cache.begin_change(changed));
        let reply = self.send(change).await;
        self.cache.try_update_value(|cache| cache.end_change(changed));
        let is_empty = reply.as_ref().is_ok_and(Reply::is_empty);
        let outcome = reply.and_then(Reply::done);
        if was_offline && outcome == Err(ApiError::Offline) {
            return outcome;
        }
        let is_read = self.reread(changed.to_owned()).await.is_ok();
        let now = self.answer_to::<T>(changed).filter(|_| is_read);
        // An old answer from before is enough after a success: what was sent is newer than all that it lacks.
        let before = before.filter(|(_, is_fresh)| outcome.is_ok() || *is_fresh);
        let before = before.as_ref().map(|(before, _)| &**before);
        let found = now.and_then(|(now, _)| look(before, &now));
        match (outcome, found) {
            // A server may do what was sent and then fail at something else, or something in front of it may answer in its place. What
            // is not known to be new may be an older text that says the same: then a refusal is believed.
            (Err(error), Some(Trace::Whole)) if before.is_none() && !error.leaves_open() => Err(error),
            (_, Some(Trace::Whole)) => Ok(()),
            (Err(error), _) if !error.leaves_open() => Err(error),
            (Ok(()), Some(Trace::Changed(difference) | Trace::Unchanged(difference))) => {
                Err(ApiError::StoredDifferently(difference))
            }
            (Ok(()), Some(Trace::Nothing)) => Err(ApiError::NotThere),
            (Ok(()), None) => Err(ApiError::Unconfirmed),
            (Err(_), Some(Trace::Unchanged(_) | Trace::Nothing)) if is_empty => Err(ApiError::NotWritten),
            (Err(error), Some(Trace::Unchanged(_) | Trace::Nothing)) => Err(error),
            (Err(_), Some(Trace::Changed(_)) | None) => Err(ApiError::MayHaveArrived),
        }
    }

    /// An answer that has come, and whether it could be had when it was last asked for.
    fn answer_to<T: Answered>(self, path: &str) -> Option<(Arc<T>, bool)> {
        let state = self.cache.try_with_value(|cache| cache.state(path)).flatten()?;
        let state = state.read_untracked();
        Some((state.get()?, state.error.is_none()))
    }

    async fn send(self, Change { method, path, body }: Change<'_>) -> Result<Reply, ApiError> {
        let credentials = Some(&self.credentials()?);
        match body {
            Body::Form(form) => {
                let request = Request {
                    method,
                    path,
                    form: Some(form),
                    credentials,
                    outlasts_page: false,
                };
                self.client.send(request, None).await
            }
            Body::Files(form, transfer) => self.client.send_files(path, &form, credentials, transfer).await,
        }
    }
}
