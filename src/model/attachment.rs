//! Files that hang on a record.

use super::wire::{FromRow, Row, Unreadable};
use super::{WebLink, file};

/// A file on a record: its name, and a link only where the row carries one that is safe.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Attachment {
    /// The file's name, as text.
    pub name: String,
    /// Its type for people, such as `PDF`.
    pub kind: Option<String>,
    /// Where it can be had.
    pub link: Option<WebLink>,
}

impl Attachment {
    /// The attachments of a record that a customer may see: where the flag exists, it must be on.
    pub fn visible(record: &Row<'_>) -> Vec<Self> {
        let rows = record.rows("attachments");
        let visible = rows
            .iter()
            .filter(|row| row.flag("visible_to_customer").unwrap_or(true));
        visible.filter_map(|row| Self::from_row(row).ok()).collect()
    }
}

impl FromRow for Attachment {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let name = row.text("file_name").ok_or(Unreadable("file_name"))?;
        let name = file::shown_name(&name);
        Ok(Self {
            kind: file::type_name(&name, &row.text("filetype").unwrap_or_default()),
            link: row.text("external_link").and_then(|link| WebLink::parse(&link)),
            name,
        })
    }
}
