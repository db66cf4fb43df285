//! What is paid back to a customer.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Currency, Lines, join};

/// A credit note.
pub struct CreditNote {
    /// Unique among all credit notes.
    pub id: u32,
    /// The project that it is for.
    pub project_id: u32,
    /// The number, without prefix.
    pub number: u32,
    /// Of every amount.
    pub currency: &'static Currency,
    /// When it was issued.
    pub date: Date,
    /// The id of its status, and the status' name.
    pub status: (u32, &'static str),
    /// What it is for, and the sums.
    pub lines: Lines,
    /// HTML, or empty.
    pub client_note: &'static str,
    /// HTML, or empty.
    pub terms: &'static str,
}

impl CreditNote {
    /// The credit note's row.
    pub fn row(&self) -> Value {
        let own = json!({
            "id": self.id.to_string(),
            "number": self.number.to_string(),
            "prefix": "CN-",
            "date": self.date.to_string(),
            "adminnote": "LEAK-adminnote",
            "clientnote": self.client_note,
            "terms": self.terms,
            "project_id": self.project_id.to_string(),
            "status": self.status.0.to_string(),
            "status_name": self.status.1,
        });
        join([own, self.lines.sums(), self.currency.columns()])
    }
}
