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

/// Who wants to know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The customer: a failure is shown.
    ByCustomer,
    /// Nobody in particular: a failure changes nothing that is shown.
    ByPolling,
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
    /// The request that is under way: who wants it, and what gives it up.
    under_way: Option<(Wanted, AbortController)>,
    watchers: usize,
    /// How many changes of it are being sent.
    changes: usize,
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
            changes: 0,
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
        if let Some((_, request)) = self.entries.get_mut(path).and_then(|entry| entry.under_way.take()) {
            request.abort();
        }
    }

    /// Notes that a request begins; none where one is under way already. While the answer is being changed, polling waits: what
    /// is sent would be seen twice, as what is sent and as what has arrived.
    pub(super) fn begin(&mut self, path: &str, wanted: Wanted) -> Option<Asked> {
        let entry = self.entries.get_mut(path).filter(|entry| {
            let may_ask = wanted == Wanted::ByCustomer || entry.changes == 0;
            may_ask && entry.under_way.is_none()
        })?;
        let abort = AbortController::new().ok()?;
        entry.under_way = Some((wanted, abort.clone()));
        Some(Asked { who: entry.who, abort })
    }

    /// Notes that a change of an answer is being sent.
    pub(super) fn begin_change(&mut self, path: &str) {
        let Some(entry) = self.entries.get_mut(path) else {
            return;
        };
        entry.changes += 1;
        if matches!(entry.under_way, Some((Wanted::ByPolling, _))) {
            self.give_up(path);
        }
    }

    /// Notes that a change has been sent, whatever came of it.
    pub(super) fn end_change(&mut self, path: &str) {
        if let Some(entry) = self.entries.get_mut(path) {
            entry.changes = entry.changes.saturating_sub(1);
        }
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

    /// Notes that a request has ended with an outcome; one that was given up, or whose answer was forgotten, changes nothing. Gives
    /// why there is no new answer.
    pub(super) fn finish(
        &mut self,
        path: &str,
        request: &AbortController,
        outcome: Result<Reply, ApiError>,
    ) -> Result<(), ApiError> {
        let Some(entry) = self.entries.get_mut(path) else {
            return Err(ApiError::Cancelled);
        };
        let Some((wanted, _)) = entry.under_way.take_if(|(_, under_way)| under_way == request) else {
            return Err(ApiError::Cancelled);
        };
        let next = (entry.settle)(&entry.state.read_untracked(), outcome);
        let failure = next.error.clone();
        let is_shown = wanted == Wanted::ByCustomer || failure.is_none();
        // What has not changed is not painted again.
        if is_shown && *entry.state.read_untracked() != next {
            entry.state.set(next);
        }
        failure.map_or(Ok(()), Err)
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        for (_, request) in self.entries.values().filter_map(|entry| entry.under_way.as_ref()) {
            request.abort();
        }
    }
}
