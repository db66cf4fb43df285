//! What a page holds of an answer.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

use super::answers::{Answered, Change};
use super::{Answers, ApiError};
use crate::model::Trace;

/// How far an answer has come. It does not know the answer's type, so that everything that handles it is compiled once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remote {
    /// The answer, be it new or old; none while it is loading for the first time, and where it could not be had.
    pub value: Option<Value>,
    /// Why it could not be had, or not be had anew.
    pub error: Option<ApiError>,
}

/// A decoded answer. Two are equal if they are one and the same.
#[derive(Clone, Debug)]
pub struct Value(Arc<dyn Any + Send + Sync>);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Remote {
    /// Whether it is known what there is: an answer has come, or it has turned out that none can be had.
    pub fn is_settled(&self) -> bool {
        self.value.is_some() || self.error.is_some()
    }

    /// What becomes of this with the outcome of another request: an old answer outlasts a failure, and an equal one.
    pub(super) fn then<T: PartialEq + Send + Sync + 'static>(&self, outcome: Result<T, ApiError>) -> Self {
        match outcome {
            Ok(new) if self.get::<T>().is_some_and(|old| *old == new) => Self {
                value: self.value.clone(),
                error: None,
            },
            Ok(new) => Self {
                value: Some(Value(Arc::new(new))),
                error: None,
            },
            Err(error) => Self {
                value: self.value.clone(),
                error: Some(error),
            },
        }
    }

    pub(super) fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        Arc::downcast(Arc::clone(&self.value.as_ref()?.0)).ok()
    }
}

/// The answer to a path, shared by all components that show it.
pub struct Resource<T> {
    state: RwSignal<Remote>,
    value: Memo<Option<Value>>,
    path: StoredValue<String>,
    answers: Answers,
    decoded: PhantomData<fn() -> T>,
}

impl<T> Clone for Resource<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Resource<T> {}

impl<T: Send + Sync + 'static> Resource<T> {
    pub(super) fn new(state: ArcRwSignal<Remote>, path: String, answers: Answers) -> Self {
        let state = RwSignal::from(state);
        Self {
            state,
            value: Memo::new(move |_| state.with(|state| state.value.clone())),
            path: StoredValue::new(path),
            answers,
            decoded: PhantomData,
        }
    }

    /// How far the answer has come.
    pub fn state(self) -> ReadSignal<Remote> {
        self.state.read_only()
    }

    /// The answer, as long as there is one; it changes only when the answer does.
    pub fn get(self) -> Option<Arc<T>> {
        Arc::downcast(self.value.get()?.0).ok()
    }

    /// The answer as it is now, for what is done only once; none when the page has been left.
    pub fn get_untracked(self) -> Option<Arc<T>> {
        Arc::downcast(self.value.try_get_untracked()??.0).ok()
    }

    /// What asks for the answer again.
    pub fn retry(self) -> Callback<()> {
        Callback::new(move |()| self.path.with_value(|path| self.answers.refresh(path)))
    }
}

impl<T: Answered> Resource<T> {
    /// Asks for the answer once more without anybody having wanted it ([`Answers::poll`]).
    ///
    /// # Errors
    /// Where there is no new answer, which nobody else is told of.
    pub async fn poll(self) -> Result<(), ApiError> {
        let path = self.path.try_get_value().ok_or(ApiError::Cancelled)?;
        self.answers.poll(&path).await
    }

    /// Sends what changes the answer, and reads the answer again ([`Answers::change`]).
    pub(super) async fn change(
        self,
        change: Change<'_>,
        look: impl Fn(Option<&T>, &T) -> Option<Trace>,
    ) -> Result<(), ApiError> {
        // The page can be left before anything is sent; then there is nobody to be told either.
        let path = self.path.try_get_value().ok_or(ApiError::Unreachable)?;
        self.answers.change(change, &path, look).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_outlasts_a_failure_and_an_equal_answer() {
        let shown = |remote: &Remote| (remote.get::<u8>().map(|value| *value), remote.error.clone());
        let failed = Remote::default().then::<u8>(Err(ApiError::TimedOut));
        assert_eq!(shown(&failed), (None, Some(ApiError::TimedOut)));
        let ready = failed.then(Ok(1_u8));
        assert_eq!(shown(&ready), (Some(1), None));
        let stale = ready.then::<u8>(Err(ApiError::Offline));
        assert_eq!(shown(&stale), (Some(1), Some(ApiError::Offline)));
        let same = stale.then(Ok(1_u8));
        assert_eq!((same.value == ready.value, same.error.clone()), (true, None));
        assert_eq!(shown(&same.then(Ok(2_u8))), (Some(2), None));
    }
}
