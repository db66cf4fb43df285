//! What the amounts of a list add up to.

use super::{Cell, Record};
use crate::model::money::{Totals, totals};

/// The column that is added up: the last one of amounts, which in all lists is the whole of them.
pub(super) fn column_of_total(records: &[Record]) -> Option<usize> {
    let is_amount = |cell: &Cell| matches!(cell, Cell::Money(_));
    let last = |record: &Record| record.cells.iter().rposition(is_amount);
    records.iter().filter_map(last).max()
}

/// What a column adds up to over the records at some places.
pub(super) fn total(records: &[Record], found: &[usize], column: usize) -> Totals {
    let cells = found.iter().filter_map(|place| records.get(*place)?.cells.get(column));
    totals(cells.filter_map(|cell| match cell {
        Cell::Money(money) => money.as_ref(),
        _ => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::model::money::Sum;
    use crate::model::wire::Row;

    fn record(amounts: &[(&str, &str)]) -> Record {
        let money = |(amount, code): &(&str, &str)| {
            let row = format!(r#"{{"total":"{amount}","currency_name":"{code}"}}"#);
            let row = Row::parse(&row).unwrap();
            Cell::Money(row.money("total", &Currency::of_row(&row)))
        };
        let name = Cell::Text(Some("INV-1".to_owned()));
        Record {
            text: String::new(),
            cells: std::iter::once(name).chain(amounts.iter().map(money)).collect(),
        }
    }

    fn sums_of(records: &[Record], found: &[usize]) -> Vec<String> {
        let total = total(records, found, 1);
        let sum = |sum: &Sum| format!("{} {}", sum.amount, sum.currency.code);
        total.sums.iter().map(sum).collect()
    }

    #[test]
    fn what_is_found_is_added_up_exactly_and_each_currency_by_itself() {
        let records = [
            record(&[("0.10", "EUR")]),
            record(&[("5.00", "USD")]),
            record(&[("0.20", "EUR")]),
            record(&[("1000000.00", "EUR")]),
            record(&[("", "EUR")]),
        ];
        assert_eq!(sums_of(&records, &[0, 1, 2, 4]), ["0.30 EUR", "5.00 USD"]);
        assert_eq!(sums_of(&records, &[]), Vec::<String>::new());
    }

    #[test]
    fn an_amount_without_a_currency_is_added_to_nothing() {
        let records = [record(&[("1.00", "EUR")]), record(&[("2.00", "")])];
        assert_eq!(sums_of(&records, &[0, 1]), ["1.00 EUR"]);
        assert_eq!(total(&records, &[0, 1], 1).left_out, 1);
        assert_eq!(sums_of(&records, &[1]), Vec::<String>::new());
    }

    #[test]
    fn the_last_column_of_amounts_is_the_total() {
        assert_eq!(
            column_of_total(&[record(&[("1.00", "EUR"), ("0.19", "EUR"), ("1.19", "EUR")])]),
            Some(3)
        );
        assert_eq!(column_of_total(&[record(&[])]), None);
    }
}
