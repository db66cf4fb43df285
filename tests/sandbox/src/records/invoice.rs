//! An invoice and its sums.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::{Attachment, Currency, Lines, Owned, PublicPage, hash};

/// An invoice.
#[derive(Clone)]
pub struct Invoice {
    /// Unique among all customers' invoices.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// The number, without prefix.
    pub number: u32,
    /// Whether the row has `formatted_number`, as newer servers write it.
    pub has_formatted_number: bool,
    /// Of every amount.
    pub currency: &'static Currency,
    /// When it was issued.
    pub date: Date,
    /// When it is due, if ever.
    pub due: Option<Date>,
    /// As the CRM keeps it; nothing is derived from dates.
    pub status: Status,
    /// What it is for, and the sums.
    pub lines: Lines,
    /// HTML.
    pub client_note: &'static str,
    /// HTML.
    pub terms: &'static str,
    /// The project that it is for.
    pub project_id: Option<u32>,
    /// Whether it shows the shipping address.
    pub ships: bool,
    /// The files on it.
    pub attachments: Vec<Attachment>,
    /// What was paid so far.
    pub payments: Vec<Payment>,
}

/// `status` and `status_name` of an invoice. Drafts never reach a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was paid yet.
    Unpaid = 1,
    /// All was paid.
    Paid = 2,
    /// Some was paid.
    PartiallyPaid = 3,
    /// Nothing was paid and it was due.
    Overdue = 4,
    /// Taken back.
    Cancelled = 5,
}

impl Status {
    /// `status_name`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unpaid => "Unpaid",
            Self::Paid => "Paid",
            Self::PartiallyPaid => "Partially Paid",
            Self::Overdue => "Overdue",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// A payment.
#[derive(Clone)]
pub struct Payment {
    /// When it came in.
    pub date: Date,
    /// How much, in the invoice's currency.
    pub amount: Decimal,
    /// The id of the payment mode, and its name.
    pub mode: (&'static str, &'static str),
    /// The bank's or provider's reference.
    pub transaction_id: String,
    /// HTML, or empty.
    pub note: &'static str,
}

impl Invoice {
    /// Prefix and number as newer servers write them: `INV-001042`.
    pub fn formatted_number(&self) -> String {
        format!("INV-{:06}", self.number)
    }

    /// What stands on the invoice: the formatted number where there is one.
    pub fn shown_number(&self) -> String {
        if self.has_formatted_number {
            self.formatted_number()
        } else {
            format!("INV-{}", self.number)
        }
    }

    /// When the row was written.
    pub fn created(&self) -> DateTime {
        self.date.at(15, 50, 13, 0)
    }

    /// What is still to be paid.
    pub fn left_to_pay(&self) -> Decimal {
        let paid: Decimal = self.payments.iter().map(|payment| payment.amount).sum();
        self.lines.total() - paid
    }
}

impl Owned for Invoice {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}

impl PublicPage for Invoice {
    fn hash(&self) -> String {
        hash("invoice", self.id)
    }

    fn heading(&self) -> String {
        format!("Invoice {} – {}", self.shown_number(), self.status.name())
    }
}
