//! Which records are in view, and in which order.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Column;
use crate::model::Date;
use crate::route::{ListView, Sort};

/// How many records are on one page.
pub(super) const PAGE: usize = 25;

/// What a column is sorted by. What a record does not have comes last in both directions.
#[derive(Clone, Copy)]
pub enum SortBy<T: 'static> {
    /// A text, in the order of the reader's language.
    Text(fn(&T) -> &str),
    /// A day.
    Date(fn(&T) -> Option<Date>),
    /// An amount.
    Amount(fn(&T) -> Option<Decimal>),
}

/// The places of all rows in the order of a column; an unknown column leaves the order of the API. Equal rows keep it, too.
pub(super) fn sorted<T>(
    rows: &[T],
    columns: &[Column<T>],
    order: &Sort,
    compare_text: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<usize> {
    let mut places: Vec<_> = (0..rows.len()).collect();
    let Some(column) = columns.iter().find(|column| column.name == order.column) else {
        return places;
    };
    let direction = |ordering: Ordering| if order.descending { ordering.reverse() } else { ordering };
    places.sort_by(|one, other| match (rows.get(*one), rows.get(*other)) {
        (Some(one), Some(other)) => match column.sort {
            SortBy::Text(text) => direction(compare_text(text(one), text(other))),
            SortBy::Date(date) => none_last(date(one), date(other), direction),
            SortBy::Amount(amount) => none_last(amount(one), amount(other), direction),
        },
        _ => Ordering::Equal,
    });
    places
}

fn none_last<V: Ord>(one: Option<V>, other: Option<V>, direction: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => direction(one.cmp(&other)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// The places, in order, of the rows that have every word of the search somewhere in their text and are in the status.
pub(super) fn matching<T>(
    rows: &[T],
    texts: &[String],
    order: &[usize],
    view: &ListView,
    is_in_status: &dyn Fn(&T, &str) -> bool,
) -> Vec<usize> {
    let search = view.search.to_lowercase();
    let words: Vec<_> = search.split_whitespace().collect();
    let matches = |at: &usize| {
        let in_status = match (&view.status, rows.get(*at)) {
            (Some(status), Some(row)) => is_in_status(row, status),
            (_, row) => row.is_some(),
        };
        in_status
            && texts
                .get(*at)
                .is_some_and(|text| words.iter().all(|word| text.contains(word)))
    };
    order.iter().copied().filter(matches).collect()
}

/// The statuses that occur, each once, in the order of their codes.
pub(super) fn statuses<T>(rows: &[T], status: fn(&T) -> (String, String)) -> Vec<(String, String)> {
    let mut statuses: Vec<_> = rows.iter().map(status).collect();
    statuses.sort_unstable();
    statuses.dedup_by(|one, other| one.0 == other.0);
    statuses
}

#[cfg(test)]
mod tests {
    use leptos::prelude::IntoAny;

    use super::*;

    struct Record {
        name: &'static str,
        due: Option<&'static str>,
        status: u8,
    }

    const RECORDS: [Record; 4] = [
        Record {
            name: "INV-10 Website",
            due: Some("2026-03-01"),
            status: 1,
        },
        Record {
            name: "INV-9 Logo",
            due: None,
            status: 4,
        },
        Record {
            name: "INV-11 Website logo",
            due: Some("2026-01-01"),
            status: 1,
        },
        Record {
            name: "INV-2 Hosting",
            due: Some("2026-02-01"),
            status: 2,
        },
    ];

    fn columns() -> Vec<Column<Record>> {
        let column = |name, sort| Column {
            name,
            label: "",
            sort,
            cell: |_: &Record, _| ().into_any(),
        };
        vec![
            column("name", SortBy::Text(|record| record.name)),
            column("due", SortBy::Date(|record| Date::parse(record.due?))),
            column("total", SortBy::Amount(|record| Some(Decimal::from(record.status)))),
        ]
    }

    fn order(column: &str, descending: bool) -> Vec<usize> {
        let sort = Sort {
            column: column.to_owned(),
            descending,
        };
        sorted(&RECORDS, &columns(), &sort, &|one, other| one.cmp(other))
    }

    fn found(search: &str, status: Option<&str>) -> Vec<usize> {
        let texts: Vec<_> = RECORDS.iter().map(|record| record.name.to_lowercase()).collect();
        let view = ListView {
            search: search.to_owned(),
            status: status.map(str::to_owned),
            ..ListView::default()
        };
        matching(&RECORDS, &texts, &[0, 1, 2, 3], &view, &|record, status| {
            record.status.to_string() == status
        })
    }

    #[test]
    fn a_list_is_sorted_by_any_column_and_what_is_missing_comes_last() {
        assert_eq!(order("name", false), [0, 2, 3, 1]);
        assert_eq!(order("due", false), [2, 3, 0, 1]);
        assert_eq!(order("due", true), [0, 3, 2, 1]);
        assert_eq!(
            order("total", true),
            [1, 3, 0, 2],
            "equal ones keep the order of the API"
        );
        assert_eq!(order("unknown", false), [0, 1, 2, 3]);
    }

    #[test]
    fn a_record_is_found_by_all_of_the_words_in_any_order_and_case() {
        assert_eq!(found("", None), [0, 1, 2, 3]);
        assert_eq!(found("  LOGO web ", None), [2]);
        assert_eq!(found("nothing", None), Vec::<usize>::new());
    }

    #[test]
    fn a_status_narrows_the_list_and_so_does_the_search() {
        assert_eq!(found("", Some("1")), [0, 2]);
        assert_eq!(found("logo", Some("1")), [2]);
        assert_eq!(found("", Some("77")), Vec::<usize>::new());
    }

    #[test]
    fn each_status_that_occurs_is_offered_once() {
        let offered = statuses(&RECORDS, |record| {
            (record.status.to_string(), format!("Status {}", record.status))
        });
        let codes: Vec<_> = offered.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, ["1", "2", "4"]);
    }
}
