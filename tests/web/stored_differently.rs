//! What the server has made of what was sent: it is compared, both are shown, and nothing that was typed is lost.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, PROPOSAL, PROPOSAL_COMMENT, REPLY, TICKET, proposal_with, ticket_with};
use super::screen::{Screen, pairs, text_of};
use super::support::{js, settled};

const DIFFERENT: &str = "The server has stored your text differently.";

fn with_comments(comments: &[&str]) -> Value {
    let comment = |content: &&str| json!({ "content": content, "staffid": "0", "dateadded": "2026-03-04 10:12:33" });
    proposal_with(json!({ "comments": comments.iter().map(comment).collect::<Vec<_>>() }))
}

fn reply(admin: Option<&str>, from: &str, message: &str) -> Value {
    json!({ "id": message.len(), "admin": admin, "submitter": from, "message": message, "date": "2023-05-19 10:00:00",
        "attachments": [] })
}

fn with_replies(replies: &[Value]) -> Value {
    ticket_with(json!({ "ticket_replies": replies }))
}

fn said(message: &str) -> String {
    json!({ "status": false, "message": message }).to_string()
}

async fn proposal(crm: &FakeCrm) -> Screen {
    crm.answer_data(PROPOSAL, &with_comments(&["Hi"]));
    let screen = Screen::open(crm, "/proposals/2").await;
    screen.wait_for("button", "Send").await;
    screen
}

async fn ticket(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    settled().await;
    screen
}

async fn send(screen: &Screen, label: &str, text: &str) {
    screen.fill(label, text);
    screen.click("button", "Send").await;
}

/// Whether the tab keeps a text for the time after a reload.
fn is_kept(text: &str) -> bool {
    let kept = js("JSON.stringify(Object.values(sessionStorage))").as_string().unwrap();
    kept.contains(text)
}

#[wasm_bindgen_test]
async fn r8_r9_a_comment_that_the_server_has_changed_stays_in_the_box_beside_what_became_of_it() {
    for (typed, stored) in [
        ("50% deposit today", "50?posit today"),
        ("Great \u{1f600}, thank you", "Great"),
        ("a<b then c>d", "a<b>d"),
        ("Ann <ann@example.com>", "Ann <ann>"),
    ] {
        let crm = FakeCrm::signed_in();
        let screen = proposal(&crm).await;
        crm.answer_data(PROPOSAL, &with_comments(&["Hi", stored]));
        send(&screen, "Comment", typed).await;
        screen.wait_for_text("alert", DIFFERENT).await;
        let both = [
            ("Message, as you wrote it", typed),
            ("Message, as the server has stored it", stored),
        ];
        assert_eq!(screen.terms(".compared"), pairs(&both));
        assert_eq!(screen.value("Comment"), typed);
        assert!(is_kept(&typed[..3]));
        assert!(!screen.text().contains("Sent."));

        screen.click("button", "Leave it as the server has it").await;
        screen
            .until("an empty box", || screen.value("Comment").is_empty())
            .await;
        settled().await;
        assert_eq!(screen.select(".compared").len(), 0);
        assert!(!is_kept(&typed[..3]));
    }
}

#[wasm_bindgen_test]
async fn the_form_of_a_text_is_no_difference() {
    for (typed, stored) in [
        ("One\n\ntwo", "<p>One</p>\r\n<p>two</p>"),
        ("One\ntwo", "One<br />\ntwo"),
        ("If x<y then \"z\"", "If x&amp;lt;y then &amp;quot;z&amp;quot;"),
        ("alert(1)", "alert&#40;1&#41;"),
    ] {
        let crm = FakeCrm::signed_in();
        let screen = proposal(&crm).await;
        crm.answer_data(PROPOSAL, &with_comments(&["Hi", stored]));
        send(&screen, "Comment", typed).await;
        screen.wait_for_text("status", "Sent.").await;
        assert_eq!((screen.value("Comment").as_str(), screen.all("alert").len()), ("", 0));
    }
}

#[wasm_bindgen_test]
async fn what_is_there_has_arrived_whatever_the_server_says() {
    for (status, answer) in [
        (200, said("The mail could not be sent")),
        (422, said("The mail could not be sent")),
        (403, "<h1>Forbidden</h1>".to_owned()),
        (403, said("No")),
        (500, "<h1>Error</h1>".to_owned()),
    ] {
        let crm = FakeCrm::signed_in();
        let screen = proposal(&crm).await;
        crm.answer(PROPOSAL_COMMENT, status, &answer);
        crm.answer_data(PROPOSAL, &with_comments(&["Hi", "Hello"]));
        send(&screen, "Comment", "Hello").await;
        screen.wait_for_text("status", "Sent.").await;
        assert_eq!((screen.value("Comment").as_str(), screen.all("alert").len()), ("", 0));
    }
}

#[wasm_bindgen_test]
async fn a_refusal_is_believed_where_only_an_older_message_says_the_same() {
    let crm = FakeCrm::signed_in();
    let screen = proposal(&crm).await;
    crm.refuse(PROPOSAL_COMMENT, 422, "Too short");
    send(&screen, "Comment", "Hi").await;
    screen.wait_for_text("alert", "This was not sent").await;
    assert_eq!(screen.value("Comment"), "Hi");
}

#[wasm_bindgen_test]
async fn a_colleagues_comment_of_the_same_moment_is_not_taken_for_what_became_of_it() {
    let crm = FakeCrm::signed_in();
    let screen = proposal(&crm).await;
    crm.answer_data(PROPOSAL, &with_comments(&["Hi", "Mine", "A colleague's"]));
    send(&screen, "Comment", "Mine").await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn a_success_of_which_nothing_is_there_is_not_believed() {
    let crm = FakeCrm::signed_in();
    let screen = proposal(&crm).await;
    send(&screen, "Comment", "Hello").await;
    screen
        .wait_for_text("alert", "The server said that it has taken this, but it is not there.")
        .await;
    assert_eq!(screen.value("Comment"), "Hello");
    assert!(is_kept("Hello"));
}

#[wasm_bindgen_test]
async fn r9_a_success_after_which_the_record_cannot_be_read_is_not_believed_either() {
    let crm = FakeCrm::signed_in();
    let screen = proposal(&crm).await;
    crm.answer(PROPOSAL, 200, "");
    send(&screen, "Comment", "Hello").await;
    screen
        .wait_for_text("alert", "it is not certain that all of it is there")
        .await;
    assert_eq!(screen.value("Comment"), "Hello");
}

#[wasm_bindgen_test]
async fn r9_an_answer_without_a_byte_is_no_success() {
    let crm = FakeCrm::signed_in();
    let screen = proposal(&crm).await;
    crm.answer(PROPOSAL_COMMENT, 200, "");
    send(&screen, "Comment", "Hello").await;
    screen
        .wait_for_text(
            "alert",
            "A character that it cannot write down, such as an emoji, is the likely reason",
        )
        .await;
    assert_eq!(screen.value("Comment"), "Hello");

    let proposal = with_comments(&["Hi", "Hello"]);
    crm.answer(PROPOSAL, 200, "");
    screen.click("button", "Send").await;
    screen
        .wait_for_text("alert", "it is not certain whether this has arrived")
        .await;

    crm.answer_data(PROPOSAL, &proposal);
    screen.click("button", "Try again").await;
    screen
        .until("the comments", || screen.select(".message").len() == 2)
        .await;
    crm.answer_data(PROPOSAL, &with_comments(&["Hi", "Hello", "Hello"]));
    screen.click("button", "Send").await;
    screen.wait_for_text("status", "Sent.").await;
}

#[wasm_bindgen_test]
async fn ones_own_reply_is_no_news_even_if_the_server_has_changed_it() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let own = reply(None, "Geovanny Mraz", "50?posit");
    crm.answer_data(TICKET, &with_replies(&[own, reply(Some("3"), "Lena Vogt", "Good")]));
    send(&screen, "Reply", "50% deposit").await;
    screen.wait_for_text("alert", DIFFERENT).await;
    settled().await;
    assert_eq!(text_of(&screen.select(".news")[0]), "New reply from Lena Vogt.");
    assert_eq!(screen.select(".message.own .new").len(), 0);
    assert_eq!(crm.count(REPLY), 1);
}

#[wasm_bindgen_test]
async fn an_empty_reply_that_the_server_has_made_of_a_text_is_seen() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    crm.answer_data(TICKET, &with_replies(&[reply(None, "Geovanny Mraz", "")]));
    send(&screen, "Reply", "Hello").await;
    screen.wait_for_text("alert", DIFFERENT).await;
    assert_eq!(screen.terms(".compared")[1].1, "(nothing)");
    assert_eq!(screen.value("Reply"), "Hello");
}
