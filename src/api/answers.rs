//! The answers that the portal has, by their path: the old one is shown while it is asked for again, components that need the
//! same answer cause one request, and a request that nobody waits for any more is given up.

use std::collections::HashMap;

use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::AbortController;

use super::client::{Reply, Request};
use super::{ApiError, Client, Remote, Resource};
use crate::model::wire::FromData;

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
    pub(super) fn watch<T: FromData + PartialEq + Send + Sync + 'static>(self, path: String) -> Resource<T> {
        let state = self.watch_path(&path, |state, outcome| {
            state.then(outcome.and_then(|reply| reply.read::<T>()))
        });
        Resource::new(state, path, self)
    }

    fn watch_path(self, path: &str, settle: Settle) -> ArcRwSignal<Remote> {
        let state = self.cache.try_update_value(|cache| cache.watch(path, settle));
        let left = path.to_owned();
        on_cleanup(move || {
            self.cache.try_update_value(|cache| cache.leave(&left));
        });
        self.refresh(path);
        state.unwrap_or_else(|| ArcRwSignal::new(Remote::default()))
    }

    /// Asks for a watched path again, unless that is being done already.
    pub(super) fn refresh(self, path: &str) {
        let Some(abort) = self.cache.try_update_value(|cache| cache.begin(path)).flatten() else {
            return;
        };
        let path = path.to_owned();
        spawn_local(async move {
            let credentials = self.client.session().credentials();
            let request = Request {
                method: Method::GET,
                path: &path,
                form: None,
                credentials: credentials.as_ref(),
            };
            let outcome = self.client.send(request, Some(abort.clone())).await;
            self.cache
                .try_update_value(|cache| cache.finish(&path, &abort, outcome));
        });
    }
}

/// What becomes of a state with the outcome of a request.
type Settle = fn(&Remote, Result<Reply, ApiError>) -> Remote;

#[derive(Default)]
struct Cache(HashMap<String, Entry>);

/// The answer to one path.
struct Entry {
    state: ArcRwSignal<Remote>,
    /// Decodes an answer into the type that belongs to the path.
    settle: Settle,
    /// Gives up the request that is under way.
    under_way: Option<AbortController>,
    watchers: usize,
}

impl Cache {
    /// The state of a path, for one more watcher; it begins as loading.
    fn watch(&mut self, path: &str, settle: Settle) -> ArcRwSignal<Remote> {
        let entry = self.0.entry(path.to_owned()).or_insert_with(|| Entry {
            state: ArcRwSignal::new(Remote::default()),
            settle,
            under_way: None,
            watchers: 0,
        });
        entry.watchers += 1;
        entry.state.clone()
    }

    /// One watcher less: the last one gives up what is under way.
    fn leave(&mut self, path: &str) {
        let Some(entry) = self.0.get_mut(path) else { return };
        entry.watchers = entry.watchers.saturating_sub(1);
        if entry.watchers == 0
            && let Some(request) = entry.under_way.take()
        {
            request.abort();
        }
    }

    /// Notes that a request begins, and gives what it can be given up with; none where one is under way already.
    fn begin(&mut self, path: &str) -> Option<AbortController> {
        let entry = self.0.get_mut(path).filter(|entry| entry.under_way.is_none())?;
        entry.under_way = AbortController::new().ok();
        entry.under_way.clone()
    }

    /// Notes that a request has ended with an outcome; one that was given up, or whose answer was forgotten, changes nothing.
    fn finish(&mut self, path: &str, request: &AbortController, outcome: Result<Reply, ApiError>) {
        let Some(entry) = self
            .0
            .get_mut(path)
            .filter(|entry| entry.under_way.as_ref() == Some(request))
        else {
            return;
        };
        entry.under_way = None;
        let next = (entry.settle)(&entry.state.read_untracked(), outcome);
        // What has not changed is not painted again.
        if *entry.state.read_untracked() != next {
            entry.state.set(next);
        }
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        for request in self.0.values().filter_map(|entry| entry.under_way.as_ref()) {
            request.abort();
        }
    }
}
