//! What makes dist/ an npm package: its description, its types, and the licences. Nothing runs when it is installed.

use anyhow::Result;
use serde_json::json;
use std::path::Path;
use xshell::Shell;

/// Writes it beside the files of the site.
pub fn write(sh: &Shell, staging: &Path) -> Result<()> {
    let package = json!({
        "name": "customer-portal",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "A customer portal for businesses that run Perfex CRM: a custom element, and the static files it needs",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        // Importing it defines the element.
        "sideEffects": true,
        "exports": {
            ".": { "types": "./portal.d.ts", "default": "./portal.js" },
            "./*": "./*",
        },
    });
    sh.write_file(staging.join("package.json"), format!("{package:#}\n"))?;
    sh.copy_file("src/portal.d.ts", staging)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT", "LICENSE-TABLER-ICONS"] {
        sh.copy_file(licence, staging)?;
    }
    Ok(())
}
