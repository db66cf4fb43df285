//! A real HTTP server, in memory, that plays the Customers REST API of a CRM: for development, for
//! end-to-end tests, and for tests of its own.
//!
//! - the API: below `/customers_api/v1/`, and again below `/crm/`, a CRM in a sub-directory (`endpoints`);
//! - the CRM's own pages that the portal links to (`public_pages`);
//! - the built portal at `/`, in `/some/folder/`, and inside host pages below `/embed/` (`portal`);
//! - control of all of it below `/__sandbox/` (`control`).

#![recursion_limit = "256"] // One `json!` holds the 70 columns of an invoice.

mod answer;
mod auth;
mod body;
mod clock;
mod control;
mod cors;
mod endpoints;
mod faults;
mod form;
mod log;
mod oddities;
mod php;
mod portal;
mod public_pages;
mod records;
mod seed;
mod state;

use std::path::PathBuf;

use anyhow::Result;
use axum::Router;
use axum::middleware::from_fn_with_state;

pub use php::Server;
pub use portal::Routing;
pub use seed::{ANNA, BEN, CUSTOMERS, Credentials};
use state::Sandbox;

/// The JWT library's default: a day.
const TOKEN_LIFETIME: i64 = 86_400;

/// How a sandbox is set up.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Give Anna this many made-up invoices in place of the written ones
    #[arg(long, value_name = "N")]
    pub invoices: Option<u32>,
    /// Serve the built portal from this folder
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// How the portal at / keeps its address
    #[arg(long, value_enum, default_value_t = Routing::Hash)]
    pub routing: Routing,
    /// What kind of server the CRM runs on
    #[arg(long, value_enum, default_value_t = Server::Tidy)]
    pub server: Server,
    /// How long a token is good for
    #[arg(long, value_name = "SECONDS", default_value_t = TOKEN_LIFETIME)]
    pub token_lifetime: i64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            invoices: None,
            dist: None,
            routing: Routing::Hash,
            server: Server::Tidy,
            token_lifetime: TOKEN_LIFETIME,
        }
    }
}

/// Everything that a sandbox answers, with a state of its own.
///
/// # Errors
///
/// If the system has no random numbers for the key.
pub fn router(options: &Options) -> Result<Router> {
    let sandbox = Sandbox::new(options)?;
    let (api, pages) = (endpoints::router(&sandbox), public_pages::router(&sandbox));
    let all = portal::router(options)
        .merge(pages.clone())
        .nest("/crm", pages)
        .nest("/customers_api/v1", api.clone())
        .nest("/crm/customers_api/v1", api)
        .nest("/__sandbox", control::router(&sandbox));
    // Around all routes, which take a path as it is then.
    Ok(Router::new()
        .fallback_service(all)
        .layer(from_fn_with_state(sandbox, php::keep_encoded)))
}
