//! What a page holds of an answer.

use std::sync::Arc;

use leptos::prelude::*;

use super::{ApiError, Client};

/// How far an answer has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// It was asked for, and nothing is known of it yet.
    Loading,
    /// It could not be had.
    Failed(ApiError),
    /// It is there.
    Ready(Arc<T>),
    /// It is there from before, and could not be had anew.
    Stale(Arc<T>, ApiError),
}

impl<T> Remote<T> {
    /// The answer, be it new or old.
    pub fn value(&self) -> Option<&Arc<T>> {
        match self {
            Self::Ready(value) | Self::Stale(value, _) => Some(value),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    /// What becomes of this with the outcome of another request: an old answer outlasts a failure.
    pub fn then(&self, outcome: Result<T, ApiError>) -> Self {
        match (outcome, self.value()) {
            (Ok(value), _) => Self::Ready(Arc::new(value)),
            (Err(error), Some(value)) => Self::Stale(Arc::clone(value), error),
            (Err(error), None) => Self::Failed(error),
        }
    }
}

/// The answer to a path, shared by all components that show it.
pub struct Resource<T: Send + Sync + 'static> {
    state: Signal<Remote<T>>,
    path: StoredValue<String>,
    client: Client,
}

impl<T: Send + Sync + 'static> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Resource<T> {}

impl<T: Send + Sync + 'static> Resource<T> {
    pub(super) fn new(state: ArcRwSignal<Remote<T>>, path: String, client: Client) -> Self {
        Self {
            state: state.into(),
            path: StoredValue::new(path),
            client,
        }
    }

    /// How far the answer has come.
    pub fn state(self) -> Signal<Remote<T>> {
        self.state
    }

    /// Asks again.
    pub fn retry(self) {
        self.path.with_value(|path| self.client.refresh(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_outlasts_a_failure() {
        let loading: Remote<u8> = Remote::Loading;
        let failed = loading.then(Err(ApiError::TimedOut));
        assert_eq!(failed, Remote::Failed(ApiError::TimedOut));
        let ready = failed.then(Ok(1));
        assert_eq!(ready, Remote::Ready(Arc::new(1)));
        let stale = ready.then(Err(ApiError::Offline));
        assert_eq!(stale, Remote::Stale(Arc::new(1), ApiError::Offline));
        assert_eq!(stale.then(Ok(2)), Remote::Ready(Arc::new(2)));
    }
}
