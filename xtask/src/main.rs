//! `cargo xtask`: every task of the project behind one command.

mod bench;
mod browsers;
mod build;
mod bundle;
mod failures;
mod fuzz;
mod imports;
mod serve;
mod size;
mod split;
mod test;
mod tools;
mod workspace;

use anyhow::Result;
use clap::Parser;
use std::process::ExitCode;

/// The commands of the customer portal. Each brings the tools that it needs and that are not there yet.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Task {
    /// Run the portal against a CRM with demo data, and reload it on every change
    Serve {
        /// Fill the demo CRM with this many invoices, to try long lists
        #[arg(long, value_name = "N")]
        invoices: Option<u32>,
        /// Run the demo CRM on such a server
        #[arg(long, value_parser = ["tidy", "php"], default_value = "tidy")]
        server: String,
    },
    /// Check the formatting and the lints, and run the tests: all of them, or the parts that are named
    Test {
        #[arg(value_name = "PART")]
        parts: Vec<test::Part>,
    },
    /// Feed the decoders with answers that nobody has thought of
    Fuzz {
        /// For how long
        #[arg(default_value_t = 300)]
        seconds: u32,
    },
    /// Measure the built portal, and print what comes out
    Bench { measure: bench::Measure },
    /// Build the static site into dist/, and check that it stays small
    Build,
    /// Turn what Trunk has built into the files of the site (Trunk runs this)
    #[command(hide = true)]
    Bundle,
}

fn main() -> ExitCode {
    run(Task::parse()).unwrap_or_else(|error| {
        // On one line, and without the stack trace that anyhow adds to what `main` returns.
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}

fn run(task: Task) -> Result<ExitCode> {
    let sh = workspace::shell()?;
    match task {
        Task::Serve { invoices, server } => serve::run(&sh, invoices, &server)?,
        Task::Test { parts } => return Ok(test::run(&sh, &parts)),
        Task::Fuzz { seconds } => fuzz::run(&sh, seconds)?,
        Task::Bench { measure } => bench::run(&sh, measure)?,
        Task::Build => build::run(&sh)?,
        Task::Bundle => bundle::run(&sh)?,
    }
    Ok(ExitCode::SUCCESS)
}
