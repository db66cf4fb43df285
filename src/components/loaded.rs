//! The four states of every page: loading, failed, empty and ready. Empty is the page's own affair.

use leptos::prelude::*;

use super::{Explanation, Failure};
use crate::api::{ApiError, Remote};
use crate::context::Context;
use crate::i18n;

/// Shows an answer of the API: that it is loading (after 200 ms), that it failed, or what is made of it. An old answer stays
/// when it cannot be had anew, with a word about it.
#[component]
pub fn Loaded(
    /// How far the answer has come.
    state: ReadSignal<Remote>,
    /// What asks for it again.
    retry: Callback<()>,
    /// What is shown of the answer: made once, and kept while the answer changes.
    children: ChildrenFn,
) -> impl IntoView {
    let is_there = Memo::new(move |_| state.with(|state| state.value.is_some()));
    let error = move || state.with(|state| state.error.clone());
    let notice = move || {
        is_there
            .get()
            .then(error)
            .flatten()
            .map(|error| view! { <Stale error=error retry=retry /> })
    };
    let content = move || {
        if is_there.get() {
            return children();
        }
        let state = move || match error() {
            Some(error) => view! { <Failure error=error retry=retry /> }.into_any(),
            None => view! { <Loading /> }.into_any(),
        };
        state.into_any()
    };
    view! { {notice} {content} }
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

/// A word about an old answer that is shown since it cannot be had anew.
#[component]
pub fn Stale(
    /// Why it cannot.
    error: ApiError,
    /// What asks for it again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice" role="status">
            <p>{i18n::failure::stale()} " " {Explanation::of(&error, Context::get().host).view()}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {i18n::app::try_again()}
            </button>
        </div>
    }
}
