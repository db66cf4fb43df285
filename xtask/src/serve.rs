//! `cargo xtask serve`: the portal with a CRM behind it, for working on it and for trying it out.

use crate::{build, tools, workspace};
use anyhow::{Context, Result, bail};
use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Child, Command},
    sync::mpsc,
    time::Duration,
};
use xshell::{Cmd, Shell, cmd};

/// Trunk.toml has both ports, too.
const PORTAL_PORT: u16 = 8080;
const SANDBOX_PORT: u16 = 8081;

/// Runs the sandbox and Trunk until one of them ends, or this program is told to.
pub fn run(sh: &Shell, invoices: Option<u32>, server: &str) -> Result<()> {
    ensure_free(PORTAL_PORT)?;
    ensure_free(SANDBOX_PORT)?;
    tools::for_building(sh)?;
    cmd!(sh, "cargo build --package sandbox").run()?;

    let (interrupt, interrupted) = mpsc::channel();
    ctrlc::set_handler(move || _ = interrupt.send(()))?;

    // Not by `cargo run`, which would wait until Trunk's cargo has built the portal.
    let sandbox = workspace::programs()?.join("sandbox");
    let port = SANDBOX_PORT.to_string();
    let invoices = invoices.map(|number| ["--invoices".to_owned(), number.to_string()]);
    let sandbox = cmd!(sh, "{sandbox} --port {port} --server {server}").args(invoices.into_iter().flatten());

    let trunk = build::trunk(sh, "serve");

    let mut servers = [Server::start("The sandbox", sandbox)?, Server::start("Trunk", trunk)?];

    let mut ready = false;
    while interrupted.recv_timeout(Duration::from_millis(200)).is_err() {
        for server in &mut servers {
            server.ensure_running()?;
        }
        // Trunk listens once it has built the portal for the first time.
        if !ready && is_listening(PORTAL_PORT) && is_listening(SANDBOX_PORT) {
            ready = true;
            announce();
        }
    }
    Ok(())
}

fn announce() {
    println!(
        "
The portal is at  http://localhost:{PORTAL_PORT}/  and reloads when its sources change.
Sign in as        anna@keller-bikes.example / demo-anna
or as             ben@osei-trading.example / demo-ben
Ctrl+C ends it.
"
    );
}

fn is_listening(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn ensure_free(port: u16) -> Result<()> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} is taken, perhaps by this command in another terminal; end that program and try again")
    })?;
    Ok(())
}

/// A program that runs for as long as this value lives.
struct Server {
    name: &'static str,
    process: Child,
}

impl Server {
    fn start(name: &'static str, command: Cmd<'_>) -> Result<Self> {
        let process = Command::from(command)
            .spawn()
            .with_context(|| format!("{name} could not be started"))?;
        Ok(Self { name, process })
    }

    fn ensure_running(&mut self) -> Result<()> {
        match self.process.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("{} has ended ({status})", self.name),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails only if it has ended by itself, which is as good.
        _ = self.process.kill();
        _ = self.process.wait();
    }
}
