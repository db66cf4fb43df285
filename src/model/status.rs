//! Where records stand.

use super::wire::Row;

/// Where a record stands. The server's name wins; the kind stands in where it sends none, and for what depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status<K> {
    /// The number on the wire.
    pub code: String,
    /// What the number means.
    pub kind: K,
    /// The server's name for it, in its language.
    pub name: Option<String>,
}

impl<K> Status<K> {
    /// Reads `status` and `status_name`; `kind` knows what the numbers mean, and what an unknown one is (Q10).
    pub(super) fn of_row(row: &Row<'_>, kind: fn(&str) -> K) -> Self {
        let code = row.text("status").unwrap_or_default();
        Self {
            kind: kind(&code),
            code,
            name: row.text("status_name"),
        }
    }
}
