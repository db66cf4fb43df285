//! The answers that the portal has, by their path: the old one is shown while it is asked for again, components that need the
//! same answer cause one request, and a request that nobody waits for any more is given up.

mod cache;
mod write;

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Math;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;

use self::cache::{Asked, Cache, Settle, Wanted, Who, misspelt};
pub(super) use self::write::{Body, Change};
use super::client::{Method, Reply, Request};
use super::{ApiError, Client, Remote, Resource};
use crate::model::wire::FromData;
use crate::session::Credentials;

/// How long is waited before a question is asked once more whose answer did not come for a reason that may pass by itself. What
/// changes something is never sent again by itself. In milliseconds.
const PAUSES: [f64; 2] = [500.0, 2_000.0];

/// How long a server may want to be left in peace, and be asked again by itself all the same, in milliseconds.
const LONGEST_REST: f64 = 10_000.0;

/// What the API has answered to one customer. It is gone with its owner, so that nothing of one customer is shown to the next.
#[derive(Clone, Copy)]
pub struct Answers {
    client: Client,
    cache: StoredValue<Cache, LocalStorage>,
}

impl Answers {
    /// None yet. Requests that are under way when the owner is gone are given up.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            cache: StoredValue::new_local(Cache::default()),
        }
    }

    /// The answers of the portal that a component is part of.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// The answer to `GET path`: at once what is known of it, and then what the server says now. Watched until the owner is gone.
    pub(super) fn watch<T: Answered>(self, path: String) -> Resource<T> {
        self.watch_as(path, Who::Customer)
    }

    /// The same for what everybody may read: asked for without the token (T13).
    pub(super) fn watch_public<T: Answered>(self, path: String) -> Resource<T> {
        self.watch_as(path, Who::Everybody)
    }

    /// What has been answered to a path so far: nothing is asked for it. It is tracked where the path is, or was, watched.
    pub(super) fn known<T: Answered>(self, path: &str) -> Option<Arc<T>> {
        let state = self.cache.try_with_value(|cache| cache.state(path)).flatten()?;
        state.read().get()
    }

    fn watch_as<T: Answered>(self, path: String, who: Who) -> Resource<T> {
        let settle: Settle = |state, outcome| state.then(outcome.and_then(Reply::read::<T>));
        let state = self.watch_path(&path, settle, who);
        Resource::new(state, path, self)
    }

    fn watch_path(self, path: &str, settle: Settle, who: Who) -> ArcRwSignal<Remote> {
        let state = self.cache.try_update_value(|cache| cache.watch(path, settle, who));
        let left = path.to_owned();
        on_cleanup(move || {
            self.cache.try_update_value(|cache| cache.leave(&left));
        });
        self.refresh(path);
        state.unwrap_or_else(|| ArcRwSignal::new(Remote::default()))
    }

    /// Asks for a watched path again, unless that is being done already.
    pub(super) fn refresh(self, path: &str) {
        if let Some(asked) = self.begin(path, Wanted::ByCustomer) {
            let ask = self.ask(path.to_owned(), asked);
            // What it comes to is in the state of the path.
            spawn_local(async move { ask.await.unwrap_or_default() });
        }
    }

    /// Asks for a watched path once, in case there is something new. A failure is told to the caller and to nobody else. Nothing is
    /// asked while that is being done already, while the answer is being changed, or while the server wants to be left in peace.
    pub(super) async fn poll(self, path: &str) -> Result<(), ApiError> {
        if self.client.rest() > 0.0 {
            return Ok(());
        }
        let Some(Asked { who, abort }) = self.begin(path, Wanted::ByPolling) else {
            return Ok(());
        };
        let outcome = match self.credentials_for(who) {
            Ok(credentials) => self.ask_once(path, credentials.as_ref(), &abort).await,
            Err(ended) => Err(ended),
        };
        let finished = self.cache.try_update_value(|cache| cache.finish(path, &abort, outcome));
        finished.unwrap_or(Err(ApiError::Cancelled))
    }

    fn begin(self, path: &str, wanted: Wanted) -> Option<Asked> {
        self.cache.try_update_value(|cache| cache.begin(path, wanted)).flatten()
    }

    /// Asks for a path again, whatever is under way: an answer from before a change is not wanted after it.
    async fn reread(self, path: String) -> Result<(), ApiError> {
        let begun = self.cache.try_update_value(|cache| {
            cache.give_up(&path);
            cache.begin(&path, Wanted::ByCustomer)
        });
        match begun.flatten() {
            Some(asked) => self.ask(path, asked).await,
            None => Err(ApiError::Cancelled),
        }
    }

    /// Asks again for all that is watched and could not be had: the network is back, or the customer has signed in again.
    pub fn recover(self) {
        let failed = self.cache.try_with_value(Cache::failed).unwrap_or_default();
        for path in &failed {
            self.refresh(path);
        }
    }

    /// Asks for a path, and tells why there is no new answer.
    async fn ask(self, path: String, Asked { who, abort }: Asked) -> Result<(), ApiError> {
        let mut pauses = PAUSES.into_iter();
        loop {
            let credentials = self.credentials_for(who);
            let outcome = match &credentials {
                Ok(credentials) => self.ask_once(&path, credentials.as_ref(), &abort).await,
                Err(ended) => Err(ended.clone()),
            };
            let may_pass = match &outcome {
                Ok(reply) => reply.may_pass(),
                Err(error) => *error == ApiError::Unreachable,
            };
            let rest = self.client.rest();
            let is_wanted = may_pass && !abort.signal().aborted() && rest <= LONGEST_REST;
            match pauses.next().filter(|_| is_wanted) {
                // Not at the same moment in all tabs.
                Some(pause) => sleep(rest.max(pause * (0.5 + Math::random() / 2.0))).await,
                None => return self.finish(&path, &abort, outcome, credentials.ok().flatten()),
            }
        }
    }

    async fn ask_once(
        self,
        path: &str,
        credentials: Option<&Credentials>,
        abort: &AbortController,
    ) -> Result<Reply, ApiError> {
        let mut outcome = Err(ApiError::NotFound);
        for spelled in self.spellings(path) {
            let request = Request {
                method: Method::Get,
                path: &spelled,
                form: None,
                credentials,
                outlasts_page: false,
            };
            let reply = self.client.send(request, Some(abort.clone())).await;
            if !reply.as_ref().is_ok_and(Reply::is_unknown_path) {
                self.cache.try_update_value(|cache| cache.prefer(path, &spelled));
                return reply;
            }
            // That there are none says more than that another spelling is not known.
            if !outcome.as_ref().is_ok_and(Reply::is_absent) {
                outcome = reply;
            }
        }
        outcome
    }

    fn finish(
        self,
        path: &str,
        request: &AbortController,
        outcome: Result<Reply, ApiError>,
        credentials: Option<Credentials>,
    ) -> Result<(), ApiError> {
        // The customer has signed in again before the server had refused what they asked before.
        let is_late = outcome.as_ref().err() == Some(&ApiError::SessionEnded)
            && self
                .client
                .session()
                .credentials()
                .is_some_and(|now| Some(now) != credentials);
        let finished = self
            .cache
            .try_update_value(|cache| cache.finish(path, request, outcome));
        if is_late {
            self.refresh(path);
        }
        finished.unwrap_or(Err(ApiError::Cancelled))
    }

    fn credentials_for(self, who: Who) -> Result<Option<Credentials>, ApiError> {
        match who {
            Who::Customer => self.credentials().map(Some),
            Who::Everybody => Ok(None),
        }
    }

    /// In whose name the customer's requests are sent. Where the session has lapsed they are asked to sign in again.
    fn credentials(self) -> Result<Credentials, ApiError> {
        let session = self.client.session();
        session.credentials().ok_or_else(|| {
            session.remind();
            ApiError::SessionEnded
        })
    }

    /// The ways to write a path, the one that has worked first.
    fn spellings(self, path: &str) -> Vec<String> {
        let mut spellings = vec![path.to_owned()];
        spellings.extend(misspelt(path));
        if self.cache.try_with_value(|cache| cache.misspells) == Some(true) {
            spellings.reverse();
        }
        spellings
    }
}

/// What can be watched.
pub trait Answered: FromData + PartialEq + Send + Sync + 'static {}

impl<T: FromData + PartialEq + Send + Sync + 'static> Answered for T {}

/// Waits for so many milliseconds.
async fn sleep(milliseconds: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` takes what is below 0 for 0, and what is too much for the most"
    )]
    TimeoutFuture::new(milliseconds as u32).await;
}
