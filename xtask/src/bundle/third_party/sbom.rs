//! sbom.cdx.json: the bill of materials, in the format `CycloneDX`. It has no time and no number of its own, so that the same sources
//! give the same file.

use super::{Component, Hash};
use serde_json::{Value, json};

pub fn render(components: &[Component]) -> Value {
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "customer-portal",
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components.iter().map(entry).collect::<Value>(),
    })
}

fn entry(component: &Component) -> Value {
    let mut entry = json!({
        "type": "library",
        "name": component.name,
        "licenses": [{ "expression": component.licence }],
    });
    if let Some(version) = &component.version {
        entry["version"] = version.as_str().into();
    }
    if let Some(purl) = &component.purl {
        entry["bom-ref"] = purl.as_str().into();
        entry["purl"] = purl.as_str().into();
    }
    if let Some(Hash { algorithm, hex }) = &component.hash {
        entry["hashes"] = json!([{ "alg": algorithm, "content": hex }]);
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::super::tests::component;
    use super::*;

    #[test]
    fn an_entry_has_what_is_known_and_nothing_else() {
        let mut known = component("a", &["text"]);
        known.purl = Some("pkg:cargo/a@1.0.0".to_owned());
        known.hash = Some(Hash {
            algorithm: "SHA-256",
            hex: "00ff".to_owned(),
        });
        let mut icons = component("icons", &[]);
        icons.version = None;
        assert_eq!(
            render(&[known, icons])["components"],
            json!([
                {
                    "type": "library",
                    "bom-ref": "pkg:cargo/a@1.0.0",
                    "name": "a",
                    "version": "1.0.0",
                    "licenses": [{ "expression": "MIT" }],
                    "purl": "pkg:cargo/a@1.0.0",
                    "hashes": [{ "alg": "SHA-256", "content": "00ff" }],
                },
                { "type": "library", "name": "icons", "licenses": [{ "expression": "MIT" }] },
            ])
        );
    }

    #[test]
    fn the_bill_says_of_what_it_is_and_not_when_it_was_written() {
        let bill = render(&[]);
        assert_eq!(bill["metadata"]["component"]["name"], "customer-portal");
        assert!(bill["metadata"].get("timestamp").is_none() && bill.get("serialNumber").is_none());
    }
}
