//! The four states of every page: loading, failed, empty and ready. Empty is the page's own affair.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Failure, failure_text};
use crate::api::{ApiError, Remote, Resource};
use crate::i18n;

/// Shows an answer of the API: that it is loading (after 200 ms), that it failed, or the answer itself. An old answer stays when
/// it cannot be had anew, with a word about it.
#[component]
pub fn Loaded<T, V>(
    /// The answer.
    resource: Resource<T>,
    /// What to show of it: made once, and kept while the answer changes.
    children: impl Fn(Signal<Arc<T>>) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let state = resource.state();
    let value = Memo::new(move |_| state.with(|state| state.value().cloned()));
    let error = Memo::new(move |_| state.with(error_of));
    let is_there = Memo::new(move |_| value.with(Option::is_some));
    let retry = Callback::new(move |()| resource.retry());

    view! {
        {move || is_there.get().then(|| error.get()).flatten().map(|error| view! { <Stale error=error retry=retry /> })}
        {move || {
            if is_there.get() {
                let first = value.get_untracked()?;
                let current = Memo::new(move |_| value.get().unwrap_or_else(|| Arc::clone(&first)));
                return Some(children(current.into()).into_any());
            }
            Some(match error.get() {
                Some(error) => view! { <Failure error=error retry=retry /> }.into_any(),
                None => view! { <Loading /> }.into_any(),
            })
        }}
    }
}

fn error_of<T>(state: &Remote<T>) -> Option<ApiError> {
    match state {
        Remote::Failed(error) | Remote::Stale(_, error) => Some(error.clone()),
        Remote::Loading | Remote::Ready(_) => None,
    }
}

/// The style sheet makes it visible, to the eye and to a screen reader, after 200 ms: what comes sooner does not flicker.
#[component]
pub fn Loading() -> impl IntoView {
    view! {
        <p class="loading" role="status">
            {i18n::app::loading()}
        </p>
    }
}

#[component]
fn Stale(error: ApiError, retry: Callback<()>) -> impl IntoView {
    view! {
        <div class="notice" role="status">
            <p>{i18n::failure::stale()} " " {failure_text(&error)}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {i18n::app::try_again()}
            </button>
        </div>
    }
}
