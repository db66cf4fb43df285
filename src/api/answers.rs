//! The answers that the portal has, by their path: the old one is shown while it is asked for again, components that need the
//! same answer cause one request, and a request that nobody waits for any more is given up.

mod cache;

use std::sync::Arc;
use std::time::Duration;

use gloo_net::http::Method;
use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{AbortController, FormData};

use self::cache::{Asked, Cache, Settle, Wanted, Who, misspelt};
use super::client::{Reply, Request, Transfer, is_offline};
use super::{ApiError, Client, Remote, Resource};
use crate::model::wire::FromData;
use crate::session::Credentials;

/// How long is waited before a question is asked once more whose answer did not come for a reason that may pass by itself. What
/// changes something is never sent again by itself.
const PAUSES: [Duration; 2] = [Duration::from_millis(500), Duration::from_secs(2)];

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
            spawn_local(self.ask(path.to_owned(), asked));
        }
    }

    /// Asks for a watched path once, in case there is something new. A failure is told to the caller and to nobody else. Nothing is
    /// asked while that is being done already, or while the answer is being changed.
    pub(super) async fn poll(self, path: &str) -> Result<(), ApiError> {
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
    async fn reread(self, path: String) {
        let begun = self.cache.try_update_value(|cache| {
            cache.give_up(&path);
            cache.begin(&path, Wanted::ByCustomer)
        });
        if let Some(asked) = begun.flatten() {
            self.ask(path, asked).await;
        }
    }

    /// Asks again for all that is watched and could not be had: the network is back, or the customer has signed in again.
    pub fn recover(self) {
        let failed = self.cache.try_with_value(Cache::failed).unwrap_or_default();
        for path in &failed {
            self.refresh(path);
        }
    }

    async fn ask(self, path: String, Asked { who, abort }: Asked) {
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
            match pauses.next().filter(|_| may_pass && !abort.signal().aborted()) {
                Some(pause) => sleep(pause).await,
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
                method: Method::GET,
                path: &spelled,
                form: None,
                credentials,
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
    ) {
        // The customer has signed in again before the server had refused what they asked before.
        let is_late = outcome.as_ref().err() == Some(&ApiError::SessionEnded)
            && self
                .client
                .session()
                .credentials()
                .is_some_and(|now| Some(now) != credentials);
        self.cache
            .try_update_value(|cache| cache.finish(path, request, outcome).ok());
        if is_late {
            self.refresh(path);
        }
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

    /// Sends what changes an answer, once, and reads that answer again, whatever came of it. Where no answer came it may still
    /// have arrived: it has, if more is like it than before. If that cannot be found out, nobody knows.
    pub(super) async fn change<T: Answered>(
        self,
        change: Change<'_>,
        changed: &str,
        look: impl Fn(&T) -> Seen,
    ) -> Result<(), ApiError> {
        let seen = || {
            let state = self.cache.try_with_value(|cache| cache.state(changed)).flatten()?;
            let state = state.read_untracked();
            state
                .error
                .is_none()
                .then(|| state.get::<T>().map(|value| look(&value)))?
        };
        let before = seen();
        // Nothing arrives from a browser that was offline before.
        let was_offline = is_offline();
        self.cache.try_update_value(|cache| cache.begin_change(changed));
        let outcome = self.send(change).await.and_then(Reply::done);
        self.cache.try_update_value(|cache| cache.end_change(changed));
        if was_offline && outcome == Err(ApiError::Offline) {
            return outcome;
        }
        self.reread(changed.to_owned()).await;
        match outcome {
            Err(error) if error.leaves_open() => match (before, seen()) {
                (Some(before), Some(now)) if now.alike > before.alike => Ok(()),
                (Some(before), Some(now)) if now.possible <= before.possible => Err(error),
                _ => Err(ApiError::MayHaveArrived),
            },
            outcome => outcome,
        }
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
                };
                self.client.send(request, None).await
            }
            Body::Files(form, transfer) => self.client.send_files(path, &form, credentials, transfer).await,
        }
    }
}

/// What can be watched.
pub trait Answered: FromData + PartialEq + Send + Sync + 'static {}

impl<T: FromData + PartialEq + Send + Sync + 'static> Answered for T {}

/// What is sent to change something.
pub(super) struct Change<'a> {
    pub(super) method: Method,
    /// The path below `customers_api/v1/`.
    pub(super) path: &'a str,
    /// What is sent.
    pub(super) body: Body,
}

/// What can be seen in an answer of something that was sent.
pub(super) struct Seen {
    /// How many are like it.
    alike: usize,
    /// How many it could be, if the server has made something else of it. One more of them may be another person's.
    possible: usize,
}

impl Seen {
    /// Looks for it among all that it could be.
    pub(super) fn among<'a, T: 'a>(possible: impl IntoIterator<Item = &'a T>, is_like_it: impl Fn(&T) -> bool) -> Self {
        let mut seen = Self { alike: 0, possible: 0 };
        for one in possible {
            seen.possible += 1;
            seen.alike += usize::from(is_like_it(one));
        }
        seen
    }
}

/// The fields of a form.
pub(super) enum Body {
    /// Urlencoded.
    Form(String),
    /// With files, as `multipart/form-data`: always by POST, since PHP reads that for no other method.
    Files(FormData, Transfer),
}
