//! `/tickets/:id`

use std::rc::Rc;

use leptos::prelude::*;

use super::tickets::badge;
use crate::api::{self, Answers, Resource, Transfer};
use crate::components::document::{back, fact, facts, standing};
use crate::components::{Composer, Conversation, Draft, FileField, Files, Loaded, PageTitle, keep_current, note_visit};
use crate::format::Formats;
use crate::i18n;
use crate::model::ticket::TicketStatusKind;
use crate::model::{Difference, Id, Ticket};
use crate::route::{Query, Route};

/// One ticket: what is known of it, what has been written, and a box to reply in.
#[component]
pub fn TicketPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let ticket = api::tickets::by_id(Answers::of_context(), &id);
    note_visit(ticket, |ticket| Some(ticket.summary.subject.clone()));
    let title = move || {
        ticket.get().map_or_else(
            || i18n::ticket::title().to_owned(),
            |ticket| ticket.summary.subject.clone(),
        )
    };
    view! {
        {back(Route::Tickets(Query::default()), i18n::section::support())}
        <PageTitle text=title />
        <Loaded state=ticket.state() retry=ticket.retry()>
            <article class="document">
                {move || Some(head(&*ticket.get()?))} {conversation(ticket, id.clone())}
            </article>
        </Loaded>
    }
}

fn head(ticket: &Ticket) -> AnyView {
    let formats = Formats::of_context();
    let summary = &ticket.summary;
    view! {
        <header>
            {standing(badge(summary), Some(&format!("#{}", summary.id)))}
        </header>
        {facts([
            fact(i18n::ticket::number(), Some(format!("#{}", summary.id))),
            fact(i18n::tickets::priority(), summary.priority.clone()),
            fact(i18n::tickets::department(), summary.department.clone()),
            fact(i18n::ticket::service(), ticket.service.clone()),
            fact(i18n::tickets::project(), summary.project.clone()),
            fact(i18n::ticket::requester(), ticket.requester.clone()),
            fact(i18n::ticket::opened(), summary.opened.map(|at| formats.date_time(at))),
        ])}
    }
    .into_any()
}

/// The conversation stays while the answer changes, and with it what is being written.
fn conversation(ticket: Resource<Ticket>, id: Id) -> AnyView {
    keep_current(move || ticket.poll());
    let messages = Signal::derive(move || ticket.get().map(|ticket| ticket.messages.clone()).unwrap_or_default());
    let is_closed = Memo::new(move |_| {
        ticket
            .get()
            .is_some_and(|ticket| ticket.summary.status.kind == TicketStatusKind::Closed)
    });
    let (field, transfer) = (FileField::empty(), Transfer::default());
    let composer = Composer {
        label: i18n::ticket::reply(),
        send: Rc::new(move |text| {
            let (id, file) = (id.clone(), field.file());
            Box::pin(async move { api::tickets::reply(ticket, &id, &text, file.as_ref(), transfer).await })
        }),
        files: Some(Files { field, transfer }),
        difference: opened_differently(ticket, field),
    };
    let closed = move || {
        is_closed
            .get()
            .then(|| view! { <p class="notice">{i18n::ticket::closed()}</p> })
    };
    view! {
        <Conversation label=i18n::ticket::conversation() messages=messages composer=Some(composer)>
            {closed}
        </Conversation>
    }
    .into_any()
}

/// How the ticket differs from what it has just been opened with: a text that differs is in the box of the reply again, and a file
/// that is not there is still chosen.
fn opened_differently(ticket: Resource<Ticket>, field: FileField) -> Option<Difference> {
    let draft = Draft::of_page();
    let opened = draft.handed_on()?;
    let (subject, message) = (opened.text("subject"), opened.text("message"));
    let difference = ticket
        .get_untracked()?
        .difference(subject, message, usize::from(opened.file.is_some()));
    draft.take_over(&opened, |name| name == "message" && difference.has(name));
    if let Some(file) = opened.file.filter(|_| difference.lacks_file) {
        field.choose(file);
    }
    Some(difference).filter(|difference| !difference.is_none())
}
