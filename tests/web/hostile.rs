//! Hostile texts in the place of all texts of the server: nothing runs, nothing is asked of another host, and the page stays.

mod html;
mod pages;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlIFrameElement, Node};

use super::support::until;

#[wasm_bindgen(module = "/tests/web/hostile.js")]
extern "C" {
    #[wasm_bindgen(js_name = takeDone)]
    fn take_done() -> Vec<String>;
    #[wasm_bindgen(js_name = pagesOf)]
    fn pages_of(texts: Vec<String>) -> Vec<HtmlIFrameElement>;
    #[wasm_bindgen(js_name = forbiddenIn)]
    fn forbidden_in(part: &Node) -> Vec<String>;
    #[wasm_bindgen(js_name = kindsIn)]
    fn kinds_in(part: &Node) -> Vec<String>;
}

/// The hostile texts.
pub fn vectors() -> Vec<String> {
    let (_, lines) = include_str!("../fixtures/xss-vectors.txt").split_once("\n## ").unwrap();
    let is_vector = |line: &&str| !line.is_empty() && !line.starts_with("## ");
    // The first line is the rest of a heading.
    lines.lines().skip(1).filter(is_vector).map(with_characters).collect()
}

/// A text with the characters in the place of their numbers.
fn with_characters(line: &str) -> String {
    let mut parts = line.split('⟦');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('⟧').unwrap();
        text.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

/// Lets everything that is in the page by now do what it does, and takes what it was: handlers like these are the last to be
/// called. The browser stops the request of the last one.
async fn done_by_now() -> Vec<String> {
    const LATE: &str = "<img src=no-image onerror=xss('late')>\
         <details open ontoggle=xss('late')></details>\
         <style>@keyframes late {}</style><p style='animation: late 1ms' onanimationend=xss('late')></p>\
         <img src=https://late.invalid/>";
    let late = leptos::prelude::document().create_element("div").unwrap();
    late.set_inner_html(LATE);
    leptos::prelude::document().body().unwrap().append_child(&late).unwrap();
    let (mut done, mut late_ones) = (Vec::new(), 0);
    until(
        || {
            let (of_late, others): (Vec<_>, Vec<_>) = take_done().into_iter().partition(|what| what.contains("late"));
            done.extend(others);
            late_ones += of_late.len();
            late_ones == 4
        },
        || "a handler was not called".to_owned(),
    )
    .await;
    late.remove();
    done
}
