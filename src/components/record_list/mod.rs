//! A list of records: search, sort by any column, filter by status, and pages, all of it in the address.

mod select;
mod table;
mod tools;

use std::cmp::Ordering;
use std::sync::Arc;

use leptos::prelude::*;

use crate::format::Formats;
use crate::i18n;
use crate::location::Location;
use crate::route::{ListView, Route, Sort};
pub use select::SortBy;
use select::{PAGE, matching, sorted};
use table::Table;
use tools::{Pages, Tools};

/// How the records of one kind are listed.
pub struct ListOf<T: 'static> {
    /// The columns; the first names the record and links to it.
    pub columns: Vec<Column<T>>,
    /// The order that a list begins with.
    pub order: Sort,
    /// The code of a record's status, as it is in the address, and its name.
    pub status: fn(&T) -> (String, String),
    /// What of a record is searched, besides the name of its status.
    pub search: fn(&T) -> String,
    /// The address of a view of the list.
    pub route: fn(ListView) -> Route,
    /// The view in such an address.
    pub view: fn(&Route) -> Option<&ListView>,
    /// What is said where there are no records at all.
    pub empty: &'static str,
}

/// A column of a list.
pub struct Column<T: 'static> {
    /// Its name in the address.
    pub name: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// What it is sorted by.
    pub sort: SortBy<T>,
    /// What is shown of a record.
    pub cell: fn(&T, Formats) -> AnyView,
}

/// The list itself: tools, table and pages.
#[component]
pub fn RecordList<T>(
    /// All records.
    rows: Signal<Arc<Vec<T>>>,
    /// How they are listed.
    list: ListOf<T>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
{
    let (location, formats) = (Location::of_context(), Formats::of_context());
    let (read_view, route, status, search, empty) = (list.view, list.route, list.status, list.search, list.empty);
    let view = Memo::new(move |_| {
        location
            .route()
            .with(|route| read_view(route).cloned().unwrap_or_default())
    });
    let set_view = Callback::new(move |view| location.replace(route(view)));
    let order = list.order;
    let order = Memo::new(move |_| view.with(|view| view.sort.clone()).unwrap_or_else(|| order.clone()));
    let columns = StoredValue::new(list.columns);

    // Each step is done again only when what it depends on has changed: a keystroke filters, and sorts nothing.
    let order_of_rows = Memo::new(move |_| {
        let order = order.get();
        let compare = |one: &str, other: &str| -> Ordering { formats.compare(one, other) };
        rows.with(|rows| columns.with_value(|columns| sorted(rows, columns, &order, &compare)))
    });
    let texts = Memo::new(move |_| {
        let text = |row: &T| format!("{} {}", search(row), status(row).1).to_lowercase();
        rows.with(|rows| rows.iter().map(text).collect::<Vec<_>>())
    });
    let statuses = Memo::new(move |_| rows.with(|rows| select::statuses(rows, status)));
    let found = Memo::new(move |_| {
        let is_in_status = |row: &T, wanted: &str| status(row).0 == wanted;
        rows.with(|rows| {
            texts.with(|texts| {
                order_of_rows.with(|order| view.with(|view| matching(rows, texts, order, view, &is_in_status)))
            })
        })
    });
    let page = Memo::new(move |_| {
        let last_page = found.with(|found| found.len().saturating_sub(1) / PAGE);
        view.with(|view| view.page).min(last_page)
    });
    let is_empty = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    let is_found = Memo::new(move |_| found.with(|found| !found.is_empty()));

    let in_page = move || {
        let from = page.get() * PAGE;
        found.with(|found| found.iter().skip(from).take(PAGE).copied().collect::<Vec<_>>())
    };
    let body = move || {
        let rows = rows.get();
        in_page()
            .into_iter()
            .filter_map(|at| Some(table::record(rows.get(at)?, columns, formats)))
            .collect_view()
    };
    let headings = StoredValue::new(columns.with_value(|columns| {
        columns
            .iter()
            .map(|column| (column.name, column.label))
            .collect::<Vec<_>>()
    }));

    view! {
        <Show when=move || !is_empty.get() fallback=move || view! { <p class="empty">{empty}</p> }>
            <Tools view=view set_view=set_view statuses=statuses count=Signal::derive(move || found.with(Vec::len)) />
            <Show when=move || is_found.get() fallback=move || view! { <NoMatch set_view=set_view /> }>
                <Table headings=headings.get_value() order=order view=view set_view=set_view>
                    {body}
                </Table>
                <Pages page=page count=Signal::derive(move || found.with(Vec::len)) view=view route=route />
            </Show>
        </Show>
    }
}

#[component]
fn NoMatch(set_view: Callback<ListView>) -> impl IntoView {
    view! {
        <p class="empty">
            {i18n::list::no_match()} " "
            <button type="button" class="button" on:click=move |_| set_view.run(ListView::default())>
                {i18n::list::clear()}
            </button>
        </p>
    }
}
