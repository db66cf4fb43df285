//! The list that a record was opened from: the way back to it as it was, and to the records before and after in its order.

use leptos::prelude::*;

use super::Icon;
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::location::Location;
use crate::route::Route;

/// The list whose records are looked at. It is forgotten with the pages, and when the customer goes elsewhere.
#[derive(Clone, Copy)]
pub struct Origin(StoredValue<Option<List>>);

struct List {
    /// Its address, with what is seen of it.
    address: Route,
    /// The addresses of all that is found in it, on all of its pages.
    records: Vec<Route>,
}

/// Where in its list a record is.
struct Place {
    list: Route,
    before: Option<Route>,
    after: Option<Route>,
    /// From 1 on.
    number: usize,
    count: usize,
}

impl Origin {
    /// That of pages that begin.
    pub fn of_pages(location: Location) -> Self {
        let origin = Self(StoredValue::new(None));
        Effect::new(move || {
            let page = location.route().get().page();
            origin.0.update_value(|list| {
                list.take_if(|list| list.address.clone().page() != page && !list.records.contains(&page));
            });
        });
        origin
    }

    /// That of the portal that a component is part of.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Remembers a list that a record is opened from.
    pub fn set(self, address: Route, records: Vec<Route>) {
        self.0.set_value(Some(List { address, records }));
    }

    fn place_of(self, record: &Route) -> Option<Place> {
        self.0.with_value(|list| {
            let List { address, records } = list.as_ref()?;
            let at = records.iter().position(|other| other == record)?;
            let neighbour = |at: Option<usize>| records.get(at?).cloned();
            Some(Place {
                list: address.clone(),
                before: neighbour(at.checked_sub(1)),
                after: neighbour(at.checked_add(1)),
                number: at + 1,
                count: records.len(),
            })
        })
    }
}

/// The way back from a record: to the list that it was opened from, with the records before and after it there, or else to
/// the first view of the list that it is in.
pub(super) fn way_back(to: Route, text: &'static str) -> AnyView {
    let location = Context::get().location;
    let place = Origin::of_context().place_of(&location.route().get_untracked().page());
    let to = place.as_ref().map_or(to, |place| place.list.clone());
    view! {
        <div class="back">
            <a href=location.href(&to)>{Icon::Back.view()} {text}</a>
            {place.map(|place| neighbours(place, location))}
        </div>
    }
    .into_any()
}

fn neighbours(place: Place, location: Location) -> AnyView {
    let formats = Formats::of_context();
    let Place {
        before,
        after,
        number,
        count,
        ..
    } = place;
    let link = |to: Option<Route>, text| to.map(|to| view! { <a href=location.href(&to)>{text}</a> }.into_any());
    view! {
        <nav aria-label=i18n::document::neighbours()>
            {link(before, i18n::document::previous())}
            <span>{i18n::document::place(&formats.number(number), &formats.number(count))}</span>
            {link(after, i18n::document::next())}
        </nav>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    fn invoice(id: &str) -> Route {
        Route::Invoice(Id::parse(id).unwrap())
    }

    fn place_of(id: &str) -> Option<(Option<Route>, Option<Route>, usize, usize)> {
        let owner = Owner::new();
        owner.with(|| {
            let origin = Origin(StoredValue::new(None));
            origin.set(
                Route::parse("/invoices?sort=number"),
                vec![invoice("9"), invoice("2"), invoice("4")],
            );
            let place = origin.place_of(&invoice(id))?;
            assert_eq!(place.list.to_string(), "/invoices?sort=number");
            Some((place.before, place.after, place.number, place.count))
        })
    }

    #[test]
    fn a_record_has_its_neighbours_in_the_order_of_the_list() {
        assert_eq!(place_of("2"), Some((Some(invoice("9")), Some(invoice("4")), 2, 3)));
        assert_eq!(place_of("9"), Some((None, Some(invoice("2")), 1, 3)));
        assert_eq!(place_of("4"), Some((Some(invoice("2")), None, 3, 3)));
        assert_eq!(place_of("1"), None);
    }
}
