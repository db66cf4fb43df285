//! What the amounts of a list add up to.

use super::{Cell, Record};
use crate::model::Money;
use crate::model::money::totals;

/// The column that is added up: the last one of amounts, which in all lists is the whole of them.
pub(super) fn column_of_total(records: &[Record]) -> Option<usize> {
    let is_amount = |cell: &Cell| matches!(cell, Cell::Money(_));
    let last = |record: &Record| record.cells.iter().rposition(is_amount);
    records.iter().filter_map(last).max()
}

/// The sums of a column over the records at some places, one for each currency. None at all where the currency of an amount is not
/// known: what it is to be added to is not known then.
pub(super) fn sums(records: &[Record], found: &[usize], column: usize) -> Vec<Money> {
    let cells = found.iter().filter_map(|place| records.get(*place)?.cells.get(column));
    let amounts: Vec<_> = cells
        .filter_map(|cell| match cell {
            Cell::Money(money) => money.as_ref(),
            _ => None,
        })
        .collect();
    if amounts.iter().any(|money| money.currency.code.is_empty()) {
        return Vec::new();
    }
    totals(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;
    use crate::model::wire::Row;

    fn record(amounts: &[(&str, &str)]) -> Record {
        let money = |(amount, code): &(&str, &str)| {
            let row = format!(r#"{{"currency_name":"{code}","symbol":"¤"}}"#);
            Cell::Money(amount.parse().ok().map(|amount| Money {
                amount,
                currency: Currency::of_row(&Row::parse(&row).unwrap()),
            }))
        };
        let name = Cell::Text(Some("INV-1".to_owned()));
        Record {
            text: String::new(),
            cells: std::iter::once(name).chain(amounts.iter().map(money)).collect(),
        }
    }

    fn sums_of(records: &[Record], found: &[usize]) -> Vec<String> {
        let sum = |money: &Money| format!("{} {}", money.amount, money.currency.code);
        sums(records, found, 1).iter().map(sum).collect()
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
        assert_eq!(sums_of(&records, &[0, 1]), Vec::<String>::new());
        assert_eq!(sums_of(&records, &[0]), ["1.00 EUR"]);
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
