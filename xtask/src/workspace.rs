//! Where the project is, and the shell that all commands run in.

use anyhow::{Context, Result};
use std::{
    env,
    path::{Path, PathBuf},
};
use xshell::Shell;

/// The project's root directory.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// The directory of this program, and of the workspace's other programs once they are built.
pub fn programs() -> Result<PathBuf> {
    let this = env::current_exe().context("cannot tell where this program is")?;
    Ok(this.parent().map_or_else(PathBuf::new, Path::to_owned))
}

/// Where cargo puts what it compiles.
pub fn target() -> Result<PathBuf> {
    let programs = programs()?;
    Ok(programs.parent().map_or_else(PathBuf::new, Path::to_owned))
}

/// A shell in the project's root that finds, before the system's programs, those of the npm packages, this one
/// (Trunk calls it back) and those that `cargo install` has put where they need not be on the `PATH`; and, after them,
/// the web servers, which are on root's only.
pub fn shell() -> Result<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(root());

    let system = env::var_os("PATH").unwrap_or_default();
    let mut path = vec![root().join("node_modules/.bin"), programs()?];
    path.extend(cargo_home().map(|home| home.join("bin")));
    path.extend(env::split_paths(&system));
    path.push("/usr/sbin".into());
    sh.set_var("PATH", env::join_paths(path)?);
    Ok(sh)
}

/// Where cargo has unpacked the crates, one folder for each registry.
pub fn registries() -> Result<Vec<PathBuf>> {
    let Some(home) = cargo_home() else {
        return Ok(Vec::new());
    };
    let mut registries = Vec::new();
    for entry in home.join("registry/src").read_dir()? {
        registries.push(entry?.path());
    }
    Ok(registries)
}

fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}
