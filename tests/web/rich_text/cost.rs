//! What a text may cost: a few kilobytes do not stop the page.

use js_sys::Array;
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::support::{Replaced, call_js, js, until};
use super::{Text, by_each_sanitiser};

/// How many elements a text becomes by each sanitiser.
async fn elements_of(html: &str) -> Vec<u32> {
    let show = async || {
        let text = Text::of(html);
        let elements = || text.contents()[0].query_selector_all("*").unwrap().length();
        until(
            || text.html().contains("the end"),
            || "the text is not shown".to_owned(),
        )
        .await;
        elements()
    };
    by_each_sanitiser(show).await
}

#[wasm_bindgen_test]
async fn a_few_kilobytes_do_not_become_hundreds_of_thousands_of_elements() {
    let numbered = |part: fn(usize) -> String| (0..500).map(part).collect::<String>();
    let paragraphs = "<p>x".repeat(500);
    for formats in [
        numbered(|at| format!("<b title={at}>")),
        numbered(|at| format!("<font color=#{at:06x}>")),
        numbered(|at| format!("<a href='#p{at}'>1</a><b id='p{at}'>")),
        numbered(|at| format!("<code class=a{at}>")),
        numbered(|at| format!("<a href='https://acme.example/{at}'>")),
    ] {
        let html = format!("<p>{formats}</p>{paragraphs}<p>the end");
        for elements in elements_of(&html).await {
            assert!(elements < 6_000, "{elements} of {}", &html[..40]);
        }
    }
}

#[wasm_bindgen_test]
async fn the_direction_of_a_text_is_looked_for_when_all_of_it_is_there() {
    let set = js("Element.prototype.replaceChildren");
    let directions = Array::new();
    let spy = call_js(
        "([set, directions]) => function (...nodes) { directions.push(this.dir); return set.apply(this, nodes); }",
        &Array::of2(&set, &directions),
    );
    let _spied = Replaced::new(js("Element.prototype"), "replaceChildren", &spy);
    for elements in elements_of("<p>the end</p>").await {
        assert_eq!(elements, 1);
    }
    assert!(
        directions.length() > 0 && directions.iter().all(|dir| dir == ""),
        "{directions:?}"
    );
    assert_eq!(
        Text::of("<p>a</p>").contents()[0].get_attribute("dir").as_deref(),
        Some("auto")
    );
}

#[wasm_bindgen_test]
async fn what_would_be_too_many_elements_is_shown_as_lines() {
    for html in [
        "a<br>".repeat(40_000),
        "<b><i><u><s><em>".repeat(3) + &"<p>x".repeat(10_000),
    ] {
        for elements in elements_of(&format!("<p>{html}the end")).await {
            assert!(elements <= 40_001, "{elements} of {}", &html[..20]);
        }
    }
}

#[wasm_bindgen_test]
async fn pictures_are_as_few_as_a_browser_shows_at_once() {
    for (pictures, shown) in [(999, 1_000), (1_000, 2)] {
        let html = format!("{}<p>the end", "<img alt=a>".repeat(pictures));
        by_each_sanitiser(async || {
            let text = Text::of(&html);
            let elements = || text.contents()[0].query_selector_all("*").unwrap().length();
            until(|| elements() == shown, || format!("{pictures} are {}", elements())).await;
        })
        .await;
    }
}
