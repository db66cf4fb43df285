//! Hostile HTML, through the browser's own sanitiser and through the one that is loaded.

use std::collections::BTreeSet;

use leptos::prelude::document;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::super::rich_text::{Text, browser_sanitises, without_set_html};
use super::super::screen::SANITISER;
use super::super::support::until;
use super::{done_by_now, forbidden_in, pages_of, take_done, vectors};

#[wasm_bindgen_test]
async fn as_they_are_hostile_texts_do_harm() {
    // Each has a page of its own, which takes a while; and in no browser do all do something without anybody's help.
    const EVERY: usize = 3;
    const HARMFUL: usize = 50;
    take_done();
    let pages = pages_of(vectors().into_iter().step_by(EVERY).collect());
    let mut harmful = BTreeSet::new();
    until(
        || {
            harmful.extend(take_done());
            harmful.len() >= HARMFUL
        },
        || "too few of the hostile texts do anything".to_owned(),
    )
    .await;
    console_log!(
        "{} of {} hostile texts do harm as they are.",
        harmful.len(),
        pages.len()
    );
    for page in pages {
        page.remove();
    }
}

/// Puts every hostile text into the page as HTML, and fails if any of it is left.
async fn assert_harmless(sanitiser: &str) {
    // Something that no plain text has, before anything that could swallow it.
    const MARK: &str = "<i>.</i>";
    take_done();
    let vectors = vectors();
    let marked: Vec<_> = vectors.iter().map(|vector| format!("{MARK}{vector}")).collect();
    let text = Text::of_all(SANITISER, &marked.iter().map(String::as_str).collect::<Vec<_>>());
    let again = document().create_element("div").unwrap();
    document().body().unwrap().append_child(&again).unwrap();
    let contents = text.contents();
    assert_eq!(contents.len(), vectors.len());
    for (content, vector) in contents.iter().zip(&vectors) {
        let left = || content.inner_html();
        until(|| left().contains(MARK), || format!("{vector} stays {}", left())).await;
        let none: [&str; 0] = [];
        assert_eq!(forbidden_in(content), none, "{sanitiser} leaves this of {vector}");
        let part = document().create_element("div").unwrap();
        part.set_class_name("rich-text");
        part.set_inner_html(&left());
        assert_eq!(
            forbidden_in(&part),
            none,
            "{sanitiser} leaves this of {vector}, read again"
        );
        again.append_child(&part).unwrap();
    }
    let done = done_by_now().await;
    again.remove();
    assert!(done.is_empty(), "{sanitiser} lets through: {done:?}");
    console_log!("{sanitiser} leaves nothing of {} hostile texts.", vectors.len());
}

#[wasm_bindgen_test]
async fn the_browsers_own_sanitiser_leaves_nothing_of_them() {
    if browser_sanitises() {
        assert_harmless("setHTML").await;
    }
}

#[wasm_bindgen_test]
async fn the_sanitiser_that_is_loaded_leaves_nothing_of_them() {
    let _removed = without_set_html();
    assert_harmless("DOMPurify").await;
}
