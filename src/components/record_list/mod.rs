//! A list of records: search, sort by any column, filter by status, and pages, all of it in the address.
//!
//! What depends on the kind of record is in `ListOf`; from there on a record is a [`Record`], so that the list itself is compiled
//! once for all kinds.

mod select;
mod table;
mod tools;

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Resource;
use crate::format::Formats;
use crate::i18n;
use crate::location::Location;
use crate::route::{ListView, Route, Sort};
pub use select::SortKey;
use select::{PAGE, Record, matching, sorted};
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
    pub sort: fn(&T) -> SortKey,
    /// What is shown of a record.
    pub cell: fn(&T, Formats) -> AnyView,
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
    let list = Arc::new(list);
    let formats = Formats::of_context();
    let heading = |column: &Column<T>| Heading {
        name: column.name,
        label: column.label,
    };
    let listing = Listing {
        headings: list.columns.iter().map(heading).collect(),
        order: list.order.clone(),
        route: list.route,
        view: list.view,
        empty: list.empty,
    };
    let records = move || {
        let rows = rows.get().unwrap_or_default();
        let record = |row: &T| Record {
            text: formats.lower_case(&format!("{} {}", (list.search)(row), (list.status)(row).1)),
            status: (list.status)(row),
            keys: list.columns.iter().map(|column| (column.sort)(row)).collect(),
        };
        let all = rows.iter().map(record).collect();
        let list = Arc::clone(&list);
        let cell = move |at: usize, column: usize| Some((list.columns.get(column)?.cell)(rows.get(at)?, formats));
        Records {
            all,
            cell: Arc::new(cell),
        }
    };
    show(
        listing,
        Memo::new_with_compare(move |_| Arc::new(records()), |_, _| true),
    )
}

/// What a list is, without the kind of its records.
struct Listing {
    headings: Vec<Heading>,
    order: Sort,
    route: fn(ListView) -> Route,
    view: fn(&Route) -> Option<&ListView>,
    empty: &'static str,
}

/// The heading of a column.
#[derive(Clone, Copy)]
struct Heading {
    name: &'static str,
    label: &'static str,
}

/// All records of a list, and what is shown of one in a column.
struct Records {
    all: Vec<Record>,
    cell: Arc<dyn Fn(usize, usize) -> Option<AnyView> + Send + Sync>,
}

/// The view that the address asks for, and the ways to another one.
#[derive(Clone, Copy)]
struct Viewed {
    location: Location,
    route: fn(ListView) -> Route,
    view: fn(&Route) -> Option<&ListView>,
}

impl Viewed {
    fn get(self) -> ListView {
        self.location
            .route()
            .with(|route| (self.view)(route).cloned().unwrap_or_default())
    }

    fn get_untracked(self) -> ListView {
        untrack(|| self.get())
    }

    /// In the place of the current view: Back leads out of the list, not through every letter that was typed.
    fn set(self, view: ListView) {
        self.location.replace((self.route)(view));
    }

    fn href(self, view: ListView) -> String {
        self.location.href(&(self.route)(view))
    }
}

fn show(listing: Listing, records: Memo<Arc<Records>>) -> impl IntoView {
    let (formats, location) = (Formats::of_context(), Location::of_context());
    let viewed = Viewed {
        location,
        route: listing.route,
        view: listing.view,
    };
    let (initial_order, empty) = (listing.order, listing.empty);
    let headings: Arc<[Heading]> = listing.headings.into();
    let names: Vec<_> = headings.iter().map(|heading| heading.name).collect();

    // Each step is done again only when what it depends on has changed: a keystroke filters, and sorts nothing.
    let order = Memo::new(move |_| viewed.get().sort.unwrap_or_else(|| initial_order.clone()));
    let sorted = Memo::new(move |_| {
        let order = order.get();
        let column = names.iter().position(|name| *name == order.column);
        sorted(&records.get().all, column, order.descending, &|one, other| {
            formats.compare(one, other)
        })
    });
    let found = Memo::new(move |_| {
        sorted.with(|sorted| {
            let view = viewed.get();
            matching(
                &records.get().all,
                sorted,
                &formats.lower_case(&view.search),
                view.status.as_deref(),
            )
        })
    });
    let is_empty = Memo::new(move |_| records.get().all.is_empty());
    let is_found = Memo::new(move |_| found.with(|found| !found.is_empty()));

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
        view! { <Tools records=records found=found viewed=viewed /> {results} }.into_any()
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
