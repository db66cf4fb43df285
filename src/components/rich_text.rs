//! HTML from the server: the one place that sets it.

use js_sys::{Array, Object, Reflect};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::model::{Html, WebLink};

/// What may stay of the server's HTML: text and its structure. No styles, images, forms or embeds.
const ELEMENTS: [&str; 30] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];
/// The parts of tables.
const TABLE_ELEMENTS: [&str; 7] = ["caption", "tbody", "td", "tfoot", "th", "thead", "tr"];
const ATTRIBUTES: [&str; 4] = ["href", "title", "colspan", "rowspan"];

#[wasm_bindgen]
extern "C" {
    /// An element of a browser that sanitises (`Element.setHTML`); elsewhere the call throws.
    #[wasm_bindgen(extends = Element)]
    type SanitisingElement;

    #[wasm_bindgen(method, catch, js_name = setHTML)]
    fn set_html(this: &SanitisingElement, html: &str, options: &Object) -> Result<(), JsValue>;
}

/// HTML from the server, sanitised by the browser. A browser that cannot do so gets its text, line by line.
#[component]
pub fn RichText(
    /// The HTML.
    html: Html,
) -> impl IntoView {
    let target = NodeRef::<Div>::new();
    Effect::new(move || {
        let Some(target) = target.get() else { return };
        if show_sanitised(&target, html.source()).is_err() {
            show_as_text(&target, &html);
        }
    });
    view! { <div node_ref=target class="rich-text" dir="auto"></div> }
}

fn show_sanitised(target: &Element, source: &str) -> Result<(), JsValue> {
    let sanitizer = Object::new();
    let elements: Array = ELEMENTS
        .iter()
        .chain(&TABLE_ELEMENTS)
        .map(|name| JsValue::from(*name))
        .collect();
    let attributes: Array = ATTRIBUTES.iter().map(|name| JsValue::from(*name)).collect();
    Reflect::set(&sanitizer, &"elements".into(), &elements)?;
    Reflect::set(&sanitizer, &"attributes".into(), &attributes)?;
    let options = Object::new();
    Reflect::set(&options, &"sanitizer".into(), &sanitizer)?;
    target.unchecked_ref::<SanitisingElement>().set_html(source, &options)?;
    tame_links(target)
}

/// Links lead to the web or to mail (Q17), in a new tab that knows nothing of this one.
fn tame_links(target: &Element) -> Result<(), JsValue> {
    let links = target.query_selector_all("a")?;
    for link in (0..links.length()).filter_map(|at| links.item(at)) {
        let link: Element = link.unchecked_into();
        match link.get_attribute("href").and_then(|href| WebLink::parse(&href)) {
            Some(address) => {
                link.set_attribute("href", address.as_str())?;
                link.set_attribute("target", "_blank")?;
                link.set_attribute("rel", "noopener noreferrer")?;
            }
            None => link.remove_attribute("href")?,
        }
    }
    Ok(())
}

fn show_as_text(target: &Element, html: &Html) {
    for line in html.lines() {
        let Ok(paragraph) = document().create_element("p") else {
            continue;
        };
        paragraph.set_text_content(Some(&line));
        // Fails only on an element that has left the page.
        let _ = target.append_child(&paragraph);
    }
}
