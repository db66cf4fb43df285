//! `cargo xtask test`: everything that can be checked without a person.

use crate::{
    browsers::{self, Browser},
    build, fuzz, tools,
};
use anyhow::Result;
use clap::ValueEnum;
use std::{
    process::ExitCode,
    time::{Duration, Instant},
};
use xshell::{Shell, cmd};

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Part {
    /// Formatting and lints
    Lint,
    /// What needs no browser, and the sandbox
    Unit,
    /// What needs a browser: tests/web.rs inside each of three
    Browser,
    /// The built portal against the sandbox
    E2e,
    /// What takes minutes: long use of the portal, and the decoders on texts that nobody has thought of
    Soak,
}

/// Runs the parts, or all if none is named, each whatever the others' outcome.
pub fn run(sh: &Shell, parts: &[Part]) -> ExitCode {
    let parts = if parts.is_empty() {
        Part::value_variants()
    } else {
        parts
    };
    let mut report = Report::default();
    for part in parts {
        match part {
            Part::Lint => lint(sh, &mut report),
            Part::Unit => unit(sh, &mut report),
            Part::Browser => browser(sh, &mut report),
            Part::E2e => end_to_end(sh, &mut report),
            Part::Soak => soak(sh, &mut report),
        }
    }
    report.finish()
}

fn lint(sh: &Shell, report: &mut Report) {
    report.step("formatting", || Ok(cmd!(sh, "cargo fmt --all --check").run()?));
    report.step("lints", || {
        Ok(cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?)
    });
    report.step("lints for WebAssembly", || {
        tools::wasm_target(sh)?;
        let clippy = cmd!(
            sh,
            "cargo clippy --target wasm32-unknown-unknown --all-targets --features split -- -D warnings"
        );
        Ok(clippy.run()?)
    });
    report.step("supply chain", || supply_chain(sh));
    report.step("types of TypeScript", || {
        tools::for_type_checks(sh)?;
        Ok(cmd!(sh, "tsc --project tests/tsconfig.json").run()?)
    });
}

/// Checks what dependencies may be there by `deny.toml`, and what is known against them. Where the program or the database of that
/// cannot be had, it says so and goes on: neither is in the hands of the project.
fn supply_chain(sh: &Shell) -> Result<()> {
    if let Err(error) = tools::for_dependency_checks(sh) {
        eprintln!("NOT CHECKED: licences, sources, duplicates and advisories of dependencies, since {error:#}");
        return Ok(());
    }
    cmd!(sh, "cargo deny --workspace check licenses sources bans").run()?;
    if cmd!(sh, "cargo deny --workspace fetch db").run().is_err() {
        eprintln!("NOT CHECKED: advisories, since their database cannot be had");
        return Ok(());
    }
    Ok(cmd!(sh, "cargo deny --workspace --offline check advisories").run()?)
}

fn unit(sh: &Shell, report: &mut Report) {
    report.step("unit tests", || {
        Ok(cmd!(sh, "cargo test --workspace --lib --bins --tests").run()?)
    });
}

fn browser(sh: &Shell, report: &mut Report) {
    let compiled = report.step("browser tests: compile", || {
        tools::for_browser_tests(sh)?;
        browsers::compile_web_tests(sh)
    });
    if compiled {
        for browser in Browser::ALL {
            report.step(&format!("browser tests in {}", browser.name()), || {
                browser.run_web_tests(sh)
            });
        }
    }
}

fn end_to_end(sh: &Shell, report: &mut Report) {
    if build_all(sh, report) {
        report.step("end-to-end tests", || browsers::run_end_to_end_tests(sh));
    }
}

fn soak(sh: &Shell, report: &mut Report) {
    if build_all(sh, report) {
        report.step("long use", || browsers::run_long_use_tests(sh));
    }
    report.step("fuzzing", || fuzz::run(sh, 60));
}

/// Builds what the end-to-end tests take, once for all parts, and tells whether that worked.
fn build_all(sh: &Shell, report: &mut Report) -> bool {
    const NAME: &str = "release build";

    report.passed(NAME).unwrap_or_else(|| {
        report.step(NAME, || {
            build::run(sh)?;
            tools::for_end_to_end_tests(sh)?;
            Ok(cmd!(sh, "cargo build --package sandbox").run()?)
        })
    })
}

/// What has been run, and how it went.
#[derive(Default)]
struct Report {
    steps: Vec<Step>,
}

struct Step {
    name: String,
    outcome: Result<()>,
    duration: Duration,
}

impl Report {
    /// Runs a step, and tells whether it passed.
    fn step(&mut self, name: &str, run: impl FnOnce() -> Result<()>) -> bool {
        eprintln!("\n== {name}");
        let start = Instant::now();
        let outcome = run();
        if let Err(error) = &outcome {
            eprintln!("{name}: {error:#}");
        }
        let passed = outcome.is_ok();
        self.steps.push(Step {
            name: name.to_owned(),
            outcome,
            duration: start.elapsed(),
        });
        passed
    }

    /// Whether a step passed, if it has been run.
    fn passed(&self, name: &str) -> Option<bool> {
        let step = self.steps.iter().find(|step| step.name == name);
        step.map(|step| step.outcome.is_ok())
    }

    /// Prints the summary: the steps, why some of them failed, and how many.
    fn finish(&self) -> ExitCode {
        println!();
        for step in &self.steps {
            let outcome = if step.outcome.is_ok() { "passed" } else { "FAILED" };
            println!("{outcome}  {} ({} s)", step.name, step.duration.as_secs());
        }
        let errors: Vec<_> = self
            .steps
            .iter()
            .filter_map(|step| step.outcome.as_ref().err())
            .collect();
        for error in &errors {
            println!("{error:#}");
        }
        println!("{} passed, {} failed", self.steps.len() - errors.len(), errors.len());
        if errors.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}
