//! `/tickets`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Link, Loaded, PageTitle, Tone};
use crate::i18n;
use crate::model::TicketSummary;
use crate::model::ticket::TicketStatusKind;
use crate::route::{Route, Sort};

/// All tickets of the customer, and the way to a new one.
#[component]
pub fn TicketsPage() -> impl IntoView {
    let tickets = api::tickets::list(Answers::of_context());
    view! {
        <div class="title-row">
            <PageTitle text=i18n::section::support() />
            <Link to=Route::NewTicket class="button primary" text=i18n::tickets::new() />
        </div>
        <Loaded state=tickets.state() retry=tickets.retry()>
            <RecordList rows=tickets list=list() />
        </Loaded>
    }
}

fn list() -> ListOf<TicketSummary> {
    ListOf {
        name: "tickets",
        label: i18n::section::support().into(),
        columns: columns(),
        order: Sort {
            column: "last-reply".to_owned(),
            descending: true,
        },
        empty: i18n::tickets::empty(),
    }
}

fn columns() -> Vec<Column<TicketSummary>> {
    vec![
        Column::new("subject", i18n::tickets::subject(), |ticket: &TicketSummary| {
            Cell::Link(Route::Ticket(ticket.id.clone()), ticket.subject.clone())
        }),
        Column::new("department", i18n::tickets::department(), |ticket: &TicketSummary| {
            Cell::Text(ticket.department.clone())
        }),
        Column::new("project", i18n::tickets::project(), |ticket: &TicketSummary| {
            Cell::Text(ticket.project.clone())
        }),
        Column::new("priority", i18n::tickets::priority(), |ticket: &TicketSummary| {
            Cell::Text(ticket.priority.clone())
        }),
        Column::new("status", i18n::tickets::status(), |ticket: &TicketSummary| {
            Cell::Status(badge(ticket))
        }),
        Column::new("last-reply", i18n::tickets::last_reply(), |ticket: &TicketSummary| {
            Cell::Moment(ticket.last_reply)
        }),
    ]
}

/// Where a ticket stands, in the colour that the business has for it.
pub(super) fn badge(ticket: &TicketSummary) -> Badge {
    let (tone, name) = match ticket.status.kind {
        TicketStatusKind::Open => (Tone::Open, i18n::ticket_status::open()),
        TicketStatusKind::InProgress => (Tone::Open, i18n::ticket_status::in_progress()),
        TicketStatusKind::Answered => (Tone::Good, i18n::ticket_status::answered()),
        TicketStatusKind::OnHold => (Tone::Quiet, i18n::ticket_status::on_hold()),
        TicketStatusKind::Closed => (Tone::Quiet, i18n::ticket_status::closed()),
        TicketStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(&ticket.status, ticket.status_color.map_or(tone, Tone::Own), name)
}
