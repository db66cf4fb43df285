//! What the pages of documents are made of: facts, sections of text, addresses, and the way to the CRM's own page.

use leptos::prelude::*;

use super::{ExternalLink, RichText};
use crate::config::Config;
use crate::i18n;
use crate::model::{Address, Html, Id};

/// Facts with their names; those that are not known are left out.
pub fn facts(facts: impl IntoIterator<Item = (&'static str, Option<String>)>) -> AnyView {
    let fact = |(label, value): (&'static str, Option<String>)| {
        value.map(|value| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let facts: Vec<_> = facts.into_iter().filter_map(fact).collect();
    (!facts.is_empty())
        .then(|| view! { <dl class="facts">{facts}</dl> })
        .into_any()
}

/// A part of a document, with a heading.
pub fn section(label: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! { <section><h2>{label}</h2>{content.into_any()}</section> }.into_any()
}

/// A part of a document that is HTML, where there is any.
pub fn text_section(label: &'static str, html: Option<&Html>) -> AnyView {
    let html = html.cloned();
    html.map(|html| section(label, view! { <RichText html=html /> }))
        .into_any()
}

/// A postal address, where there is one.
pub fn address(label: &'static str, address: Option<&Address>) -> AnyView {
    let lines = |address: &Address| {
        let line = |line: &String| view! { <div>{line.clone()}</div> };
        address.0.iter().map(line).collect::<Vec<_>>()
    };
    address
        .map(|address| view! { <div><h2>{label}</h2><address>{lines(address)}</address></div> })
        .into_any()
}

/// A link to the document's public page in the CRM, where the customer does what the API cannot: pay, accept, sign, download.
pub fn crm_page(kind: &str, id: &Id, hash: Option<&String>, label: &'static str) -> AnyView {
    let config = expect_context::<StoredValue<Config>>();
    let href = hash.map(|hash| config.with_value(|config| config.crm.document(kind, id, hash)));
    href.map(|href| view! { <ExternalLink href=href class="button primary" text=label /> })
        .into_any()
}

/// Prints the page; the style sheet leaves out what is not the document.
#[component]
pub fn PrintButton() -> impl IntoView {
    let print = move |_| {
        // Refused only in a frame that may open no dialogs.
        let _ = window().print();
    };
    view! {
        <button type="button" class="button" on:click=print>
            {i18n::document::print()}
        </button>
    }
}
