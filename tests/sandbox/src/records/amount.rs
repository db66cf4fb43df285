//! Exact amounts, as the database keeps them: `DECIMAL(15,2)`.

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount, from its hundredths.
pub fn cents(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

/// Rounded to two places, halves away from zero, as the database does.
pub fn whole(exact: Decimal) -> Decimal {
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// As PHP gets it from the database: `"500.00"`.
pub fn amount(exact: Decimal) -> String {
    format!("{:.2}", whole(exact))
}
