//! `/proposals/:id`

use std::rc::Rc;

use leptos::prelude::*;

use super::proposals::badge;
use crate::api::{self, Answers, Resource};
use crate::components::document::{acceptance, answer_label, back, crm_page, fact, facts, header, lapsed};
use crate::components::{
    Attachments, Loaded, PageTitle, RichText, Send, amount, comments, item_table, note_visit, sums,
};
use crate::format::Formats;
use crate::i18n;
use crate::model::{Html, Id, Proposal};
use crate::route::{Query, Route};

/// One proposal, as a document, and what is said about it.
#[component]
pub fn ProposalPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let proposal = api::proposals::by_id(Answers::of_context(), &id);
    note_visit(proposal, |proposal| Some(proposal.summary.subject.clone()));
    let title = move || {
        proposal.get().map_or_else(
            || i18n::proposal::title().to_owned(),
            |proposal| proposal.summary.subject.clone(),
        )
    };
    // A box that is there stays: what is typed into it would be lost.
    let takes_comments = Memo::new(move |took: Option<&bool>| {
        took == Some(&true) || proposal.get().is_some_and(|proposal| proposal.allows_comments)
    });
    let said = Signal::derive(move || {
        proposal
            .get()
            .map(|proposal| proposal.comments.clone())
            .unwrap_or_default()
    });
    view! {
        {back(Route::Proposals(Query::default()), i18n::section::proposals())}
        <PageTitle text=title />
        <Loaded state=proposal.state() retry=proposal.retry()>
            {move || Some(document(&*proposal.get()?))} {
                let id = id.clone();
                move || comments(said, takes_comments.get().then(|| send(proposal, &id)))
            }
        </Loaded>
    }
}

fn send(proposal: Resource<Proposal>, id: &Id) -> Send {
    let id = id.clone();
    Rc::new(move |text| {
        let id = id.clone();
        Box::pin(async move { api::proposals::comment(proposal, &id, &text).await })
    })
}

fn document(proposal: &Proposal) -> AnyView {
    let formats = Formats::of_context();
    let summary = &proposal.summary;
    let is_open = summary.status.is_open();
    let crm = crm_page("proposal", &summary.id, proposal.hash.as_ref(), answer_label(is_open));
    view! {
        <article class="document">
            {header(badge(&summary.status), None, crm)} {is_open.then(|| lapsed(summary.open_until))}
            {facts([
                fact(i18n::document::date(), summary.date.map(|date| formats.date(date))),
                fact(i18n::proposals::until(), summary.open_until.map(|until| formats.date(until))),
                fact(i18n::document::project(), summary.project.clone()),
                fact(i18n::document::total(), summary.total.as_ref().map(|total| amount(total, formats))),
            ])} {content(proposal)} {acceptance(i18n::document::acceptance(), proposal.acceptance.as_ref())}
            <Attachments files=proposal.attachments.clone() />
        </article>
    }
    .into_any()
}

/// The text, with the items where it wants them, else after it (Q13).
fn content(proposal: &Proposal) -> AnyView {
    let (before, after) = proposal.content.as_ref().map(Html::around_items).unwrap_or_default();
    let text = |html: Option<Html>| html.map(|html| view! { <RichText html=html /> });
    let sums = (!proposal.amounts.items.is_empty()).then(|| sums(&proposal.amounts, None));
    view! { {text(before)} {item_table(&proposal.amounts)} {sums} {text(after)} }.into_any()
}
