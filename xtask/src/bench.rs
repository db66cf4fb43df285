//! `cargo xtask bench`: the built portal, measured.

use crate::{build, tools, workspace};
use anyhow::{Context, Result};
use clap::ValueEnum;
use xshell::{Shell, cmd};

#[derive(Clone, Copy, ValueEnum)]
pub enum Measure {
    /// What Lighthouse says of some pages on a slow phone
    Lighthouse,
}

/// Builds what is measured, and prints what comes out.
///
/// # Errors
/// Fails as well if that is less than it has to be.
pub fn run(sh: &Shell, measure: Measure) -> Result<()> {
    match measure {
        Measure::Lighthouse => lighthouse(sh),
    }
}

fn lighthouse(sh: &Shell) -> Result<()> {
    build::run(sh)?;
    tools::for_lighthouse(sh)?;
    cmd!(sh, "cargo build --package sandbox").run()?;
    let chromium = tools::find(sh, "chromium").context("chromium is missing")?;
    cmd!(sh, "node tests/bench/lighthouse.mjs")
        .env("DIST", workspace::root().join("dist"))
        .env("SANDBOX", workspace::programs()?.join("sandbox"))
        .env("CHROMIUM", chromium)
        .run()?;
    Ok(())
}
