//! Takes the application apart into what the sign-in page needs and the chunks of all other pages (`src/app/chunk.rs`).

use crate::{imports, workspace};
use anyhow::{Context, Result, anyhow};
use std::{collections::HashMap, fs, path::Path};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

/// The JavaScript that starts the application.
pub const GLUE: &str = "customer-portal.js";
/// The part that is loaded first.
pub const MAIN: &str = "customer-portal_bg.wasm";
/// The JavaScript that loads the chunks; the glue imports it.
pub const LOADER: &str = "__wasm_split.js";

/// A file with pages, or with what several groups of pages need.
pub struct Chunk {
    /// The name that `wasm_split` gives it, which is the one that the loader knows.
    pub file: String,
    /// What it is called in the site.
    pub stem: String,
    /// The groups of pages that need it.
    pub groups: Vec<String>,
}

/// Reads what cargo has made for Trunk, and writes the parts into `directory`. Those of a release are optimised.
pub fn run(sh: &Shell, profile: &str, directory: &Path) -> Result<Vec<Chunk>> {
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
    let parts = transform(options).map_err(|error| anyhow!("the application could not be split: {error:#}"))?;
    let files = parts.split_modules.iter();
    let mut chunks: Vec<_> = files.filter_map(|path| chunk(path, &parts.prefetch_map)).collect();
    chunks.sort_by(|a, b| a.stem.cmp(&b.stem));

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
        for part in chunks.iter().map(|chunk| chunk.file.as_str()).chain([MAIN]) {
            optimise(sh, &directory.join(part))?;
        }
    }
    Ok(chunks)
}

/// The chunk in a file, with the groups whose files it is one of.
fn chunk(path: &Path, files: &HashMap<String, Vec<String>>) -> Option<Chunk> {
    let name = path.file_stem()?.to_str()?;
    let needs = |(group, files): (&String, &Vec<String>)| files.iter().any(|file| file == name).then(|| group.clone());
    Some(Chunk {
        file: format!("{name}.wasm"),
        stem: match (name.strip_prefix("split_"), name.strip_prefix("chunk_")) {
            (Some(group), _) => format!("pages-{group}"),
            (_, number) => format!("pages-shared-{}", number?),
        },
        groups: files.iter().filter_map(needs).collect(),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_named_after_its_group_or_is_shared_by_several() {
        let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let groups = HashMap::from([
            ("records".to_owned(), files(&["chunk_4", "split_records"])),
            ("further".to_owned(), files(&["chunk_4", "split_further"])),
        ]);
        let named = |path: &str| chunk(Path::new(path), &groups).map(|chunk| (chunk.stem, chunk.groups.len()));
        assert_eq!(named("parts/split_records.wasm"), Some(("pages-records".to_owned(), 1)));
        assert_eq!(named("parts/chunk_4.wasm"), Some(("pages-shared-4".to_owned(), 2)));
        assert_eq!(named("parts/main.wasm"), None);
    }
}
