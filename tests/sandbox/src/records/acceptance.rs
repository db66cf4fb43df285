//! Who accepted or signed a document, and when.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::date_time;

/// An acceptance or signature.
#[derive(Clone)]
pub struct Acceptance {
    /// As typed on the document's page in the CRM.
    pub first_name: &'static str,
    /// As typed there.
    pub last_name: &'static str,
    /// As typed there.
    pub email: &'static str,
    /// When.
    pub date: DateTime,
}

impl Acceptance {
    /// The `acceptance_…` columns of a document that may not have been accepted yet.
    pub fn columns(acceptance: Option<&Self>) -> Value {
        json!({
            "acceptance_firstname": acceptance.map(|by| by.first_name),
            "acceptance_lastname": acceptance.map(|by| by.last_name),
            "acceptance_email": acceptance.map(|by| by.email),
            "acceptance_date": acceptance.map(|by| date_time(by.date)),
            "acceptance_ip": "LEAK-acceptance_ip",
            "signature": acceptance.map(|_| "signature.png"),
        })
    }
}
