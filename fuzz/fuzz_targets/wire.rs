//! Any text as an answer of any kind: the first line is the name of a documented sample, and the rest the body. `cargo xtask fuzz`
//! begins with all samples; a panic, an answer that takes seconds, or too much memory ends it.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

#[path = "../../tests/mutations/resources.rs"]
mod resources;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    // As browsers decode it.
    let text = String::from_utf8_lossy(bytes);
    let Some((name, body)) = text.split_once('\n') else {
        return Corpus::Reject;
    };
    let Some(resource) = resources::RESOURCES.iter().find(|resource| resource.sample == name) else {
        return Corpus::Reject;
    };
    (resource.read)(200, body);
    Corpus::Keep
});
