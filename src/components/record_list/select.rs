//! Which records are in view, and in which order.

use std::cmp::Ordering;

use super::Cell;
use super::days::Days;
use crate::route::Route;

/// How many records are on one page.
pub(super) const PAGE: usize = 25;

/// A record, as far as a list has to know it.
pub(super) struct Record {
    /// Its value in each column.
    pub(super) cells: Vec<Cell>,
    /// What is searched, in lower case.
    pub(super) text: String,
}

impl Record {
    /// Its address; none where it has no page of its own.
    pub(super) fn link(&self) -> Option<&Route> {
        match self.cells.first() {
            Some(Cell::Link(to, _)) => Some(to),
            _ => None,
        }
    }

    /// The code and the name of its status; none in a list that has no statuses.
    fn status(&self) -> Option<(&str, &str)> {
        self.cells.iter().find_map(|cell| match cell {
            Cell::Status(badge) => Some((badge.code.as_str(), badge.label.as_str())),
            _ => None,
        })
    }
}

/// The places of all records in the order of a column; none leaves the order of the API. Equal ones keep it, too.
pub(super) fn sorted(
    records: &[Record],
    column: Option<usize>,
    descending: bool,
    compare_text: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<usize> {
    let direction = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
    let cell = |place: usize| records.get(place)?.cells.get(column?);
    let mut places: Vec<_> = (0..records.len()).collect();
    places.sort_by(|one, other| match (cell(*one), cell(*other)) {
        (Some(one), Some(other)) => one.compare(other, compare_text, direction),
        _ => Ordering::Equal,
    });
    places
}

/// The places, in order, of the records that have every word of the search, which is in lower case, somewhere in their text, are
/// in the status, and on one of the days.
pub(super) fn matching(
    records: &[Record],
    order: &[usize],
    search: &str,
    status: Option<&str>,
    days: Days,
) -> Vec<usize> {
    let words: Vec<_> = search.split_whitespace().collect();
    let matches = |record: &Record| {
        let is_in_status = status.is_none_or(|status| record.status().is_some_and(|(code, _)| code == status));
        is_in_status && days.has(record) && words.iter().all(|word| record.text.contains(word))
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
    for (code, label) in records.iter().filter_map(Record::status) {
        if !statuses.iter().any(|(known, _)| known == code) {
            statuses.push((code.to_owned(), label.to_owned()));
        }
    }
    statuses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::{Badge, Tone};
    use crate::model::{Date, Number};
    use crate::route::ListView;

    fn records() -> Vec<Record> {
        let record = |name: &str, due: Option<&str>, status: u8| Record {
            text: name.to_lowercase(),
            cells: vec![
                Cell::Text(Some(name.to_owned())),
                Cell::Date(due.and_then(Date::parse)),
                Cell::Number(Some(Number::Exact(status.into()))),
                Cell::Status(Badge {
                    code: status.to_string(),
                    label: format!("Status {status}"),
                    tone: Tone::Open,
                }),
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
        matching(&records(), &[0, 1, 2, 3], search, status, Days::default())
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
        assert_eq!(order(Some(3), false), [0, 2, 3, 1]);
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
    fn days_narrow_the_list_and_so_do_the_others() {
        let view = ListView {
            from: Date::parse("2026-02-01"),
            until: Date::parse("2026-03-01"),
            ..ListView::default()
        };
        let days = Days::of_view(&view, Some(1));
        let found = |search, status| matching(&records(), &[0, 1, 2, 3], search, status, days);
        assert_eq!(found("", None), [0, 3]);
        assert_eq!(found("hosting", None), [3]);
        assert_eq!(found("", Some("1")), [0]);
    }

    #[test]
    fn each_status_that_occurs_is_offered_once() {
        let codes: Vec<_> = statuses(&records()).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["1", "4", "2"]);
    }
}
