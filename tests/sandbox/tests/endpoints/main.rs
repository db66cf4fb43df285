//! The sandbox over real HTTP: each endpoint against the documented sample, and what can be controlled.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by a panic, in its helpers too"
)]

mod authentication;
mod client_menu;
mod command_line;
mod contracts;
mod control;
mod cors;
mod documents;
mod estimates;
mod invoices;
mod oddities;
mod portal;
mod proposals;
mod public_pages;
mod requests;
mod shape;
mod support;
