//! The packages that package-lock.json lists.

use super::{find, found, installing};
use crate::workspace;
use anyhow::{Context, Result, bail};
use std::{fs, path::Path, time::SystemTime};
use xshell::{Shell, cmd};

/// What sanitises HTML where browsers cannot, wasm-opt and esbuild, which make the portal small, and what the end-to-end
/// tests run with.
pub fn packages(sh: &Shell) -> Result<()> {
    for program in ["node", "npm"] {
        if find(sh, program).is_none() {
            bail!("{program} is missing; install Node.js 20 or newer, with npm, then run this command again");
        }
    }
    let locked = modified(&workspace::root().join("package-lock.json")).context("package-lock.json is missing")?;
    // npm writes this file when it has installed everything.
    let installed = modified(&workspace::root().join("node_modules/.package-lock.json"));
    if installed.is_some_and(|installed| installed >= locked) {
        found("npm packages");
        return Ok(());
    }
    installing("npm packages", "10 seconds");
    cmd!(sh, "npm ci --no-audit --no-fund")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run()?;
    Ok(())
}

/// Lighthouse, which no test needs: beside the packages, and in no lock file. Newer ones need a newer Node.
pub fn lighthouse(sh: &Shell) -> Result<()> {
    const VERSION: &str = "12.8.2";

    let there = cmd!(sh, "lighthouse --version").quiet().ignore_stderr().read().ok();
    if there.is_some_and(|there| there == VERSION) {
        found(&format!("lighthouse {VERSION}"));
        return Ok(());
    }
    let spec = format!("lighthouse@{VERSION}");
    installing(&spec, "20 seconds");
    cmd!(
        sh,
        "npm install --no-save --no-package-lock --no-audit --no-fund {spec}"
    )
    .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    .run()?;
    Ok(())
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|file| file.modified()).ok()
}
