//! The way back in when the server has ended the session in the middle of work.

use std::rc::Rc;

use leptos::html::Dialog;
use leptos::prelude::*;

use super::form::sign_in_form;
use crate::api::Answers;
use crate::components::Explanation;
use crate::context::Context;
use crate::host::Host;
use crate::i18n;
use crate::route::Route;
use crate::session::{Credentials, SessionState};

/// How many sessions in a row may end soon before it is said that signing in again does not help.
const MOST_SHORT_SESSIONS: u32 = 3;

/// How long a session has to last to be none of them, in milliseconds.
const SHORT: f64 = 60_000.0;

/// Opens a dialog over the page when the session has lapsed, and each time when something is wanted of it meanwhile. The page
/// stays as it is: the same contact goes on with it, and what could not be had is asked for again; anybody else begins anew.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let Context {
        host,
        session,
        location,
        ..
    } = Context::get();
    let answers = Answers::of_context();
    let dialog = NodeRef::<Dialog>::new();
    let state = session.state();
    let is_lapsed = Memo::new(move |_| state.with(|state| matches!(state, SessionState::Lapsed(_))));
    let show = move || {
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            // Fails only on an element that has left the page.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    Effect::new(move |was_lapsed: Option<bool>| {
        // Not the memo alone: a reminder changes nothing in it.
        state.track();
        let is_lapsed = is_lapsed.get_untracked();
        if is_lapsed {
            show();
        } else if was_lapsed == Some(true) {
            close();
            answers.recover();
        }
        is_lapsed
    });
    let accepted = move |credentials: Credentials| {
        let is_same = |state: &SessionState| state.contact() == Some(credentials.contact());
        // Neither, when the portal has left the page meanwhile.
        if state.try_with_untracked(is_same) == Some(false) {
            location.replace(Route::Dashboard);
        }
        session.open(credentials);
    };
    let in_a_row = short_sessions(is_lapsed);
    // Counted from the first one on, not from when somebody looks.
    Effect::new(move || in_a_row.track());
    let content = move || {
        is_lapsed.get().then(|| {
            view! {
                <h2 id=TITLE>{i18n::sign_in_again::title()}</h2>
                <p>{i18n::sign_in_again::kept()}</p>
                {again_and_again(in_a_row, host)}
                {sign_in_form(None, Rc::new(accepted))}
                <button type="button" class="button" on:click=move |_| close()>
                    {i18n::sign_in_again::not_now()}
                </button>
            }
        })
    };
    let notice = move || {
        is_lapsed.get().then(|| {
            view! {
                <div class="notice" role="status">
                    <p>{i18n::sign_in_again::lapsed()}</p>
                    <button type="button" class="button" on:click=move |_| show()>
                        {i18n::sign_in_again::title()}
                    </button>
                </div>
            }
        })
    };
    view! {
        <dialog node_ref=dialog class="dialog sign-in" aria-labelledby=TITLE>
            {content}
        </dialog>
        {notice}
    }
}

/// Counts the sessions in a row that have lapsed soon after they began.
fn short_sessions(is_lapsed: Memo<bool>) -> Memo<u32> {
    let began = StoredValue::new(0.0);
    Memo::new(move |before: Option<&u32>| {
        let (before, now) = (before.copied().unwrap_or_default(), js_sys::Date::now());
        if !is_lapsed.get() {
            began.set_value(now);
            before
        } else if now - began.get_value() < SHORT {
            before + 1
        } else {
            1
        }
    })
}

/// What is said when one session after the other ends at once: signing in again does not help.
fn again_and_again(in_a_row: Memo<u32>, host: Host) -> Option<AnyView> {
    (in_a_row.get_untracked() >= MOST_SHORT_SESSIONS).then(|| {
        let text = i18n::sign_in_again::again_and_again();
        host.failed("session-too-short", text);
        let explanation = Explanation {
            text: text.to_owned(),
            guide: Some(host.guide("the-crm-ends-sessions-too-soon")),
        };
        view! { <p class="notice failed" role="alert">{explanation.view()}</p> }.into_any()
    })
}

const TITLE: &str = "sign-in-again";
