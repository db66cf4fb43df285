//! The currencies of the CRM. Their columns come with every document's row.

use serde_json::{Value, json};

use super::flag;

/// A currency and how the CRM writes it.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// `currencyid`.
    pub id: u32,
    /// The ISO 4217 code.
    pub name: &'static str,
    /// What stands by the number.
    pub symbol: &'static str,
    /// `before` or `after` the number.
    pub placement: &'static str,
    /// Between whole and hundredths.
    pub decimal_separator: &'static str,
    /// Between groups of three digits.
    pub thousand_separator: &'static str,
}

/// Euro, the CRM's default.
pub const EUR: Currency = Currency {
    id: 1,
    name: "EUR",
    symbol: "€",
    placement: "after",
    decimal_separator: ",",
    thousand_separator: ".",
};

/// US dollar.
pub const USD: Currency = Currency {
    id: 2,
    name: "USD",
    symbol: "$",
    placement: "before",
    decimal_separator: ".",
    thousand_separator: ",",
};

/// Swiss franc.
pub const CHF: Currency = Currency {
    id: 3,
    name: "CHF",
    symbol: "CHF",
    placement: "before",
    decimal_separator: ".",
    thousand_separator: "'",
};

impl Currency {
    /// The currency's columns in a document's row. `name` belongs to whatever table was joined last (section 4).
    pub fn columns(&self) -> Value {
        json!({
            "currency": self.id.to_string(),
            "symbol": self.symbol,
            "name": "LEAK-name",
            "decimal_separator": self.decimal_separator,
            "thousand_separator": self.thousand_separator,
            "placement": self.placement,
            "isdefault": flag(self.id == EUR.id),
            "currencyid": self.id.to_string(),
            "currency_name": self.name,
        })
    }
}
