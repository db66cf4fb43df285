//! `cargo xtask build`: the static site, ready to be put on a host.

use crate::{size, tools, workspace};
use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

/// Builds dist/ and prints what is in it.
///
/// # Errors
/// Fails as well if the site has become larger than it may be.
pub fn run(sh: &Shell) -> Result<()> {
    tools::for_building(sh)?;
    trunk(sh, "build").arg("--release").run()?;
    size::check(&workspace::root().join("dist"))
}

/// One of Trunk's commands.
pub fn trunk<'a>(sh: &'a Shell, command: &str) -> Cmd<'a> {
    // Trunk 0.21 takes this variable for a yes-or-no option of its own and refuses the customary `1`.
    let trunk = cmd!(sh, "trunk {command}");
    if sh.var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true")
    } else {
        trunk
    }
}
