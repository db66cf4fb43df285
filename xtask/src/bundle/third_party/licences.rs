//! The texts of licences: those that a package brings, or the standard one where it brings none.

use anyhow::{Context, Result, bail};
use std::{fs, path::Path};
use xshell::Shell;

/// How the names of files begin that a licence wants to be handed on.
const FILES: [&str; 6] = ["LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE"];

/// The texts of the project's own licences, which are those of most packages.
pub struct Standard {
    apache: String,
    mit: String,
}

impl Standard {
    pub fn read(sh: &Shell) -> Result<Self> {
        Ok(Self {
            apache: sh.read_file("LICENSE-APACHE")?,
            mit: sh.read_file("LICENSE-MIT")?,
        })
    }

    /// The texts in the folder of a package; or, if there are none, the one of its licence.
    pub fn or_of_package(&self, folder: &Path, licence: &str, authors: &str) -> Result<Vec<String>> {
        let texts = of_package(folder).with_context(|| format!("cannot read {}", folder.display()))?;
        if texts.is_empty() {
            let text = self.text(licence, authors);
            return Ok(vec![text.with_context(|| folder.display().to_string())?]);
        }
        Ok(texts)
    }

    /// The text of a licence. Apache's comes first where there is a choice, since it names nobody.
    pub fn text(&self, licence: &str, authors: &str) -> Result<String> {
        let offers = |name| licence.split(" OR ").any(|offered| offered == name);
        if offers("Apache-2.0") {
            Ok(self.apache.clone())
        } else if offers("MIT") {
            let line = |line: &str| {
                if line.starts_with("Copyright") {
                    format!("Copyright (c) {authors}\n")
                } else {
                    line.to_owned() + "\n"
                }
            };
            Ok(self.mit.lines().map(line).collect())
        } else {
            bail!("there is no licence file, and no standard text of {licence}");
        }
    }
}

fn of_package(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_licence = path.file_name().is_some_and(|name| is_licence(&name.to_string_lossy()));
        if is_licence && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    let read = |file| Ok(String::from_utf8_lossy(&fs::read(file)?).into_owned());
    files.into_iter().map(read).collect()
}

fn is_licence(file: &str) -> bool {
    let is_code = Path::new(file).extension().is_some_and(|extension| extension == "rs");
    let name = file.to_uppercase();
    !is_code && FILES.iter().any(|beginning| name.starts_with(beginning))
}

/// The expression of SPDX for what a package says, which may be of the time before there were any.
pub fn expression(licence: &str) -> String {
    let is_old = licence.contains('/');
    if is_old {
        let offered: Vec<_> = licence.split('/').map(str::trim).collect();
        offered.join(" OR ")
    } else {
        licence.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_files_are_known_by_their_names() {
        for name in [
            "LICENSE",
            "license-mit.md",
            "LICENCE.txt",
            "COPYING",
            "NOTICE",
            "UNLICENSE",
        ] {
            assert!(is_licence(name), "{name}");
        }
        for name in ["license.rs", "README.md", "Cargo.toml"] {
            assert!(!is_licence(name), "{name}");
        }
    }

    #[test]
    fn a_package_without_a_licence_file_gets_the_text_of_its_licence() {
        let standard = Standard {
            apache: "Apache".to_owned(),
            mit: "MIT\n\nCopyright (c) us\n\nFree.\n".to_owned(),
        };
        assert_eq!(standard.text("MIT OR Apache-2.0", "A").unwrap(), "Apache");
        assert_eq!(
            standard.text("MIT", "A, B").unwrap(),
            "MIT\n\nCopyright (c) A, B\n\nFree.\n"
        );
        assert!(standard.text("MPL-2.0", "A").is_err());
        assert!(standard.text("(MIT OR Apache-2.0) AND Unicode-3.0", "A").is_err());
    }

    #[test]
    fn a_stroke_between_licences_gives_the_choice() {
        assert_eq!(expression("Unlicense/MIT"), "Unlicense OR MIT");
        assert_eq!(expression("MIT OR Apache-2.0"), "MIT OR Apache-2.0");
    }
}
