//! `GET invoices` and `GET invoices/id/:id`.

use super::{Client, Resource};
use crate::model::{Id, Invoice, InvoiceSummary};

/// `GET invoices`: all of the customer's invoices; having none is an empty list (T5).
pub fn list(client: Client) -> Resource<Vec<InvoiceSummary>> {
    client.watch("invoices".to_owned())
}

/// `GET invoices/id/:id`: one invoice with its items and payments.
pub fn by_id(client: Client, id: &Id) -> Resource<Invoice> {
    client.watch(format!("invoices/id/{}", super::path_part(id)))
}
