//! What the CRM keeps, and the columns that PHP writes for it: every value a string, joins included.
//!
//! A column that must never reach a customer's screen holds text that begins with `LEAK-`, so that a
//! test only has to look for that word.

mod amount;
mod currency;
mod customer;
mod invoice;
mod invoice_columns;
mod project;

pub use amount::{amount, cents, whole};
pub use currency::{CHF, Currency, EUR, USD};
pub use customer::{Address, Contact, Customer, Section};
pub use invoice::{Attachment, Invoice, Item, Payment, Status};
pub use project::Project;

/// Every record of the CRM.
pub struct Records {
    /// The businesses that buy, each with its one contact.
    pub customers: Vec<Customer>,
    /// Their projects.
    pub projects: Vec<Project>,
    /// Their invoices.
    pub invoices: Vec<Invoice>,
}

impl Records {
    /// The customer with this `client_id`.
    pub fn customer(&self, id: u32) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.id == id)
    }

    /// The project of an invoice, where it belongs to one.
    pub fn project(&self, id: Option<u32>) -> Option<&Project> {
        self.projects.iter().find(|project| Some(project.id) == id)
    }
}
