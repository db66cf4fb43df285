//! `/contracts/:id`

use std::rc::Rc;

use leptos::prelude::*;

use super::contracts::badge;
use crate::api::{self, Answers, Resource};
use crate::components::document::{acceptance, back, crm_page, fact, facts, header, text_section};
use crate::components::{Attachments, Loaded, PageTitle, RichText, Send, amount, comments, note_visit};
use crate::format::Formats;
use crate::i18n;
use crate::model::{Contract, Id};
use crate::route::{Query, Route};

/// One contract, as a document, and what is said about it.
#[component]
pub fn ContractPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let contract = api::contracts::by_id(Answers::of_context(), &id);
    note_visit(contract, |contract| Some(contract.summary.subject.clone()));
    let title = move || {
        contract.get().map_or_else(
            || i18n::contract::title().to_owned(),
            |contract| contract.summary.subject.clone(),
        )
    };
    let said = Signal::derive(move || {
        contract
            .get()
            .map(|contract| contract.comments.clone())
            .unwrap_or_default()
    });
    view! {
        {back(Route::Contracts(Query::default()), i18n::section::contracts())}
        <PageTitle text=title />
        <Loaded state=contract.state() retry=contract.retry()>
            {move || Some(document(&*contract.get()?))} {comments(said, Some(send(contract, &id)))}
        </Loaded>
    }
}

fn send(contract: Resource<Contract>, id: &Id) -> Send {
    let id = id.clone();
    Rc::new(move |text| {
        let id = id.clone();
        Box::pin(async move { api::contracts::comment(contract, &id, &text).await })
    })
}

fn document(contract: &Contract) -> AnyView {
    let formats = Formats::of_context();
    let summary = &contract.summary;
    let label = if summary.is_signed {
        i18n::document::download()
    } else {
        i18n::contract::sign()
    };
    let content = contract.content.clone().map(|html| view! { <RichText html=html /> });
    view! {
        <article class="document">
            {header(badge(summary), None, crm_page("contract", &summary.id, contract.hash.as_ref(), label))}
            {facts([
                fact(i18n::contracts::kind(), summary.kind.clone()),
                fact(i18n::contracts::start(), summary.start.map(|start| formats.date(start))),
                fact(i18n::contracts::end(), summary.end.map(|end| formats.date(end))),
                fact(i18n::contracts::value(), summary.value.as_ref().map(|value| amount(value, formats))),
                fact(i18n::document::project(), contract.project.clone()),
            ])} {text_section(i18n::contract::description(), contract.description.as_ref())} {content}
            {acceptance(i18n::contract::signature(), contract.signature.as_ref())}
            <Attachments files=contract.attachments.clone() />
        </article>
    }
    .into_any()
}
