//! HTML from the server: the one place that sets it.

mod destination;
mod links;
mod parts;
mod pictures;
mod sanitiser;

use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element};

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
            show(&target, &lines_of(&html), context);
            return;
        };
        if let Ok(text) = sanitiser::by_browser(&prepared) {
            show(&target, &text, context);
        } else {
            show(&target, &lines_of(&html), context);
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
        Ok(module) => sanitiser::by_module(&module, &prepared),
        Err(reason) => Err(reason),
    };
    match sanitised {
        Ok(text) => show(&target, &text, context),
        Err(reason) => web_sys::console::warn_2(&"A text is shown without its structure.".into(), &reason),
    }
}

/// Shows a text all at once. Its direction is looked for when all of it is there: that is done anew with each part that comes in.
fn show(target: &Element, text: &DocumentFragment, context: Context) {
    // Neither fails on an element of HTML.
    let _ = target.remove_attribute("dir");
    target.replace_children_with_node_1(text);
    links::tell_hosts(target, context);
    pictures::leave_what_is_said(target, context);
    let _ = target.set_attribute("dir", "auto");
}

/// The lines of a text.
fn lines_of(html: &Html) -> DocumentFragment {
    let lines = document().create_document_fragment();
    for line in html.lines() {
        if let Ok(paragraph) = document().create_element("p") {
            paragraph.set_text_content(Some(&line));
            // A new paragraph can be put anywhere.
            let _ = lines.append_child(&paragraph);
        }
    }
    lines
}

/// All elements of a selector in a text.
fn all(content: &Element, selector: &str) -> Vec<Element> {
    // Fails only on a selector that is none.
    let found = content.query_selector_all(selector).ok();
    let found = found.map(|found| (0..found.length()).filter_map(move |at| found.item(at)));
    found.into_iter().flatten().map(JsCast::unchecked_into).collect()
}
