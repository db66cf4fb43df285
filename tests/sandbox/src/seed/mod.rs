//! What the CRM holds when it starts: two customers and believable records, dated around a day.

#![expect(
    clippy::inconsistent_digit_grouping,
    reason = "amounts are in cents, and 79_00 reads as 79.00"
)]

mod customers;
mod draft;
mod generated;
mod invoices;
mod projects;

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
        invoices: [annas, invoices::bens(today)].concat(),
    }
}
