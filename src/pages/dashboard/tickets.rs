//! The tickets that wait for the customer.

use leptos::prelude::*;

use super::super::tickets::badge;
use super::card::{Card, ListOfStatus, When, row, rows};
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::{Date, TicketSummary};
use crate::route::Route;

/// What has been answered.
pub(super) fn card(answered: &[TicketSummary], _: &[TicketSummary]) -> AnyView {
    let formats = Formats::of_context();
    Card {
        heading: i18n::dashboard::tickets(),
        lines: Vec::new(),
        rows: rows(answered, |ticket| ticket_row(ticket, formats)),
        lists: ListOfStatus::of(Route::Tickets, answered.iter().map(badge)),
        is_late: false,
    }
    .view()
}

fn ticket_row(ticket: &TicketSummary, formats: Formats) -> AnyView {
    let when = ticket.last_reply.map(|reply| When {
        text: answered(reply.date, formats),
        is_pressing: false,
    });
    row(
        Route::Ticket(ticket.id.clone()),
        &ticket.subject,
        when,
        Some(badge(ticket)),
        None,
    )
}

/// When it was answered. The server's day may be ahead of the reader's.
fn answered(day: Date, formats: Formats) -> String {
    let today = today();
    if day > today {
        i18n::dashboard::answered_just_now().to_owned()
    } else {
        i18n::dashboard::answered(&formats.days_from(today, day))
    }
}
