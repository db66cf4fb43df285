//! How a customer looks at a list: in which order, and at which of its columns. It is kept for the tab, for each list by itself.

use leptos::prelude::*;

use crate::context::Context;
use crate::route::{Route, Sort};
use crate::session::{Kept, Part};

/// How the customer looks at one list.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    kept: StoredValue<Option<Kept>>,
    /// What it is kept as.
    list: StoredValue<String>,
    order: RwSignal<Option<Sort>>,
    /// The names of the columns that are left out; those that are not named are shown, also where they are new.
    hidden: RwSignal<Vec<String>>,
}

impl Looks {
    /// What was kept for the list with a name. Each group of projects is a list of its own, whichever project it is of.
    pub(super) fn of_list(name: &str) -> Self {
        let Context { session, location, .. } = Context::get();
        let list = location.route().with_untracked(|route| match route {
            Route::ProjectGroup { group, .. } => format!("project {group}"),
            _ => name.to_owned(),
        });
        let kept = session.kept(Part::Lists);
        let get = |what: &str| kept.as_ref()?.get(&format!("{list} {what}"));
        let hidden = get(COLUMNS).unwrap_or_default();
        Self {
            order: RwSignal::new(get(ORDER).map(|order| Sort::parse(&order))),
            hidden: RwSignal::new(hidden.split_terminator(',').map(str::to_owned).collect()),
            list: StoredValue::new(list),
            kept: StoredValue::new(kept),
        }
    }

    /// The order that the customer chose last.
    pub(super) fn order(self) -> Option<Sort> {
        self.order.get()
    }

    /// Chooses an order.
    pub(super) fn set_order(self, order: Sort) {
        self.keep(ORDER, Some(&order.to_string()));
        self.order.set(Some(order));
    }

    /// Whether a column is left out.
    pub(super) fn hides(self, column: &str) -> bool {
        self.hidden.with(|hidden| hidden.iter().any(|name| name == column))
    }

    /// Shows a column, or leaves it out.
    pub(super) fn show(self, column: &str, is_shown: bool) {
        self.hidden.update(|hidden| {
            hidden.retain(|name| name != column);
            if !is_shown {
                hidden.push(column.to_owned());
            }
        });
        let hidden = self.hidden.with_untracked(|hidden| hidden.join(","));
        self.keep(COLUMNS, Some(hidden.as_str()).filter(|hidden| !hidden.is_empty()));
    }

    /// Forgets all that was chosen.
    pub(super) fn reset(self) {
        self.order.set(None);
        self.hidden.set(Vec::new());
        self.keep(ORDER, None);
        self.keep(COLUMNS, None);
    }

    fn keep(self, what: &str, text: Option<&str>) {
        let name = self.list.with_value(|list| format!("{list} {what}"));
        self.kept
            .with_value(|kept| kept.as_ref().map(|kept| kept.keep(&name, text)));
    }
}

const ORDER: &str = "order";
const COLUMNS: &str = "hidden";
