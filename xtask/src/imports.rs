//! Names of imports that compress well.
//!
//! wasm-bindgen ends the name of each function that the WebAssembly imports with a hash of 16 digits, which no compression
//! makes smaller, in the WebAssembly and in the JavaScript. A number tells the functions apart as well; it is written with as
//! many digits, so that nothing in the WebAssembly moves.

use anyhow::Result;
use regex::bytes::{Captures, Regex};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

/// Renames the imports in both files.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let imports = Imports::of(&fs::read(wasm)?)?;
    for file in [wasm, glue] {
        fs::write(file, imports.rename(&fs::read(file)?))?;
    }
    Ok(())
}

struct Imports {
    hashed: Regex,
    /// The new name of each.
    names: HashMap<Vec<u8>, Vec<u8>>,
}

impl Imports {
    fn of(wasm: &[u8]) -> Result<Self> {
        let hashed = Regex::new(r"(?-u)(__wb(?:g|indgen)_\w+?_)[0-9a-f]{16}\b")?;
        let mut names = HashMap::new();
        let mut numbers = BTreeMap::new();
        for import in hashed.captures_iter(wasm) {
            let (whole, stem) = (import[0].to_vec(), import[1].to_vec());
            names.entry(whole).or_insert_with(|| {
                let number = numbers.entry(stem.clone()).or_insert(0);
                *number += 1;
                [stem, format!("{number:016}").into_bytes()].concat()
            });
        }
        Ok(Self { hashed, names })
    }

    fn rename(&self, file: &[u8]) -> Vec<u8> {
        let new_name = |import: &Captures<'_>| {
            let name = import[0].to_vec();
            self.names.get(&name).cloned().unwrap_or(name)
        };
        self.hashed.replace_all(file, new_name).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_place_of_the_hash_in_both_files_and_nothing_moves() {
        let wasm = b"\0\x1e__wbg_get_0123456789abcdef\0\x1e__wbg_get_fedcba9876543210\x01__wbindgen_start\0";
        let imports = Imports::of(wasm).unwrap();
        let renamed = b"\0\x1e__wbg_get_0000000000000001\0\x1e__wbg_get_0000000000000002\x01__wbindgen_start\0";
        assert_eq!(imports.rename(wasm), renamed);
        assert_eq!(
            imports.rename(b"__wbg_get_fedcba9876543210: (a) => a, __wbg_other_0123456789abcdef: 1"),
            b"__wbg_get_0000000000000002: (a) => a, __wbg_other_0123456789abcdef: 1"
        );
    }
}
