//! Turns `locales/en.json` into one function per message, so that a missing key does not compile and an unused one is
//! dead code, which the lints deny.
//!
//! `"sign_in": {"title": "Sign in"}` becomes `i18n::sign_in::title() -> &'static str`. A message with `{name}` in it takes
//! `name: &str` and gives a `String`. A message of plural forms (`"one"`, `"other"`) takes `count: usize` first.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

const MESSAGES: &str = "locales/en.json";

/// Said by `portal.js` when the application itself cannot be loaded; the build writes these messages there.
const OF_THE_LOADER: &str = "start";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MESSAGES}");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // The linker then says what refers to what, which decides what goes into which chunk.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let sections: BTreeMap<String, Map<String, Value>> = serde_json::from_str(&fs::read_to_string(MESSAGES)?)?;
    let mut code = String::new();
    for (section, messages) in sections.iter().filter(|(section, _)| *section != OF_THE_LOADER) {
        writeln!(code, "pub(crate) mod {section} {{")?;
        for (key, message) in messages {
            write_message(&mut code, key, message).map_err(|error| format!("{MESSAGES}: {section}.{key}: {error}"))?;
        }
        writeln!(code, "}}")?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.rs"), code)?;
    Ok(())
}

fn write_message(code: &mut String, key: &str, message: &Value) -> Result<(), Box<dyn Error>> {
    match message {
        Value::String(text) => {
            let names = placeholders(text);
            if names.is_empty() {
                writeln!(code, "pub(crate) fn {key}() -> &'static str {{ {text:?} }}")?;
            } else {
                let (parameters, values) = (parameters(&names), values(&names));
                writeln!(
                    code,
                    "pub(crate) fn {key}({parameters}) -> String {{ super::fill({text:?}, &[{values}]) }}"
                )?;
            }
        }
        Value::Object(forms) => {
            let other = forms
                .get("other")
                .and_then(Value::as_str)
                .ok_or("plural forms need \"other\"")?;
            let one = forms
                .get("one")
                .and_then(Value::as_str)
                .ok_or("plural forms need \"one\"")?;
            let names = placeholders(other);
            let (parameters, values) = (parameters(&names), values(&names));
            writeln!(
                code,
                "pub(crate) fn {key}(count: usize, {parameters}) -> String {{ \
                 super::fill(if count == 1 {{ {one:?} }} else {{ {other:?} }}, &[{values}]) }}"
            )?;
        }
        _ => return Err("neither a text nor plural forms".into()),
    }
    Ok(())
}

/// The names in braces, in the order in which they come first.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for name in text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn parameters(names: &[&str]) -> String {
    names.iter().flat_map(|name| [name, ": &str, "]).collect()
}

fn values(names: &[&str]) -> String {
    names
        .iter()
        .flat_map(|name| ["(\"", name, "\", ", name, "), "])
        .collect()
}
