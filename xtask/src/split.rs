//! Takes the application apart into what the sign-in page needs and the chunk of all other pages (`src/app/chunk.rs`).

use crate::{imports, workspace};
use anyhow::{Context, Result, anyhow};
use std::{fs, path::Path};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

/// The JavaScript that starts the application.
pub const GLUE: &str = "customer-portal.js";
/// The part that is loaded first.
pub const MAIN: &str = "customer-portal_bg.wasm";
/// The pages, under the name that `wasm_split` gives them.
pub const PAGES: &str = "split_pages.wasm";
/// The JavaScript that loads the pages; the glue imports it.
pub const LOADER: &str = "__wasm_split.js";

/// Reads what cargo has made for Trunk, and writes the parts into `directory`. Those of a release are optimised.
pub fn run(sh: &Shell, profile: &str, directory: &Path) -> Result<()> {
    let compiled = workspace::target()?
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join("customer-portal.wasm");
    let whole = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let main = directory.join("main.wasm");
    let loader = format!("./{LOADER}");
    let glue = format!("./{GLUE}");
    let mut options = Options::new(&whole);
    options.output_dir = directory;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &glue;
    transform(options).map_err(|error| anyhow!("the application could not be split: {error:#}"))?;

    cmd!(
        sh,
        "wasm-bindgen {main} --target web --no-typescript --keep-lld-exports --no-demangle"
    )
    .args(["--out-name", "customer-portal", "--out-dir"])
    .arg(directory)
    .quiet()
    .run()?;
    if profile == "release" {
        imports::shorten(&directory.join(MAIN), &directory.join(GLUE))?;
        for part in [MAIN, PAGES] {
            optimise(sh, &directory.join(part))?;
        }
    }
    Ok(())
}

/// Makes the code small. A part of Leptos for servers leaves exports behind that nothing here calls. The features are those
/// that rustc lets LLVM use, all of them in every browser for years.
fn optimise(sh: &Shell, wasm: &Path) -> Result<()> {
    cmd!(sh, "wasm-opt {wasm} --output {wasm}")
        .args([
            "--remove-exports=*intounderlying*",
            "--flatten",
            "--rereloop",
            "-Oz",
            "-Oz",
            "--monomorphize",
            "-Oz",
            "--converge",
            "--strip-producers",
            "--strip-target-features",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
            "--enable-mutable-globals",
            "--enable-reference-types",
            "--enable-multivalue",
        ])
        .quiet()
        .run()?;
    Ok(())
}
