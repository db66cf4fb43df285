//! What invoices, estimates and proposals have in common: items and their sums.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::wire::{FromRow, Row, Unreadable};
use super::{Address, Currency, Html, Money, Number};

/// The items of a document and what they add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// The currency of all amounts.
    pub currency: Arc<Currency>,
    /// The items in the order of the document, which is the server's.
    pub items: Vec<Item>,
    /// The sum of the items.
    pub subtotal: Option<Money>,
    /// Taken off the sum; none where it is zero.
    pub discount: Option<Money>,
    /// All taxes; none where they are zero.
    pub tax: Option<Money>,
    /// A correction of the total, up or down; none where it is zero.
    pub adjustment: Option<Money>,
    /// The whole amount.
    pub total: Option<Money>,
}

impl Amounts {
    /// Reads `items` and the sums of a document.
    pub(super) fn of_row(row: &Row<'_>) -> Self {
        let currency = Currency::of_row(row);
        let unless_zero = |name| row.money(name, &currency).filter(|money| !money.is_zero());
        Self {
            items: row.list("items"),
            subtotal: row.money("subtotal", &currency),
            discount: unless_zero("discount_total"),
            tax: unless_zero("total_tax"),
            adjustment: unless_zero("adjustment"),
            total: row.money("total", &currency),
            currency,
        }
    }
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub description: String,
    /// More about it.
    pub details: Option<Html>,
    /// How much of it.
    pub quantity: Option<Number>,
    /// What the quantity counts, such as `hours`.
    pub unit: Option<String>,
    /// The price of one.
    pub rate: Option<Number>,
}

impl Item {
    /// Quantity times rate, before taxes, since the wire has no amount per line; a half cent is rounded up, as PHP does. None where
    /// one of them cannot be read.
    pub fn amount(&self) -> Option<Decimal> {
        let (quantity, rate) = (self.quantity.as_ref()?.exact()?, self.rate.as_ref()?.exact()?);
        quantity
            .checked_mul(rate)
            .map(|amount| amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }
}

impl FromRow for Item {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            description: row.text("description").unwrap_or_default(),
            details: row.html("long_description"),
            quantity: row.number("qty"),
            // The CRM's form is easily filled with a second quantity: "2 1" would say nothing.
            unit: row.text("unit").filter(|unit| unit.parse::<Decimal>().is_err()),
            rate: row.number("rate"),
        })
    }
}

/// `formatted_number` where the server is new enough to send it, else prefix and number.
pub(super) fn number(row: &Row<'_>) -> Option<String> {
    let of_parts = || Some(row.text("prefix").unwrap_or_default() + &row.text("number")?);
    row.text("formatted_number").or_else(of_parts)
}

/// Other ways to write the number of a document, of which the paper and the wire each have one: with and without the zeros before its
/// digits, and without its letters. None for what is no such number.
pub fn spellings(number: &str) -> Vec<String> {
    /// How many digits the CRM writes unless it is told otherwise.
    const PADDED: usize = 6;
    let is_digit = |c: char| c.is_ascii_digit();
    // `INV-000004/2026` has its year at the end.
    let begins = |(at, _): &(usize, &str)| !number[..*at].ends_with(is_digit);
    let start = match number.match_indices('0').find(begins) {
        Some((start, _)) => start,
        None => number.trim_end_matches(is_digit).len(),
    };
    let (prefix, rest) = number.split_at(start);
    let digits = rest.split(|c| !is_digit(c)).next().unwrap_or_default();
    let suffix = &rest[digits.len()..];
    if digits.is_empty() || number.contains(char::is_whitespace) {
        return Vec::new();
    }
    let bare = digits.trim_start_matches('0');
    let padded = format!("{bare:0>PADDED$}");
    let whole = |digits: &str| format!("{prefix}{digits}{suffix}");
    let mut spellings = vec![whole(bare), whole(&padded), bare.to_owned(), padded];
    spellings.retain(|spelling| spelling != number);
    spellings.dedup();
    spellings
}

/// The key of a document's public page in the CRM, where it is paid, accepted, signed or downloaded.
pub(super) fn hash(row: &Row<'_>) -> Option<String> {
    row.text("hash")
        .filter(|hash| hash.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The name of the project that a document belongs to: a column of the list, an object of its own in the detail.
pub(super) fn project(row: &Row<'_>) -> Option<String> {
    row.text("project_name")
        .or_else(|| row.object("project_data")?.text("name"))
}

/// Where the goods go, where the document has such an address and `shown` does not say that it is not shown.
pub(super) fn shipping(row: &Row<'_>, shown: &str) -> Option<Address> {
    let is_shown = row.flag("include_shipping") == Some(true) && row.flag(shown) != Some(false);
    is_shown.then(|| Address::of_row(row, "shipping")).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_number_with_and_without_zeros() {
        for (number, expected) in [
            ("INV-000004", "INV-4 4 000004"),
            ("INV-4", "INV-000004 4 000004"),
            ("INV-2026/000004", "INV-2026/4 4 000004"),
            ("INV-000004-26", "INV-4-26 4 000004"),
            ("4", "000004"),
            ("000123", "123"),
            ("Web shop 4", ""),
            ("Hosting", ""),
            ("", ""),
        ] {
            assert_eq!(spellings(number).join(" "), expected, "{number}");
        }
    }
}
