//! What is left of a picture that cannot be shown: what it says, and a link to it.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ErrorEvent};

use super::all;
use super::links::tell_host;
use crate::context::Context;
use crate::i18n;

/// Replaces the pictures that have no address.
pub(super) fn leave_what_is_said(text: &Element, context: Context) {
    for picture in all(text, "img:not([src])") {
        replace(&picture, context);
    }
}

/// Replaces a picture that could not be loaded: it is gone, or the page's policy does not allow it.
pub(super) fn failed(event: &ErrorEvent, context: Context) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(picture) = target.filter(|target| target.tag_name() == "IMG") {
        replace(&picture, context);
    }
}

fn replace(picture: &Element, context: Context) {
    // Fails only on an element that has left the page.
    let _ = alternative(picture, context).and_then(|left| picture.replace_with_with_node_1(&left));
}

/// The alternative text of a picture, as a link to its address on the web, unless it is in a link. As behind every link, the host
/// stands behind it.
fn alternative(picture: &Element, context: Context) -> Result<Element, JsValue> {
    let said = picture.get_attribute("alt").filter(|said| !said.trim().is_empty());
    let said = said.unwrap_or_else(|| i18n::rich_text::picture().to_owned());
    let address = picture.get_attribute("src");
    let address = address.filter(|address| address.starts_with("http"));
    let left = element("span", "")?;
    let is_in_link = picture.closest("a")?.is_some();
    let Some(address) = address.filter(|_| !is_in_link) else {
        left.set_text_content(Some(&said));
        return Ok(left);
    };
    let link = element("a", &said)?;
    link.set_attribute("href", &address)?;
    link.set_attribute("target", "_blank")?;
    link.set_attribute("rel", "noopener noreferrer")?;
    left.append_child(&link)?;
    tell_host(&link, context)?;
    Ok(left)
}

fn element(name: &str, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element(name)?;
    element.set_text_content(Some(text));
    Ok(element)
}
