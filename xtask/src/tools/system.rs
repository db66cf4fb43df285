//! The browsers, what drives them, the web servers that the hosting guide is tested in, and a compiler: packages of the operating
//! system.

use super::{find, found, installing};
use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

/// A program, and Debian's package that has it.
type Program = (&'static str, &'static str);

/// Chromium, Firefox and `WebKit` with their drivers, the virtual display that the last one needs, nginx and Apache.
pub const BROWSERS_AND_SERVERS: &[Program] = &[
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
    ("nginx", "nginx"),
    ("apache2", "apache2-bin"),
];

/// What Lighthouse looks at pages in.
pub const CHROMIUM: &[Program] = &[("chromium", "chromium")];

/// What libFuzzer is compiled with.
pub const COMPILER: &[Program] = &[("c++", "g++")];

/// Makes sure that programs are there.
pub fn packages(sh: &Shell, programs: &[Program]) -> Result<()> {
    let mut missing = Vec::new();
    for &(program, package) in programs {
        if find(sh, program).is_some() {
            found(program);
        } else {
            missing.push((program, package));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let (programs, packages): (Vec<_>, Vec<_>) = missing.into_iter().unzip();
    install(sh, &packages).with_context(|| {
        format!(
            "missing: {}; install them by hand, then run this command again",
            programs.join(", ")
        )
    })
}

fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    if find(sh, "apt-get").is_none() {
        bail!(
            "there is no apt-get here; on Debian the packages are {}",
            packages.join(", ")
        );
    }
    let root = cmd!(sh, "id -u").quiet().read()? == "0";
    let (program, prefix): (_, &[&str]) = match (root, find(sh, "sudo")) {
        (true, _) => ("env", &[]),
        (false, Some(_)) => ("sudo", &["env"]),
        (false, None) => bail!(
            "only root can run apt-get, and there is no sudo; the packages are {}",
            packages.join(", ")
        ),
    };
    installing(&packages.join(", "), "2 minutes");
    cmd!(
        sh,
        "{program} {prefix...} DEBIAN_FRONTEND=noninteractive apt-get update"
    )
    .run()?;
    cmd!(
        sh,
        "{program} {prefix...} DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends {packages...}"
    )
    .run()?;
    Ok(())
}
