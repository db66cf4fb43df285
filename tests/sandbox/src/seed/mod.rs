//! What the CRM holds when it starts: two customers and believable records, dated around a day.

#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "amounts are in cents, and 79_00 reads as 79.00"
)]

mod comments;
mod contracts;
mod customers;
mod draft;
mod estimates;
mod files;
mod generated;
mod invoices;
mod knowledge_base;
mod project_groups;
mod projects;
mod proposals;
mod tasks;
mod tickets;

use jiff::civil::Date;

use crate::records::Records;
pub use customers::{ANNA, BEN, CUSTOMERS, Credentials};

/// All records, dated around `today`. With `generated_invoices`, the first customer has exactly that
/// many made-up invoices in place of the written ones.
pub fn records(today: Date, generated_invoices: Option<u32>) -> Records {
    let annas = match generated_invoices {
        Some(count) => generated::invoices(today, count),
        None => invoices::annas(today),
    };
    Records {
        customers: customers::all(),
        projects: projects::all(today),
        tasks: tasks::tasks(today),
        milestones: tasks::milestones(today),
        timesheets: tasks::timesheets(today),
        discussions: project_groups::discussions(today),
        expenses: project_groups::expenses(today),
        subscriptions: project_groups::subscriptions(today),
        credit_notes: project_groups::credit_notes(today),
        invoices: both(annas, invoices::bens(today)),
        estimates: both(estimates::annas(today), estimates::bens(today)),
        proposals: both(proposals::annas(today), proposals::bens(today)),
        contracts: both(contracts::annas(today), contracts::bens(today)),
        tickets: both(tickets::annas(today), tickets::bens(today)),
        knowledge_base: knowledge_base::all(today),
    }
}

fn both<T>(mut annas: Vec<T>, bens: Vec<T>) -> Vec<T> {
    annas.extend(bens);
    annas
}
