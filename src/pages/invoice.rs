//! `/invoices/:id`

use leptos::prelude::*;

use super::invoices::badge;
use crate::api::{self, Answers};
use crate::components::document::{addresses, back, crm_page, fact, facts, header, section, text_section};
use crate::components::{Attachments, Loaded, PageTitle, amount, item_table, note_visit, sums};
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::invoice::Payment;
use crate::model::{Id, Invoice};
use crate::route::{Query, Route};

/// One invoice, as a document.
#[component]
pub fn InvoicePage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let invoice = api::invoices::by_id(Answers::of_context(), &id);
    note_visit(invoice, |invoice| Some(invoice.summary.number.clone()));
    let title = move || {
        invoice.get().map_or_else(
            || i18n::invoice::title().to_owned(),
            |invoice| invoice.summary.number.clone(),
        )
    };
    view! {
        {back(Route::Invoices(Query::default()), i18n::section::invoices())}
        <PageTitle text=title />
        <Loaded state=invoice.state() retry=invoice.retry()>{move || Some(document(&*invoice.get()?))}</Loaded>
    }
}

fn document(invoice: &Invoice) -> AnyView {
    let formats = Formats::of_context();
    let summary = &invoice.summary;
    let label = if summary.status.is_open() {
        i18n::invoice::pay()
    } else {
        i18n::document::download()
    };
    let left = invoice
        .left_to_pay
        .as_ref()
        .map(|left| (i18n::invoice::left_to_pay(), left));
    view! {
        <article class="document">
            {header(
                badge(&summary.status_on(today())),
                Some(&summary.number),
                crm_page("invoice", &summary.id, invoice.hash.as_ref(), label),
            )}
            {facts([
                fact(i18n::invoices::date(), summary.date.map(|date| formats.date(date))),
                fact(i18n::invoices::due(), summary.due.map(|due| formats.date(due))),
                fact(i18n::invoices::project(), summary.project.clone()),
                fact(i18n::invoice::left_to_pay(), left.map(|(_, left)| formats.money(left))),
            ])}
            {addresses(invoice.billing.as_ref(), invoice.shipping.as_ref())} {item_table(&invoice.amounts)} {sums(&invoice.amounts, left)} {payments(&invoice.payments, formats)}
            {text_section(i18n::document::note(), invoice.note.as_ref())}
            {text_section(i18n::document::terms(), invoice.terms.as_ref())} <Attachments files=invoice.attachments.clone() />
        </article>
    }
    .into_any()
}

fn payments(payments: &[Payment], formats: Formats) -> impl IntoView + use<> {
    let row = |payment: &Payment| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{payment.date.map(|date| formats.date(date))}</th>
                <td role="cell" data-label=i18n::invoice::payment_mode()>{payment.mode.clone()}</td>
                <td role="cell" data-label=i18n::invoice::transaction()>{payment.transaction.clone()}</td>
                <td role="cell" data-label=i18n::document::amount()>{payment.amount.as_ref().map(|money| amount(money, formats))}</td>
            </tr>
        }
    };
    let heading = |label: &'static str| view! { <th role="columnheader" scope="col">{label}</th> };
    let rows = payments.iter().map(row).collect::<Vec<_>>();
    let table = view! {
        <table role="table" class="items" aria-label=i18n::invoice::payments()>
            <thead role="rowgroup">
                <tr role="row">
                    {heading(i18n::invoice::payment_date())} {heading(i18n::invoice::payment_mode())}
                    {heading(i18n::invoice::transaction())} {heading(i18n::document::amount())}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    };
    (!payments.is_empty()).then(|| section(i18n::invoice::payments(), table))
}
