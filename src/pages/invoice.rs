//! `/invoices/:id`

use leptos::prelude::*;

use super::invoices::status_badge;
use crate::api::{self, Answers};
use crate::components::{Attachments, ExternalLink, Link, Loaded, PageTitle, RichText};
use crate::config::Config;
use crate::format::Formats;
use crate::i18n;
use crate::model::invoice::{Item, Payment};
use crate::model::{Address, Html, Id, Invoice, Money};
use crate::route::{ListView, Route};

/// One invoice, as a document.
#[component]
pub fn InvoicePage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let invoice = api::invoices::by_id(Answers::of_context(), &id);
    let title = move || {
        invoice.get().map_or_else(
            || i18n::invoice::title().to_owned(),
            |invoice| invoice.summary.number.clone(),
        )
    };
    view! {
        <p class="back">
            <Link to=Route::Invoices(ListView::default()) text=i18n::section::invoices() />
        </p>
        <PageTitle text=title />
        <Loaded state=invoice.state() retry=invoice.retry()>{move || Some(document(&*invoice.get()?))}</Loaded>
    }
}

fn document(invoice: &Invoice) -> AnyView {
    let formats = Formats::of_context();
    view! {
        <article class="document">
            {head(invoice, formats)}
            <div class="addresses">
                {address(i18n::invoice::bill_to(), invoice.billing.as_ref())}
                {address(i18n::invoice::ship_to(), invoice.shipping.as_ref())}
            </div>
            {items(invoice, formats)} {totals(invoice, formats)} {payments(&invoice.payments, formats)}
            {text(i18n::invoice::note(), invoice.note.as_ref())} {text(i18n::invoice::terms(), invoice.terms.as_ref())}
            {(!invoice.attachments.is_empty())
                .then(|| section(i18n::invoice::attachments(), view! { <Attachments files=invoice.attachments.clone() /> }))}
        </article>
    }
    .into_any()
}

fn head(invoice: &Invoice, formats: Formats) -> impl IntoView + use<> {
    let summary = &invoice.summary;
    let fact = |label: &'static str, value: Option<String>| {
        value.map(|value| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let crm_page = invoice.hash.as_ref().map(|hash| {
        let config = expect_context::<StoredValue<Config>>();
        let href = config.with_value(|config| config.crm.document("invoice", &summary.id, hash));
        let label = if summary.status.is_open() {
            i18n::invoice::pay()
        } else {
            i18n::invoice::download()
        };
        view! { <ExternalLink href=href class="button primary" text=label /> }
    });
    view! {
        <header>
            {status_badge(&summary.status)} {crm_page}
        </header>
        <dl class="facts">
            {fact(i18n::invoices::date(), summary.date.map(|date| formats.date(date)))}
            {fact(i18n::invoices::due(), summary.due.map(|due| formats.date(due)))}
            {fact(i18n::invoices::project(), summary.project.clone())}
            {fact(i18n::invoice::left_to_pay(), invoice.left_to_pay.as_ref().map(|left| formats.money(left)))}
        </dl>
    }
}

fn address(label: &'static str, address: Option<&Address>) -> impl IntoView + use<> {
    let lines = address?
        .0
        .iter()
        .map(|line| view! { <div>{line.clone()}</div> })
        .collect::<Vec<_>>();
    Some(view! { <div><h2>{label}</h2><address>{lines}</address></div> })
}

fn items(invoice: &Invoice, formats: Formats) -> impl IntoView + use<> {
    let amount = |amount| formats.amount(amount, &invoice.currency);
    let quantity = |item: &Item| {
        let number = item.quantity.map(|quantity| formats.number(quantity));
        [number, item.unit.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let row = |item: &Item| {
        let details = item.details.clone().map(|html| view! { <RichText html=html /> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{item.description.clone()} {details}</th>
                <td role="cell" data-label=i18n::invoice::quantity()>{quantity(item)}</td>
                <td role="cell" data-label=i18n::invoice::rate()>{item.rate.map(amount)}</td>
                <td role="cell" data-label=i18n::invoice::amount()>{item.amount().map(amount)}</td>
            </tr>
        }
    };
    let heading = |label: &'static str| view! { <th role="columnheader" scope="col">{label}</th> };
    view! {
        <table role="table" class="items" aria-label=i18n::invoice::items()>
            <thead role="rowgroup">
                <tr role="row">
                    {heading(i18n::invoice::item())} {heading(i18n::invoice::quantity())} {heading(i18n::invoice::rate())}
                    {heading(i18n::invoice::amount())}
                </tr>
            </thead>
            <tbody role="rowgroup">{invoice.items.iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
}

fn totals(invoice: &Invoice, formats: Formats) -> impl IntoView + use<> {
    let line = |label: &'static str, money: Option<&Money>, sign: &'static str| {
        let amount = sign.to_owned() + &formats.money(money?);
        Some(view! { <div><dt>{label}</dt><dd>{amount}</dd></div> })
    };
    view! {
        <dl class="totals">
            {line(i18n::invoice::subtotal(), invoice.subtotal.as_ref(), "")}
            {line(i18n::invoice::discount(), invoice.discount.as_ref(), "\u{2212}")}
            {line(i18n::invoice::tax(), invoice.tax.as_ref(), "")}
            {line(i18n::invoice::adjustment(), invoice.adjustment.as_ref(), "")}
            {line(i18n::invoice::total(), invoice.summary.total.as_ref(), "")}
            {line(i18n::invoice::left_to_pay(), invoice.left_to_pay.as_ref(), "")}
        </dl>
    }
}

fn payments(payments: &[Payment], formats: Formats) -> impl IntoView + use<> {
    let row = |payment: &Payment| {
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{payment.date.map(|date| formats.date(date))}</th>
                <td role="cell" data-label=i18n::invoice::payment_mode()>{payment.mode.clone()}</td>
                <td role="cell" data-label=i18n::invoice::transaction()>{payment.transaction.clone()}</td>
                <td role="cell" data-label=i18n::invoice::amount()>{formats.money(&payment.amount)}</td>
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
                    {heading(i18n::invoice::transaction())} {heading(i18n::invoice::amount())}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    };
    (!payments.is_empty()).then(|| section(i18n::invoice::payments(), table))
}

fn text(label: &'static str, html: Option<&Html>) -> impl IntoView + use<> {
    html.cloned()
        .map(|html| section(label, view! { <RichText html=html /> }))
}

fn section(label: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! { <section><h2>{label}</h2>{content.into_any()}</section> }.into_any()
}
