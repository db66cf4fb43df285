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
mod knowledge_base;
mod oddities;
mod php;
mod portal;
mod project_groups;
mod projects;
mod proposals;
mod public_pages;
mod register;
mod requests;
mod shape;
mod support;
mod tasks;
mod ticket_choices;
mod tickets;
