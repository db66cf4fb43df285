//! A card of the dashboard: some records, and the way to all that are like them.

use leptos::prelude::*;

use crate::components::{Badge, Link, StatusBadge, written};
use crate::format::Formats;
use crate::i18n;
use crate::model::{Money, money};
use crate::route::{ListView, Query, Route};

/// How many records a card shows: more would push the next card out of sight.
const ROWS: usize = 5;

/// A card.
pub(super) struct Card {
    /// What is special about the records.
    pub(super) heading: &'static str,
    /// What there is to say about all of them, line by line.
    pub(super) lines: Vec<String>,
    /// The first of the records.
    pub(super) rows: Vec<AnyView>,
    /// The ways to the lists with all of them.
    pub(super) lists: Vec<ListOfStatus>,
    /// Its records should have been seen to before.
    pub(super) is_late: bool,
}

impl Card {
    pub(super) fn view(self) -> AnyView {
        let lines: Vec<_> = self.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
        let lists = self.lists.into_iter().map(ListOfStatus::view).collect::<Vec<_>>();
        view! {
            <section class="card" class:late=self.is_late>
                <h2>{self.heading}</h2>
                {lines}
                <ul class="pressing">{self.rows}</ul>
                <p class="more">{lists}</p>
            </section>
        }
        .into_any()
    }
}

/// The first of the records, as a card shows them.
pub(super) fn rows<T>(records: &[T], row: impl Fn(&T) -> AnyView) -> Vec<AnyView> {
    records.iter().take(ROWS).map(row).collect()
}

/// A record: its name, which leads to it, what is said of it in a word or two, where it stands, and what it comes to.
pub(super) fn row(to: Route, name: &str, when: Option<When>, badge: Option<Badge>, end: Option<AnyView>) -> AnyView {
    let when = when.map(|When { text, is_pressing }| {
        view! {
            <span class="when" class:pressing-day=is_pressing>
                {text}
            </span>
        }
    });
    view! {
        <li>
            <Link to=to text=name.to_owned() />
            {when}
            {badge.map(|badge| view! { <StatusBadge badge=badge /> })}
            <span class="total">{end}</span>
        </li>
    }
    .into_any()
}

/// When something is to be done.
pub(super) struct When {
    /// In words.
    pub(super) text: String,
    /// Soon, or should have been.
    pub(super) is_pressing: bool,
}

/// Amounts added up by their currency; none where nothing can be added.
pub(super) fn sums<'a>(amounts: impl IntoIterator<Item = &'a Option<Money>>, formats: Formats) -> Option<String> {
    written(&money::totals(amounts.into_iter().flatten()), formats)
}

/// The records of a list that are in a status.
pub(super) struct ListOfStatus {
    list: fn(Query) -> Route,
    badge: Badge,
    count: usize,
}

impl ListOfStatus {
    /// The lists in which records with these statuses are, each with how many.
    pub(super) fn of(list: fn(Query) -> Route, badges: impl IntoIterator<Item = Badge>) -> Vec<Self> {
        let mut lists: Vec<Self> = Vec::new();
        for badge in badges {
            match lists.iter_mut().find(|known| known.badge.code == badge.code) {
                Some(known) => known.count += 1,
                None => lists.push(Self { list, badge, count: 1 }),
            }
        }
        lists
    }

    fn view(self) -> impl IntoView {
        let to = (self.list)(in_status(self.badge.code));
        let number = Formats::of_context().number(self.count);
        view! { <Link to=to text=i18n::dashboard::in_status(self.count, &number, &self.badge.label) /> }
    }
}

/// A list that is narrowed to a status.
pub(super) fn in_status(code: String) -> Query {
    let view = ListView {
        status: Some(code),
        ..ListView::default()
    };
    view.into()
}
