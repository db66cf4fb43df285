//! The keys that lead through the records of a list. Tab goes from link to link as everywhere; a screen reader that has its own use
//! for these keys does not let them get here.

use leptos::ev::KeyboardEvent;
use leptos::html::Tbody;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The rows that are shown.
pub(super) type Rows = NodeRef<Tbody>;

/// In the rows, the arrows lead to the record above or below, Home and End to the first or the last on the page.
pub(super) fn lead_through(rows: Rows, event: &KeyboardEvent) {
    let links = links(rows);
    let row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok()?.closest("tr").ok()?);
    let Some(row) = row.filter(|_| is_plain(event)) else {
        return;
    };
    let Some(here) = links.iter().position(|link| row.contains(Some(link))) else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowDown" => Some(here + 1),
        "ArrowUp" => here.checked_sub(1),
        "Home" => Some(0),
        "End" => links.len().checked_sub(1),
        _ => None,
    };
    focus(next.and_then(|next| links.get(next)), event);
}

/// From the search, the arrow down leads to the first record that is found.
pub(super) fn lead_to_first(rows: Rows, event: &KeyboardEvent) {
    if event.key() == "ArrowDown" && is_plain(event) {
        focus(links(rows).first(), event);
    }
}

/// Gives the focus to the first record, as soon as it is there.
pub(super) fn focus_first(rows: Rows) {
    request_animation_frame(move || {
        if let Some(link) = links(rows).first() {
            // Fails only on an element that has left the page.
            let _ = link.focus();
        }
    });
}

/// At either end there is nowhere to go, and the key does what it does elsewhere.
fn focus(link: Option<&HtmlElement>, event: &KeyboardEvent) {
    if let Some(link) = link {
        event.prevent_default();
        // Fails only on an element that has left the page.
        let _ = link.focus();
    }
}

/// Whether the key is pressed alone, and not to choose among the words of an input method.
fn is_plain(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    !modified && !event.is_composing()
}

/// The links of the records, in their order.
fn links(rows: Rows) -> Vec<HtmlElement> {
    let rows = rows.try_get_untracked().flatten();
    let Some(found) = rows.and_then(|rows| rows.query_selector_all("th a").ok()) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}
