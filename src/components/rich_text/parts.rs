//! Links from one part of a text to another, as in a table of contents.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

use super::all;
use crate::model::html::is_top;

/// Follows a click on a link to a part of the same text: the part is scrolled to and gets the focus. The address stays, since its hash
/// is the portal's.
pub(super) fn follow_click(event: &MouseEvent) {
    if event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(link) = target.and_then(|target| target.closest("[data-to]").ok().flatten()) else {
        return;
    };
    let name = link.get_attribute("data-to").unwrap_or_default();
    if let Some(part) = part(&link, &name) {
        event.prevent_default();
        show(part.unchecked_ref());
    }
}

/// The part of a name in the text of a link. Without one, `top` is the beginning, as it is to browsers.
fn part(link: &Element, name: &str) -> Option<Element> {
    let text = link.closest(".rich-text").ok().flatten()?;
    let is_named = |part: &Element| part.get_attribute("data-part").as_deref() == Some(name);
    let part = all(&text, "[data-part]").into_iter().find(is_named);
    part.or_else(|| is_top(name).then_some(text))
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
