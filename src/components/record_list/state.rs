//! What is seen of a list: from its records to what is found of them, as the address and the customer want it.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::*;

use super::days::{Days, column_of_days};
use super::keys::{Rows, focus_first};
use super::looks::Looks;
use super::select::{matching, sorted};
use super::total::{column_of_total, total};
use super::{Heading, Records};
use crate::components::written;
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::location::Location;
use crate::route::{ListView, Route, Sort};

/// What is seen of a list. Each step is done again only when what it depends on has changed: a keystroke filters, and sorts nothing.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) viewed: Viewed,
    pub(super) looks: Looks,
    pub(super) rows: Rows,
    pub(super) records: Memo<Arc<Records>>,
    pub(super) order: Memo<Sort>,
    /// The columns that are shown.
    pub(super) columns: Memo<Vec<usize>>,
    /// The column that the days are of.
    pub(super) column_of_days: Memo<Option<usize>>,
    pub(super) days: Memo<Days>,
    /// The places of the records that are found, in their order.
    pub(super) found: Memo<Vec<usize>>,
    /// What is found adds up to this; empty where there is nothing to add up.
    pub(super) total: Memo<String>,
}

impl State {
    /// That of the list with a name, which begins with an order.
    pub(super) fn new(name: &str, headings: &[Heading], first_order: Sort, records: Memo<Arc<Records>>) -> Self {
        let formats = Formats::of_context();
        let viewed = Viewed(Context::get().location);
        let looks = Looks::of_list(name);
        let names: Names = headings.iter().map(|heading| heading.name.clone()).collect();

        let order = order(Arc::clone(&names), first_order.clone(), viewed, looks);
        let column_of_days = {
            let names = Arc::clone(&names);
            Memo::new(move |_| column_of_days(&names, &first_order, &records.get()))
        };
        let days = Memo::new(move |_| Days::of_view(&viewed.get(), column_of_days.get()));
        let columns = {
            let names = Arc::clone(&names);
            Memo::new(move |_| {
                let is_shown = |(column, name): &(usize, &Cow<'static, str>)| *column == 0 || !looks.hides(name);
                let shown = names.iter().enumerate().filter(is_shown);
                shown.map(|(column, _)| column).collect::<Vec<_>>()
            })
        };
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
                let search = formats.lower_case(&view.search);
                matching(&records.get(), sorted, &search, view.status.as_deref(), days.get())
            })
        });
        let total = Memo::new(move |_| {
            let records = records.get();
            let column = column_of_total(&records).filter(|column| columns.with(|shown| shown.contains(column)));
            let total = column.map(|column| found.with(|found| total(&records, found, column)));
            let total = total.and_then(|total| written(&total, formats));
            total.map(|total| i18n::list::total(&total)).unwrap_or_default()
        });
        Self {
            viewed,
            looks,
            rows: Rows::new(),
            records,
            order,
            columns,
            column_of_days,
            days,
            found,
            total,
        }
    }

    /// Leaves nothing out any more. The button for it goes, and the focus with it to the first record.
    pub(super) fn show_all(self) {
        self.viewed.set(ListView::default());
        focus_first(self.rows);
    }
}

/// The names of the columns.
type Names = Arc<[Cow<'static, str>]>;

/// The order in the address, else the one that the customer chose last, else the first.
fn order(names: Names, first: Sort, viewed: Viewed, looks: Looks) -> Memo<Sort> {
    Memo::new(move |_| {
        let is_known = |order: &Sort| names.iter().any(|name| *name == order.column);
        let chosen = viewed.get().sort.or_else(|| looks.order().filter(is_known));
        chosen.unwrap_or_else(|| first.clone())
    })
}

/// The view that the address asks for, and the ways to another one.
#[derive(Clone, Copy)]
pub(super) struct Viewed(Location);

impl Viewed {
    pub(super) fn get(self) -> ListView {
        self.0
            .route()
            .with(|route| route.query().map(ListView::of).unwrap_or_default())
    }

    pub(super) fn get_untracked(self) -> ListView {
        untrack(|| self.get())
    }

    /// In the place of the current view: Back leads out of the list, not through every letter that was typed.
    pub(super) fn set(self, view: ListView) {
        self.0.replace(self.0.route().get_untracked().with_query(view.into()));
    }

    pub(super) fn href(self, view: ListView) -> String {
        self.0.href(&self.0.route().get().with_query(view.into()))
    }

    pub(super) fn route(self) -> Route {
        self.0.route().get_untracked()
    }

    /// Whether anything is to be left out.
    pub(super) fn is_narrowed(self) -> bool {
        let view = self.get();
        let in_any_order = ListView {
            sort: None,
            page: 0,
            ..view
        };
        in_any_order != ListView::default()
    }
}
