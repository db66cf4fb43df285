//! The portal inside a browser: its components, its session, its addresses and what it asks of the API.
//!
//! All tests share one page, one after the other. Those that mount a portal begin with a `FakeCrm`, which cleans up.

#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod web {
    mod articles;
    mod attaching;
    mod client;
    mod comments;
    mod config;
    mod contracts;
    mod dashboard;
    mod element;
    mod estimates;
    mod fake_crm;
    mod format;
    mod hostile;
    mod invoice;
    mod invoices;
    mod knowledge_base;
    mod lists;
    mod location;
    mod mails;
    mod navigation;
    mod palette;
    mod projects;
    mod proposals;
    mod reasons;
    mod register;
    mod replies;
    mod rich_text;
    mod screen;
    mod session;
    mod session_ends;
    mod sign_in;
    mod stored_differently;
    mod support;
    mod task_edits;
    mod tasks;
    mod tickets;
    mod uploads;
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
