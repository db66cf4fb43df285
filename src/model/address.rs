//! Postal addresses.

use super::wire::Row;

/// A postal address, as lines. The country is only a number on the wire, so it is not among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub Vec<String>);

impl Address {
    /// Reads `billing_street` and its kin, or `shipping_street` and its kin; none where all are blank.
    pub fn of_row(row: &Row<'_>, kind: &str) -> Option<Self> {
        let part = |name: &str| row.text(&format!("{kind}_{name}"));
        let mut lines = row
            .html(&format!("{kind}_street"))
            .map(|street| street.lines())
            .unwrap_or_default();
        let place: Vec<_> = [part("zip"), part("city")].into_iter().flatten().collect();
        lines.extend((!place.is_empty()).then(|| place.join(" ")));
        lines.extend(part("state"));
        (!lines.is_empty()).then_some(Self(lines))
    }
}
