//! The list of keys.

use leptos::prelude::*;

use super::modal::Modal;
use super::{Finder, Shown, keyboard};
use crate::i18n;

/// What each key does, and a switch for those that are pressed alone: who speaks to a computer, or hits keys by mistake, would
/// press them unawares (WCAG 2.1.4).
#[component]
pub fn KeyList(
    /// What shows it.
    finder: Finder,
) -> impl IntoView {
    view! {
        <Modal finder=finder which=Shown::Keys label=i18n::keys::title() class="dialog keys">
            <dl>
                {key(&[command_key(), "K"], i18n::keys::find())} {key(&["/"], i18n::keys::search())}
                {key(&["?"], i18n::keys::list())} {key(&["↑", "↓"], i18n::keys::choose())}
                {key(&[i18n::keys::enter()], i18n::keys::open())} {key(&[i18n::keys::escape()], i18n::keys::close())}
            </dl>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=finder.single_keys
                    on:change=move |event| finder.allow_single_keys(event_target_checked(&event))
                />
                <span>{i18n::keys::single()}</span>
            </label>
        </Modal>
    }
}

fn command_key() -> &'static str {
    if keyboard::is_apple() {
        "⌘"
    } else {
        i18n::keys::control()
    }
}

fn key(keys: &[&'static str], what: &'static str) -> AnyView {
    let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " });
    view! {
        <div>
            <dt>{keys.collect::<Vec<_>>()}</dt>
            <dd>{what}</dd>
        </div>
    }
    .into_any()
}
