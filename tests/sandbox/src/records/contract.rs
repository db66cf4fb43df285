//! A contract.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::staff::ADMIN;
use super::{
    Acceptance, Attachment, Comment, Owned, PublicPage, Records, amount, date_time, flag, hash, id_or_zero, join,
};

/// A contract.
pub struct Contract {
    /// Unique among all customers' contracts.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// What it is about, with HTML entities.
    pub subject: &'static str,
    /// A short text.
    pub description: &'static str,
    /// HTML.
    pub content: &'static str,
    /// The id of its type, and the type's name.
    pub kind: (u32, &'static str),
    /// From when it holds.
    pub start: Date,
    /// Until when, if it ends.
    pub end: Option<Date>,
    /// What it is worth, in the CRM's default currency; the row has no other.
    pub value: Decimal,
    /// The project that it is for.
    pub project_id: Option<u32>,
    /// Who signed it on its page in the CRM.
    pub signature: Option<Acceptance>,
    /// Whether staff noted that it was signed on paper.
    pub marked_as_signed: bool,
    /// Whether it was thrown away.
    pub trash: bool,
    /// Whether the customer must not see it.
    pub not_visible_to_client: bool,
    /// The comments, oldest first.
    pub comments: Vec<Comment>,
    /// The files on it.
    pub attachments: Vec<Attachment>,
}

impl Contract {
    /// The contract's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let files = Attachment::columns(&self.attachments, self.id, self.added());
        let own = json!({
            "id": self.id.to_string(),
            "content": self.content,
            "description": self.description,
            "subject": self.subject,
            "client": self.client_id.to_string(),
            "datestart": self.start.to_string(),
            "dateend": self.end.map(|date| date.to_string()),
            "contract_type": self.kind.0.to_string(),
            "project_id": id_or_zero(self.project_id),
            "addedfrom": ADMIN.id.to_string(),
            "dateadded": date_time(self.added()),
            "isexpirynotified": "0",
            "contract_value": amount(self.value),
            "trash": flag(self.trash),
            "not_visible_to_client": flag(self.not_visible_to_client),
            "hash": self.hash(),
            "signed": flag(self.signature.is_some()),
            "marked_as_signed": flag(self.marked_as_signed),
            "short_link": null,
            "name": "LEAK-name",
            "type_name": self.kind.1,
            "attachments": files["attachments"],
            "project_name": records.project(self.project_id).map(|project| &project.name),
            "addedfrom_name": ADMIN.name(),
        });
        let signature = Acceptance::columns(self.signature.as_ref());
        Some(join([customer.columns(), own, signature]))
    }

    /// The contract with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let comments = json!({ "comments": Comment::rows(&self.comments, "contract_id", self.id) });
        Some(join([self.row(records)?, comments]))
    }

    fn added(&self) -> DateTime {
        self.start.at(11, 56, 39, 0)
    }
}

impl Owned for Contract {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}

impl PublicPage for Contract {
    fn hash(&self) -> String {
        hash("contract", self.id)
    }

    fn heading(&self) -> String {
        format!("Contract {}", self.subject)
    }
}
