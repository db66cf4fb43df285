//! HTML from the server: what is left of it, by the browser's own sanitiser and by the one that is loaded.

mod cost;
mod links;

use std::any::Any;

use customer_portal::components::RichText;
use customer_portal::config::Config;
use customer_portal::context::Context;
use customer_portal::host::Host;
use customer_portal::model::Html;
use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::screen::{SANITISER, page_around};
use super::support::{Replaced, call_js, js, settled, uncaught_errors, until};

/// Texts on the page, most often one, gone with this.
pub struct Text {
    host: HtmlElement,
    mounted: Option<Box<dyn Any>>,
}

impl Text {
    pub fn of(html: &str) -> Self {
        Self::with_sanitiser(SANITISER, html)
    }

    fn with_sanitiser(address: &str, html: &str) -> Self {
        Self::of_all(address, &[html])
    }

    /// Several texts, one after the other.
    pub fn of_all(address: &str, texts: &[&str]) -> Self {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&host).unwrap();
        let config = Config::of_element(&host).unwrap();
        let page = page_around(&host, address);
        let texts: Vec<_> = texts.iter().map(|html| Html::parse(html).unwrap()).collect();
        let mounted = mount_to(host.clone(), move || {
            provide_context(Context::new(config, Host::new(page)));
            texts
                .into_iter()
                .map(|html| view! { <RichText html=html /> })
                .collect_view()
        });
        Self {
            host,
            mounted: Some(Box::new(mounted)),
        }
    }

    /// What is shown, without what Leptos keeps there for itself.
    fn html(&self) -> String {
        let contents = self.contents();
        let content = contents.first();
        content.map_or_else(String::new, |content| content.inner_html().replace("<!---->", ""))
    }

    /// The elements that the texts are in.
    pub fn contents(&self) -> Vec<Element> {
        let found = self.host.query_selector_all(".rich-text").unwrap();
        (0..found.length())
            .map(|at| found.get(at).unwrap().unchecked_into())
            .collect()
    }

    /// Takes them out of sight, as they are.
    pub fn hide(&self) {
        self.host.set_hidden(true);
    }

    async fn until_it_is(&self, expected: &str) {
        until(
            || self.html() == expected,
            || format!("expected {expected} in {}", self.html()),
        )
        .await;
    }

    fn unmount(&mut self) {
        self.mounted = None;
    }
}

impl Drop for Text {
    fn drop(&mut self) {
        self.unmount();
        self.host.remove();
    }
}

pub fn browser_sanitises() -> bool {
    js("typeof Element.prototype.setHTML === 'function'").is_truthy()
}

/// As in a browser that cannot sanitise.
pub fn without_set_html() -> Replaced {
    Replaced::new(js("Element.prototype"), "setHTML", &JsValue::UNDEFINED)
}

/// What is shown of some HTML by the browser's own sanitiser, where there is one, and by the one that is loaded.
async fn left_of(html: &str) -> Vec<(&'static str, String)> {
    // Something that no plain text has, before anything that could swallow it.
    const MARK: &str = "<i>.</i>";
    let show = async || {
        let text = Text::of(&format!("{MARK}{html}"));
        until(
            || text.html().contains(MARK),
            || format!("{html} stays {}", text.html()),
        )
        .await;
        text.html().replacen(MARK, "", 1)
    };
    let left = by_each_sanitiser(show).await;
    let names = if left.len() == 1 {
        &["DOMPurify"][..]
    } else {
        &["setHTML", "DOMPurify"]
    };
    names.iter().copied().zip(left).collect()
}

/// What a test makes by the browser's own sanitiser, where there is one, and by the one that is loaded.
async fn by_each_sanitiser<T>(make: impl AsyncFn() -> T) -> Vec<T> {
    let mut results = Vec::new();
    if browser_sanitises() {
        results.push(make().await);
    }
    let _removed = without_set_html();
    results.push(make().await);
    results
}

async fn assert_left(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        for (sanitiser, left) in left_of(html).await {
            assert_eq!(left, *expected, "{sanitiser} leaves this of {html}");
        }
    }
}

#[wasm_bindgen_test]
async fn text_keeps_its_structure_and_its_meaning() {
    for html in [
        "<p>One<br>two <b>three</b> <strong>four</strong> <em>five</em></p>",
        "<h2>a</h2><h3>b</h3><h4>c</h4><h5>d</h5><h6>e</h6><hr>",
        "<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul>",
        "<blockquote><p>a</p></blockquote><pre><code>b  c</code></pre>",
        "<p><del>a</del> <ins>b</ins> <s>c</s> <mark>d</mark> <q>e</q> <small>f</small> x<sub>1</sub><sup>2</sup></p>",
        "<dl><dt>a</dt><dd>b</dd></dl><p><abbr title=\"b\">a</abbr></p>",
        "<table><caption>a</caption><thead><tr><th colspan=\"2\">b</th></tr></thead>\
         <tbody><tr><td rowspan=\"1\">c</td><td>d</td></tr></tbody><tfoot><tr><td>e</td></tr></tfoot></table>",
        "Only text &amp; no more",
    ] {
        assert_left(&[(html, html)]).await;
    }
}

#[wasm_bindgen_test]
async fn code_embeds_and_comments_go() {
    assert_left(&[
        ("a<script>window.ran = 1</script>b", "ab"),
        ("a<style>* { display: none }</style>b", "ab"),
        ("a<!-- b -->c", "ac"),
        ("a<template><p>b</p></template>c", "ac"),
        ("a<noscript><p>b</p></noscript>c", "a<p>b</p>c"),
        ("a<iframe srcdoc=\"<script>parent.ran = 1</script>\"></iframe>b", "ab"),
        ("a<object data=\"x\"></object><embed src=\"x\">b", "ab"),
        ("a<video src=\"x\"></video><audio src=\"x\"></audio>b", "ab"),
        ("a<svg onload=\"window.ran = 1\"><a href=\"https://acme.example\"><text>b</text></a></svg>c", "ac"),
        ("a<math><mtext>b</mtext></math>c", "ac"),
        ("<base href=\"//evil.example\"><meta http-equiv=\"refresh\" content=\"0\"><link rel=\"stylesheet\" href=\"x\">a", "a"),
    ])
    .await;
}

#[wasm_bindgen_test]
async fn attributes_go_but_for_those_that_say_something() {
    assert_left(&[
        ("<p style=\"position: fixed\">a</p>", "<p>a</p>"),
        (
            "<p onclick=\"window.ran = 1\" ONMOUSEOVER=\"window.ran = 1\">a</p>",
            "<p>a</p>",
        ),
        (
            "<p class=\"failed\" id=\"root\" name=\"x\" slot=\"x\" part=\"x\">a</p>",
            "<p>a</p>",
        ),
        (
            "<p data-label=\"x\" aria-label=\"x\" role=\"alert\" tabindex=\"1\" hidden>a</p>",
            "<p>a</p>",
        ),
        (
            "<ul contenteditable xml:lang=\"de\"><li>a</li></ul>",
            "<ul><li>a</li></ul>",
        ),
        (
            "<table border=\"1\" width=\"9999\" bgcolor=\"red\"><tbody><tr><td>a</td></tr></tbody></table>",
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
    ])
    .await;
}

#[wasm_bindgen_test]
async fn of_forms_and_frames_of_a_page_their_text_stays() {
    assert_left(&[
        (
            "<form action=\"/x\"><p>a</p><input name=\"b\" value=\"c\"><button>d</button></form>",
            "<div><p>a</p>d</div>",
        ),
        (
            "<label>a</label><fieldset><legend>b</legend><p>c</p></fieldset>",
            "a<div><div>b</div><p>c</p></div>",
        ),
        (
            "<main><header><p>a</p></header><nav><p>b</p></nav><aside><p>c</p></aside></main>",
            "<div><div><p>a</p></div><div><p>b</p></div><div><p>c</p></div></div>",
        ),
        (
            "<center><font color=\"red\" size=\"7\">a</font></center>",
            "<div>a</div>",
        ),
        (
            "<details><summary>a</summary><p>b</p></details><dialog open><p>c</p></dialog>",
            "<div><div>a</div><p>b</p></div><div><p>c</p></div>",
        ),
    ])
    .await;
}

#[wasm_bindgen_test]
async fn no_element_takes_its_words_along() {
    const NAMES: &str = "a abbr acronym address article aside b bdi bdo big blockquote button center cite code data dd del details dfn \
        dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label legend li \
        listing main mark marquee menu meter nav nobr ol option output p pre progress q rb rp rt rtc ruby s samp search section small \
        span strike strong sub summary sup time tt u ul var xmp o:p st1:city v:shape w:WordDocument x-note";
    for name in NAMES.split(' ') {
        for (sanitiser, left) in left_of(&format!("<p>before</p><{name}>words</{name}><p>after</p>")).await {
            let words: String = left.split(['<', '>']).step_by(2).collect();
            assert_eq!(words, "beforewordsafter", "{sanitiser} leaves this of <{name}>: {left}");
        }
    }
}

#[wasm_bindgen_test]
async fn what_only_looks_like_an_element_is_text() {
    for (written, shown) in [
        (
            "Am Montag schrieb Ann <ann@example.com>:<br />Hallo <b>Bob</b>",
            "Am Montag schrieb Ann &lt;ann@example.com&gt;:<br>Hallo <b>Bob</b>",
        ),
        (
            "<p>press <Enter> and then <Tab>, if x <y</p>",
            "<p>press &lt;Enter&gt; and then &lt;Tab&gt;, if x &lt;y</p>",
        ),
    ] {
        assert_left(&[(written, shown)]).await;
    }
}

#[wasm_bindgen_test]
async fn a_text_without_tags_keeps_its_lines() {
    by_each_sanitiser(async || {
        let text = Text::of("Dear Ann <ann@example.com>,\r\n\nthank you.\n");
        text.until_it_is("Dear Ann &lt;ann@example.com&gt;,<br><br>thank you.")
            .await;
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_page_keeps_its_only_heading_of_the_first_level() {
    assert_left(&[(
        "<h1>Our <em>offer</em></h1><h2>a</h2>",
        "<h2>Our <em>offer</em></h2><h2>a</h2>",
    )])
    .await;
}

/// Texts that become others when they are parsed a second time, or by other rules.
const MUTATING: [&str; 9] = [
    r#"<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.ran=1&gt;">"#,
    r#"<noscript><p title="</noscript><img src=x onerror=window.ran=1>">"#,
    r#"<svg></p><style><a id="</style><img src=1 onerror=window.ran=1>">"#,
    r#"<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.ran=1 src>">"#,
    r#"<math><annotation-xml encoding="text/html"><style><img src=x onerror=window.ran=1></style></annotation-xml></math>"#,
    r#"<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=window.ran=1>">"#,
    r#"<xmp><p title="</xmp><img src=x onerror=window.ran=1>"></xmp><textarea><p title="</textarea><img src=x onerror=window.ran=1>">"#,
    r#"<form><input name="attributes"><input name="childNodes"></form><p onclick="window.ran=1">a</p>"#,
    r#"<table><td><svg><desc><table><a href="javascript:window.ran=1"><p onmouseover=window.ran=1>a"#,
];

#[wasm_bindgen_test]
async fn what_changes_when_it_is_parsed_again_is_as_harmless() {
    let elements = "a, p, i, table, tbody, tr, td, img, div, span";
    let holder = document().create_element("div").unwrap();
    for html in MUTATING {
        for (sanitiser, left) in left_of(html).await {
            holder.set_inner_html(&left);
            document().body().unwrap().append_child(&holder).unwrap();
            settled().await;
            for unwanted in [
                &format!(":not({elements})"),
                "[href]:not([rel])",
                "[title]",
                "[onclick]",
                "[onmouseover]",
            ] {
                let found = holder.query_selector(unwanted).unwrap();
                assert!(found.is_none(), "{unwanted} is left by {sanitiser} of {html}: {left}");
            }
            holder.remove();
            assert!(js("window.ran").is_undefined(), "{html} ran");
        }
    }
}

/// How often a file was fetched.
fn fetches(address: &str) -> usize {
    let of_file = "file => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(file))";
    let found: Array = call_js(of_file, &address.into()).unchecked_into();
    found.length() as usize
}

#[wasm_bindgen_test]
async fn the_sanitiser_is_fetched_once_for_all_texts() {
    let address = format!("{SANITISER}?once");
    let _removed = without_set_html();
    js("performance.clearResourceTimings()");
    let texts = ["<b>1</b>", "<b>2</b>", "<b>3</b>"].map(|html| (Text::with_sanitiser(&address, html), html));
    for (text, html) in &texts {
        text.until_it_is(html).await;
    }
    Text::with_sanitiser(&address, "<b>4</b>").until_it_is("<b>4</b>").await;
    until(
        || fetches(&address) > 0,
        || "the browser did not note that it fetched the file".to_owned(),
    )
    .await;
    settled().await;
    assert_eq!(fetches(&address), 1);
}

#[wasm_bindgen_test]
async fn a_browser_that_sanitises_fetches_nothing() {
    let [unneeded, needed] = ["unneeded", "needed"].map(|name| format!("{SANITISER}?{name}"));
    let stand_in = "function (html) { this.innerHTML = html; }";
    let own = (!browser_sanitises()).then(|| Replaced::new(js("Element.prototype"), "setHTML", &js(stand_in)));
    js("performance.clearResourceTimings()");
    Text::with_sanitiser(&unneeded, "1").until_it_is("1").await;
    drop(own);
    // What is fetched later is there, so what was fetched before would be, too.
    let _removed = without_set_html();
    Text::with_sanitiser(&needed, "2").until_it_is("2").await;
    until(
        || fetches(&needed) == 1,
        || "the browser did not note that it fetched the file".to_owned(),
    )
    .await;
    assert_eq!(fetches(&unneeded), 0);
}

/// Keeps the sanitiser back until the function is called.
fn hold_sanitiser() -> (Replaced, Function) {
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    (Replaced::new(window(), "sanitiserHeld", &held), release.unwrap())
}

#[wasm_bindgen_test]
async fn the_text_is_shown_while_the_sanitiser_is_loaded() {
    let _removed = without_set_html();
    let (_held, release) = hold_sanitiser();
    let text = Text::with_sanitiser(
        &format!("{SANITISER}?late"),
        "<ul><li>One</li><li>Two &amp; three</li></ul>",
    );
    text.until_it_is("<p>One</p><p>Two &amp; three</p>").await;
    release.call0(&JsValue::UNDEFINED).unwrap();
    text.until_it_is("<ul><li>One</li><li>Two &amp; three</li></ul>").await;
}

#[wasm_bindgen_test]
async fn the_text_stays_where_the_sanitiser_cannot_be_loaded_and_the_console_says_why() {
    let _removed = without_set_html();
    let warnings = Array::new();
    let note = call_js("warnings => (...words) => warnings.push(words.join(' '))", &warnings);
    let _console = Replaced::new(js("console"), "warn", &note);
    for address in ["/tests/web/no-such-file.js", "/tests/web/fake_crm.js"] {
        let text = Text::with_sanitiser(
            address,
            "<ul><li>One</li><li>Two</li></ul><script>window.ran = 1</script>",
        );
        until(|| warnings.length() == 1, || format!("no warning about {address}")).await;
        assert_eq!(text.html(), "<p>One</p><p>Two</p>");
        let warning = warnings.pop().as_string().unwrap();
        assert!(
            warning.starts_with("A text is shown without its structure."),
            "{warning}"
        );
        assert!(warning.contains("TypeError"), "{warning}");
    }
}

#[wasm_bindgen_test]
async fn a_text_that_is_gone_before_the_sanitiser_comes_is_forgotten() {
    let _removed = without_set_html();
    let (_held, release) = hold_sanitiser();
    let address = format!("{SANITISER}?gone");
    let mut text = Text::with_sanitiser(&address, "<b>1</b>");
    text.until_it_is("<p>1</p>").await;
    let leaving = async {
        text.unmount();
        release.call0(&JsValue::UNDEFINED).unwrap();
        Text::with_sanitiser(&address, "<b>2</b>").until_it_is("<b>2</b>").await;
    };
    assert_eq!(uncaught_errors(leaving).await, 0);
    assert_eq!(text.html(), "");
}
