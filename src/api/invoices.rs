//! `GET invoices` and `GET invoices/id/:id`.

use std::sync::Arc;

use super::{Answers, Resource, path_part};
use crate::model::{Id, Invoice, InvoiceSummary};

const LIST: &str = "invoices";

/// `GET invoices`: all of the customer's invoices; having none is an empty list (T5).
pub fn list(answers: Answers) -> Resource<Vec<InvoiceSummary>> {
    answers.watch(LIST.to_owned())
}

/// The invoices as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<InvoiceSummary>>> {
    answers.known(LIST)
}

/// `GET invoices/id/:id`: one invoice with its items and payments.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Invoice> {
    answers.watch(format!("invoices/id/{}", path_part(id.as_str())))
}
