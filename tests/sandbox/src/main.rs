//! `sandbox`: plays the CRM on this machine until it is stopped.

use std::io::{Write, stdout};
use std::net::Ipv4Addr;

use anyhow::{Context, Result};
use clap::Parser;
use sandbox::{CUSTOMERS, Options};
use tokio::net::TcpListener;

/// Plays a CRM with the Customers REST API, in memory, with two customers.
#[derive(Parser)]
struct Arguments {
    /// Listen on this port of this machine; 0 is any free one
    #[arg(long, default_value_t = 8081)]
    port: u16,
    #[command(flatten)]
    options: Options,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let Arguments { port, options } = Arguments::parse();
    let router = sandbox::router(&options)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("Port {port} is taken: choose another with --port."))?;
    let address = listener.local_addr()?;
    let mut out = stdout().lock();
    // Programs that start the sandbox read the address from this first line.
    writeln!(out, "listening on http://{address}")?;
    writeln!(out, "\nSign in as:")?;
    for customer in &CUSTOMERS {
        let who = format!("{} ({})", customer.name, customer.company);
        writeln!(out, "  {who:31}  {:25}  {}", customer.email, customer.password)?;
    }
    out.flush()?;
    drop(out);
    axum::serve(listener, router).await.context("The sandbox stopped.")
}
