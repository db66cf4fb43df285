//! The invoices that are to be paid.

use leptos::prelude::*;

use super::super::invoices::badge;
use super::card::{Card, ListOfStatus, When, row, rows, sums};
use crate::components::amount;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::InvoiceSummary;
use crate::model::attention::{SOON, is_overdue, is_soon};
use crate::route::Route;

/// What is overdue, and what is to be paid later.
pub(super) fn cards(to_pay: &[InvoiceSummary], _: &[InvoiceSummary]) -> AnyView {
    let (overdue, open): (Vec<_>, Vec<_>) = to_pay.iter().cloned().partition(is_overdue);
    let overdue = card(i18n::dashboard::overdue(), &overdue, None);
    let open = card(i18n::dashboard::open(), &open, soon(&open));
    view! { {overdue} {open} }.into_any()
}

fn card(heading: &'static str, invoices: &[InvoiceSummary], more: Option<String>) -> Option<AnyView> {
    let formats = Formats::of_context();
    let count = invoices.len();
    let sum = sums(invoices.iter().map(|invoice| &invoice.total), formats);
    let sum = sum.map(|sum| i18n::dashboard::sum(count, &formats.number(count), &sum));
    let card = Card {
        heading,
        lines: sum.into_iter().chain(more).collect(),
        rows: rows(invoices, |invoice| invoice_row(invoice, formats)),
        lists: ListOfStatus::of(Route::Invoices, invoices.iter().map(|invoice| badge(&invoice.status))),
        is_late: invoices.first().is_some_and(is_overdue),
    };
    (count > 0).then(|| card.view())
}

/// What part of it is due soon.
fn soon(open: &[InvoiceSummary]) -> Option<String> {
    let (formats, today) = (Formats::of_context(), today());
    let is_soon = |invoice: &&InvoiceSummary| invoice.due.is_some_and(|due| is_soon(due, today));
    let soon: Vec<_> = open.iter().filter(is_soon).collect();
    let count = soon.len();
    let sum = sums(soon.into_iter().map(|invoice| &invoice.total), formats)?;
    let days = formats.number(SOON);
    Some(i18n::dashboard::soon(count, &formats.number(count), &days, &sum))
}

fn invoice_row(invoice: &InvoiceSummary, formats: Formats) -> AnyView {
    let today = today();
    let when = match invoice.due {
        Some(due) => When {
            text: i18n::dashboard::due(&formats.days_from(today, due)),
            is_pressing: due < today || is_soon(due, today),
        },
        None => When {
            text: i18n::dashboard::no_due_date().to_owned(),
            is_pressing: false,
        },
    };
    row(
        Route::Invoice(invoice.id.clone()),
        &invoice.number,
        Some(when),
        Some(badge(&invoice.status)),
        invoice.total.as_ref().map(|money| amount(money, formats)),
    )
}
