//! What is said about a document: a comment is there at once, is sent once, and is never lost.

use js_sys::Reflect;
use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlFormElement;

use super::fake_crm::{
    CONTRACT, CONTRACT_COMMENT, FakeCrm, PROPOSAL, PROPOSAL_COMMENT, contract_with, proposal_with, token,
};
use super::screen::{Screen, text_of};
use super::support::{Replaced, call_js, settled};

const TYPED: &str = "Can we begin with A&B=1+2 ü?";

fn comment(staff: &str, content: &str) -> Value {
    json!({ "id": "1", "content": content, "staffid": staff, "dateadded": "2026-03-04 10:12:33" })
}

/// A proposal with these comments.
fn with(comments: &[Value]) -> Value {
    proposal_with(json!({ "comments": comments }))
}

/// A proposal about which the business has said something.
async fn proposal_page(crm: &FakeCrm) -> Screen {
    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is.")]));
    let screen = Screen::open(crm, "/proposals/2").await;
    screen.wait_for("button", "Send").await;
    screen
}

/// Its comments as they are shown, without their first lines.
fn said(screen: &Screen) -> Vec<String> {
    let texts = screen.select(".message .rich-text, .message .typed");
    texts.iter().map(|text| text_of(text)).collect()
}

/// From now on the comment is there, too.
fn has_arrived(crm: &FakeCrm, text: &str) {
    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("0", text)]));
}

async fn send(screen: &Screen, text: &str) {
    screen.fill("Comment", text);
    screen.click("button", "Send").await;
}

#[wasm_bindgen_test]
async fn a_comment_is_there_at_once_and_then_as_the_server_has_it() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.hold(PROPOSAL_COMMENT);
    send(&screen, TYPED).await;
    screen
        .until("the comment", || said(&screen) == ["Here it is.", TYPED])
        .await;
    let sending = screen.select(".message.sending");
    assert!(text_of(&sending[0]).contains("Sending…"));
    assert!(screen.find("button", "Sending…").is_some());

    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("0", TYPED)]));
    crm.release(PROPOSAL_COMMENT);
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(said(&screen), ["Here it is.", TYPED], "once");
    assert_eq!(screen.select(".message.sending").len(), 0);
    assert_eq!(screen.value("Comment"), "");
    assert_eq!((crm.count(PROPOSAL), crm.count(PROPOSAL_COMMENT)), (2, 1));
}

#[wasm_bindgen_test]
async fn it_is_sent_as_a_form_with_the_token() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    has_arrived(&crm, &format!("{TYPED}<br />\nYours"));
    send(&screen, &format!("  {TYPED}\nYours\n")).await;
    screen.wait_for_text("status", "Sent.").await;
    let sent = &crm.sent_to(PROPOSAL_COMMENT)[0];
    assert_eq!(
        sent.headers(),
        [
            format!("authorization: {}", token()),
            "content-type: application/x-www-form-urlencoded".to_owned()
        ]
    );
    assert_eq!(sent.body(), "content=Can+we+begin+with+A%26B%3D1%2B2+%C3%BC%3F%0AYours");
}

#[wasm_bindgen_test]
async fn a_contract_has_comments_of_its_own() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/contracts/2").await;
    screen.wait_for("button", "Send").await;
    crm.answer_data(CONTRACT, &contract_with(json!({ "comments": [comment("0", TYPED)] })));
    send(&screen, TYPED).await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(said(&screen), [TYPED]);
    assert_eq!((crm.count(CONTRACT), crm.count(CONTRACT_COMMENT)), (2, 1));
    assert!(crm.sent_to(CONTRACT_COMMENT)[0].body().starts_with("content=Can"));
}

#[wasm_bindgen_test]
async fn a_comment_that_is_not_accepted_stays_in_the_box() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    for (status, expected) in [
        (403, "Your account has no access to this."),
        (422, "It says: Too <long>"),
        (200, "It says: Too <long>"),
        (429, "Too many requests in a short time."),
        (500, "The server has a problem of its own (error 500)."),
    ] {
        crm.refuse(PROPOSAL_COMMENT, status, "Too &lt;long&gt;");
        send(&screen, TYPED).await;
        screen
            .wait_for_text("alert", "This was not sent; your text is still in the box.")
            .await;
        screen.wait_for_text("alert", expected).await;
        assert_eq!(screen.value("Comment"), TYPED, "{status}");
        assert_eq!(said(&screen), ["Here it is."], "{status}");
        assert!(screen.find("button", "Send").is_some(), "{status}");
    }
    crm.answer_data(PROPOSAL_COMMENT, &json!(null));
    has_arrived(&crm, TYPED);
    screen.click("button", "Send").await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn however_often_one_clicks_it_is_sent_once() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.hold(PROPOSAL_COMMENT);
    screen.fill("Comment", TYPED);
    let button = screen.wait_for("button", "Send").await;
    button.click();
    button.click();
    let form: HtmlFormElement = screen.select(".composer")[0].clone().unchecked_into();
    form.request_submit().unwrap();
    settled().await;
    button.click();
    has_arrived(&crm, TYPED);
    crm.release(PROPOSAL_COMMENT);
    screen.wait_for_text("status", "Sent.").await;
    settled().await;
    assert_eq!(crm.count(PROPOSAL_COMMENT), 1);
}

#[wasm_bindgen_test]
async fn nothing_is_not_sent() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    send(&screen, " \n ").await;
    screen.wait_for_text("alert", "Write something first").await;
    settled().await;
    assert_eq!(crm.count(PROPOSAL_COMMENT), 0);
}

#[wasm_bindgen_test]
async fn a_comment_that_has_arrived_although_no_answer_came_counts_as_sent() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.cut(PROPOSAL_COMMENT);
    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("0", TYPED)]));
    send(&screen, TYPED).await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.value("Comment"), "");
    assert_eq!(said(&screen), ["Here it is.", TYPED]);
    assert_eq!((screen.all("alert").len(), crm.count(PROPOSAL_COMMENT)), (0, 1));
}

#[wasm_bindgen_test]
async fn what_the_business_says_meanwhile_is_not_taken_for_the_comment() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.cut(PROPOSAL_COMMENT);
    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("3", "Well?")]));
    send(&screen, TYPED).await;
    screen.wait_for_text("alert", "This was not sent").await;
    assert_eq!(screen.value("Comment"), TYPED);
    assert_eq!(said(&screen), ["Here it is.", "Well?"]);
}

#[wasm_bindgen_test]
async fn what_a_colleague_says_meanwhile_is_not_taken_for_the_comment_either() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.cut(PROPOSAL_COMMENT);
    crm.answer_data(
        PROPOSAL,
        &with(&[comment("3", "Here it is."), comment("0", "We take it.")]),
    );
    send(&screen, TYPED).await;
    screen
        .wait_for_text("alert", "it is not certain whether this has arrived")
        .await;
    assert_eq!(screen.value("Comment"), TYPED);

    crm.answer_data(
        PROPOSAL,
        &with(&[
            comment("3", "Here it is."),
            comment("0", "We take it."),
            comment("0", "Can we begin with A&amp;B=1+2 ü?<br />\n"),
        ]),
    );
    screen.click("button", "Send").await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.value("Comment"), "", "it is known again as the server wrote it");
}

#[wasm_bindgen_test]
async fn another_click_just_after_it_was_sent_is_no_mistake() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    has_arrived(&crm, TYPED);
    send(&screen, TYPED).await;
    screen.wait_for_text("status", "Sent.").await;
    screen.click("button", "Send").await;
    settled().await;
    assert_eq!((screen.all("alert").len(), crm.count(PROPOSAL_COMMENT)), (0, 1));
}

/// Lets the next request that is sent wait for no time at all, as long as this lives.
fn next_request_times_out() -> Replaced {
    let real = Reflect::get(&window(), &"setTimeout".into()).unwrap();
    let hurried = "real => {
        let isHurried = false;
        return (handler, time, ...values) => {
            const isFirst = time === 30000 && !isHurried;
            isHurried ||= isFirst;
            return real.call(window, handler, isFirst ? 0 : time, ...values);
        };
    }";
    Replaced::new(window(), "setTimeout", &call_js(hurried, &real))
}

#[wasm_bindgen_test]
async fn after_a_time_out_it_is_looked_whether_the_comment_is_there_before_it_can_be_sent_again() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    for arrived in [false, true] {
        crm.hold(PROPOSAL_COMMENT);
        crm.hold(PROPOSAL);
        let asked = crm.count(PROPOSAL);
        let sent = crm.count(PROPOSAL_COMMENT);
        let hurry = next_request_times_out();
        send(&screen, TYPED).await;
        screen
            .until("the proposal to be read again", || crm.count(PROPOSAL) == asked + 1)
            .await;
        drop(hurry);
        screen.click("button", "Sending…").await;
        settled().await;
        assert_eq!(crm.count(PROPOSAL_COMMENT), sent + 1, "not a second time");
        assert_eq!(screen.all("alert").len(), 0, "nothing is known yet");

        if arrived {
            crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("0", TYPED)]));
        }
        crm.release(PROPOSAL);
        if arrived {
            screen.wait_for_text("status", "Sent.").await;
            assert_eq!(screen.value("Comment"), "");
        } else {
            screen
                .wait_for_text("alert", "The server did not answer in time.")
                .await;
            assert_eq!(screen.value("Comment"), TYPED);
        }
        crm.release(PROPOSAL_COMMENT);
    }
}

#[wasm_bindgen_test]
async fn where_it_cannot_be_found_out_whether_it_has_arrived_nothing_is_claimed() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.cut(PROPOSAL_COMMENT);
    crm.cut(PROPOSAL);
    send(&screen, TYPED).await;
    screen
        .wait_for_text("alert", "it is not certain whether this has arrived")
        .await;
    assert!(!screen.text().contains("This was not sent"));
    assert_eq!(screen.value("Comment"), TYPED);
    assert!(screen.text().contains("What you see is from earlier."));
}

#[wasm_bindgen_test]
async fn what_is_being_typed_stays_while_the_document_changes() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.cut(PROPOSAL_COMMENT);
    crm.cut(PROPOSAL);
    send(&screen, TYPED).await;
    screen.wait_for("button", "Try again").await;
    let changed = json!({ "allow_comments": "0", "subject": "Changed", "comments": [] });
    crm.answer_data(PROPOSAL, &proposal_with(changed));
    screen.click("button", "Try again").await;
    screen.wait_for("heading", "Changed").await;
    assert_eq!(screen.value("Comment"), TYPED, "even where none may be added any more");
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_lets_its_comment_arrive() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.hold(PROPOSAL_COMMENT);
    send(&screen, TYPED).await;
    screen
        .until("the comment to be sent", || crm.count(PROPOSAL_COMMENT) == 1)
        .await;
    screen.click("link", "Dashboard").await;
    screen.wait_for("heading", "Dashboard").await;
    crm.release(PROPOSAL_COMMENT);
    screen
        .until("the proposal to be read again", || crm.count(PROPOSAL) == 2)
        .await;
    assert!(!crm.sent_to(PROPOSAL_COMMENT)[0].aborted());
}

#[wasm_bindgen_test]
async fn q11_what_people_write_does_not_run_in_anybodys_browser() {
    const HOSTILE: &str = "<img src='data:,' onerror='window.ran = 1'><script>window.ran = 2</script>Hello";
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    crm.hold(PROPOSAL_COMMENT);
    send(&screen, HOSTILE).await;
    screen
        .until("what was typed", || said(&screen).contains(&HOSTILE.to_owned()))
        .await;
    crm.answer_data(PROPOSAL, &with(&[comment("0", HOSTILE)]));
    crm.release(PROPOSAL_COMMENT);
    screen.wait_for_text("status", "Sent.").await;
    screen
        .until("what is left of it", || said(&screen) == ["PictureHello"])
        .await;
    settled().await;
    assert_eq!(Reflect::get(&window(), &"ran".into()), Ok(JsValue::UNDEFINED));
    assert_eq!(screen.select(".message img, .message script").len(), 0);
}

#[wasm_bindgen_test]
async fn the_oldest_comes_first_with_its_side_and_its_time() {
    let crm = FakeCrm::signed_in();
    let at = |staff: &str, day: &str, text: &str| json!({ "content": text, "staffid": staff, "dateadded": day });
    crm.answer_data(
        PROPOSAL,
        &with(&[
            at("0", "2026-03-04 23:59:00", "Second<br />\nline"),
            at("4", "2026-03-03 08:00:00", "First &amp; foremost"),
        ]),
    );
    let screen = Screen::open(&crm, "/proposals/2").await;
    screen.wait_for("heading", "Comments").await;
    screen
        .until("both", || said(&screen) == ["First & foremost", "Second line"])
        .await;
    let bylines: Vec<_> = screen.select(".byline").iter().map(|line| text_of(line)).collect();
    assert_eq!(
        bylines,
        ["Our team Mar 3, 2026, 8:00 AM", "Your company Mar 4, 2026, 11:59 PM"]
    );
}

#[wasm_bindgen_test]
async fn what_is_filled_in_without_an_event_is_sent() {
    let crm = FakeCrm::signed_in();
    let screen = proposal_page(&crm).await;
    screen.fill_in_silently("Comment", TYPED);
    crm.answer_data(PROPOSAL, &with(&[comment("3", "Here it is."), comment("0", TYPED)]));
    screen.click("button", "Send").await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(crm.count(PROPOSAL_COMMENT), 1);
}
