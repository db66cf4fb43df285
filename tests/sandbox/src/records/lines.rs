//! The lines of an invoice, estimate or proposal, and what they come to.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{amount, cents, whole};

/// The lines, and what changes their sum.
#[derive(Clone)]
pub struct Lines {
    items: Vec<Item>,
    tax_percent: Decimal,
    discount_percent: Decimal,
    adjustment: Decimal,
}

#[derive(Clone)]
struct Item {
    description: &'static str,
    long_description: &'static str,
    qty: Decimal,
    rate: Decimal,
    unit: &'static str,
}

impl Lines {
    /// None yet; taxed with so many hundredths of a percent, after the discount.
    pub fn taxed(percent: i64) -> Self {
        Self {
            items: Vec::new(),
            tax_percent: cents(percent),
            discount_percent: Decimal::ZERO,
            adjustment: Decimal::ZERO,
        }
    }

    /// The same, taxed otherwise.
    pub fn tax(mut self, percent: i64) -> Self {
        self.tax_percent = cents(percent);
        self
    }

    /// A line without details: so many hundredths of a piece, the price of one in cents.
    pub fn item(self, description: &'static str, qty: i64, rate: i64) -> Self {
        self.detailed_item(description, "", (qty, ""), rate)
    }

    /// A line with details (HTML) and a unit.
    pub fn detailed_item(
        mut self,
        description: &'static str,
        long_description: &'static str,
        (qty, unit): (i64, &'static str),
        rate: i64,
    ) -> Self {
        let (qty, rate) = (cents(qty), cents(rate));
        self.items.push(Item {
            description,
            long_description,
            qty,
            rate,
            unit,
        });
        self
    }

    /// Takes so many hundredths of a percent off the subtotal.
    pub fn discount(mut self, percent: i64) -> Self {
        self.discount_percent = cents(percent);
        self
    }

    /// Added at the very end, in cents; negative to take away.
    pub fn adjustment(mut self, hundredths: i64) -> Self {
        self.adjustment = cents(hundredths);
        self
    }

    /// What the customer pays in all.
    pub fn total(&self) -> Decimal {
        self.subtotal() - self.discount_total() + self.total_tax() + self.adjustment
    }

    fn subtotal(&self) -> Decimal {
        self.items.iter().map(|item| whole(item.qty * item.rate)).sum()
    }

    fn discount_total(&self) -> Decimal {
        whole(self.subtotal() * self.discount_percent / Decimal::ONE_HUNDRED)
    }

    fn total_tax(&self) -> Decimal {
        whole((self.subtotal() - self.discount_total()) * self.tax_percent / Decimal::ONE_HUNDRED)
    }

    /// The columns of a document's row that hold its sums.
    pub fn sums(&self) -> Value {
        json!({
            "subtotal": amount(self.subtotal()),
            "total_tax": amount(self.total_tax()),
            "total": amount(self.total()),
            "adjustment": amount(self.adjustment),
            "discount_percent": amount(self.discount_percent),
            "discount_total": amount(self.discount_total()),
            "discount_type": if self.discount_percent.is_zero() { "" } else { "before_tax" },
            "show_quantity_as": "1",
        })
    }

    /// `items` of a document.
    pub fn rows(&self, rel_type: &str, rel_id: u32) -> Vec<Value> {
        let numbered = (1..).zip(&self.items);
        numbered
            .map(|(order, item): (u32, _)| item.row(rel_type, rel_id, order))
            .collect()
    }
}

impl Item {
    fn row(&self, rel_type: &str, rel_id: u32, order: u32) -> Value {
        json!({
            "id": format!("{rel_id}{order}"),
            "rel_id": rel_id.to_string(),
            "rel_type": rel_type,
            "description": self.description,
            "long_description": self.long_description,
            "qty": amount(self.qty),
            "rate": amount(self.rate),
            "unit": self.unit,
            "item_order": order.to_string(),
        })
    }
}
