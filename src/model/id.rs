//! Ids of records.

use std::fmt;

/// The id of a record. The wire has both `"7"` and `7` (Q2); both are the text `7` here, and are compared as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// Takes an id as the wire or an address has it; `""` and `"0"` are none (Q3).
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty() && text != "0").then(|| Self(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the server counts with: of two records of one minute, the later has the higher.
    pub fn number(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
