//! HTML from the server: the one place that sets it.

mod destination;
mod parts;
mod pictures;
mod sanitiser;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::Element;

pub(super) use self::destination::told_host;
use crate::context::Context;
use crate::model::{Headings, Html};

/// HTML from the server, sanitised. Where the browser cannot do that, its text is shown, line by line, until what can is
/// loaded.
#[component]
pub fn RichText(
    /// The HTML.
    html: Html,
    /// What becomes of its headings.
    #[prop(default = Headings::Kept)]
    headings: Headings,
) -> impl IntoView {
    let context = Context::get();
    let target = NodeRef::<Div>::new();
    Effect::new(move || {
        let Some(target) = target.get() else { return };
        let Some(prepared) = html.prepared(headings, &|href| destination::of(href, context)) else {
            show_as_text(&target, &html);
            return;
        };
        if sanitiser::by_browser(&target, &prepared).is_ok() {
            pictures::leave_what_is_said(&target, context);
        } else {
            show_as_text(&target, &html);
            spawn_local(show_when_loaded(target.into(), prepared, context));
        }
    });
    view! {
        <div
            node_ref=target
            class="rich-text"
            dir="auto"
            on:click=move |event| parts::follow_click(&event)
            on:error:capture=move |event| pictures::failed(&event, context)
        ></div>
    }
}

/// Without what sanitises, the text that is shown already stays.
async fn show_when_loaded(target: Element, prepared: String, context: Context) {
    let sanitised = match context.host.sanitiser().await {
        Ok(module) => sanitiser::by_module(&module, &target, &prepared),
        Err(reason) => Err(reason),
    };
    match sanitised {
        Ok(()) => pictures::leave_what_is_said(&target, context),
        Err(reason) => web_sys::console::warn_2(&"A text is shown without its structure.".into(), &reason),
    }
}

/// Shows the lines of a text, all at once.
fn show_as_text(target: &Element, html: &Html) {
    let lines = document().create_document_fragment();
    for line in html.lines() {
        if let Ok(paragraph) = document().create_element("p") {
            paragraph.set_text_content(Some(&line));
            // A new paragraph can be put anywhere.
            let _ = lines.append_child(&paragraph);
        }
    }
    // Fails on no element of HTML.
    let _ = sanitiser::with_open_direction(target, || {
        let _ = target.append_child(&lines);
    });
}

/// All elements of a selector in a text.
fn all(content: &Element, selector: &str) -> Vec<Element> {
    // Fails only on a selector that is none.
    let found = content.query_selector_all(selector).ok();
    let found = found.map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    found.into_iter().flatten().map(JsCast::unchecked_into).collect()
}
