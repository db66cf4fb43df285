//! What was spent for a project.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Currency, amount, flag, join};

/// An expense.
pub struct Expense {
    /// Unique among all expenses.
    pub id: u32,
    /// The project that it is for.
    pub project_id: u32,
    /// What was bought.
    pub name: &'static str,
    /// HTML, or empty.
    pub note: &'static str,
    /// The id of its category, and the category's name.
    pub category: (u32, &'static str),
    /// How much.
    pub amount: Decimal,
    /// Of the amount.
    pub currency: &'static Currency,
    /// When.
    pub date: Date,
    /// Whether the customer pays it back.
    pub billable: bool,
}

impl Expense {
    /// The expense's row.
    pub fn row(&self) -> Value {
        let own = json!({
            "id": self.id.to_string(),
            "expense_name": self.name,
            "note": self.note,
            "category": self.category.0.to_string(),
            "category_name": self.category.1,
            "amount": amount(self.amount),
            "reference_no": null,
            "project_id": self.project_id.to_string(),
            "billable": flag(self.billable),
            "date": self.date.to_string(),
        });
        join([own, self.currency.columns()])
    }
}
