//! A list of records: search, sort by any column, filter by status, and pages, all of it in the address.
//!
//! What depends on the kind of record is in `ListOf`; from there on a record is a [`Record`], so that the list itself is compiled
//! once for all kinds.

mod cell;
mod export;
mod select;
mod table;
mod tools;

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Resource;
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::location::Location;
use crate::route::{ListView, Sort};
pub use cell::Cell;
use select::{PAGE, Record, matching, sorted};
use table::Table;
use tools::{Pages, Tools};

/// How the records of one kind are listed.
pub struct ListOf<T: 'static> {
    /// The name of the file that the list is exported to, without its ending.
    pub name: &'static str,
    /// The columns; the first names the record and links to it.
    pub columns: Vec<Column<T>>,
    /// The order that a list begins with.
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
        columns,
        order,
        empty,
    } = list;
    let listing = Listing {
        name,
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

/// The view that the address asks for, and the ways to another one.
#[derive(Clone, Copy)]
struct Viewed(Location);

impl Viewed {
    fn get(self) -> ListView {
        self.0
            .route()
            .with(|route| route.query().map(ListView::of).unwrap_or_default())
    }

    fn get_untracked(self) -> ListView {
        untrack(|| self.get())
    }

    /// In the place of the current view: Back leads out of the list, not through every letter that was typed.
    fn set(self, view: ListView) {
        self.0.replace(self.0.route().get_untracked().with_query(view.into()));
    }

    fn href(self, view: ListView) -> String {
        self.0.href(&self.0.route().get().with_query(view.into()))
    }
}

fn show(listing: Listing, records: Memo<Arc<Records>>) -> impl IntoView {
    let formats = Formats::of_context();
    let viewed = Viewed(Context::get().location);
    let Listing {
        name,
        headings,
        order: initial_order,
        empty,
    } = listing;
    let names: Vec<_> = headings.iter().map(|heading| heading.name.clone()).collect();

    // Each step is done again only when what it depends on has changed: a keystroke filters, and sorts nothing.
    let order = Memo::new(move |_| viewed.get().sort.unwrap_or_else(|| initial_order.clone()));
    let sorted = Memo::new(move |_| {
        let order = order.get();
        let column = names.iter().position(|name| *name == order.column);
        sorted(&records.get(), column, order.descending, &|one, other| {
            formats.compare(one, other)
        })
    });
    let found = Memo::new(move |_| {
        sorted.with(|sorted| {
            let view = viewed.get();
            matching(
                &records.get(),
                sorted,
                &formats.lower_case(&view.search),
                view.status.as_deref(),
            )
        })
    });
    let is_empty = Memo::new(move |_| records.get().is_empty());
    let is_found = Memo::new(move |_| found.with(|found| !found.is_empty()));

    let headings_of_export = Arc::clone(&headings);
    move || {
        if is_empty.get() {
            return view! { <p class="empty">{empty}</p> }.into_any();
        }
        let headings = Arc::clone(&headings);
        let results = move || {
            if !is_found.get() {
                return view! { <NoMatch viewed=viewed /> }.into_any();
            }
            let headings = Arc::clone(&headings);
            view! {
                <Table headings=headings order=order records=records found=found viewed=viewed />
                <Pages found=found viewed=viewed />
            }
            .into_any()
        };
        let export = {
            let headings = Arc::clone(&headings_of_export);
            move || {
                export(
                    name,
                    &headings,
                    &records.get_untracked(),
                    &found.get_untracked(),
                    formats,
                );
            }
        };
        view! { <Tools records=records found=found viewed=viewed export=Callback::new(move |()| export()) /> {results} }
            .into_any()
    }
}

/// All that is found, on whatever page of the list it is.
fn export(name: &str, headings: &[Heading], records: &[Record], found: &[usize], formats: Formats) {
    let head = headings.iter().map(|heading| heading.label.to_string()).collect();
    let row = |record: &Record| record.cells.iter().map(|cell| cell.text(formats)).collect();
    let rows = found.iter().filter_map(|place| records.get(*place)).map(row);
    let table: Vec<_> = std::iter::once(head).chain(rows).collect();
    if let Err(error) = export::download(name, &table) {
        web_sys::console::warn_2(&"The list could not be exported.".into(), &error);
    }
}

#[component]
fn NoMatch(viewed: Viewed) -> impl IntoView {
    view! {
        <p class="empty">
            {i18n::list::no_match()} " "
            <button type="button" class="button" on:click=move |_| viewed.set(ListView::default())>
                {i18n::list::clear()}
            </button>
        </p>
    }
}
