//! Which records are in view, and in which order.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::model::Date;

/// How many records are on one page.
pub(super) const PAGE: usize = 25;

/// A record, as far as a list has to know it.
pub(super) struct Record {
    /// What is searched, in lower case.
    pub(super) text: String,
    /// The code and the name of its status.
    pub(super) status: (String, String),
    /// What it is sorted by, for each column.
    pub(super) keys: Vec<SortKey>,
}

/// What a record is sorted by in one column. What it does not have comes last in both directions.
pub enum SortKey {
    /// A text, in the order of the reader's language.
    Text(String),
    /// A day.
    Date(Option<Date>),
    /// An amount.
    Amount(Option<Decimal>),
}

/// The places of all records in the order of a column; none leaves the order of the API. Equal ones keep it, too.
pub(super) fn sorted(
    records: &[Record],
    column: Option<usize>,
    descending: bool,
    compare_text: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<usize> {
    let direction = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
    let key = |place: usize| records.get(place)?.keys.get(column?);
    let mut places: Vec<_> = (0..records.len()).collect();
    places.sort_by(|one, other| match (key(*one), key(*other)) {
        (Some(SortKey::Text(one)), Some(SortKey::Text(other))) => direction(compare_text(one, other)),
        (Some(SortKey::Date(one)), Some(SortKey::Date(other))) => none_last(one.as_ref(), other.as_ref(), direction),
        (Some(SortKey::Amount(one)), Some(SortKey::Amount(other))) => {
            none_last(one.as_ref(), other.as_ref(), direction)
        }
        _ => Ordering::Equal,
    });
    places
}

fn none_last<K: Ord>(one: Option<&K>, other: Option<&K>, direction: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => direction(one.cmp(other)),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

/// The places, in order, of the records that have every word of the search, which is in lower case, somewhere in their text and
/// are in the status.
pub(super) fn matching(records: &[Record], order: &[usize], search: &str, status: Option<&str>) -> Vec<usize> {
    let words: Vec<_> = search.split_whitespace().collect();
    let matches = |record: &Record| {
        let is_in_status = status.is_none_or(|status| record.status.0 == status);
        is_in_status && words.iter().all(|word| record.text.contains(word))
    };
    order
        .iter()
        .copied()
        .filter(|place| records.get(*place).is_some_and(matches))
        .collect()
}

/// The statuses that occur, each once, in the order in which they come.
pub(super) fn statuses(records: &[Record]) -> Vec<(String, String)> {
    let mut statuses: Vec<(String, String)> = Vec::new();
    for record in records {
        if !statuses.iter().any(|(code, _)| *code == record.status.0) {
            statuses.push(record.status.clone());
        }
    }
    statuses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Vec<Record> {
        let record = |name: &str, due: Option<&str>, status: u8| Record {
            text: name.to_lowercase(),
            status: (status.to_string(), format!("Status {status}")),
            keys: vec![
                SortKey::Text(name.to_owned()),
                SortKey::Date(due.and_then(Date::parse)),
                SortKey::Amount(Some(Decimal::from(status))),
            ],
        };
        vec![
            record("INV-10 Website", Some("2026-03-01"), 1),
            record("INV-9 Logo", None, 4),
            record("INV-11 Website logo", Some("2026-01-01"), 1),
            record("INV-2 Hosting", Some("2026-02-01"), 2),
        ]
    }

    fn order(column: Option<usize>, descending: bool) -> Vec<usize> {
        sorted(&records(), column, descending, &|one, other| one.cmp(other))
    }

    fn found(search: &str, status: Option<&str>) -> Vec<usize> {
        matching(&records(), &[0, 1, 2, 3], search, status)
    }

    #[test]
    fn a_list_is_sorted_by_any_column_and_what_is_missing_comes_last() {
        assert_eq!(order(Some(0), false), [0, 2, 3, 1]);
        assert_eq!(order(Some(1), false), [2, 3, 0, 1]);
        assert_eq!(order(Some(1), true), [0, 3, 2, 1]);
        assert_eq!(
            order(Some(2), true),
            [1, 3, 0, 2],
            "equal ones keep the order of the API"
        );
        assert_eq!(order(None, false), [0, 1, 2, 3]);
    }

    #[test]
    fn a_record_is_found_by_all_of_the_words_in_any_order() {
        assert_eq!(found("", None), [0, 1, 2, 3]);
        assert_eq!(found("  logo web ", None), [2]);
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
        let codes: Vec<_> = statuses(&records()).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["1", "4", "2"]);
    }
}
