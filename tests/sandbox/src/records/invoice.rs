//! An invoice and its sums.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::{Currency, whole};

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
    /// The lines.
    pub items: Vec<Item>,
    /// Of what is left after the discount.
    pub tax_percent: Decimal,
    /// Of the subtotal.
    pub discount_percent: Decimal,
    /// Added at the very end; negative to take away.
    pub adjustment: Decimal,
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

/// A line.
#[derive(Clone, Copy)]
pub struct Item {
    /// What it is, with HTML entities.
    pub description: &'static str,
    /// HTML with `<br />`.
    pub long_description: &'static str,
    /// How many.
    pub qty: Decimal,
    /// The price of one.
    pub rate: Decimal,
    /// Of the quantity, or empty.
    pub unit: &'static str,
}

/// A file on an invoice.
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

    /// Part of the address of the CRM's own page of this invoice: 32 hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut digits = fastrand::Rng::with_seed(u64::from(self.id));
        format!("{:032x}", digits.u128(..))
    }

    /// When the row was written.
    pub fn created(&self) -> DateTime {
        self.date.at(15, 50, 13, 0)
    }

    /// The sum of all lines.
    pub fn subtotal(&self) -> Decimal {
        self.items.iter().map(|item| whole(item.qty * item.rate)).sum()
    }

    /// What the discount takes away.
    pub fn discount(&self) -> Decimal {
        whole(self.subtotal() * self.discount_percent / Decimal::ONE_HUNDRED)
    }

    /// The tax, after the discount.
    pub fn tax(&self) -> Decimal {
        whole((self.subtotal() - self.discount()) * self.tax_percent / Decimal::ONE_HUNDRED)
    }

    /// What the customer owes in all.
    pub fn total(&self) -> Decimal {
        self.subtotal() - self.discount() + self.tax() + self.adjustment
    }

    /// What is still to be paid.
    pub fn left_to_pay(&self) -> Decimal {
        let paid: Decimal = self.payments.iter().map(|payment| payment.amount).sum();
        self.total() - paid
    }
}
