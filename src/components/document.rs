//! What the pages of documents are made of: facts, sections of text, addresses, and the way to the CRM's own page.

use leptos::prelude::*;

use super::hand_on::hand_on;
use super::origin::way_back;
use super::{Badge, ExternalLink, Icon, RichText, StatusBadge};
use crate::context::Context;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::{Acceptance, Address, Date, Html, Id};
use crate::route::Route;

/// What stands above the title of a record: the way back to the list that it is in, and on paper whose it is.
pub fn back(to: Route, text: &'static str) -> AnyView {
    view! { {letterhead()} {way_back(to, text)} }.into_any()
}

/// The name and the image of the business. The style sheet shows it on paper, where the header of the portal is not.
fn letterhead() -> AnyView {
    let config = Context::get().config;
    let (brand, logo) = config.with_value(|config| (config.brand.clone(), config.logo.clone()));
    let is_known = brand.is_some() || logo.is_some();
    let image = logo.map(|logo| view! { <img src=logo alt="" /> });
    is_known
        .then(|| view! { <p class="letterhead">{image} {brand}</p> })
        .into_any()
}

/// The top of a document: where it stands, its number where it has one, the way to its page in the CRM, and to paper.
pub fn header(badge: Badge, number: Option<&str>, crm_page: AnyView) -> AnyView {
    view! {
        <header>
            {standing(badge, number)} <div class="actions">{crm_page} <PrintButton /></div>
        </header>
    }
    .into_any()
}

/// Where a record stands, and what can be handed on of it.
pub fn standing(badge: Badge, number: Option<&str>) -> AnyView {
    view! {
        <div class="standing">
            <StatusBadge badge=badge /> {hand_on(number.map(str::to_owned))}
        </div>
    }
    .into_any()
}

/// A fact with its name; none where it is not known.
pub fn fact(label: &'static str, value: Option<impl IntoView + 'static>) -> Option<AnyView> {
    let fact = |value: AnyView| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any();
    value.map(|value| fact(value.into_any()))
}

/// Facts, as far as they are known.
pub fn facts(facts: impl IntoIterator<Item = Option<AnyView>>) -> AnyView {
    let facts: Vec<_> = facts.into_iter().flatten().collect();
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

/// The addresses of a document, as far as it has any.
pub fn addresses(billing: Option<&Address>, shipping: Option<&Address>) -> AnyView {
    view! {
        <div class="addresses">
            {address(i18n::document::bill_to(), billing)} {address(i18n::document::ship_to(), shipping)}
        </div>
    }
    .into_any()
}

fn address(label: &'static str, address: Option<&Address>) -> AnyView {
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
    let config = Context::get().config;
    let href = hash.map(|hash| config.with_value(|config| config.crm.document(kind, id, hash)));
    href.map(|href| view! { <ExternalLink href=href class="button primary" text=label /> })
        .into_any()
}

/// What the CRM's page is for, of what can be accepted or declined.
pub fn answer_label(is_open: bool) -> &'static str {
    if is_open {
        i18n::document::answer()
    } else {
        i18n::document::download()
    }
}

/// Says so where the last day on which an open document holds has passed: the server notices that only at its nightly run.
pub fn lapsed(until: Option<Date>) -> AnyView {
    let formats = Formats::of_context();
    let until = until.filter(|until| *until < today());
    until
        .map(|until| view! { <p class="notice">{i18n::document::lapsed(&formats.date(until))}</p> })
        .into_any()
}

/// Who accepted or signed a document, and when, where that is known.
pub fn acceptance(label: &'static str, acceptance: Option<&Acceptance>) -> AnyView {
    let formats = Formats::of_context();
    let known = |acceptance: &Acceptance| {
        section(
            label,
            facts([
                fact(i18n::document::accepted_by(), acceptance.name.clone()),
                fact(
                    i18n::document::accepted_at(),
                    acceptance.at.map(|at| formats.date_time(at)),
                ),
            ]),
        )
    };
    acceptance.map(known).into_any()
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
            {Icon::Print.view()} {i18n::document::print()}
        </button>
    }
}
