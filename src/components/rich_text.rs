//! HTML from the server: the one place that sets it.

mod sanitiser;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use crate::context::Context;
use crate::host::Host;
use crate::model::{Html, WebLink};

/// HTML from the server, sanitised. Where the browser cannot do that, its text is shown, line by line, until what can is
/// loaded.
#[component]
pub fn RichText(
    /// The HTML.
    html: Html,
) -> impl IntoView {
    let host = Context::get().host;
    let target = NodeRef::<Div>::new();
    Effect::new(move || {
        let Some(target) = target.get() else { return };
        let sanitised = sanitiser::by_browser(&html.without_inline_code());
        if sanitised.and_then(|content| show(&target, &content)).is_err() {
            show_as_text(&target, &html);
            spawn_local(show_when_loaded(target.into(), html.clone(), host));
        }
    });
    view! { <div node_ref=target class="rich-text" dir="auto"></div> }
}

/// Without what sanitises, the text that is shown already stays.
async fn show_when_loaded(target: Element, html: Html, host: Host) {
    let sanitised = match host.sanitiser().await {
        Ok(module) => sanitiser::by_module(&module, &html.without_inline_code()),
        Err(reason) => Err(reason),
    };
    if let Err(reason) = sanitised.and_then(|content| show(&target, &content)) {
        web_sys::console::warn_2(&"A text is shown without its structure.".into(), &reason);
    }
}

/// Shows what has been sanitised. Its links and headings are made to fit before anybody sees them.
fn show(target: &Element, content: &Element) -> Result<(), JsValue> {
    tame_links(content)?;
    lower_headings(content)?;
    target.set_text_content(None);
    move_children(content, target)
}

/// Links lead to the web or to mail (Q17), in a new tab that knows nothing of this one.
fn tame_links(content: &Element) -> Result<(), JsValue> {
    for link in all(content, "a")? {
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

/// The first level is the page's own heading.
fn lower_headings(content: &Element) -> Result<(), JsValue> {
    for heading in all(content, "h1")? {
        let lower = document().create_element("h2")?;
        move_children(&heading, &lower)?;
        if let Some(parent) = heading.parent_node() {
            parent.insert_before(&lower, Some(&heading))?;
        }
        heading.remove();
    }
    Ok(())
}

fn all(content: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = content.query_selector_all(selector)?;
    Ok((0..found.length())
        .filter_map(|at| found.item(at))
        .map(JsCast::unchecked_into)
        .collect())
}

fn move_children(from: &Node, to: &Node) -> Result<(), JsValue> {
    while let Some(child) = from.first_child() {
        to.append_child(&child)?;
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
