//! A file on a document.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{date_time, flag, hash};

/// A file on a document. The API has no address for it.
#[derive(Clone, Copy)]
pub struct Attachment {
    /// Unique among all files.
    pub id: u32,
    /// With its extension.
    pub file_name: &'static str,
    /// MIME type.
    pub filetype: &'static str,
    /// Whether the customer may know of it.
    pub visible_to_customer: bool,
}

impl Attachment {
    /// `attachments` and `visible_attachments_to_customer_found` of a document.
    pub fn columns(files: &[Self], rel_id: u32, added: DateTime) -> Value {
        let rows: Vec<_> = files.iter().map(|file| file.row(rel_id, added)).collect();
        json!({
            "attachments": rows,
            "visible_attachments_to_customer_found": files.iter().any(|file| file.visible_to_customer),
        })
    }

    fn row(&self, rel_id: u32, added: DateTime) -> Value {
        json!({
            "id": self.id.to_string(),
            "rel_id": rel_id.to_string(),
            "file_name": self.file_name,
            "filetype": self.filetype,
            "dateadded": date_time(added),
            "visible_to_customer": flag(self.visible_to_customer),
            "external_link": null,
            "attachment_key": hash("attachment", self.id),
        })
    }
}
