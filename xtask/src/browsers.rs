//! The three browser engines, and how the tests inside them are run.

use crate::{failures, tools, workspace};
use anyhow::{Context, Result};
use std::path::PathBuf;
use xshell::{Cmd, Shell, cmd};

#[derive(Clone, Copy)]
pub enum Browser {
    Chromium,
    Firefox,
    /// The engine of every browser on an iPhone, here in its build for GTK.
    WebKit,
}

impl Browser {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        }
    }

    /// The program that takes `WebDriver` requests for the browser.
    fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// Where wasm-bindgen-test-runner looks for the driver. It takes the one for `WebKit` for Safari's.
    fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "SAFARIDRIVER",
        }
    }

    /// Runs tests/web.rs inside the browser.
    pub fn run_web_tests(self, sh: &Shell) -> Result<()> {
        let mut tests = web_tests(sh);
        for browser in Self::ALL {
            tests = tests.env_remove(browser.driver_variable());
        }
        tests = tests
            .env(self.driver_variable(), program(sh, self.driver())?)
            // In seconds, and for slow machines.
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
        tests = match self {
            Self::Chromium => {
                let capabilities = workspace::root().join("tests/webdriver/chromium.json");
                tests.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
            }
            Self::Firefox => tests,
            Self::WebKit => {
                let runner = "xvfb-run -a wasm-bindgen-test-runner";
                with_webkit(tests).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            }
        };
        Ok(tests.run()?)
    }
}

/// Compiles tests/web.rs, once for all browsers.
pub fn compile_web_tests(sh: &Shell) -> Result<()> {
    Ok(web_tests(sh).arg("--no-run").run()?)
}

fn web_tests(sh: &Shell) -> Cmd<'_> {
    cmd!(sh, "cargo test --target wasm32-unknown-unknown --test web")
}

/// `WebKit` in containers and virtual displays: without namespaces and without the graphics card's buffers.
fn with_webkit(command: Cmd<'_>) -> Cmd<'_> {
    command
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
}

/// Runs tests/e2e, on a virtual display for `WebKit`.
pub fn run_end_to_end_tests(sh: &Shell) -> Result<()> {
    let projects = ["--project=chromium", "--project=firefox", "--project=webdriver"];
    run_playwright(sh, &projects)
}

/// Runs those of tests/e2e that take minutes.
pub fn run_long_use_tests(sh: &Shell) -> Result<()> {
    run_playwright(sh, &["--project=soak"])
}

fn run_playwright(sh: &Shell, projects: &[&str]) -> Result<()> {
    // What failed at another time has nothing to do with it.
    sh.remove_path(failures::report())?;
    let outcome = playwright(sh)?.args(projects).run();
    outcome.with_context(|| failures::of_last_run().unwrap_or_else(|none| none.to_string()))
}

/// Playwright with the built portal in dist/ and the built sandbox. The tests find both, the browsers, their drivers and the web
/// servers through the variables here.
fn playwright(sh: &Shell) -> Result<Cmd<'_>> {
    let tests = cmd!(
        sh,
        "xvfb-run -a playwright test --config tests/e2e/playwright.config.ts"
    )
    .env("DIST", workspace::root().join("dist"))
    .env("SANDBOX", workspace::programs()?.join("sandbox"))
    .env("CHROMIUM", program(sh, "chromium")?)
    .env("FIREFOX", program(sh, "firefox")?)
    .env("FIREFOX_DRIVER", program(sh, Browser::Firefox.driver())?)
    .env("WEBKIT_DRIVER", program(sh, Browser::WebKit.driver())?)
    .env("NGINX", program(sh, "nginx")?)
    .env("APACHE", program(sh, "apache2")?);
    Ok(with_webkit(tests))
}

fn program(sh: &Shell, name: &str) -> Result<PathBuf> {
    tools::find(sh, name).with_context(|| format!("{name} is missing"))
}
