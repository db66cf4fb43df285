//! The keys that work wherever the customer is in the portal.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{Finder, Shown};
use crate::context::Context;

/// What a key is pressed for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Ctrl K, ⌘ K: the palette.
    Find,
    /// `/`: the search of the page.
    Search,
    /// `?`: the list of keys.
    Keys,
}

/// Hears the keys that are pressed in the portal, and, where the page is the portal's own, those that are pressed nowhere. The keys
/// of a page around are its own.
#[component]
pub fn Keyboard(
    /// What they show.
    finder: Finder,
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let press = move |event: KeyboardEvent| {
        let root = root.get_untracked();
        let wish = wish(&event).zip(root);
        if wish.is_some_and(|(wish, root)| finder.grants(wish, &event, &root)) {
            event.prevent_default();
        }
    };
    if Context::get().host.owns_page() {
        let nowhere = window_event_listener(keydown, move |event| {
            let body = document().body();
            if event
                .target()
                .is_some_and(|target| body.is_some_and(|body| target == body.into()))
            {
                press(event);
            }
        });
        on_cleanup(move || nowhere.remove());
    }
    view! {
        <div node_ref=root on:keydown=press>
            {children()}
        </div>
    }
}

impl Finder {
    /// Does what is wished, and tells whether it has. Keys that are pressed alone are for typing where that can be done; in a
    /// dialog nothing but its own is reached.
    fn grants(self, wish: Wish, event: &KeyboardEvent, root: &Element) -> bool {
        let is_at = |selector: &str| root.query_selector(selector).is_ok_and(|found| found.is_some());
        if wish == Wish::Find && untrack(|| self.is_shown(Shown::Palette)) {
            self.close();
            return true;
        }
        let is_off = wish != Wish::Find && (is_typing(event) || !self.single_keys.get_untracked());
        if is_off || is_at("dialog[open]") {
            return false;
        }
        match wish {
            Wish::Find => self.show(Shown::Palette),
            Wish::Keys => self.show(Shown::Keys),
            Wish::Search => match search_field(root) {
                // Fails only on an element that has left the page.
                Some(field) => drop(field.focus().map(|()| field.select())),
                None => self.show(Shown::Palette),
            },
        }
        true
    }
}

fn wish(event: &KeyboardEvent) -> Option<Wish> {
    // Browsers that fill in a form dispatch what only has the name of a key event.
    let is_key = event.is_instance_of::<KeyboardEvent>();
    if !is_key || event.default_prevented() || event.is_composing() || event.repeat() || event.alt_key() {
        return None;
    }
    let (command, other) = if is_apple() {
        (event.meta_key(), event.ctrl_key())
    } else {
        (event.ctrl_key(), event.meta_key())
    };
    let key = event.key();
    // Where another alphabet is written, the key has another letter.
    let is_k = key.eq_ignore_ascii_case("k") || (!key.is_ascii() && event.code() == "KeyK");
    match (key.as_str(), command, other) {
        (_, true, false) if is_k && !event.shift_key() => Some(Wish::Find),
        ("/", false, false) => Some(Wish::Search),
        ("?", false, false) => Some(Wish::Keys),
        _ => None,
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field = target.map(|target| target.closest("input, select, textarea, [contenteditable]"));
    !matches!(field, None | Some(Ok(None)))
}

/// That of the page that is shown.
fn search_field(root: &Element) -> Option<HtmlInputElement> {
    let field = root.query_selector("search input[type=search]").ok()??;
    let is_shown = field.closest("[hidden]").ok()?.is_none();
    field.dyn_into().ok().filter(|_| is_shown)
}

/// Whether shortcuts are pressed with ⌘.
pub(super) fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iP"].iter().any(|apple| platform.starts_with(apple))
}
