//! Invoices.

pub mod statistics;

use std::sync::Arc;

use super::document::{self, Amounts};
use super::wire::{FromRow, Row, Unreadable};
use super::{Address, Attachment, Currency, Date, Html, Id, Money, Status};

/// One row of `GET invoices`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceSummary {
    /// Its id.
    pub id: Id,
    /// The number as the customer knows it, such as `INV-42`.
    pub number: String,
    /// The day it was written.
    pub date: Option<Date>,
    /// The day it is to be paid by.
    pub due: Option<Date>,
    /// The whole amount.
    pub total: Option<Money>,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// The project it belongs to.
    pub project: Option<String>,
}

impl FromRow for InvoiceSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let id = row.id("id")?;
        Ok(Self {
            number: document::number(row).unwrap_or_else(|| id.to_string()),
            date: row.date("date"),
            due: row.date("duedate"),
            total: row.money("total", &Currency::of_row(row)),
            status: Status::of_row(row, InvoiceStatusKind::of_code),
            project: document::project(row),
            id,
        })
    }
}

impl InvoiceSummary {
    /// Where it stands on a day. The server marks an invoice overdue only at its nightly run, so the day counts, too: what is open
    /// past its day is overdue, on every page.
    pub fn status_on(&self, today: Date) -> InvoiceStatus {
        let is_late = self.due.is_some_and(|due| due < today);
        if self.status.is_open() && is_late && self.status.kind != InvoiceStatusKind::Overdue {
            InvoiceStatus {
                code: OVERDUE.to_owned(),
                kind: InvoiceStatusKind::Overdue,
                // The server's name is that of the other status.
                name: None,
            }
        } else {
            self.status.clone()
        }
    }
}

/// The `data` of `GET invoices/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// What the list shows of it, too.
    pub summary: InvoiceSummary,
    /// The key of its public page in the CRM, where it is paid and downloaded.
    pub hash: Option<String>,
    /// What is invoiced.
    pub amounts: Amounts,
    /// What is still to be paid.
    pub left_to_pay: Option<Money>,
    /// What has been paid.
    pub payments: Vec<Payment>,
    /// The business's note to the customer.
    pub note: Option<Html>,
    /// Terms and conditions.
    pub terms: Option<Html>,
    /// Whom it is addressed to.
    pub billing: Option<Address>,
    /// Where the goods go, if the document shows it.
    pub shipping: Option<Address>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

impl FromRow for Invoice {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let amounts = Amounts::of_row(row);
        Ok(Self {
            summary: InvoiceSummary::from_row(row)?,
            hash: document::hash(row),
            left_to_pay: row.money("total_left_to_pay", &amounts.currency),
            payments: row
                .rows("payments")
                .iter()
                .map(|payment| Payment::of_row(payment, &amounts.currency))
                .collect(),
            note: row.html("clientnote"),
            terms: row.html("terms"),
            billing: Address::of_row(row, "billing"),
            shipping: document::shipping(row, "show_shipping_on_invoice"),
            attachments: Attachment::visible(row),
            amounts,
        })
    }
}

/// A payment of an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How much; none where the server does not say.
    pub amount: Option<Money>,
    /// How, such as `Bank transfer`.
    pub mode: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The number that the bank or payment service gave it.
    pub transaction: Option<String>,
}

impl Payment {
    fn of_row(row: &Row<'_>, currency: &Arc<Currency>) -> Self {
        Self {
            amount: row.money("amount", currency),
            mode: row.text("name"),
            date: row.date("date"),
            transaction: row.text("transactionid"),
        }
    }
}

/// Where an invoice stands.
pub type InvoiceStatus = Status<InvoiceStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceStatusKind {
    /// 1
    Unpaid,
    /// 2
    Paid,
    /// 3
    PartiallyPaid,
    /// 4
    Overdue,
    /// 5
    Cancelled,
    /// 6
    Draft,
    /// A status that some installation added (Q10).
    Other,
}

const OVERDUE: &str = "4";

impl InvoiceStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::Unpaid,
            "2" => Self::Paid,
            "3" => Self::PartiallyPaid,
            OVERDUE => Self::Overdue,
            "5" => Self::Cancelled,
            "6" => Self::Draft,
            _ => Self::Other,
        }
    }
}

impl InvoiceStatus {
    /// Whether money is still expected.
    pub fn is_open(&self) -> bool {
        use InvoiceStatusKind::{Overdue, PartiallyPaid, Unpaid};
        matches!(self.kind, Unpaid | PartiallyPaid | Overdue)
    }
}

#[cfg(test)]
mod tests;
