//! The answers that the portal has, by their path: the old one is shown while it is asked for again, components that need the
//! same answer cause one request, and a request that nobody waits for any more is given up.

use std::collections::HashMap;

use leptos::prelude::*;
use web_sys::AbortController;

use super::client::Reply;
use super::{ApiError, Remote};

/// What becomes of a state with the outcome of a request.
pub(super) type Settle = fn(&Remote, Result<Reply, ApiError>) -> Remote;

/// All answers of one portal.
#[derive(Default)]
pub(super) struct Cache(HashMap<String, Entry>);

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
    pub(super) fn watch(&mut self, path: &str, settle: Settle) -> ArcRwSignal<Remote> {
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
    pub(super) fn leave(&mut self, path: &str) {
        let Some(entry) = self.0.get_mut(path) else { return };
        entry.watchers = entry.watchers.saturating_sub(1);
        if entry.watchers == 0
            && let Some(request) = entry.under_way.take()
        {
            request.abort();
        }
    }

    /// Notes that a request begins, and gives what it can be given up with; none where one is under way already.
    pub(super) fn begin(&mut self, path: &str) -> Option<AbortController> {
        let entry = self.0.get_mut(path).filter(|entry| entry.under_way.is_none())?;
        entry.under_way = AbortController::new().ok();
        entry.under_way.clone()
    }

    /// Notes that a request has ended with an outcome; one that was given up, or whose answer was forgotten, changes nothing.
    pub(super) fn finish(&mut self, path: &str, request: &AbortController, outcome: Result<Reply, ApiError>) {
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

    /// Forgets everything: nothing of one customer is shown to the next.
    pub(super) fn clear(&mut self) {
        for (_, entry) in self.0.drain() {
            if let Some(request) = entry.under_way {
                request.abort();
            }
        }
    }
}
