//! Proposals: the list, and one as a document with its items in the text.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, PROPOSAL, proposal_with};
use super::screen::{Screen, pairs, text_of};
use super::support::settled;

async fn proposal_page(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/proposals/2").await;
    screen.wait_for("heading", "Proposal 2").await;
    screen
}

/// A proposal with this content.
async fn with_content(crm: &FakeCrm, content: &str) -> Screen {
    let item = json!({ "description": "Loan bicycles", "qty": "2.00", "rate": "10.00" });
    let columns = json!({ "content": content, "items": [item], "comments": [] });
    crm.answer_data(PROPOSAL, &proposal_with(columns));
    proposal_page(crm).await
}

/// What a document consists of, from top to bottom.
fn order(screen: &Screen) -> Vec<String> {
    let parts = screen.select(".document > .rich-text, .document > table, .document > .totals");
    let name = |part: &web_sys::HtmlElement| match part.class_name().as_str() {
        "rich-text" => text_of(part),
        other => other.to_owned(),
    };
    parts.iter().map(name).collect()
}

#[wasm_bindgen_test]
async fn the_documented_list_is_a_table_with_a_row_per_proposal() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/proposals").await;
    let link = screen.wait_for("link", "Proposal 2").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/proposals/2"));
    assert_eq!(screen.title().as_deref(), Some("Proposals"));
    assert_eq!(
        screen.rows(),
        [[
            "Proposal 2",
            "Client api project",
            "May 10, 2023",
            "May 17, 2023",
            "Revised",
            "$20.00"
        ]]
    );
}

#[wasm_bindgen_test]
async fn the_documented_proposal_is_shown() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    assert_eq!(
        screen.terms(".facts"),
        pairs(&[
            ("Date", "May 10, 2023"),
            ("Open until", "May 17, 2023"),
            ("Project", "Client api project"),
            ("Total", "$20.00"),
        ])
    );
    assert_eq!(order(&screen), ["items", "totals"]);
    assert_eq!(screen.rows()[0][1..], ["1", "$20.00", "$20.00"]);
    assert_eq!(screen.select(".message").len(), 6);
    assert!(!screen.text().contains("{proposal_items}"));
    let link = screen.wait_for("link", "Accept or decline (opens in a new tab)").await;
    let address = format!("{}proposal/2/dfb1ad8e2f39f6b3b62b9c08f869c6a8", crm.root);
    assert_eq!(link.get_attribute("href"), Some(address));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn q13_the_items_are_where_the_text_wants_them() {
    for (content, expected) in [
        (
            "<p>Dear Anna</p>{proposal_items}<p>Yours</p>",
            &["Dear Anna", "items", "totals", "Yours"][..],
        ),
        (
            "<p>Dear Anna</p><p>{proposal_items}</p><p>Yours</p>",
            &["Dear Anna", "items", "totals", "Yours"],
        ),
        ("<p>{proposal_items}</p>", &["items", "totals"]),
        ("<p>Dear Anna</p>", &["Dear Anna", "items", "totals"]),
        ("", &["items", "totals"]),
    ] {
        let crm = FakeCrm::signed_in();
        let screen = with_content(&crm, content).await;
        screen.until(content, || order(&screen) == expected).await;
        assert!(!screen.text().contains("{proposal_items}"));
    }
}

#[wasm_bindgen_test]
async fn q11_nothing_in_its_text_runs() {
    let crm = FakeCrm::signed_in();
    let hostile = "<p onclick='window.ran = 1'>Dear Anna</p><script>window.ran = 2</script>{proposal_items}\
        <img src='data:,' onerror='window.ran = 3'><p>Yours</p>";
    let screen = with_content(&crm, hostile).await;
    screen.until("the text", || screen.text().contains("Yours")).await;
    settled().await;
    assert!(super::support::js("window.ran === undefined").is_truthy());
    assert_eq!(
        screen
            .select(".rich-text script, .rich-text img, .rich-text [onclick]")
            .len(),
        0
    );
}

#[wasm_bindgen_test]
async fn comments_are_added_only_where_they_are_taken() {
    let said = json!([{ "content": "Here it is.", "staffid": "3", "dateadded": "2026-03-04 10:12:33" }]);
    for (allowed, comments, has_heading, has_box) in [
        ("1", json!([]), true, true),
        ("1", said.clone(), true, true),
        ("0", said, true, false),
        ("0", json!([]), false, false),
    ] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(
            PROPOSAL,
            &proposal_with(json!({ "allow_comments": allowed, "comments": comments })),
        );
        let screen = proposal_page(&crm).await;
        assert_eq!(screen.find("heading", "Comments").is_some(), has_heading, "{allowed}");
        assert_eq!(screen.find("button", "Send").is_some(), has_box, "{allowed}");
    }
}

#[wasm_bindgen_test]
async fn nothing_that_leaks_is_shown() {
    let crm = FakeCrm::signed_in();
    let columns = json!({
        "name": "leaked", "acceptance_ip": "leaked", "adminnote": "leaked", "password": "leaked", "token": "leaked",
        "acceptance_firstname": "Anna", "acceptance_lastname": "Keller", "acceptance_date": "2026-03-04 08:04:51",
        "attachments": [{ "file_name": "leaked.pdf", "visible_to_customer": "0" }],
    });
    crm.answer_data(PROPOSAL, &proposal_with(columns));
    let screen = proposal_page(&crm).await;
    assert!(screen.text().contains("Anna Keller"));
    assert!(!screen.shadow.inner_html().contains("leaked"));
}
