//! `cargo xtask fuzz`: the decoders on texts that nobody has thought of, grown from the documented answers.

use crate::{tools, workspace};
use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::{fs, path::Path};
use xshell::{Shell, cmd};

/// Feeds the decoders for so many seconds. What has been found to do something new stays in fuzz/corpus, and is where the next
/// time begins.
///
/// # Errors
/// Fails if an answer makes them panic, or takes too long or too much memory; it is then in fuzz/artifacts.
pub fn run(sh: &Shell, seconds: u32) -> Result<()> {
    tools::for_fuzzing(sh)?;
    plant(workspace::root())?;
    // A sanitizer would need a nightly toolchain, and has nothing to find: the portal has no unsafe code.
    let fuzz = || cmd!(sh, "cargo fuzz run --sanitizer none wire --");
    let limits = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=20000"];
    fuzz()
        .args(limits)
        .arg("-dict=fuzz/wire.dict")
        .arg(format!("-max_total_time={seconds}"))
        // Not a line for each finding, of which there are thousands, but the figures.
        .args(["-verbosity=0", "-print_final_stats=1"])
        .run()?;
    // Tells how much of the code all that has been kept reaches.
    fuzz().arg("-runs=0").run()?;
    Ok(())
}

/// Writes the samples down as the target takes them: the name on the first line, then the answer.
fn plant(root: &Path) -> Result<()> {
    let corpus = root.join("fuzz/corpus/wire");
    fs::create_dir_all(&corpus)?;
    for fixture in ["documented-samples.json", "undocumented-samples.json"] {
        let path = root.join("tests/fixtures").join(fixture);
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        for (name, sample) in serde_json::from_str::<Map<String, Value>>(&text)? {
            let answer = sample.pointer("/success/body").unwrap_or(&sample);
            let file = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
            fs::write(corpus.join(file), format!("{name}\n{answer}"))?;
        }
    }
    Ok(())
}
