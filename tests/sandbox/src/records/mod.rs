//! What the CRM keeps, and the columns that PHP writes for it: every value a string, joins included.
//!
//! A column that must never reach a customer's screen holds text that begins with `LEAK-`, so that a
//! test only has to look for that word.

mod acceptance;
mod amount;
mod attachment;
mod columns;
mod comment;
mod contract;
mod currency;
mod customer;
mod estimate;
mod invoice;
mod invoice_columns;
mod lines;
mod owned;
mod project;
mod project_columns;
mod project_settings;
mod proposal;
mod staff;

pub use acceptance::Acceptance;
pub use amount::{amount, cents, whole};
pub use attachment::Attachment;
pub use columns::{date_time, flag, hash, id_or_zero, join, nl2br};
pub use comment::Comment;
pub use contract::Contract;
pub use currency::{CHF, Currency, EUR, USD};
pub use customer::{Address, Contact, Customer, Section};
pub use estimate::{Estimate, EstimateStatus};
pub use invoice::{Invoice, Payment, Status};
pub use lines::Lines;
pub use owned::{Owned, PublicPage, newest_first, one, one_mut};
pub use project::{Billing, Project, ProjectStatus};
pub use project_settings::settings;
pub use proposal::{Proposal, ProposalStatus};

/// Every record of the CRM.
pub struct Records {
    /// The businesses that buy, each with its one contact.
    pub customers: Vec<Customer>,
    /// Their projects.
    pub projects: Vec<Project>,
    /// Their invoices.
    pub invoices: Vec<Invoice>,
    /// Their estimates.
    pub estimates: Vec<Estimate>,
    /// Their proposals.
    pub proposals: Vec<Proposal>,
    /// Their contracts.
    pub contracts: Vec<Contract>,
}

impl Records {
    /// The customer with this `client_id`.
    pub fn customer(&self, id: u32) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.id == id)
    }

    /// The project of a record, where it belongs to one.
    pub fn project(&self, id: Option<u32>) -> Option<&Project> {
        self.projects.iter().find(|project| Some(project.id) == id)
    }
}
