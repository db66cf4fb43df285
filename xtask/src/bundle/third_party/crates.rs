//! The crates in the portal's WebAssembly: those that cargo compiles for it, without macros and what runs at compile time.

use super::{Component, Hash, Standard, licences};
use anyhow::{Context, Result};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};
use xshell::{Shell, cmd};

const PORTAL: &str = "customer-portal";
const TARGET: &str = "wasm32-unknown-unknown";

/// The name and the version of a crate.
type Key = (String, String);

pub fn in_portal(sh: &Shell, standard: &Standard) -> Result<Vec<Component>> {
    let metadata = cmd!(
        sh,
        "cargo metadata --locked --format-version 1 --filter-platform {TARGET}"
    )
    .quiet()
    .read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    // The metadata has the features that the whole workspace asks for, and with them crates of the sandbox only.
    let format = "{p}";
    let edges = "normal,no-proc-macro";
    let tree = cmd!(
        sh,
        "cargo tree --locked --package {PORTAL} --target {TARGET} --features split --edges {edges} --prefix none --format {format}"
    );
    let graph = crates_of(&tree.quiet().read()?);
    let checksums = checksums(&sh.read_file("Cargo.lock")?);
    let packages = metadata["packages"].as_array().context("no packages in the metadata")?;
    let of_graph = packages.iter().filter(|package| graph.contains(&key(package)));
    of_graph
        .map(|package| component(package, &checksums, standard))
        .collect()
}

/// Rust's own library, which is in every program.
pub fn standard_library(sh: &Shell, standard: &Standard) -> Result<Component> {
    let printed = cmd!(sh, "rustc --version").quiet().read()?;
    let version = printed.split_whitespace().nth(1).context("rustc prints no version")?;
    let licence = "MIT OR Apache-2.0";
    Ok(Component {
        name: "rust-std".to_owned(),
        version: Some(version.to_owned()),
        licence: licence.to_owned(),
        purl: Some(format!("pkg:github/rust-lang/rust@{version}")),
        hash: None,
        texts: vec![standard.text(licence, "The Rust Project contributors")?],
    })
}

/// The crates in what `cargo tree` prints, a line each: `leptos v0.8.23 (*)`.
fn crates_of(tree: &str) -> BTreeSet<Key> {
    let of_line = |line: &str| {
        let mut words = line.split_whitespace();
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines()
        .filter_map(of_line)
        .filter(|(name, _)| name != PORTAL)
        .collect()
}

/// The checksums in Cargo.lock.
fn checksums(lock: &str) -> HashMap<Key, String> {
    let of_package = |package: &str| {
        let value = |key| {
            let value = |line: &str| {
                Some(
                    line.strip_prefix(key)?
                        .strip_prefix(" = \"")?
                        .strip_suffix('"')?
                        .to_owned(),
                )
            };
            package.lines().find_map(value)
        };
        Some(((value("name")?, value("version")?), value("checksum")?))
    };
    lock.split("[[package]]").filter_map(of_package).collect()
}

fn key(package: &Value) -> Key {
    let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
    (text("name"), text("version"))
}

fn component(package: &Value, checksums: &HashMap<Key, String>, standard: &Standard) -> Result<Component> {
    let key = key(package);
    let licence = package["license"].as_str();
    let licence = licences::expression(licence.with_context(|| format!("{} names no licence", key.0))?);
    let manifest = package["manifest_path"].as_str().unwrap_or_default();
    let folder = Path::new(manifest).parent().context("a crate has no folder")?;
    let hash = checksums.get(&key).map(|hex| Hash {
        algorithm: "SHA-256",
        hex: hex.clone(),
    });
    let (name, version) = key;
    Ok(Component {
        // Of the characters that a version may have, only this one means something else in a URL.
        purl: Some(format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))),
        texts: standard.or_of_package(folder, &licence, &authors(package, &name))?,
        licence,
        hash,
        name,
        version: Some(version),
    })
}

/// The names of the authors, without their addresses.
fn authors(package: &Value, name: &str) -> String {
    let authors = package["authors"].as_array().into_iter().flatten();
    let names = authors.filter_map(|author| author.as_str()?.split('<').next());
    let names: Vec<_> = names.map(str::trim).collect();
    if names.is_empty() {
        format!("the authors of {name}")
    } else {
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn key(name: &str, version: &str) -> Key {
        (name.to_owned(), version.to_owned())
    }

    #[test]
    fn the_tree_has_each_crate_once_and_the_portal_itself_does_not_count() {
        let tree = "customer-portal v0.1.0 (/home/me/portal)\na v1.0.0\n\nb v0.2.0+spec-1\na v1.0.0 (*)\n";
        let crates: Vec<_> = crates_of(tree).into_iter().collect();
        assert_eq!(crates, [key("a", "1.0.0"), key("b", "0.2.0+spec-1")]);
    }

    #[test]
    fn only_what_comes_from_a_registry_has_a_checksum() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry\"\nchecksum = \"abc\"\n\n\
                    [[package]]\nname = \"xtask\"\nversion = \"0.1.0\"\ndependencies = [\n \"a\",\n]\n";
        assert_eq!(checksums(lock), HashMap::from([(key("a", "1.0.0"), "abc".to_owned())]));
    }

    #[test]
    fn authors_are_named_without_their_addresses() {
        let package = json!({ "authors": ["A <a@example.com>", "B"] });
        assert_eq!(authors(&package, "c"), "A, B");
        assert_eq!(authors(&json!({ "authors": [] }), "c"), "the authors of c");
    }
}
