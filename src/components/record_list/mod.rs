//! A list of records: search, sort by any column, filter by status and by days, and pages, all of it in the address; and which
//! columns are shown, which is kept for the tab.
//!
//! What depends on the kind of record is in `ListOf`; from there on a record is a [`Record`], so that the list itself is compiled
//! once for all kinds.

mod cell;
mod choices;
mod days;
mod export;
mod keys;
mod looks;
mod select;
mod state;
mod table;
mod tools;
mod total;

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Resource;
use crate::format::Formats;
use crate::i18n;
use crate::route::Sort;
pub use cell::Cell;
use export::Field;
use select::{PAGE, Record};
use state::{State, Viewed};
use table::Table;
use tools::{Found, Pages, Tools};
use total::column_of_total;

/// How the records of one kind are listed.
pub struct ListOf<T: 'static> {
    /// The name of the file that the list is exported to, without its ending.
    pub name: &'static str,
    /// What the list is called.
    pub label: Cow<'static, str>,
    /// The columns; the first names the record and links to it.
    pub columns: Vec<Column<T>>,
    /// The order that a list begins with. Where that is by days, they are those that the list can be narrowed to.
    pub order: Sort,
    /// What is said where there are no records at all.
    pub empty: &'static str,
}

/// A column of a list.
pub struct Column<T: 'static> {
    heading: Heading,
    cell: Box<dyn Fn(&T) -> Cell + Send + Sync>,
}

impl<T> Column<T> {
    /// A column by its name in the address, its heading, and the value of a record in it.
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        cell: impl Fn(&T) -> Cell + Send + Sync + 'static,
    ) -> Self {
        let heading = Heading {
            name: name.into(),
            label: label.into(),
        };
        Self {
            heading,
            cell: Box::new(cell),
        }
    }
}

/// The list of the records of an answer.
#[component]
pub fn RecordList<T>(
    /// All records.
    rows: Resource<Vec<T>>,
    /// How they are listed.
    list: ListOf<T>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
{
    let formats = Formats::of_context();
    let ListOf {
        name,
        label,
        columns,
        order,
        empty,
    } = list;
    let listing = Listing {
        name,
        label: label.as_ref().into(),
        headings: columns.iter().map(|column| column.heading.clone()).collect(),
        order,
        empty,
    };
    let records = move || {
        let rows = rows.get().unwrap_or_default();
        let cells = |row: &T| columns.iter().map(|column| (column.cell)(row)).collect();
        rows.iter().map(|row| record(cells(row), formats)).collect()
    };
    show(
        listing,
        Memo::new_with_compare(move |_| Arc::new(records()), |_, _| true),
    )
}

fn record(cells: Vec<Cell>, formats: Formats) -> Record {
    let searched: Vec<_> = cells.iter().map(Cell::searched).collect();
    Record {
        text: formats.lower_case(&searched.join(" ")),
        cells,
    }
}

/// What a list is, without the kind of its records.
struct Listing {
    name: &'static str,
    label: Arc<str>,
    headings: Arc<[Heading]>,
    order: Sort,
    empty: &'static str,
}

/// The heading of a column.
#[derive(Clone)]
struct Heading {
    name: Cow<'static, str>,
    label: Cow<'static, str>,
}

/// All records of a list.
type Records = Vec<Record>;

fn show(listing: Listing, records: Memo<Arc<Records>>) -> impl IntoView {
    let formats = Formats::of_context();
    let Listing {
        name,
        label,
        headings,
        order,
        empty,
    } = listing;
    let state = State::new(name, &headings, order, records);
    let is_empty = Memo::new(move |_| records.get().is_empty());
    let is_found = Memo::new(move |_| state.found.with(|found| !found.is_empty()));

    move || {
        if is_empty.get() {
            return view! { <p class="empty">{empty}</p> }.into_any();
        }
        let results = {
            let (label, headings) = (Arc::clone(&label), Arc::clone(&headings));
            move || {
                if !is_found.get() {
                    return view! { <NoMatch state=state /> }.into_any();
                }
                view! {
                    <Table label=Arc::clone(&label) headings=Arc::clone(&headings) state=state />
                    <Pages found=state.found viewed=state.viewed />
                }
                .into_any()
            }
        };
        let export = {
            let headings = Arc::clone(&headings);
            move |()| {
                export(
                    name,
                    &headings,
                    &records.get_untracked(),
                    &state.found.get_untracked(),
                    formats,
                );
            }
        };
        view! {
            <Tools headings=Arc::clone(&headings) state=state export=Callback::new(export) />
            <Found state=state />
            {results}
        }
        .into_any()
    }
}

/// All that is found, on whatever page of the list it is, in all columns: a file is looked through elsewhere. After the amounts of a
/// record comes their currency.
fn export(name: &str, headings: &[Heading], records: &[Record], found: &[usize], formats: Formats) {
    let place = column_of_total(records).map(|last| last + 1);
    let with_currency = |mut fields: Vec<Field>, currency: Option<&str>| {
        if let Some(place) = place.filter(|place| *place <= fields.len()) {
            fields.insert(place, Field::Text(currency.unwrap_or_default().to_owned()));
        }
        fields
    };
    let head = headings.iter().map(|heading| Field::Text(heading.label.to_string()));
    let head = with_currency(head.collect(), Some(i18n::list::currency()));
    let row = |record: &Record| {
        let fields = record.cells.iter().map(|cell| cell.exported(formats)).collect();
        with_currency(fields, record.cells.iter().find_map(Cell::currency))
    };
    let rows = found.iter().filter_map(|place| records.get(*place)).map(row);
    let table: Vec<_> = std::iter::once(head).chain(rows).collect();
    let separator = if formats.has_decimal_comma() { ';' } else { ',' };
    if let Err(error) = export::download(name, &table, separator) {
        web_sys::console::warn_2(&"The list could not be exported.".into(), &error);
    }
}

#[component]
fn NoMatch(state: State) -> impl IntoView {
    view! {
        <p class="empty">
            {i18n::list::no_match()} " "
            <button type="button" class="button" on:click=move |_| state.show_all()>
                {i18n::list::clear()}
            </button>
        </p>
    }
}
