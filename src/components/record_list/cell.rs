//! What stands in a cell of a list: a value, which is shown, searched, sorted and exported each in its own way.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::export::Field;
use crate::components::{Badge, Link, StatusBadge, amount, progress_bar, progress_text};
use crate::format::Formats;
use crate::model::document;
use crate::model::{Date, DateTime, Money, Number};
use crate::route::Route;

/// The value of a record in one column.
#[derive(Clone)]
pub enum Cell {
    /// A text.
    Text(Option<String>),
    /// The name of the record, which leads to it.
    Link(Route, String),
    /// A day.
    Date(Option<Date>),
    /// A moment.
    Moment(Option<DateTime>),
    /// A number.
    Number(Option<Number>),
    /// An amount.
    Money(Option<Money>),
    /// How far something is, from 0 to 100.
    Progress(Option<u8>),
    /// Where the record stands: what the list can be narrowed to.
    Status(Badge),
}

impl Cell {
    /// What is shown.
    pub(super) fn view(&self, formats: Formats) -> AnyView {
        match self {
            Self::Link(to, text) => view! { <Link to=to.clone() text=text.clone() /> }.into_any(),
            Self::Status(badge) => view! { <StatusBadge badge=badge.clone() /> }.into_any(),
            Self::Progress(Some(progress)) => progress_bar(*progress, formats),
            Self::Money(Some(money)) => amount(money, formats),
            other => {
                let text = other.text(formats);
                (!text.is_empty()).then_some(text).into_any()
            }
        }
    }

    /// How it is laid out: texts are broken into lines wherever they can be, days never where there is room, and numbers are aligned
    /// at their ends.
    pub(super) fn class(&self) -> Option<&'static str> {
        match self {
            Self::Text(_) => Some("text"),
            Self::Date(_) => Some("date"),
            Self::Moment(_) => Some("moment"),
            Self::Number(_) | Self::Money(_) => Some("amount"),
            Self::Link(..) | Self::Progress(_) | Self::Status(_) => None,
        }
    }

    /// What is shown, as text.
    pub(super) fn text(&self, formats: Formats) -> String {
        match self {
            Self::Text(text) => text.clone().unwrap_or_default(),
            Self::Link(_, text) => text.clone(),
            Self::Date(date) => date.map(|date| formats.date(date)).unwrap_or_default(),
            Self::Moment(moment) => moment.map(|moment| formats.date_time(moment)).unwrap_or_default(),
            Self::Number(number) => number
                .as_ref()
                .map(|number| formats.quantity(number))
                .unwrap_or_default(),
            Self::Money(money) => money.as_ref().map(|money| formats.money(money)).unwrap_or_default(),
            Self::Progress(progress) => progress
                .map(|progress| progress_text(progress, formats))
                .unwrap_or_default(),
            Self::Status(badge) => badge.label.clone(),
        }
    }

    /// The day that it is of, or the day of its moment.
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::Date(date) => *date,
            Self::Moment(moment) => moment.map(|moment| moment.date),
            _ => None,
        }
    }

    /// What is searched. Nothing is formatted for it: a long list would take too long.
    pub(super) fn searched(&self) -> String {
        match self {
            Self::Text(Some(text)) | Self::Link(_, text) => {
                let spellings = document::spellings(text);
                format!("{text} {}", spellings.join(" "))
            }
            Self::Number(Some(number)) => number.to_string(),
            Self::Money(Some(money)) => money.searched(),
            Self::Status(badge) => badge.label.clone(),
            Self::Date(_)
            | Self::Moment(_)
            | Self::Progress(_)
            | Self::Text(None)
            | Self::Number(None)
            | Self::Money(None) => String::new(),
        }
    }

    /// What stands in a file for a spreadsheet: numbers that it can count with, days that it can sort, and all else as text.
    pub(super) fn exported(&self, formats: Formats) -> Field {
        let number = |number: &Number| match number {
            Number::Exact(number) if formats.has_decimal_comma() => Field::Value(number.to_string().replace('.', ",")),
            Number::Exact(number) => Field::Value(number.to_string()),
            Number::AsSent(text) => Field::Text(text.clone()),
        };
        match self {
            Self::Date(Some(date)) => Field::Value(date.to_string()),
            Self::Moment(Some(moment)) => Field::Value(moment.to_string()),
            Self::Number(Some(quantity)) => number(quantity),
            Self::Money(Some(money)) => number(&money.amount),
            Self::Progress(_) => Field::Value(self.text(formats)),
            other => Field::Text(other.text(formats)),
        }
    }

    /// The currency of an amount.
    pub(super) fn currency(&self) -> Option<&str> {
        match self {
            Self::Money(Some(money)) => Some(money.currency.name()),
            _ => None,
        }
    }

    /// The order of two records by this column; what one of them does not have comes last in both directions.
    pub(super) fn compare(
        &self,
        other: &Self,
        compare_text: &dyn Fn(&str, &str) -> Ordering,
        direction: impl Fn(Ordering) -> Ordering,
    ) -> Ordering {
        match (self, other) {
            (Self::Date(one), Self::Date(other)) => none_last(one.as_ref(), other.as_ref(), direction),
            (Self::Moment(one), Self::Moment(other)) => none_last(one.as_ref(), other.as_ref(), direction),
            (Self::Number(one), Self::Number(other)) => {
                let exact = |number: &Option<Number>| number.as_ref().and_then(Number::exact);
                none_last(exact(one).as_ref(), exact(other).as_ref(), direction)
            }
            (Self::Money(one), Self::Money(other)) => {
                let exact = |money: &Option<Money>| money.as_ref().and_then(Money::exact);
                none_last(exact(one).as_ref(), exact(other).as_ref(), direction)
            }
            (Self::Progress(one), Self::Progress(other)) => none_last(one.as_ref(), other.as_ref(), direction),
            (Self::Status(one), Self::Status(other)) => direction(compare_text(&one.code, &other.code)),
            (Self::Link(_, one), Self::Link(_, other)) | (Self::Text(Some(one)), Self::Text(Some(other))) => {
                direction(compare_text(one, other))
            }
            (Self::Text(one), Self::Text(other)) => other.is_some().cmp(&one.is_some()),
            // A word in the place of a value, such as that something has not ended yet, comes after all values.
            (one, other) => match (one.is_empty(), other.is_empty()) {
                (false, false) => direction(one.is_text().cmp(&other.is_text())),
                (one, other) => one.cmp(&other),
            },
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    fn is_empty(&self) -> bool {
        matches!(
            self,
            Self::Text(None)
                | Self::Date(None)
                | Self::Moment(None)
                | Self::Number(None)
                | Self::Money(None)
                | Self::Progress(None)
        )
    }
}

fn none_last<K: Ord>(one: Option<&K>, other: Option<&K>, direction: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => direction(one.cmp(other)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}
