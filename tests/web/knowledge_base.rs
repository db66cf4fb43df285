//! The knowledge base: for everybody, searched as one types, and without what is not for customers.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{ARTICLE, ARTICLES, FakeCrm, Sent};
use super::screen::{Screen, text_of};
use super::support::hash;

/// Two groups, with an article in one of them that is for the staff.
fn groups() -> serde_json::Value {
    let article = |slug: &str, subject: &str, description: &str, staff: &str| {
        json!({
            "slug": slug, "subject": subject, "description": description,
            "active_article": "1", "staff_article": staff,
        })
    };
    let group = |name: &str, slug: &str, articles: serde_json::Value| json!({ "name": name, "group_slug": slug, "active": "1", "description": "<p>About it</p>", "articles": articles });
    json!([
        group(
            "Paying",
            "paying",
            json!([
                article("pay", "Pay an invoice", "<p>By card &amp; by bank.</p>", "0"),
                article("dunning", "LEAK-dunning", "<p>LEAK-text invoice</p>", "1"),
            ])
        ),
        group(
            "Account",
            "account",
            json!([article("password", "A new password", "<p>Ask for an invoice.</p>", "0")])
        ),
    ])
}

#[wasm_bindgen_test]
async fn t13_everybody_may_read_articles_and_no_token_goes_along() {
    for crm in [FakeCrm::start, FakeCrm::signed_in] {
        let crm = crm();
        let screen = Screen::open(&crm, "/knowledge-base").await;
        screen.wait_for("link", "Group Name 1").await;
        screen.select(".groups li a")[1].click();
        screen.wait_for("heading", "coustom project").await;
        let asked: Vec<_> = crm.sent_to(ARTICLES).into_iter().chain(crm.sent_to(ARTICLE)).collect();
        assert_eq!(asked.len(), 2);
        for sent in asked {
            assert_eq!(sent.headers(), Vec::<String>::new(), "{}", sent.call());
            assert_eq!(sent.credentials(), "omit");
        }
    }
}

#[wasm_bindgen_test]
async fn articles_are_found_by_title_and_text_as_one_types_without_asking_again() {
    let crm = FakeCrm::start();
    crm.answer_data(ARTICLES, &groups());
    let screen = Screen::open(&crm, "/knowledge-base").await;
    screen.wait_for("heading", "Paying").await;
    assert!(!screen.text().contains("LEAK"), "{}", screen.text());

    screen.fill("Search", "INVOICE");
    screen.wait_for_text("status", "2 results").await;
    let found: Vec<_> = screen.select(".articles a").iter().map(|link| text_of(link)).collect();
    assert_eq!(found, ["Pay an invoice", "A new password"], "titles come first");
    assert_eq!(hash(), "#/knowledge-base?search=INVOICE");

    screen.fill("Search", "card & bank");
    screen.wait_for_text("status", "1 result").await;
    screen.fill("Search", "refund");
    screen.wait_for_text("status", "0 results").await;
    screen.fill("Search", "");
    screen.wait_for("heading", "Account").await;
    assert_eq!(crm.count(ARTICLES), 1);
}

#[wasm_bindgen_test]
async fn t12_t14_of_a_slug_only_what_must_be_is_encoded() {
    for (slug, part) in [
        ("faq-2.0", "faq-2.0"),
        ("release-2.0.html", "release-2.0%2Ehtml"),
        ("%C3%BCber%20uns", "%C3%BCber%20uns"),
    ] {
        let crm = FakeCrm::start();
        let screen = Screen::open(&crm, &format!("/knowledge-base/article/{slug}")).await;
        screen.wait_for_text("alert", "").await;
        let calls: Vec<_> = crm.sent().iter().map(Sent::call).collect();
        assert_eq!(calls[0], format!("GET knowledge_base/article/{part}"));
    }
}

#[wasm_bindgen_test]
async fn t14_an_article_that_cannot_be_had_by_itself_is_shown_as_the_list_has_it() {
    for (status, body) in [(404, "No data found"), (400, "Disallowed"), (403, "Forbidden")] {
        let crm = FakeCrm::start();
        crm.answer_data(ARTICLES, &umlauts());
        crm.refuse("GET knowledge_base/article/%C3%BCber%20uns", status, body);
        let screen = Screen::open(&crm, "/knowledge-base/article/%C3%BCber%20uns").await;
        screen.wait_for("heading", "About us").await;
        assert!(screen.text().contains("We are two."), "{}", screen.text());
        assert!(screen.text().contains("Topic: Über uns"), "{}", screen.text());
        assert!(screen.select("[role=alert]").is_empty());
    }
}

#[wasm_bindgen_test]
async fn t14_a_group_that_cannot_be_had_by_itself_is_shown_as_the_list_has_it() {
    let crm = FakeCrm::start();
    crm.answer_data(ARTICLES, &umlauts());
    crm.refuse("GET knowledge_base/group/%C3%BCber", 404, "No data found");
    let screen = Screen::open(&crm, "/knowledge-base/group/%C3%BCber").await;
    screen.wait_for("link", "About us").await;
    screen.wait_for("heading", "Über uns").await;
}

#[wasm_bindgen_test]
async fn t14_what_is_in_no_list_either_is_not_found() {
    let crm = FakeCrm::start();
    crm.answer_data(ARTICLES, &umlauts());
    crm.refuse("GET knowledge_base/article/%C3%BCberall", 404, "No data found");
    let screen = Screen::open(&crm, "/knowledge-base/article/%C3%BCberall").await;
    screen.wait_for_text("alert", "This was not found.").await;
}

/// A group and an article whose slugs many servers do not find.
fn umlauts() -> serde_json::Value {
    json!([{
        "name": "Über uns", "group_slug": "über", "active": "1", "description": "",
        "articles": [{
            "slug": "über uns", "subject": "About us", "description": "<p>We are <b>two</b>.</p>",
            "active_article": "1", "staff_article": "0",
        }],
    }])
}

#[wasm_bindgen_test]
async fn an_article_for_the_staff_is_as_if_it_did_not_exist() {
    let crm = FakeCrm::start();
    crm.answer_data(
        ARTICLE,
        &json!({ "subject": "LEAK-title", "description": "LEAK-text", "active_article": "1", "staff_article": "1" }),
    );
    let screen = Screen::open(&crm, "/knowledge-base/article/coustom-project-2").await;
    screen.wait_for_text("alert", "This was not found.").await;
    assert!(!screen.text().contains("LEAK"));
}

#[wasm_bindgen_test]
async fn a_group_that_does_not_exist_says_so() {
    let crm = FakeCrm::start();
    crm.refuse("GET knowledge_base/group/gone", 404, "No data found");
    let screen = Screen::open(&crm, "/knowledge-base/group/gone").await;
    screen
        .until("an explanation", || screen.text().contains("There is nothing here."))
        .await;
}
