//! Projects.

use super::Id;
use super::wire::{FromRow, Row, Unreadable};

/// One row of `GET projects`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectSummary {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

impl FromRow for ProjectSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: row.id("id")?,
            name: row.text("name").ok_or(Unreadable("name"))?,
        })
    }
}
