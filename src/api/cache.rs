//! The answers that the portal has, by their path: the old one is shown while it is asked for again, components that need the
//! same answer cause one request, and a request that nobody waits for any more is given up.

use std::any::Any;
use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::AbortController;

use super::client::Reply;
use super::{ApiError, Remote};
use crate::model::wire::FromData;

/// Takes the outcome of a request for a path.
type Settle = Rc<dyn Fn(Result<Reply, ApiError>)>;

/// All answers of one portal.
#[derive(Default)]
pub(super) struct Cache(HashMap<String, Entry>);

/// The answer to one path.
pub(super) struct Entry {
    /// The `ArcRwSignal<Remote<T>>` of the path's own `T`.
    state: Box<dyn Any>,
    settle: Settle,
    /// Gives up the request that is under way.
    under_way: Option<AbortController>,
    watchers: usize,
}

impl Cache {
    /// The state of a path, for one more watcher; it begins as loading.
    pub(super) fn watch<T: FromData + PartialEq + Send + Sync + 'static>(
        &mut self,
        path: &str,
    ) -> ArcRwSignal<Remote<T>> {
        let entry = self.0.entry(path.to_owned()).or_insert_with(Entry::new::<T>);
        if !entry.state.is::<ArcRwSignal<Remote<T>>>() {
            *entry = Entry::new::<T>();
        }
        entry.watchers += 1;
        entry
            .state
            .downcast_ref()
            .cloned()
            .unwrap_or_else(|| ArcRwSignal::new(Remote::Loading))
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

    /// Notes that a request has ended, and gives what takes its outcome; none where it was given up.
    pub(super) fn finish(&mut self, path: &str, request: &AbortController) -> Option<Settle> {
        let entry = self
            .0
            .get_mut(path)
            .filter(|entry| entry.under_way.as_ref() == Some(request))?;
        entry.under_way = None;
        Some(Rc::clone(&entry.settle))
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

impl Entry {
    fn new<T: FromData + PartialEq + Send + Sync + 'static>() -> Self {
        let state = ArcRwSignal::new(Remote::<T>::Loading);
        let settled = state.clone();
        let settle = move |outcome: Result<Reply, ApiError>| {
            let next = settled.read_untracked().then(outcome.and_then(|reply| reply.read()));
            // What has not changed is not painted again.
            if *settled.read_untracked() != next {
                settled.set(next);
            }
        };
        Self {
            state: Box::new(state),
            settle: Rc::new(settle),
            under_way: None,
            watchers: 0,
        }
    }
}
