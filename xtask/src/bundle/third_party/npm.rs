//! The npm packages that are bundled: those that package.json names as dependencies, and not as tools.

use super::{Component, Hash, Standard, licences};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use std::fmt::Write;
use xshell::Shell;

pub fn shipped(sh: &Shell, standard: &Standard) -> Result<Vec<Component>> {
    let description: Value = serde_json::from_str(&sh.read_file("package.json")?)?;
    let lock: Value = serde_json::from_str(&sh.read_file("package-lock.json")?)?;
    let names = description["dependencies"].as_object().into_iter().flatten();
    let component = |(name, _): (&String, _)| {
        let folder = format!("node_modules/{name}");
        let mut component = from_lock(name, &lock["packages"][&folder])?;
        let authors = format!("the authors of {name}");
        component.texts = standard.or_of_package(&sh.current_dir().join(folder), &component.licence, &authors)?;
        Ok(component)
    };
    names.map(component).collect()
}

/// What package-lock.json says of a package.
fn from_lock(name: &str, locked: &Value) -> Result<Component> {
    let text = |key: &str| {
        let text = locked[key].as_str();
        text.with_context(|| format!("package-lock.json has no {key} of {name}"))
    };
    let version = text("version")?;
    Ok(Component {
        name: name.to_owned(),
        version: Some(version.to_owned()),
        licence: licences::expression(text("license")?),
        purl: Some(format!("pkg:npm/{}@{version}", name.replace('@', "%40"))),
        hash: locked["integrity"].as_str().and_then(hash),
        texts: Vec::new(),
    })
}

/// The hash of an integrity: `sha512-` and base64.
fn hash(integrity: &str) -> Option<Hash> {
    let bytes = STANDARD.decode(integrity.strip_prefix("sha512-")?).ok()?;
    let mut hex = String::new();
    for byte in bytes {
        write!(hex, "{byte:02x}").ok()?;
    }
    Some(Hash {
        algorithm: "SHA-512",
        hex,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_is_what_the_lock_file_says() {
        let locked = json!({ "version": "3.4.18", "license": "MIT", "integrity": "sha512-AP8=" });
        let component = from_lock("@acme/clean", &locked).unwrap();
        assert_eq!(component.title(), "@acme/clean 3.4.18");
        assert_eq!(component.purl.as_deref(), Some("pkg:npm/%40acme/clean@3.4.18"));
        assert_eq!(component.hash.unwrap().hex, "00ff");
        assert!(from_lock("@acme/clean", &json!({ "version": "3.4.18" })).is_err());
    }
}
