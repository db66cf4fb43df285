//! The answers that are there, and the requests for them that are under way.

use std::collections::HashMap;

use leptos::prelude::*;
use web_sys::AbortController;

use crate::api::client::Reply;
use crate::api::{ApiError, Remote};

/// In whose name a path is asked for.
#[derive(Clone, Copy)]
pub(super) enum Who {
    Customer,
    Everybody,
}

/// A request that has begun.
pub(super) struct Asked {
    pub(super) who: Who,
    /// Gives it up.
    pub(super) abort: AbortController,
}

/// The group of discussions as the documentation spells it; servers are known to have the right spelling.
pub(super) fn misspelt(path: &str) -> Option<String> {
    path.strip_suffix("/discussions")
        .map(|path| format!("{path}/discusssions"))
}

/// What becomes of a state with the outcome of a request.
pub(super) type Settle = fn(&Remote, Result<Reply, ApiError>) -> Remote;

/// All answers of one customer.
#[derive(Default)]
pub(super) struct Cache {
    entries: HashMap<String, Entry>,
    /// Whether the server has been found to misspell discussions.
    pub(super) misspells: bool,
}

/// The answer to one path.
struct Entry {
    state: ArcRwSignal<Remote>,
    /// Decodes an answer into the type that belongs to the path.
    settle: Settle,
    who: Who,
    /// Gives up the request that is under way.
    under_way: Option<AbortController>,
    watchers: usize,
}

impl Cache {
    /// The state of a path, for one more watcher; it begins as loading.
    pub(super) fn watch(&mut self, path: &str, settle: Settle, who: Who) -> ArcRwSignal<Remote> {
        let entry = self.entries.entry(path.to_owned()).or_insert_with(|| Entry {
            state: ArcRwSignal::new(Remote::default()),
            settle,
            who,
            under_way: None,
            watchers: 0,
        });
        entry.watchers += 1;
        entry.state.clone()
    }

    /// One watcher less: the last one gives up what is under way.
    pub(super) fn leave(&mut self, path: &str) {
        let Some(entry) = self.entries.get_mut(path) else {
            return;
        };
        entry.watchers = entry.watchers.saturating_sub(1);
        if entry.watchers == 0 {
            self.give_up(path);
        }
    }

    /// Gives up the request that is under way.
    pub(super) fn give_up(&mut self, path: &str) {
        if let Some(request) = self.entries.get_mut(path).and_then(|entry| entry.under_way.take()) {
            request.abort();
        }
    }

    /// Notes that a request begins; none where one is under way already.
    pub(super) fn begin(&mut self, path: &str) -> Option<Asked> {
        let entry = self.entries.get_mut(path).filter(|entry| entry.under_way.is_none())?;
        let abort = AbortController::new().ok()?;
        entry.under_way = Some(abort.clone());
        Some(Asked { who: entry.who, abort })
    }

    /// What is watched and could not be had.
    pub(super) fn failed(&self) -> Vec<String> {
        let failed = self.entries.iter().filter(|(_, entry)| {
            let state = entry.state.read_untracked();
            entry.watchers > 0 && state.error.is_some()
        });
        failed.map(|(path, _)| path.clone()).collect()
    }

    /// Notes which way to write a path has worked.
    pub(super) fn prefer(&mut self, path: &str, spelled: &str) {
        if misspelt(path).is_some() {
            self.misspells = path != spelled;
        }
    }

    /// The state of a path that is, or was, watched.
    pub(super) fn state(&self, path: &str) -> Option<ArcRwSignal<Remote>> {
        self.entries.get(path).map(|entry| entry.state.clone())
    }

    /// Notes that a request has ended with an outcome; one that was given up, or whose answer was forgotten, changes nothing.
    pub(super) fn finish(&mut self, path: &str, request: &AbortController, outcome: Result<Reply, ApiError>) {
        let Some(entry) = self
            .entries
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
        for request in self.entries.values().filter_map(|entry| entry.under_way.as_ref()) {
            request.abort();
        }
    }
}
