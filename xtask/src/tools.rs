//! What the commands need: checked first, installed only if it is not there.

mod crates;
mod npm;
mod system;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What building the portal takes.
pub fn for_building(sh: &Shell) -> Result<()> {
    wasm_target(sh)?;
    crates::trunk(sh)?;
    crates::wasm_bindgen(sh)?;
    npm::packages(sh)
}

/// What running the browser tests takes.
pub fn for_browser_tests(sh: &Shell) -> Result<()> {
    wasm_target(sh)?;
    crates::wasm_bindgen(sh)?;
    crates::geckodriver(sh)?;
    npm::packages(sh)?;
    system::packages(sh, system::BROWSERS_AND_SERVERS)
}

/// What running the end-to-end tests takes, besides what building takes.
pub fn for_end_to_end_tests(sh: &Shell) -> Result<()> {
    for_building(sh)?;
    crates::geckodriver(sh)?;
    system::packages(sh, system::BROWSERS_AND_SERVERS)
}

/// What fuzzing takes.
pub fn for_fuzzing(sh: &Shell) -> Result<()> {
    system::packages(sh, system::COMPILER)?;
    crates::cargo_fuzz(sh)
}

/// What running Lighthouse takes, besides what building takes.
pub fn for_lighthouse(sh: &Shell) -> Result<()> {
    npm::lighthouse(sh)?;
    system::packages(sh, system::CHROMIUM)
}

/// What checking the dependencies takes.
pub fn for_dependency_checks(sh: &Shell) -> Result<()> {
    crates::cargo_deny(sh)
}

/// What checking the types of TypeScript takes.
pub fn for_type_checks(sh: &Shell) -> Result<()> {
    npm::packages(sh)
}

/// The standard library for WebAssembly.
pub fn wasm_target(sh: &Shell) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";

    let sysroot = cmd!(sh, "rustc --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).exists() {
        found(TARGET);
        return Ok(());
    }
    if find(sh, "rustup").is_none() {
        bail!("this Rust toolchain cannot compile for {TARGET}; install it as your Rust came, or use rustup");
    }
    installing(TARGET, "10 seconds");
    cmd!(sh, "rustup target add {TARGET}").run()?;
    Ok(())
}

/// Where a program is, if it is there.
pub fn find(sh: &Shell, program: &str) -> Option<PathBuf> {
    which::which_in(program, sh.var_os("PATH"), sh.current_dir()).ok()
}

fn found(what: &str) {
    eprintln!("{what}: found");
}

fn installing(what: &str, duration: &str) {
    eprintln!("{what}: installing (about {duration})…");
}
