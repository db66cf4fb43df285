//! What others have made and the portal ships: the notices that their licences ask for, and a bill of materials. Both are the same
//! for the same sources, wherever and whenever they are written.

mod crates;
mod licences;
mod notices;
mod npm;
mod sbom;

use anyhow::Result;
use licences::Standard;
use std::path::Path;
use xshell::Shell;

/// A work of others that is in the files of the site.
struct Component {
    name: String,
    /// None of what has been taken piece by piece.
    version: Option<String>,
    /// An expression of SPDX.
    licence: String,
    /// Where it comes from, as a package URL.
    purl: Option<String>,
    hash: Option<Hash>,
    /// What its licence files say.
    texts: Vec<String>,
}

/// The hash of a package, as the lock file has it.
struct Hash {
    algorithm: &'static str,
    hex: String,
}

impl Component {
    /// The name and the version.
    fn title(&self) -> String {
        match &self.version {
            Some(version) => format!("{} {version}", self.name),
            None => self.name.clone(),
        }
    }
}

/// Writes both beside the files of the site.
pub fn write(sh: &Shell, staging: &Path) -> Result<()> {
    let components = collect(sh)?;
    sh.write_file(staging.join("THIRD-PARTY-NOTICES.txt"), notices::render(&components))?;
    sh.write_file(
        staging.join("sbom.cdx.json"),
        format!("{:#}\n", sbom::render(&components)),
    )?;
    Ok(())
}

fn collect(sh: &Shell) -> Result<Vec<Component>> {
    let standard = Standard::read(sh)?;
    let mut components = crates::in_portal(sh, &standard)?;
    components.push(crates::standard_library(sh, &standard)?);
    components.extend(npm::shipped(sh, &standard)?);
    components.push(Component {
        name: "tabler-icons".to_owned(),
        version: None,
        licence: "MIT".to_owned(),
        purl: None,
        hash: None,
        texts: vec![sh.read_file("LICENSE-TABLER-ICONS")?],
    });
    components.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(components)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn component(name: &str, texts: &[&str]) -> Component {
        Component {
            name: name.to_owned(),
            version: Some("1.0.0".to_owned()),
            licence: "MIT".to_owned(),
            purl: None,
            hash: None,
            texts: texts.iter().map(|&text| text.to_owned()).collect(),
        }
    }

    #[test]
    fn what_has_no_version_is_called_by_its_name() {
        let mut icons = component("icons", &[]);
        assert_eq!(icons.title(), "icons 1.0.0");
        icons.version = None;
        assert_eq!(icons.title(), "icons");
    }
}
