//! What was invoiced month by month: a bar for each. Time goes from left to right in every language.

use std::sync::Arc;

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::{TableRow, em, figure, link, percent, table};
use crate::components::amount;
use crate::format::{Formats, within_text};
use crate::i18n;
use crate::model::chart::{WHOLE, height, top};
use crate::model::invoice::statistics::{ByMonth, Month};
use crate::model::{Money, Number};
use crate::route::{ListView, Route};

/// Where the bars begin to grow, and where the drawing ends, in hundredths of the size of the text. A bar is at most [`WHOLE`] of
/// them high.
const FLOOR: u16 = 150 + WHOLE;
const BOTTOM: u16 = FLOOR + 320;

/// The chart of one currency; where there are several, it says which, and its bars lead to the invoices in that. It says, too, how
/// many invoices could be left out of all charts.
pub(super) fn chart(chart: &ByMonth, is_one_of_several: bool, left_out: usize) -> AnyView {
    let formats = Formats::of_context();
    let amount = |amount| within_text(&formats.amount(amount, &chart.currency));
    let currency = is_one_of_several.then_some(chart.currency.name());
    let heading = currency.map_or_else(|| i18n::dashboard::by_month().to_owned(), i18n::dashboard::by_month_in);
    let highest = chart.highest();
    let gist = highest.map(|highest| {
        i18n::dashboard::by_month_gist(
            &amount(chart.total()),
            &formats.month(highest.first),
            &amount(highest.total),
        )
    });
    let top = top(highest.map(|month| month.total).unwrap_or_default());
    let column = |(left, month): (u16, &Month)| {
        let label = i18n::dashboard::bar(
            month.count,
            &formats.month(month.first),
            &formats.number(month.count),
            &amount(month.total),
        );
        let picture = bar(left, height(month.total, top), &label);
        (month.count > 0).then(|| link(&list(month, currency), &label, picture))
    };
    let drawing = view! {
        <g class="scale" aria-hidden="true">
            {[0, WHOLE / 2, WHOLE].map(line).into_iter().collect::<Vec<_>>()}
            {places(chart).map(|(left, month)| name(left, month, formats)).collect::<Vec<_>>()}
        </g>
        {places(chart).map(column).collect::<Vec<_>>()}
        <g class="words amounts" aria-hidden="true">
            {above_line(WHOLE, formats.compact(top, &chart.currency))}
            {above_line(WHOLE / 2, formats.compact(top / Decimal::TWO, &chart.currency))}
        </g>
    };
    let rows = chart.months.iter().map(|month| TableRow {
        list: (month.count > 0).then(|| list(month, currency)),
        name: formats.month(month.first),
        count: formats.number(month.count),
        amount: Some(self::amount(&of_month(month, chart), formats)),
    });
    let table = view! {
        {table(&heading, i18n::dashboard::month(), rows.collect())}
        <p class="note">
            {i18n::dashboard::left_out()}
            {(left_out > 0).then(|| format!(" {}", i18n::dashboard::not_added(left_out, &formats.number(left_out))))}
        </p>
    };
    figure(
        &heading,
        &gist.unwrap_or_default(),
        BOTTOM.into(),
        drawing.into_any(),
        table.into_any(),
    )
}

fn of_month(month: &Month, chart: &ByMonth) -> Money {
    Money {
        amount: Number::Exact(month.total),
        currency: Arc::clone(&chart.currency),
    }
}

/// How wide the place of a month is, in hundredths of a percent: a twelfth.
const WIDTH: u16 = 833;

/// The months, each with the left end of its place.
fn places(chart: &ByMonth) -> impl Iterator<Item = (u16, &Month)> {
    (0_u16..).step_by(WIDTH.into()).zip(&chart.months)
}

/// A line across the chart.
fn line(height: u16) -> AnyView {
    let y = em(FLOOR - height);
    view! { <line x1="0" x2="100%" y1=y.clone() y2=y></line> }.into_any()
}

/// What a line stands for, before the bars that it may cross.
fn above_line(height: u16, amount: String) -> AnyView {
    view! {
        <text x="0" y=em(FLOOR - height - 30)>
            {amount}
        </text>
    }
    .into_any()
}

/// The name of a month, and of its year where that begins. Where there is little room, every second one is left out.
fn name(left: u16, month: &Month, formats: Formats) -> AnyView {
    let x = percent(left + WIDTH / 2);
    let is_extra = (left / WIDTH).is_multiple_of(2);
    let year = (month.first.month == 1).then(|| {
        view! {
            <text x=x.clone() y=em(FLOOR + 280) text-anchor="middle">
                {month.first.year.to_string()}
            </text>
        }
    });
    view! {
        <g>
            <text class:extra=is_extra x=x.clone() y=em(FLOOR + 140) text-anchor="middle">
                {formats.short_month(month.first)}
            </text>
            {year}
        </g>
    }
    .into_any()
}

/// A bar, in a place of which all of the height can be clicked on.
fn bar(left: u16, height: u16, label: &str) -> AnyView {
    view! {
        <rect class="target" x=percent(left) y="0" width=percent(WIDTH) height="100%">
            <title>{label.to_owned()}</title>
        </rect>
        <rect
            class="bar"
            x=percent(left + WIDTH / 5)
            y=em(FLOOR - height)
            width=percent(WIDTH / 5 * 3)
            height=em(height)
            rx="2"
        ></rect>
    }
    .into_any()
}

/// The invoices of a month; those in a currency are found by its code or sign.
fn list(month: &Month, currency: Option<&str>) -> Route {
    let view = ListView {
        search: currency.unwrap_or_default().to_owned(),
        from: Some(month.first),
        until: Some(month.first.month_end()),
        ..ListView::default()
    };
    Route::Invoices(view.into())
}
