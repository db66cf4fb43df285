//! Pictures of the invoices, each with a table behind it.

mod by_month;
mod by_status;

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Resource;
use crate::components::Link;
use crate::context::Context;
use crate::format::today;
use crate::i18n;
use crate::model::InvoiceSummary;
use crate::model::invoice::statistics;
use crate::route::{Query, Route};

/// All charts, and the way to the list of what is in them.
#[component]
pub fn Charts(
    /// Of what they are.
    invoices: Resource<Vec<InvoiceSummary>>,
    /// Whether nothing above them is missing any more.
    is_shown: Memo<bool>,
) -> impl IntoView {
    let charts = move |invoices: Arc<Vec<InvoiceSummary>>| {
        let (months, left_out) = statistics::by_month(&invoices, today());
        let has_several = months.len() > 1;
        let months: Vec<_> = months
            .iter()
            .map(|months| by_month::chart(months, has_several, left_out))
            .collect();
        view! {
            <div class="charts">{months} {by_status::chart(&statistics::by_status(&invoices, today()))}</div>
            <p>
                <Link to=Route::Invoices(Query::default()) text=i18n::dashboard::all_invoices() />
            </p>
        }
    };
    move || {
        let invoices = invoices.get().filter(|invoices| is_shown.get() && !invoices.is_empty());
        invoices.map(charts)
    }
}

/// A chart below its heading, and its table, which is folded away.
fn figure(heading: &str, gist: &str, height: u32, drawing: AnyView, table: AnyView) -> AnyView {
    view! {
        <figure class="chart">
            <figcaption>
                <h2>{heading.to_owned()}</h2>
            </figcaption>
            <svg role="group" aria-label=gist.to_owned() width="100%" height=em(height)>
                {drawing}
            </svg>
            <details>
                <summary>{i18n::dashboard::as_table()}</summary>
                {table}
            </details>
        </figure>
    }
    .into_any()
}

/// A part of a drawing that leads to the records that it stands for. Its label says all that the picture does.
fn link(to: &Route, label: &str, picture: impl IntoView + 'static) -> AnyView {
    let href = Context::get().location.href(to);
    view! {
        <g>
            <a href=href aria-label=label.to_owned()>
                <g aria-hidden="true">{picture}</g>
            </a>
        </g>
    }
    .into_any()
}

/// A row of a table: what it stands for, how many invoices there are, and what they come to.
struct TableRow {
    /// Where they are; none where there are none.
    list: Option<Route>,
    name: String,
    count: String,
    amount: Option<AnyView>,
}

fn table(label: &str, first: &'static str, rows: Vec<TableRow>) -> AnyView {
    let heading = |label: &'static str| view! { <th role="columnheader" scope="col">{label}</th> };
    let row = |row: TableRow| {
        let name = match row.list {
            Some(list) => view! { <Link to=list text=row.name /> }.into_any(),
            None => row.name.into_any(),
        };
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">{name}</th>
                <td role="cell" data-label=i18n::section::invoices()>{row.count}</td>
                <td role="cell" data-label=i18n::document::amount()>{row.amount}</td>
            </tr>
        }
    };
    view! {
        <table role="table" class="items" aria-label=label.to_owned()>
            <thead role="rowgroup">
                <tr role="row">{heading(first)} {heading(i18n::section::invoices())} {heading(i18n::document::amount())}</tr>
            </thead>
            <tbody role="rowgroup">{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// A length in hundredths of the size of the text, so that a chart grows with it.
fn em(hundredths: impl Into<u32>) -> String {
    let hundredths = hundredths.into();
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

/// A part of the width, given in hundredths of a percent.
fn percent(hundredths: u16) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
