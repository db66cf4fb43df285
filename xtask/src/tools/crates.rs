//! Tools that come as crates.

use super::{found, installing};
use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

/// Trunk builds the portal, and serves it while it is worked on.
pub fn trunk(sh: &Shell) -> Result<()> {
    let version = "0.21.14";
    Tool {
        package: "trunk",
        program: "trunk",
        version,
        duration: "6 minutes",
    }
    .ensure(sh)
}

/// The wasm-bindgen program has to be of exactly the version of the library.
pub fn wasm_bindgen(sh: &Shell) -> Result<()> {
    let id = cmd!(sh, "cargo pkgid wasm-bindgen").quiet().read()?;
    let version = locked_version(&id).with_context(|| format!("no version in the package id {id}"))?;
    let tool = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        duration: "2 minutes",
    };
    tool.ensure(sh)
}

/// geckodriver starts and drives Firefox.
pub fn geckodriver(sh: &Shell) -> Result<()> {
    Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        duration: "2 minutes",
    }
    .ensure(sh)
}

/// cargo-fuzz looks for answers that the decoders do not bear.
pub fn cargo_fuzz(sh: &Shell) -> Result<()> {
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2",
        duration: "2 minutes",
    }
    .ensure(sh)
}

/// cargo-deny checks what dependencies may be there.
pub fn cargo_deny(sh: &Shell) -> Result<()> {
    Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2",
        duration: "5 minutes",
    }
    .ensure(sh)
}

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    /// The only version that will do.
    version: &'a str,
    /// How long it takes to compile, on two cores.
    duration: &'a str,
}

impl Tool<'_> {
    fn ensure(&self, sh: &Shell) -> Result<()> {
        match self.version_there(sh) {
            Some(there) if self.version == there => {
                found(&format!("{} {there}", self.program));
                Ok(())
            }
            _ => self.install(sh),
        }
    }

    fn version_there(&self, sh: &Shell) -> Option<String> {
        let program = self.program;
        let output = cmd!(sh, "{program} --version").quiet().ignore_stderr().read().ok()?;
        printed_version(&output).map(str::to_owned)
    }

    fn install(&self, sh: &Shell) -> Result<()> {
        let spec = format!("{}@{}", self.package, self.version);
        installing(&spec, self.duration);
        // With what the crate's own lock file names, and nothing else: that is what its authors have tested.
        let installed = cmd!(sh, "cargo install --force --locked {spec}").run();
        if installed.is_err() || self.version_there(sh).is_none() {
            bail!(
                "{spec} could not be installed with the versions that its authors have locked. Look what cargo says above: if a \
                 version is not to be had, ask whoever runs your registry for it, or copy the program from a machine that has it"
            );
        }
        Ok(())
    }
}

/// The version in what `--version` prints: `geckodriver 0.36.0 (…)` and more lines.
fn printed_version(output: &str) -> Option<&str> {
    output.split_whitespace().nth(1)
}

/// The version in a package id of cargo's: `registry+https://…#wasm-bindgen@0.2.130`, or `…/wasm-bindgen#0.2.130`.
fn locked_version(id: &str) -> Option<&str> {
    let (_, name_and_version) = id.rsplit_once('#')?;
    name_and_version.rsplit('@').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_second_word_that_a_program_prints() {
        assert_eq!(printed_version("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(
            printed_version("geckodriver 0.36.0 (a3d508507022 2025-02-24)\n\nThe source code"),
            Some("0.36.0")
        );
        assert_eq!(printed_version("trunk"), None);
        assert_eq!(printed_version(""), None);
    }

    #[test]
    fn the_locked_version_ends_a_package_id() {
        assert_eq!(
            locked_version("registry+https://example.com/index#wasm-bindgen@0.2.130"),
            Some("0.2.130")
        );
        assert_eq!(
            locked_version("path+file:///home/me@work/wasm-bindgen#0.2.130"),
            Some("0.2.130")
        );
        assert_eq!(locked_version("wasm-bindgen"), None);
    }
}
