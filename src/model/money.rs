//! Amounts of money.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::Number;
use super::wire::Row;

/// How a row of the API wants its amounts written (Q15).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency {
    /// Its code, such as `EUR`.
    pub code: String,
    /// Its sign, such as `€`; the code where the row has none.
    pub symbol: String,
    /// Whether the sign comes after the amount.
    pub symbol_after: bool,
    /// What stands before the decimals, never nothing; where the row does not say, the reader's language decides.
    pub decimal_separator: Option<String>,
    /// What stands between the thousands, perhaps nothing; where the row says nothing, the reader's language decides.
    pub thousand_separator: Option<String>,
}

impl Currency {
    /// The currency of an invoice or estimate: its name is `currency_name`; `name` happens to be it.
    pub fn of_row(row: &Row<'_>) -> Arc<Self> {
        let code = row.text("currency_name").unwrap_or_default();
        Arc::new(Self {
            symbol: row.text("symbol").unwrap_or_else(|| code.clone()),
            symbol_after: row.text("placement").is_some_and(|placement| placement == "after"),
            // A blank one would make 1250 of 12.50.
            decimal_separator: row
                .separator("decimal_separator")
                .filter(|separator| !separator.trim().is_empty()),
            thousand_separator: row.separator("thousand_separator"),
            code,
        })
    }

    /// The identity of the currency: its code and its sign. A server may give only one of them, and `$` is the sign of many.
    pub fn key(&self) -> (&str, &str) {
        (&self.code, &self.symbol)
    }

    /// Whether it is known which one it is.
    pub fn is_known(&self) -> bool {
        !self.symbol.is_empty()
    }

    /// Its name: the code, or else the sign.
    pub fn name(&self) -> &str {
        if self.code.is_empty() { &self.symbol } else { &self.code }
    }
}

/// An amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount.
    pub amount: Number,
    /// Its currency, shared by all amounts of a row.
    pub currency: Arc<Currency>,
}

impl Money {
    /// The amount, where it can be read.
    pub fn exact(&self) -> Option<Decimal> {
        self.amount.exact()
    }

    /// The text for searches: the digits as they are, the currency's code and its sign.
    pub fn searched(&self) -> String {
        format!("{} {} {}", self.amount, self.currency.code, self.currency.symbol)
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }
}

/// The sums of some amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// A sum for each currency, in the order in which they come.
    pub sums: Vec<Sum>,
    /// The number of amounts in no sum: unreadable ones, those without a currency, and those that do not fit.
    pub left_out: usize,
}

/// A sum of amounts in one currency, exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The sum.
    pub amount: Decimal,
    /// The currency.
    pub currency: Arc<Currency>,
}

/// Adds up per currency: amounts of different currencies never meet (Q15), nor do those with the same code and another sign.
pub fn totals<'a>(amounts: impl IntoIterator<Item = &'a Money>) -> Totals {
    let mut totals = Totals::default();
    let mut places = HashMap::new();
    for money in amounts {
        let Some(amount) = money.exact().filter(|_| money.currency.is_known()) else {
            totals.left_out += 1;
            continue;
        };
        let place = *places.entry(money.currency.key()).or_insert(totals.sums.len());
        match totals.sums.get_mut(place) {
            // Out of range only past 28 digits.
            Some(sum) => match sum.amount.checked_add(amount) {
                Some(amount) => sum.amount = amount,
                None => totals.left_out += 1,
            },
            None => totals.sums.push(Sum {
                amount,
                currency: Arc::clone(&money.currency),
            }),
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money([amount, code, symbol]: [&str; 3]) -> Money {
        let row = format!(r#"{{"total":"{amount}","currency_name":"{code}","symbol":"{symbol}"}}"#);
        let row = Row::parse(&row).unwrap();
        row.money("total", &Currency::of_row(&row)).unwrap()
    }

    fn added(amounts: &[[&str; 3]]) -> (Vec<String>, usize) {
        let amounts: Vec<_> = amounts.iter().copied().map(money).collect();
        let Totals { sums, left_out } = totals(&amounts);
        let sum = |sum: &Sum| format!("{} {} {}", sum.amount, sum.currency.code, sum.currency.symbol);
        (sums.iter().map(sum).collect(), left_out)
    }

    #[test]
    fn sums_are_exact_and_kept_apart_by_currency() {
        assert_eq!(
            added(&[["0.10", "USD", "$"], ["0.20", "USD", "$"], ["1000.00", "EUR", "€"]]),
            (vec!["0.30 USD $".to_owned(), "1000.00 EUR €".to_owned()], 0)
        );
    }

    #[test]
    fn what_no_number_can_hold_is_left_out_of_a_sum() {
        let most = Decimal::MAX.to_string();
        assert_eq!(
            added(&[[&most, "EUR", "€"], ["1.00", "EUR", "€"]]),
            (vec![format!("{most} EUR €")], 1)
        );
    }

    #[test]
    fn currencies_without_a_code_are_kept_apart_by_their_signs() {
        assert_eq!(
            added(&[["100", "", "$"], ["100", "", "€"], ["100", "", "¥"], ["1", "", "$"]]),
            (vec!["101  $".to_owned(), "100  €".to_owned(), "100  ¥".to_owned()], 0)
        );
        assert_eq!(
            added(&[["1", "USD", "$"], ["2", "CAD", "$"], ["4", "USD", "US$"]])
                .0
                .len(),
            3
        );
    }

    #[test]
    fn what_cannot_be_added_is_counted() {
        assert_eq!(
            added(&[
                ["1", "USD", "$"],
                ["1.234,56", "USD", "$"],
                ["5", "", ""],
                ["n/a", "", ""]
            ]),
            (vec!["1 USD $".to_owned()], 3)
        );
    }

    #[test]
    fn a_blank_separator_of_decimals_is_none() {
        for separator in ["", " ", "&nbsp;"] {
            let row = format!(r#"{{"decimal_separator":"{separator}","thousand_separator":""}}"#);
            let currency = Currency::of_row(&Row::parse(&row).unwrap());
            assert_eq!(currency.decimal_separator, None, "{separator:?}");
            assert_eq!(currency.thousand_separator.as_deref(), Some(""));
        }
    }
}
