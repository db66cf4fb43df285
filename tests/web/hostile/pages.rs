//! Pages of which every text of the server is hostile.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::fake_crm::{FakeCrm, INVOICE, documented_answers, invoice_with};
use super::super::rich_text::{browser_sanitises, without_set_html};
use super::super::screen::{Screen, text_of};
use super::{done_by_now, forbidden_in, kinds_in, take_done, vectors};

/// A page for each answer that the documentation has a sample of.
const PAGES: [&str; 19] = [
    "/",
    "/invoices",
    "/invoices/4",
    "/estimates",
    "/estimates/5",
    "/proposals",
    "/proposals/2",
    "/contracts",
    "/contracts/2",
    "/projects",
    "/projects/2",
    "/projects/2/tasks",
    "/projects/2/gantt",
    "/tickets",
    "/tickets/2",
    "/tickets/new",
    "/knowledge-base",
    "/knowledge-base/group/group-2",
    "/knowledge-base/article/coustom-project-2",
];

/// Those of them that show HTML.
const PAGES_WITH_HTML: [&str; 7] = [
    "/invoices/4",
    "/estimates/5",
    "/proposals/2",
    "/contracts/2",
    "/projects/2",
    "/tickets/2",
    "/knowledge-base/article/coustom-project-2",
];

/// Fields that the portal reads as HTML.
const HTML: [&str; 6] = [
    "clientnote",
    "content",
    "description",
    "long_description",
    "message",
    "terms",
];
/// Fields that the portal, or the test, finds a record by.
const KEYS: [&str; 5] = ["article_slug", "group_slug", "short_name", "slug", "token"];
/// Ends whatever a hostile text has left open.
const CLOSED: &str = "--></script></script>\"'></title></textarea></style></noscript></noembed></noframes></iframe></xmp>\
    </template></select></svg></math></table><i>.</i>";
/// What every hostile text has, and of which nothing would be shown if it were taken for HTML.
const LITERAL: &str = "\"'><img src=x onerror=xss(1)>";

/// Answers of the API with other texts than the documented ones.
struct Answers {
    /// What stands in every text.
    sign: &'static str,
    all: Vec<(&'static str, String)>,
}

impl Answers {
    /// Answers with a text behind each of the server's, which is asked for by whether it is for HTML.
    fn with(sign: &'static str, mut text: impl FnMut(bool) -> String) -> Self {
        let answer = |(call, documented): (_, String)| {
            let documented = serde_json::from_str(&documented).unwrap();
            (call, with_texts(&documented, "", &mut text).to_string())
        };
        Self {
            sign,
            all: documented_answers().map(answer).collect(),
        }
    }

    fn harmless() -> Self {
        Self::with("harmless", |_| "harmless".to_owned())
    }

    /// All hostile texts are in each field of HTML. A field of text has some of them, and the next field the next ones.
    fn hostile() -> Self {
        const IN_A_TEXT: usize = 30;
        let vectors = vectors();
        let html = vectors.join(CLOSED);
        let mut texts = vectors.chunks(IN_A_TEXT).map(|some| some.join(" ")).cycle();
        Self::with(LITERAL, |is_html| {
            let hostile = if is_html { html.clone() } else { texts.next().unwrap() };
            format!("{LITERAL} {hostile}")
        })
    }

    /// The page at an address.
    async fn page(&self, address: &str) -> (FakeCrm, Screen) {
        let crm = FakeCrm::signed_in();
        for (call, answer) in &self.all {
            crm.answer(call, 200, answer);
        }
        let screen = Screen::open(&crm, address).await;
        let page = || screen.select(".page");
        let has_sign = || page().iter().any(|page| text_of(page).contains(self.sign));
        screen.until(&format!("{} at {address}", self.sign), has_sign).await;
        (crm, screen)
    }
}

/// A value with another text behind each of its texts.
fn with_texts(value: &Value, field: &str, text: &mut impl FnMut(bool) -> String) -> Value {
    match value {
        Value::Array(values) => values.iter().map(|value| with_texts(value, field, text)).collect(),
        Value::Object(fields) => {
            let entry = |(name, value): (&String, &Value)| (name.clone(), with_texts(value, name, text));
            fields.iter().map(entry).collect()
        }
        Value::String(known) if !is_value(known) && !KEYS.contains(&field) => {
            format!("{known} {}", text(HTML.contains(&field))).into()
        }
        other => other.clone(),
    }
}

/// Whether it is no text, but a number, a date, or the hash of a document.
fn is_value(text: &str) -> bool {
    let is_hash = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let is_number_or_date = text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b" -.:".contains(&b));
    is_hash || is_number_or_date
}

async fn assert_harmless(pages: &[&str]) {
    let none: [&str; 0] = [];
    take_done();
    let (harmless, hostile) = (Answers::harmless(), Answers::hostile());
    let mut kinds_of_portal = BTreeSet::new();
    for address in pages {
        let (_crm, screen) = harmless.page(address).await;
        if *address == "/" {
            screen.until("the charts", || !screen.select("figure").is_empty()).await;
        }
        // The last parts of a page may come after the first text.
        done_by_now().await;
        kinds_of_portal.extend(kinds_in(&screen.shadow));
    }
    for address in pages {
        let (_crm, screen) = hostile.page(address).await;
        assert_eq!(done_by_now().await, none, "at {address}");
        for html in screen.select(".rich-text") {
            assert_eq!(forbidden_in(&html), none, "at {address}");
        }
        let kinds: BTreeSet<_> = kinds_in(&screen.shadow).into_iter().collect();
        let new: Vec<_> = kinds.difference(&kinds_of_portal).collect();
        assert_eq!(new, none, "elements that the texts have brought to {address}");
        assert_eq!(screen.select("h1, nav[aria-label=Main]").len(), 2, "at {address}");
    }
}

#[wasm_bindgen_test]
async fn pages_of_hostile_texts_have_nothing_but_what_the_portal_makes() {
    assert_harmless(&PAGES).await;
}

#[wasm_bindgen_test]
async fn pages_of_hostile_html_are_as_harmless_by_the_sanitiser_that_is_loaded() {
    if browser_sanitises() {
        let _removed = without_set_html();
        assert_harmless(&PAGES_WITH_HTML).await;
    }
}

#[wasm_bindgen_test]
async fn names_of_files_are_text_and_their_hostile_addresses_no_links() {
    const NAMES: [&str; 8] = [
        "\"><img src=x onerror=xss(1)>.pdf",
        "' onmouseover='xss(1)' x='.pdf",
        "</li></ul><script>xss(1)</script>.pdf",
        "../../../etc/passwd",
        "C:\\Windows\\system32\\a.pdf",
        "invoice_\u{202e}fdp.exe",
        "{{constructor.constructor('xss(1)')()}}.pdf",
        "javascript:xss(1)",
    ];
    const ADDRESSES: [&str; 8] = [
        "javascript:xss(1)",
        " \u{1}JaVa\tScRiPt:xss(1)",
        "&#106;avascript&#58;xss(1)",
        "data:text/html,<script>xss(1)</script>",
        "vbscript:xss(1)",
        "//xss.invalid/x",
        "https://xss.invalid/\" onmouseover=xss(1) x=\"",
        "#/logout",
    ];
    take_done();
    let files = NAMES.iter().zip(ADDRESSES);
    let files: Vec<_> = files
        .map(|(name, address)| json!({ "file_name": name, "external_link": address }))
        .collect();
    let crm = FakeCrm::signed_in();
    crm.answer_data(INVOICE, &invoice_with(json!({ "attachments": files })));
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for("heading", "Attachments").await;
    let names = screen.select(".attachments li");
    assert_eq!(names.len(), NAMES.len());
    for (shown, name) in names.iter().zip(NAMES) {
        // What turns the direction around would hide the real ending.
        let name = name.replace('\u{202e}', "");
        assert!(text_of(shown).starts_with(&name), "{} is not {name}", text_of(shown));
        shown.click();
    }
    assert_eq!(screen.select(".attachments a").len(), 0);
    assert_eq!(done_by_now().await, [""; 0]);
}
