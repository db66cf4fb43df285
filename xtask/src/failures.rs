//! Which end-to-end tests failed and why, a line each: what even a log of which only the end is kept has to tell.

use crate::workspace;
use anyhow::{Context, Result};
use regex::Regex;
use serde_json::Value;
use std::{fs, path::PathBuf};

/// The report that tests/e2e/playwright.config.ts asks for.
pub fn report() -> PathBuf {
    workspace::root().join("test-results/report.json")
}

/// Reads them from the report.
///
/// # Errors
/// Fails if there is none: Playwright has not come as far.
pub fn of_last_run() -> Result<String> {
    let path = report();
    let report = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let report = Regex::new(COLOR)?.replace_all(&report, "");
    Ok(within(&serde_json::from_str(&report)?).join("\n"))
}

/// What begins or ends a colour on a terminal, as JSON has it.
const COLOR: &str = r"\\u001b\[\d+m";

/// Those of a suite, which may hold other suites. All around them are the errors of no test, such as a file that cannot be loaded.
fn within(suite: &Value) -> Vec<String> {
    let of_no_test = Some(summary(suite)).filter(|errors| !errors.is_empty());
    let of_suites = list(suite, "suites").iter().flat_map(within);
    let of_tests = list(suite, "specs").iter().flat_map(of_spec);
    of_no_test.into_iter().chain(of_suites).chain(of_tests).collect()
}

/// A spec is run once for each project that has it.
fn of_spec(spec: &Value) -> impl Iterator<Item = String> {
    let place = format!("{}:{} {}", text(spec, "/file"), spec["line"], text(spec, "/title"));
    let failed = list(spec, "tests").iter().filter(|test| test["status"] == "unexpected");
    failed.map(move |test| {
        let reason = summary(&test["results"][0]);
        format!("{place} ({}): {reason}", text(test, "/projectName"))
    })
}

/// The errors of what failed, without the calls that led there, in one line that is not too long.
fn summary(failed: &Value) -> String {
    let reason = |error| {
        let message = text(error, "/message");
        message.split_once("Call log:").map_or(message, |(reason, _)| reason)
    };
    let errors = list(failed, "errors").iter().map(reason);
    let words: Vec<_> = errors.flat_map(str::split_whitespace).collect();
    words.join(" ").chars().take(300).collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_failed_test_is_named_with_its_place_and_its_reason() {
        let test = |project: &str, status: &str| {
            let slow = json!({ "message": "Test timeout exceeded." });
            let error = json!({ "message": "Error: no such row\n\n  Received: 3\n\nCall log:\n  …" });
            json!({ "projectName": project, "status": status, "results": [{ "errors": [slow, error] }] })
        };
        let spec = |title: &str, tests: &[Value]| json!({ "title": title, "file": "lists.spec.ts", "line": 7, "tests": tests });
        let report = json!({
            "errors": [{ "message": "Error: no such file" }],
            "suites": [{
                "specs": [spec("sorts", &[test("chromium", "expected")])],
                "suites": [{ "specs": [spec("finds", &[test("chromium", "expected"), test("firefox", "unexpected")])] }],
            }],
        });
        assert_eq!(
            within(&report),
            [
                "Error: no such file",
                "lists.spec.ts:7 finds (firefox): Test timeout exceeded. Error: no such row Received: 3"
            ]
        );
    }
}
