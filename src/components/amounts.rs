//! The items of a document, and what they add up to.

use leptos::prelude::*;

use super::RichText;
use crate::format::Formats;
use crate::i18n;
use crate::model::{Amounts, Item, Money};

/// The table of the items.
pub fn item_table(amounts: &Amounts) -> AnyView {
    if amounts.items.is_empty() {
        return ().into_any();
    }
    let formats = Formats::of_context();
    let amount = |amount| formats.amount(amount, &amounts.currency);
    let row = |item: &Item| {
        let details = item.details.clone().map(|html| view! { <RichText html=html /> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{item.description.clone()} {details}</th>
                <td role="cell" data-label=i18n::document::quantity()>{quantity(item, formats)}</td>
                <td role="cell" data-label=i18n::document::rate()>{item.rate.map(amount)}</td>
                <td role="cell" data-label=i18n::document::amount()>{item.amount().map(amount)}</td>
            </tr>
        }
    };
    let heading = |label: &'static str| view! { <th role="columnheader" scope="col">{label}</th> };
    view! {
        <table role="table" class="items" aria-label=i18n::document::items()>
            <thead role="rowgroup">
                <tr role="row">
                    {heading(i18n::document::item())} {heading(i18n::document::quantity())}
                    {heading(i18n::document::rate())} {heading(i18n::document::amount())}
                </tr>
            </thead>
            <tbody role="rowgroup">{amounts.items.iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

fn quantity(item: &Item, formats: Formats) -> String {
    let number = item.quantity.map(|quantity| formats.number(quantity));
    let parts = [number, item.unit.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The sums of a document, and after its total what else there is to say about money.
pub fn sums(amounts: &Amounts, more: Option<(&'static str, &Money)>) -> AnyView {
    let formats = Formats::of_context();
    let line = |label: &'static str, money: Option<&Money>, class: &'static str| {
        let sign = if class == "less" { "\u{2212}" } else { "" };
        let amount = sign.to_owned() + &formats.money(money?);
        Some(view! { <div class=class><dt>{label}</dt><dd>{amount}</dd></div> })
    };
    view! {
        <dl class="totals">
            {line(i18n::document::subtotal(), amounts.subtotal.as_ref(), "")}
            {line(i18n::document::discount(), amounts.discount.as_ref(), "less")}
            {line(i18n::document::tax(), amounts.tax.as_ref(), "")}
            {line(i18n::document::adjustment(), amounts.adjustment.as_ref(), "")}
            {line(i18n::document::total(), amounts.total.as_ref(), "sum")}
            {more.and_then(|(label, money)| line(label, Some(money), "sum"))}
        </dl>
    }
    .into_any()
}
