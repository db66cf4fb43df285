//! Amounts of money.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

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
    /// What stands before the decimals; where the row says nothing, the reader's language decides.
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
            decimal_separator: row.separator("decimal_separator"),
            thousand_separator: row.separator("thousand_separator"),
            code,
        })
    }
}

/// An exact amount in a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount, exact.
    pub amount: Decimal,
    /// Its currency, shared by all amounts of a row.
    pub currency: Arc<Currency>,
}

/// Adds up per currency: amounts of different currencies never meet (Q15). In the order in which the currencies come.
pub fn totals<'a>(amounts: impl IntoIterator<Item = &'a Money>) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    let mut places = HashMap::new();
    for money in amounts {
        let place = *places.entry(money.currency.code.as_str()).or_insert(sums.len());
        match sums.get_mut(place) {
            // Out of range only past 28 digits: the sum then stays at the end of the range rather than becoming wrong by a wrap.
            Some(sum) => sum.amount = sum.amount.saturating_add(money.amount),
            None => sums.push(money.clone()),
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(amount: &str, code: &str) -> Money {
        let row = format!(r#"{{"currency_name":"{code}","symbol":"{code}"}}"#);
        Money {
            amount: amount.parse().unwrap(),
            currency: Currency::of_row(&Row::parse(&row).unwrap()),
        }
    }

    #[test]
    fn sums_are_exact_and_kept_apart_by_currency() {
        let sums = totals(&[money("0.10", "USD"), money("0.20", "USD"), money("1000.00", "EUR")]);
        let shown: Vec<_> = sums
            .iter()
            .map(|sum| format!("{} {}", sum.amount, sum.currency.code))
            .collect();
        assert_eq!(shown, ["0.30 USD", "1000.00 EUR"]);
    }
}
