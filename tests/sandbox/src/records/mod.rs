//! What the CRM keeps, and the columns that PHP writes for it: every value a string, joins included.
//!
//! A column that must never reach a customer's screen holds text that begins with `LEAK-`, so that a
//! test only has to look for that word, or is the amount `SECRET_AMOUNT`.

mod acceptance;
mod amount;
mod attachment;
mod columns;
mod comment;
mod contract;
mod credit_note;
mod currency;
mod customer;
mod discussion;
mod estimate;
mod expense;
mod invoice;
mod invoice_columns;
mod knowledge_base;
mod lines;
mod milestone;
mod owned;
mod project;
mod project_columns;
mod project_settings;
mod proposal;
mod staff;
mod subscription;
mod task;
mod task_columns;
mod ticket;
pub mod ticket_choices;
mod ticket_columns;
mod timesheet;

pub use acceptance::Acceptance;
pub use amount::{amount, cents, whole};
pub use attachment::Attachment;
pub use columns::{SECRET_AMOUNT, date_time, flag, hash, id_or_zero, join, nl2br};
pub use comment::Comment;
pub use contract::Contract;
pub use credit_note::CreditNote;
pub use currency::{CHF, Currency, EUR, USD};
pub use customer::{Address, Contact, Customer, Section};
pub use discussion::{Discussion, Opener};
pub use estimate::{Estimate, EstimateStatus};
pub use expense::Expense;
pub use invoice::{Invoice, Payment, Status};
pub use knowledge_base::{Article, Group};
pub use lines::Lines;
pub use milestone::Milestone;
pub use owned::{Owned, PublicPage, newest_first, next_id, one, one_mut};
pub use project::{Billing, Project, ProjectStatus};
pub use project_settings::settings;
pub use proposal::{Proposal, ProposalStatus};
pub use subscription::Subscription;
pub use task::{TASK_PRIORITIES, Task, TaskPriority, TaskStatus};
pub use ticket::{Ticket, TicketFile};
pub use timesheet::Timesheet;

/// Every record of the CRM.
pub struct Records {
    /// The businesses that buy, each with its one contact.
    pub customers: Vec<Customer>,
    /// Their projects.
    pub projects: Vec<Project>,
    /// What is to be done in the projects.
    pub tasks: Vec<Task>,
    /// What the tasks lead to.
    pub milestones: Vec<Milestone>,
    /// The time spent on tasks.
    pub timesheets: Vec<Timesheet>,
    /// What is talked about in the projects.
    pub discussions: Vec<Discussion>,
    /// What was spent for the projects.
    pub expenses: Vec<Expense>,
    /// What is paid again and again for the projects.
    pub subscriptions: Vec<Subscription>,
    /// What is paid back for the projects.
    pub credit_notes: Vec<CreditNote>,
    /// Their invoices.
    pub invoices: Vec<Invoice>,
    /// Their estimates.
    pub estimates: Vec<Estimate>,
    /// Their proposals.
    pub proposals: Vec<Proposal>,
    /// Their contracts.
    pub contracts: Vec<Contract>,
    /// Their tickets.
    pub tickets: Vec<Ticket>,
    /// What everybody can read.
    pub knowledge_base: Vec<Group>,
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
