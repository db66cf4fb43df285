//! Amounts of money, the items of a document, and what they add up to.

use std::sync::Arc;

use leptos::prelude::*;

use super::RichText;
use crate::format::{Formats, within_text};
use crate::i18n;
use crate::model::money::{Sum, Totals};
use crate::model::{Amounts, Item, Money, Number};

/// An amount that stands by itself: it is not broken into lines, and its minus stays at the left of the digits. What the server sent
/// and nobody can read may be long, and is broken like any text.
pub fn amount(money: &Money, formats: Formats) -> AnyView {
    let text = formats.money(money);
    match money.amount {
        Number::Exact(_) => view! { <bdi class="money" dir="ltr">{text}</bdi> }.into_any(),
        Number::AsSent(_) => view! { <bdi>{text}</bdi> }.into_any(),
    }
}

/// The sums of several amounts in words, one after the other, and how many amounts are in none of them; none where there are no sums.
pub fn written(totals: &Totals, formats: Formats) -> Option<String> {
    let sum = |sum: &Sum| within_text(&formats.amount(sum.amount, &sum.currency));
    let sums: Vec<_> = totals.sums.iter().map(sum).collect();
    let written = sums.join(" + ");
    match totals.left_out {
        _ if sums.is_empty() => None,
        0 => Some(written),
        count => Some(i18n::document::without(count, &written, &formats.number(count))),
    }
}

/// The table of the items.
pub fn item_table(amounts: &Amounts) -> AnyView {
    if amounts.items.is_empty() {
        return ().into_any();
    }
    let formats = Formats::of_context();
    let money = |number: Number| {
        let money = Money {
            amount: number,
            currency: Arc::clone(&amounts.currency),
        };
        amount(&money, formats)
    };
    let row = |item: &Item| {
        let details = item.details.clone().map(|html| view! { <RichText html=html /> });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{item.description.clone()} {details}</th>
                <td role="cell" data-label=i18n::document::quantity()>{quantity(item, formats)}</td>
                <td role="cell" data-label=i18n::document::rate()>{item.rate.clone().map(money)}</td>
                <td role="cell" data-label=i18n::document::amount()>{item.amount().map(Number::Exact).map(money)}</td>
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
    let number = item.quantity.as_ref().map(|quantity| formats.quantity(quantity));
    let parts = [number, item.unit.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The sums of a document, and after its total what else there is to say about money.
pub fn sums(amounts: &Amounts, more: Option<(&'static str, &Money)>) -> AnyView {
    let formats = Formats::of_context();
    let line = |label: &'static str, money: Option<&Money>, class: &'static str| {
        let amount = amount(money?, formats);
        Some(view! { <div class=class><dt>{label}</dt><dd>{amount}</dd></div> })
    };
    let discount = amounts.discount.clone().map(taken_off);
    view! {
        <dl class="totals">
            {line(i18n::document::subtotal(), amounts.subtotal.as_ref(), "")}
            {line(i18n::document::discount(), discount.as_ref(), "less")}
            {line(i18n::document::tax(), amounts.tax.as_ref(), "")}
            {line(i18n::document::adjustment(), amounts.adjustment.as_ref(), "")}
            {line(i18n::document::total(), amounts.total.as_ref(), "sum")}
            {more.and_then(|(label, money)| line(label, Some(money), "sum"))}
        </dl>
    }
    .into_any()
}

/// A discount as it stands among sums: below zero.
fn taken_off(discount: Money) -> Money {
    let amount = match discount.amount {
        Number::Exact(amount) => Number::Exact(-amount),
        as_sent @ Number::AsSent(_) => as_sent,
    };
    Money { amount, ..discount }
}
