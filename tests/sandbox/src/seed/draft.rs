//! How the seed writes an invoice down: dates in days from today, sums left to the invoice.

use jiff::{ToSpan, civil::Date};
use rust_decimal::Decimal;

use crate::records::{Attachment, Currency, EUR, Invoice, Lines, Payment, Status, whole};

/// Payment modes of the CRM: id and name.
pub(super) const BANK: (&str, &str) = ("1", "Bank transfer");
/// The payment mode of an online provider; its id is text.
pub(super) const STRIPE: (&str, &str) = ("stripe", "Stripe Checkout");

/// An invoice on its way into the seed. It begins as an unpaid one in euros with 19 % tax, due in 30 days.
pub(super) struct Draft(Invoice);

impl Draft {
    /// Issued `days_ago`.
    pub(super) fn new(client_id: u32, id: u32, number: u32, today: Date, days_ago: i32) -> Self {
        let date = today - days_ago.days();
        Self(Invoice {
            id,
            client_id,
            number,
            has_formatted_number: number.is_multiple_of(5),
            currency: &EUR,
            date,
            due: Some(date + 30.days()),
            status: Status::Unpaid,
            lines: Lines::taxed(19_00),
            client_note: "",
            terms: "<p>Payable without deduction.</p>",
            project_id: None,
            ships: false,
            attachments: Vec::new(),
            payments: Vec::new(),
        })
    }

    /// Due so many days after it was issued.
    pub(super) fn due_after(mut self, days: i32) -> Self {
        self.0.due = Some(self.0.date + days.days());
        self
    }

    /// Never due.
    pub(super) fn without_due_date(mut self) -> Self {
        self.0.due = None;
        self
    }

    pub(super) fn in_currency(mut self, currency: &'static Currency) -> Self {
        self.0.currency = currency;
        self
    }

    pub(super) fn status(mut self, status: Status) -> Self {
        self.0.status = status;
        self
    }

    fn lines(mut self, add: impl FnOnce(Lines) -> Lines) -> Self {
        self.0.lines = add(self.0.lines);
        self
    }

    /// A line without details: so many hundredths of a piece, the price of one in cents.
    pub(super) fn item(self, description: &'static str, qty: i64, rate: i64) -> Self {
        self.lines(|lines| lines.item(description, qty, rate))
    }

    /// A line with details and a unit.
    pub(super) fn detailed_item(
        self,
        description: &'static str,
        long_description: &'static str,
        qty: (i64, &'static str),
        rate: i64,
    ) -> Self {
        self.lines(|lines| lines.detailed_item(description, long_description, qty, rate))
    }

    /// Tax in hundredths of a percent.
    pub(super) fn tax(self, percent: i64) -> Self {
        self.lines(|lines| lines.tax(percent))
    }

    /// Discount in hundredths of a percent.
    pub(super) fn discount(self, percent: i64) -> Self {
        self.lines(|lines| lines.discount(percent))
    }

    /// Added at the end, in cents.
    pub(super) fn adjustment(self, hundredths: i64) -> Self {
        self.lines(|lines| lines.adjustment(hundredths))
    }

    pub(super) fn notes(mut self, client_note: &'static str, terms: &'static str) -> Self {
        self.0.client_note = client_note;
        self.0.terms = terms;
        self
    }

    pub(super) fn project(mut self, id: u32) -> Self {
        self.0.project_id = Some(id);
        self
    }

    /// Goods are sent: the shipping address is shown.
    pub(super) fn shipped(mut self) -> Self {
        self.0.ships = true;
        self
    }

    pub(super) fn attachments(mut self, attachments: &[Attachment]) -> Self {
        self.0.attachments = attachments.to_vec();
        self
    }

    /// Paid in full, so many days after it was issued.
    pub(super) fn paid(self, after: i32, mode: (&'static str, &'static str)) -> Self {
        let left = self.0.left_to_pay();
        self.payment(after, mode, left).status(Status::Paid)
    }

    /// Half of what is left was paid, so many days after it was issued.
    pub(super) fn half_paid(self, after: i32, mode: (&'static str, &'static str)) -> Self {
        let half = whole(self.0.left_to_pay() / Decimal::TWO);
        self.payment(after, mode, half).status(Status::PartiallyPaid)
    }

    fn payment(mut self, after: i32, mode: (&'static str, &'static str), amount: Decimal) -> Self {
        let invoice = &mut self.0;
        let count = invoice.payments.len() + 1;
        invoice.payments.push(Payment {
            date: invoice.date + after.days(),
            amount,
            mode,
            transaction_id: format!("TX-{}-{count}", invoice.number),
            note: "",
        });
        self
    }
}

impl From<Draft> for Invoice {
    fn from(draft: Draft) -> Self {
        draft.0
    }
}
