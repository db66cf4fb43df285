//! Links that lead elsewhere: behind each stands its host.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::all;
use super::destination::told_host;
use crate::context::Context;

/// Writes the hosts behind the links of a text. A link is one line, or its host could stand far below.
///
/// It is done to what the browser has made of the text: a link that goes on behind the end of what is around it is several there.
pub(super) fn tell_hosts(text: &Element, context: Context) {
    for line_break in all(text, "a[target] br") {
        // Fails on nothing that is in the page.
        let _ = line_break.replace_with_with_str_1(" ");
    }
    for link in all(text, "a[target]") {
        // Browsers leave an empty one before what is around a link ends.
        let is_empty = link.text_content().is_none_or(|said| said.trim().is_empty());
        if !is_empty || !all(&link, "img").is_empty() {
            let _ = tell_host(&link, context);
        }
    }
}

/// Writes the host behind a link that does not say it. What has parts could say it in one, and something else in the next.
///
/// # Errors
/// Where the link is in nothing.
pub(super) fn tell_host(link: &Element, context: Context) -> Result<(), JsValue> {
    let said = link.text_content().filter(|_| link.child_element_count() == 0);
    let address = link.get_attribute("href").unwrap_or_default();
    let Some(host) = told_host(&address, &said.unwrap_or_default(), context) else {
        return Ok(());
    };
    let isolated = document().create_element("bdi")?;
    isolated.set_text_content(Some(&host));
    let told = document().create_element("small")?;
    told.append_with_str_1("(")?;
    told.append_with_node_1(&isolated)?;
    told.append_with_str_1(")")?;
    link.after_with_node_1(&told)?;
    link.after_with_str_1(" ")
}
