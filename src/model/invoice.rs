//! Invoices.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::wire::{FromRow, Row, Unreadable};
use super::{Address, Attachment, Currency, Date, Html, Id, Money};

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
            number: number(row, &id),
            date: row.date("date"),
            due: row.date("duedate"),
            total: row.money("total", &Currency::of_row(row)),
            status: InvoiceStatus::of_row(row),
            project: row.text("project_name"),
            id,
        })
    }
}

/// The `data` of `GET invoices/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// What the list shows of it, too.
    pub summary: InvoiceSummary,
    /// The key of its public page in the CRM, where it is paid and downloaded.
    pub hash: Option<String>,
    /// The currency of all its amounts.
    pub currency: Arc<Currency>,
    /// What is invoiced, in the order of the document, which is the server's.
    pub items: Vec<Item>,
    /// The sum of the items.
    pub subtotal: Option<Money>,
    /// Taken off the sum; none where it is zero.
    pub discount: Option<Money>,
    /// All taxes; none where they are zero.
    pub tax: Option<Money>,
    /// A correction of the total, up or down; none where it is zero.
    pub adjustment: Option<Money>,
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
        let mut summary = InvoiceSummary::from_row(row)?;
        // The detail names the project in an object of its own, which the list has flattened into a column.
        summary.project = summary.project.or_else(|| row.object("project_data")?.text("name"));
        let currency = Currency::of_row(row);
        let unless_zero = |name| row.money(name, &currency).filter(|money| !money.amount.is_zero());
        let shows_shipping =
            row.flag("include_shipping") == Some(true) && row.flag("show_shipping_on_invoice") != Some(false);
        Ok(Self {
            summary,
            hash: row
                .text("hash")
                .filter(|hash| hash.bytes().all(|b| b.is_ascii_alphanumeric())),
            items: row.list("items"),
            subtotal: row.money("subtotal", &currency),
            discount: unless_zero("discount_total"),
            tax: unless_zero("total_tax"),
            adjustment: unless_zero("adjustment"),
            left_to_pay: row.money("total_left_to_pay", &currency),
            payments: row
                .rows("payments")
                .iter()
                .filter_map(|payment| Payment::of_row(payment, &currency))
                .collect(),
            note: row.html("clientnote"),
            terms: row.html("terms"),
            billing: Address::of_row(row, "billing"),
            shipping: shows_shipping.then(|| Address::of_row(row, "shipping")).flatten(),
            attachments: Attachment::visible(row),
            currency,
        })
    }
}

/// `formatted_number` where the server is new enough to send it, else prefix and number.
fn number(row: &Row<'_>, id: &Id) -> String {
    row.text("formatted_number").unwrap_or_else(|| {
        let number = row.text("number").unwrap_or_else(|| id.to_string());
        row.text("prefix").unwrap_or_default() + &number
    })
}

/// A line of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub description: String,
    /// More about it.
    pub details: Option<Html>,
    /// How much of it.
    pub quantity: Option<Decimal>,
    /// What the quantity counts, such as `hours`.
    pub unit: Option<String>,
    /// The price of one.
    pub rate: Option<Decimal>,
}

impl Item {
    /// Quantity times rate, before taxes, since the wire has no amount per line; a half cent is rounded up, as PHP does.
    pub fn amount(&self) -> Option<Decimal> {
        self.quantity?
            .checked_mul(self.rate?)
            .map(|amount| amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }
}

impl FromRow for Item {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            description: row.text("description").unwrap_or_default(),
            details: row.html("long_description"),
            quantity: row.decimal("qty"),
            // The CRM's form is easily filled with a second quantity: "2 1" would say nothing.
            unit: row.text("unit").filter(|unit| unit.parse::<Decimal>().is_err()),
            rate: row.decimal("rate"),
        })
    }
}

/// A payment of an invoice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// How, such as `Bank transfer`.
    pub mode: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// The number that the bank or payment service gave it.
    pub transaction: Option<String>,
}

impl Payment {
    fn of_row(row: &Row<'_>, currency: &Arc<Currency>) -> Option<Self> {
        Some(Self {
            amount: row.money("amount", currency)?,
            mode: row.text("name"),
            date: row.date("date"),
            transaction: row.text("transactionid"),
        })
    }
}

/// Where an invoice stands. The server's name wins; the kind stands in where it sends none, and for what depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceStatus {
    /// The number on the wire.
    pub code: String,
    /// What the number means.
    pub kind: InvoiceStatusKind,
    /// The server's name for it, in its language.
    pub name: Option<String>,
}

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

impl InvoiceStatus {
    fn of_row(row: &Row<'_>) -> Self {
        let code = row.text("status").unwrap_or_default();
        let kind = match code.as_str() {
            "1" => InvoiceStatusKind::Unpaid,
            "2" => InvoiceStatusKind::Paid,
            "3" => InvoiceStatusKind::PartiallyPaid,
            "4" => InvoiceStatusKind::Overdue,
            "5" => InvoiceStatusKind::Cancelled,
            "6" => InvoiceStatusKind::Draft,
            _ => InvoiceStatusKind::Other,
        };
        Self {
            code,
            kind,
            name: row.text("status_name"),
        }
    }

    /// Whether money is still expected.
    pub fn is_open(&self) -> bool {
        use InvoiceStatusKind::{Overdue, PartiallyPaid, Unpaid};
        matches!(self.kind, Unpaid | PartiallyPaid | Overdue)
    }
}

/// What needs the customer's attention among invoices, the most pressing first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvoicesToPay {
    /// Past their day, or called overdue by the server.
    pub overdue: Vec<InvoiceSummary>,
    /// To be paid later, or with no day given.
    pub open: Vec<InvoiceSummary>,
}

impl InvoicesToPay {
    /// Sorts out the open invoices as of a day. The server marks an invoice overdue only at its nightly run, so the day counts, too.
    pub fn among(invoices: &[InvoiceSummary], today: Date) -> Self {
        let mut open: Vec<_> = invoices
            .iter()
            .filter(|invoice| invoice.status.is_open())
            .cloned()
            .collect();
        // None is before every date, and an invoice without a day is the least pressing.
        open.sort_by_key(|invoice| (invoice.due.is_none(), invoice.due));
        let is_overdue = |invoice: &InvoiceSummary| {
            invoice.status.kind == InvoiceStatusKind::Overdue || invoice.due.is_some_and(|due| due < today)
        };
        let (overdue, open) = open.into_iter().partition(is_overdue);
        Self { overdue, open }
    }
}

#[cfg(test)]
mod tests;
