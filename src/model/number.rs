//! Numbers as PHP writes them.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// The most decimals that a quantity or a rate is thought to have.
pub(super) const DECIMALS: u32 = 6;

/// A number of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// Exact (Q1).
    Exact(Decimal),
    /// As the server sent it, since it cannot be read: `1.234,56`, `12,50 €`, or more digits than there is room for.
    AsSent(String),
}

impl Number {
    /// Reads digits, perhaps with an exponent. What `json_encode` adds to a number of PHP (`0.30000000000000004`) is taken away; a
    /// quotient of many digits is rounded to so many decimals. None where that would lose more than noise.
    pub(super) fn exactly(text: &str, decimals: u32) -> Option<Self> {
        let text = text.trim();
        // In Rust, they may stand between digits.
        if text.contains('_') {
            return None;
        }
        let mantissa = text.split(['e', 'E']).next()?;
        let number = if mantissa.len() < text.len() {
            Decimal::from_scientific_lossy(text).ok()?
        } else if let Ok(exact) = Decimal::from_str_exact(text) {
            exact
        } else {
            let rounded = text.parse::<Decimal>().ok()?;
            Some(rounded).filter(|rounded| rounded.scale() > DECIMALS)?
        };
        let is_noisy = number.scale() > DECIMALS && significant_digits(mantissa) >= DIGITS_OF_FLOATS;
        Some(Self::Exact(if is_noisy {
            without_noise(number, decimals)
        } else {
            number
        }))
    }

    /// The number, where it can be read.
    pub fn exact(&self) -> Option<Decimal> {
        match self {
            Self::Exact(number) => Some(*number),
            Self::AsSent(_) => None,
        }
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.exact().is_some_and(|number| number.is_zero())
    }
}

/// As it is searched: the digits with a point, or what the server sent.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => number.fmt(f),
            Self::AsSent(text) => text.fmt(f),
        }
    }
}

/// So many digits of a floating-point number can be relied upon; who has typed a number has used fewer.
const DIGITS_OF_FLOATS: usize = 14;

fn significant_digits(mantissa: &str) -> usize {
    let digits = mantissa.trim_start_matches(['-', '+', '0', '.']).bytes();
    digits.filter(u8::is_ascii_digit).count()
}

/// What was meant by a floating-point number: the one of few decimals right beside it. Where none is that near, it is the outcome of
/// a division, and rounded as PHP does.
fn without_noise(number: Decimal, decimals: u32) -> Decimal {
    const NEAR: u32 = 9;
    let near = number.round_dp(NEAR).normalize();
    if near.scale() <= DECIMALS {
        near
    } else {
        number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimals: u32) -> Option<String> {
        Number::exactly(text, decimals).map(|number| number.exact().unwrap().to_string())
    }

    #[test]
    fn what_was_typed_stays_as_it_is() {
        for text in [
            "0",
            "500.00",
            "-0.5",
            "0.123456",
            "0.33333333",
            "12345678901234567890.01",
            "9007199254740993.00",
            "79228162514264337593543950335",
        ] {
            assert_eq!(read(text, 2).as_deref(), Some(text));
        }
        assert_eq!(read(" 12.50 ", 2).as_deref(), Some("12.50"));
    }

    #[test]
    fn the_noise_of_floating_point_numbers_is_taken_away() {
        for (wire, expected) in [
            ("0.30000000000000004", "0.3"),
            ("1234.5600000000001", "1234.56"),
            ("99.999999999999986", "100"),
            ("1.2340000000000002", "1.234"),
            ("100.00000000000142", "100"),
            ("1234567890.1200001", "1234567890.12"),
            ("-4.3500000000000005", "-4.35"),
            ("0.1000000000000000055511151231257827021181583404541015625", "0.1"),
            ("5.684341886080802e-14", "0"),
            ("33.333333333333336", "33.33"),
            ("0.66500000000000004", "0.665"),
            ("12.345678901234567", "12.35"),
        ] {
            assert_eq!(read(wire, 2).as_deref(), Some(expected), "{wire}");
        }
        assert_eq!(read("33.333333333333336", DECIMALS).as_deref(), Some("33.333333"));
        assert_eq!(read("0.30000000000000004", DECIMALS).as_deref(), Some("0.3"));
    }

    #[test]
    fn exponents_are_read() {
        for (wire, expected) in [
            ("1.0e+25", "10000000000000000000000000"),
            ("1.5E-7", "0.00000015"),
            ("1e3", "1000"),
            ("-2.5e1", "-25"),
            ("1.2345678901234568e+20", "123456789012345680000"),
        ] {
            assert_eq!(read(wire, 2).as_deref(), Some(expected), "{wire}");
        }
    }

    #[test]
    fn what_cannot_be_read_exactly_is_not_guessed() {
        for text in [
            "",
            "1.234,56",
            "1,234.56",
            "12,50 €",
            "n/a",
            "1_000",
            "1e",
            "1e99",
            "e5",
            "--1",
            "9999999999999999999999999999.99",
            "99999999999999999999999999999999.00",
        ] {
            assert_eq!(read(text, 2), None, "{text}");
        }
    }
}
