//! The scale of a chart of amounts.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What the height of a chart is divided into.
pub const WHOLE: u16 = 1000;

/// The round number at the top of a chart in which the highest amount has room; half of it is round, too.
pub fn top(highest: Decimal) -> Decimal {
    if highest <= Decimal::ZERO {
        return Decimal::ONE;
    }
    let mut power = Decimal::ONE;
    while power > highest {
        power /= Decimal::TEN;
    }
    while let Some(next) = power.checked_mul(Decimal::TEN).filter(|next| *next <= highest) {
        power = next;
    }
    let steps = [1_u8, 2, 4, 5, 6, 8, 10].into_iter();
    // Past 28 digits there is no round number above.
    let mut tops = steps.filter_map(|step| power.checked_mul(step.into()));
    tops.find(|top| *top >= highest).unwrap_or(highest)
}

/// How high an amount is in a chart that ends at `top`, of [`WHOLE`]. What is there at all can be seen; what is less than nothing has
/// no height.
pub fn height(amount: Decimal, top: Decimal) -> u16 {
    const VISIBLE: u16 = 8;
    if amount <= Decimal::ZERO {
        return 0;
    }
    // Out of range is far above the top.
    let share = amount
        .checked_div(top)
        .and_then(|share| share.checked_mul(WHOLE.into()));
    share
        .and_then(|share| share.round().to_u16())
        .unwrap_or(WHOLE)
        .clamp(VISIBLE, WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_top_is_the_next_round_number() {
        for (highest, expected) in [
            ("0", "1"),
            ("-5", "1"),
            ("1", "1"),
            ("1.01", "2"),
            ("79", "80"),
            ("101", "200"),
            ("13490.88", "20000"),
            ("20000", "20000"),
            ("41000", "50000"),
            ("99999", "100000"),
            ("0.05", "0.05"),
            ("0.031", "0.04"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
        ] {
            assert_eq!(top(decimal(highest)), decimal(expected), "{highest}");
        }
    }

    #[test]
    fn a_height_is_a_share_of_the_whole_that_can_be_seen_where_there_is_anything() {
        let of_top = |amount: &str| height(decimal(amount), decimal("200"));
        assert_eq!(of_top("0"), 0);
        assert_eq!(of_top("-10"), 0);
        assert_eq!(of_top("0.01"), 8);
        assert_eq!(of_top("50"), 250);
        assert_eq!(of_top("33.33"), 167);
        assert_eq!(of_top("200"), WHOLE);
        assert_eq!(of_top("79228162514264337593543950335"), WHOLE);
    }
}
