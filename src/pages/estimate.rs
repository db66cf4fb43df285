//! `/estimates/:id`

use leptos::prelude::*;

use super::estimates::badge;
use crate::api::{self, Answers};
use crate::components::document::{
    acceptance, addresses, answer_label, back, crm_page, fact, facts, header, lapsed, text_section,
};
use crate::components::{Attachments, Loaded, PageTitle, item_table, note_visit, sums};
use crate::format::Formats;
use crate::i18n;
use crate::model::{Estimate, Id};
use crate::route::{Query, Route};

/// One estimate, as a document.
#[component]
pub fn EstimatePage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let estimate = api::estimates::by_id(Answers::of_context(), &id);
    note_visit(estimate, |estimate| Some(estimate.summary.number.clone()));
    let title = move || {
        estimate.get().map_or_else(
            || i18n::estimate::title().to_owned(),
            |estimate| estimate.summary.number.clone(),
        )
    };
    view! {
        {back(Route::Estimates(Query::default()), i18n::section::estimates())}
        <PageTitle text=title />
        <Loaded state=estimate.state() retry=estimate.retry()>{move || Some(document(&*estimate.get()?))}</Loaded>
    }
}

fn document(estimate: &Estimate) -> AnyView {
    let formats = Formats::of_context();
    let summary = &estimate.summary;
    let is_open = summary.status.is_open();
    let crm = crm_page("estimate", &summary.id, estimate.hash.as_ref(), answer_label(is_open));
    view! {
        <article class="document">
            {header(badge(&summary.status), Some(&summary.number), crm)} {is_open.then(|| lapsed(summary.valid_until))}
            {facts([
                fact(i18n::document::date(), summary.date.map(|date| formats.date(date))),
                fact(i18n::estimates::until(), summary.valid_until.map(|until| formats.date(until))),
                fact(i18n::document::project(), summary.project.clone()),
                fact(i18n::estimate::reference(), estimate.reference.clone()),
            ])} {addresses(estimate.billing.as_ref(), estimate.shipping.as_ref())} {item_table(&estimate.amounts)}
            {sums(&estimate.amounts, None)} {acceptance(i18n::document::acceptance(), estimate.acceptance.as_ref())}
            {text_section(i18n::document::note(), estimate.note.as_ref())}
            {text_section(i18n::document::terms(), estimate.terms.as_ref())}
            <Attachments files=estimate.attachments.clone() />
        </article>
    }
    .into_any()
}
