//! Names of imports that cost nothing to load.
//!
//! wasm-bindgen names each function that the WebAssembly imports after what it does, and ends the name with a hash of 16 digits,
//! which no compression makes smaller, in the WebAssembly and in the JavaScript. A number tells the functions apart as well.

use anyhow::{Result, anyhow};
use regex::{Captures, Regex};
use std::{collections::HashMap, convert::Infallible, fs, path::Path};
use wasm_encoder::{
    ImportSection, Module,
    reencode::{Error, Reencode},
};
use wasmparser::{ImportSectionReader, Parser};

/// What wasm-bindgen calls the object that all functions are in. The name stands before each of them.
const MODULE: &str = "./customer-portal_bg.js";
const SHORT_MODULE: &str = "_";

/// Renames the imports in both files.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let mut names = Names::new()?;
    let mut renamed = Module::new();
    names
        .parse_core_module(&mut renamed, Parser::new(0), &fs::read(wasm)?)
        .map_err(|error| anyhow!("the imports could not be renamed: {error}"))?;
    fs::write(wasm, renamed.finish())?;
    fs::write(glue, names.rename(&fs::read_to_string(glue)?))?;
    Ok(())
}

struct Names {
    hashed: Regex,
    /// The new name of each.
    numbers: HashMap<String, String>,
}

impl Names {
    fn new() -> Result<Self> {
        Ok(Self {
            hashed: Regex::new(r"\b__wb(?:g|indgen)_\w+_[0-9a-f]{16}\b")?,
            numbers: HashMap::new(),
        })
    }

    /// Takes the next number for an import that has a hash.
    fn shorten<'a>(&'a mut self, name: &'a str) -> &'a str {
        if !self.hashed.is_match(name) {
            return name;
        }
        let next = self.numbers.len().to_string();
        self.numbers.entry(name.to_owned()).or_insert(next)
    }

    fn rename(&self, glue: &str) -> String {
        let number = |import: &Captures<'_>| {
            let name = &import[0];
            self.numbers.get(name).map_or(name, String::as_str).to_owned()
        };
        let numbered = self.hashed.replace_all(glue, number);
        numbered.replace(&format!("{MODULE:?}"), &format!("{SHORT_MODULE:?}"))
    }
}

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            let module = if import.module == MODULE {
                SHORT_MODULE
            } else {
                import.module
            };
            imports.import(module, self.shorten(import.name), kind);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_the_place_of_a_name_with_a_hash() {
        let mut names = Names::new().unwrap();
        let renamed = [
            "__wbg_get_0123456789abcdef",
            "__wbg_get_fedcba9876543210",
            "__wbindgen_start",
        ]
        .map(|name| names.shorten(name).to_owned());
        assert_eq!(renamed, ["0", "1", "__wbindgen_start"]);
        assert_eq!(
            names.rename("__wbg_get_fedcba9876543210: (a) => a, __wbg_other_0123456789abcdef: 1, __wbindgen_start: 2"),
            "1: (a) => a, __wbg_other_0123456789abcdef: 1, __wbindgen_start: 2"
        );
    }
}
