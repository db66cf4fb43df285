//! `cargo xtask build`: the static site, ready to be put on a host.

use crate::{size, tools, workspace};
use anyhow::Result;
use std::fmt::Write;
use xshell::{Cmd, Shell, cmd};

/// Builds dist/ and prints what is in it.
///
/// # Errors
/// Fails as well if the site has become larger than it may be.
pub fn run(sh: &Shell) -> Result<()> {
    tools::for_building(sh)?;
    trunk(sh, "build")
        .arg("--release")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags()?)
        .run()?;
    size::check(&workspace::root().join("dist"))
}

/// The flags of .cargo/config.toml, and that the paths in the messages of panics begin with the names of crates: where this machine
/// keeps them is nobody's affair, and would be loaded first by everybody.
fn flags() -> Result<String> {
    let mut flags = "--cfg erase_components".to_owned();
    for crates in workspace::registries()? {
        write!(flags, " --remap-path-prefix={}/=", crates.display())?;
    }
    Ok(flags)
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
