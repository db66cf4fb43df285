//! Links from one part of a text to another, as in a table of contents.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

use super::all;

/// Follows a click on a link to a part of the same text: the part is scrolled to and gets the focus. The address stays, since its hash
/// is the portal's.
pub(super) fn follow_click(event: &MouseEvent) {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("[data-to]").ok().flatten());
    let Some(name) = link.as_ref().and_then(|link| link.get_attribute("data-to")) else {
        return;
    };
    let text = link.and_then(|link| link.closest(".rich-text").ok().flatten());
    let parts = text.map(|text| all(&text, "[data-part]")).unwrap_or_default();
    let is_named = |part: &&Element| part.get_attribute("data-part").as_deref() == Some(&name);
    if let Some(part) = parts.iter().find(is_named) {
        event.prevent_default();
        show(part.unchecked_ref());
    }
}

fn show(part: &HtmlElement) {
    // What has no tab stop of its own takes the focus only so.
    part.set_tab_index(-1);
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails on no element of HTML.
    let _ = part.focus_with_options(&options);
    part.scroll_into_view();
}
