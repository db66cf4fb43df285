//! What is left of a picture that cannot be shown: what it says, and a link to it.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ErrorEvent};

use super::all;
use crate::i18n;

/// Replaces the pictures that have no address.
pub(super) fn leave_what_is_said(text: &Element) {
    for picture in all(text, "img:not([src])") {
        replace(&picture);
    }
}

/// Replaces a picture that could not be loaded: it is gone, or the page's policy does not allow it.
pub(super) fn failed(event: &ErrorEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(picture) = target.filter(|target| target.tag_name() == "IMG") {
        replace(&picture);
    }
}

fn replace(picture: &Element) {
    // Fails only on an element that has left the page.
    let _ = alternative(picture).and_then(|left| picture.replace_with_with_node_1(&left));
}

/// The alternative text of a picture, as a link to its address on the web, unless it is in a link.
fn alternative(picture: &Element) -> Result<Element, JsValue> {
    let said = picture.get_attribute("alt").filter(|said| !said.trim().is_empty());
    let address = picture
        .get_attribute("src")
        .filter(|address| address.starts_with("http"));
    let is_in_link = picture.closest("a")?.is_some();
    let left = document().create_element(if address.is_some() && !is_in_link { "a" } else { "span" })?;
    left.set_text_content(Some(said.as_deref().unwrap_or(i18n::rich_text::picture())));
    if let Some(address) = address.filter(|_| !is_in_link) {
        left.set_attribute("href", &address)?;
        left.set_attribute("target", "_blank")?;
        left.set_attribute("rel", "noopener noreferrer")?;
    }
    Ok(left)
}
