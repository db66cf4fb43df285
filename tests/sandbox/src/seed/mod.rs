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
mod projects;
mod proposals;

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
        invoices: both(annas, invoices::bens(today)),
        estimates: both(estimates::annas(today), estimates::bens(today)),
        proposals: both(proposals::annas(today), proposals::bens(today)),
        contracts: both(contracts::annas(today), contracts::bens(today)),
    }
}

fn both<T>(mut annas: Vec<T>, bens: Vec<T>) -> Vec<T> {
    annas.extend(bens);
    annas
}
