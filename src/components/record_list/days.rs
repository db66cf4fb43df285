//! The days that a list can be narrowed to.

use super::Record;
use crate::format::Formats;
use crate::i18n;
use crate::model::Date;
use crate::route::{ListView, Sort};

/// The days, both included, on which the records of a list may be, by one of its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Days {
    column: Option<usize>,
    from: Option<Date>,
    to: Option<Date>,
}

impl Days {
    /// Those of a view. Without a column, all days are in it.
    pub(super) fn of_view(view: &ListView, column: Option<usize>) -> Self {
        Self {
            column,
            from: view.from.filter(|_| column.is_some()),
            to: view.until.filter(|_| column.is_some()),
        }
    }

    /// Whether the first day is after the last: somebody has got them wrong, and nothing is left out until that is put right.
    pub(super) fn is_reversed(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if from > to)
    }

    /// Whether a record is on one of the days. One without a day is so only where there is nothing to be chosen.
    pub(super) fn has(self, record: &Record) -> bool {
        let Some(column) = self.column else { return true };
        if self.is_reversed() || (self.from.is_none() && self.to.is_none()) {
            return true;
        }
        let day = record.cells.get(column).and_then(super::Cell::day);
        day.is_some_and(|day| self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to))
    }

    /// The days in words; none where all are in it.
    pub(super) fn text(self, formats: Formats) -> Option<String> {
        let (from, to) = (
            self.from.map(|from| formats.date(from)),
            self.to.map(|to| formats.date(to)),
        );
        Some(match (from, to) {
            _ if self.is_reversed() => i18n::list::reversed().to_owned(),
            (Some(from), Some(to)) => i18n::list::between(&from, &to),
            (Some(from), None) => i18n::list::since(&from),
            (None, Some(to)) => i18n::list::until(&to),
            (None, None) => return None,
        })
    }
}

/// The column by whose days a list is narrowed: that of the order it begins with, where it has days.
pub(super) fn column_of_days(names: &[impl AsRef<str>], order: &Sort, records: &[Record]) -> Option<usize> {
    let column = names.iter().position(|name| name.as_ref() == order.column)?;
    let has_day = |record: &Record| record.cells.get(column).is_some_and(|cell| cell.day().is_some());
    records.iter().any(has_day).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::record_list::Cell;
    use crate::model::DateTime;

    fn days(from: Option<&str>, to: Option<&str>) -> Days {
        let view = ListView {
            from: from.and_then(Date::parse),
            until: to.and_then(Date::parse),
            ..ListView::default()
        };
        Days::of_view(&view, Some(0))
    }

    fn record(cell: Cell) -> Record {
        Record {
            text: String::new(),
            cells: vec![cell],
        }
    }

    fn on(day: &str) -> Record {
        record(Cell::Date(Date::parse(day)))
    }

    #[test]
    fn both_days_are_included() {
        let march = days(Some("2026-03-01"), Some("2026-03-31"));
        for (day, is_in_march) in [
            ("2026-02-28", false),
            ("2026-03-01", true),
            ("2026-03-31", true),
            ("2026-04-01", false),
        ] {
            assert_eq!(march.has(&on(day)), is_in_march, "{day}");
        }
    }

    #[test]
    fn one_day_is_enough_and_a_moment_is_on_its_day() {
        assert!(days(Some("2026-03-01"), None).has(&on("2030-01-01")));
        assert!(!days(None, Some("2026-03-01")).has(&on("2030-01-01")));
        let moment = record(Cell::Moment(DateTime::parse("2026-03-01 23:59:59")));
        assert!(days(None, Some("2026-03-01")).has(&moment));
        assert!(!days(Some("2026-03-02"), None).has(&moment));
    }

    #[test]
    fn a_record_without_a_day_is_on_none_of_those_that_are_chosen() {
        assert!(!days(Some("0001-01-01"), None).has(&record(Cell::Date(None))));
        assert!(days(None, None).has(&record(Cell::Date(None))));
    }

    #[test]
    fn days_the_wrong_way_round_leave_nothing_out() {
        let reversed = days(Some("2026-03-31"), Some("2026-03-01"));
        assert!(reversed.is_reversed() && reversed.has(&on("2020-01-01")));
        assert!(!days(Some("2026-03-31"), Some("2026-03-31")).is_reversed());
    }

    #[test]
    fn a_list_without_days_is_not_narrowed_to_any() {
        let view = ListView {
            from: Date::parse("2026-03-01"),
            ..ListView::default()
        };
        let days = Days::of_view(&view, None);
        assert_eq!(days, Days::default());
        assert!(days.has(&on("2020-01-01")));
    }

    #[test]
    fn the_days_are_those_of_the_order_that_a_list_begins_with() {
        let names = ["number", "date"];
        let row = |day| Record {
            text: String::new(),
            cells: vec![Cell::Text(Some("INV-1".to_owned())), Cell::Date(day)],
        };
        let records = [row(None), row(Date::parse("2026-03-01"))];
        let column = |order: &str| column_of_days(&names, &Sort::parse(order), &records);
        assert_eq!(
            (column("-date"), column("number"), column("due")),
            (Some(1), None, None)
        );
        assert_eq!(column_of_days(&names, &Sort::parse("date"), &[row(None)]), None);
    }
}
