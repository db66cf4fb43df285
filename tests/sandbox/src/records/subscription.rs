//! What a customer pays for again and again.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Currency, join};
use crate::clock::epoch;

/// A subscription.
pub struct Subscription {
    /// Unique among all subscriptions.
    pub id: u32,
    /// The project that it is for.
    pub project_id: u32,
    /// What it is for.
    pub name: &'static str,
    /// HTML, or empty.
    pub description: &'static str,
    /// Of its price, which the row does not have.
    pub currency: &'static Currency,
    /// When it began.
    pub date: Date,
    /// When it is paid for next.
    pub next: Option<Date>,
    /// When it ends, if ever.
    pub ends: Option<Date>,
    /// The provider's word: `active`, `canceled`, `past_due`.
    pub status: &'static str,
    /// How many.
    pub quantity: u32,
}

impl Subscription {
    /// The subscription's row; the provider's dates are seconds since 1970.
    pub fn row(&self) -> Value {
        let seconds = |date: Date| epoch(date.at(0, 0, 0, 0)).to_string();
        let own = json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": self.description,
            "date": self.date.to_string(),
            "next_billing_cycle": self.next.map(seconds),
            "ends_at": self.ends.map(seconds),
            "status": self.status,
            "quantity": self.quantity.to_string(),
            "project_id": self.project_id.to_string(),
            "stripe_id": "LEAK-stripe_id",
        });
        join([self.currency.columns(), own])
    }
}
