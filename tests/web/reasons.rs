//! The right reason: what a customer reads of an answer whose status says something else, or nothing.

use js_sys::{Array, JSON};
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{
    ARTICLES, FakeCrm, INVOICE, INVOICES, MENU, PROPOSAL, PROPOSAL_COMMENT, REPLY, SIGN_IN, SIGN_OUT, TICKET,
};
use super::screen::Screen;
use super::support::{Replaced, js, settled};

/// What PHP shows before an answer, and loses its status by (R1).
const NOTICE: &str = "<br />\n<b>Notice</b>: Undefined index: {total} in <b>/x.php</b> on line <b>1</b><br />\n";

const PAGE: &str = "<html><h1>403 Forbidden</h1></html>";
const BLOCKED: &str = "Something in front of the CRM, such as a firewall, did not let this through.";
const TOO_MANY: &str = "Too many requests in a short time.";

/// From now on a call is refused, and the status is lost.
fn refuse_without_status(crm: &FakeCrm, call: &str, message: &str) {
    let body = json!({ "status": false, "message": message });
    crm.answer(call, 200, &format!("{NOTICE}{body}"));
}

#[wasm_bindgen_test]
async fn r1_a_session_whose_end_lost_its_status_asks_to_sign_in_over_the_page_and_keeps_what_was_written() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    screen.fill("Reply", "Written for half an hour");
    refuse_without_status(&crm, REPLY, "Signature verification failed");
    screen.click("button", "Send").await;
    screen.wait_for("heading", "Sign in again").await;
    assert_eq!(screen.value("Reply"), "Written for half an hour");
    assert!(!screen.text().contains("Signature"));
}

#[wasm_bindgen_test]
async fn r1_such_an_end_of_a_list_leads_back_to_it_by_signing_in() {
    let crm = FakeCrm::signed_in();
    refuse_without_status(&crm, INVOICES, "Token Time Expire.");
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for("heading", "Sign in again").await;
    crm.answer_data(INVOICES, &json!([]));
    crm.answer_data(SIGN_IN, &json!({ "contact_id": "1", "token": "second.token" }));
    screen.sign_in().await;
    screen
        .until("the list", || screen.text().contains("There are no invoices yet."))
        .await;
    assert!(screen.find("heading", "Sign in again").is_none());
}

#[wasm_bindgen_test]
async fn r1_k4_a_token_that_never_worked_is_a_fault_of_the_set_up_without_a_status_too() {
    let crm = FakeCrm::start();
    for call in [MENU, INVOICES] {
        refuse_without_status(&crm, call, "Token is not defined.");
    }
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen.wait_for_text("alert", "Signing in again will not help.").await;
    assert!(screen.find("heading", "Sign in again").is_none());
}

#[wasm_bindgen_test]
async fn r1_an_empty_list_is_empty_and_a_record_that_is_not_there_is_not_found_without_a_status_too() {
    let crm = FakeCrm::signed_in();
    refuse_without_status(&crm, INVOICES, "No data found");
    refuse_without_status(&crm, INVOICE, "No data found");
    let screen = Screen::open(&crm, "/invoices").await;
    screen
        .until("no invoices", || screen.text().contains("There are no invoices yet."))
        .await;
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for_text("alert", "This was not found.").await;
}

#[wasm_bindgen_test]
async fn r3_a_change_that_is_refused_with_404_keeps_its_reason() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/proposals/2").await;
    screen.wait_for("button", "Send").await;
    let body =
        json!({ "status": false, "error": { "content": "Too <b>short</b>." }, "message": "<p>Too short.</p>\n" });
    crm.answer(PROPOSAL_COMMENT, 404, &body.to_string());
    screen.fill("Comment", "Hi");
    screen.click("button", "Send").await;
    let said = "This was not sent; your text is still in the box. The server did not accept this. It says: Too short.";
    screen.wait_for_text("alert", said).await;
    assert_eq!(screen.value("Comment"), "Hi");
}

#[wasm_bindgen_test]
async fn r4_a_403_that_is_not_the_apis_own_is_no_lack_of_permission() {
    let crm = FakeCrm::signed_in();
    crm.answer(INVOICES, 403, PAGE);
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for_text("alert", BLOCKED).await;
    let guide = screen.wait_for("link", "How to set it up (opens in a new tab)").await;
    assert_eq!(
        guide.get_attribute("href").as_deref(),
        Some("https://portal.example/hosting.html#something-in-front-of-the-crm-refuses-the-portal")
    );
    crm.answer(INVOICES, 503, "<html><title>Just a moment...</title></html>");
    screen.click("button", "Try again").await;
    screen.wait_for_text("alert", BLOCKED).await;
    crm.refuse(INVOICES, 403, "You do not have permission");
    screen.click("button", "Try again").await;
    screen
        .wait_for_text("alert", "Your account has no access to this.")
        .await;
}

#[wasm_bindgen_test]
async fn r4_signing_in_past_a_firewall_is_no_wrong_password() {
    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/login").await;
    for body in [PAGE, ""] {
        crm.answer(SIGN_IN, 403, body);
        screen.sign_in().await;
        screen.wait_for_text("alert", BLOCKED).await;
        assert!(!screen.text().contains("is not right"));
        assert!(!screen.text().contains("no access"));
    }
}

#[wasm_bindgen_test]
async fn r4_what_a_firewall_says_does_not_prove_that_the_token_works() {
    let crm = FakeCrm::start();
    for call in [MENU, INVOICES] {
        crm.answer(call, 403, PAGE);
    }
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen.wait_for_text("alert", BLOCKED).await;
    for call in [MENU, INVOICES] {
        crm.refuse(call, 401, "Token is not defined.");
    }
    screen.click("button", "Try again").await;
    screen.wait_for_text("alert", "Signing in again will not help.").await;
}

#[wasm_bindgen_test]
async fn r11_a_limit_ends_no_session() {
    let crm = FakeCrm::signed_in();
    let limit = json!({ "status": false, "error": "This API key has reached the hourly limit" }).to_string();
    crm.answer(INVOICES, 401, &limit);
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for_text("alert", TOO_MANY).await;
    assert!(screen.find("heading", "Sign in again").is_none());
    assert!(screen.find("button", "Sign out").is_some());
}

#[wasm_bindgen_test]
async fn r11_a_limit_is_no_wrong_password() {
    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/login").await;
    for (status, message) in [
        (401, "This IP Address has reached the time limit for this method"),
        (400, "Too many attempts. Try again in 15 minutes."),
        (200, "Too many attempts. Try again in 15 minutes."),
    ] {
        crm.refuse(SIGN_IN, status, message);
        screen.sign_in().await;
        screen.wait_for_text("alert", TOO_MANY).await;
        assert!(!screen.text().contains("is not right"), "{status}");
    }
    screen.wait_for_text("alert", "Try again in 15 minutes.").await;
}

#[wasm_bindgen_test]
async fn what_the_portal_gives_up_itself_is_no_failure_in_the_console() {
    let warnings = Array::new();
    let note = js("said => (...line) => said.push(line.join(' '))").unchecked_into::<js_sys::Function>();
    let note = note.call1(&wasm_bindgen::JsValue::UNDEFINED, &warnings).unwrap();
    let _console = Replaced::new(js("console"), "warn", &note);
    let said = || JSON::stringify(&warnings).unwrap().as_string().unwrap();

    let crm = FakeCrm::signed_in();
    crm.hold(INVOICE);
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen
        .until("the invoice to be asked for", || crm.count(INVOICE) == 1)
        .await;
    screen.click("link", "Dashboard").await;
    screen
        .until("it to be given up", || crm.sent_to(INVOICE)[0].aborted())
        .await;
    settled().await;
    assert!(!said().contains("invoices/id/4"), "{}", said());

    crm.cut(PROPOSAL);
    let _screen = Screen::open(&crm, "/proposals/2").await;
    let is_told = || said().contains("proposals/id/2");
    screen.until("what has failed to be told", is_told).await;
}

#[wasm_bindgen_test]
async fn r1_signing_out_and_public_pages_know_of_no_token_that_has_ended() {
    let crm = FakeCrm::start();
    refuse_without_status(&crm, ARTICLES, "Expired token");
    let screen = Screen::open(&crm, "/knowledge-base").await;
    screen
        .until("no articles", || screen.text().contains("There are no articles yet."))
        .await;

    let crm = FakeCrm::signed_in();
    refuse_without_status(&crm, SIGN_OUT, "Expired token");
    let screen = Screen::open_in_memory(&crm);
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    settled().await;
    assert!(screen.find("heading", "Sign in again").is_none());
}

#[wasm_bindgen_test]
async fn r6_a_form_that_the_server_has_emptied_is_said_to_have_too_large_a_file() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    let missing = json!({ "status": false, "error": { "message": "The Message field is required." },
        "message": "<p>The Message field is required.</p>\n" });
    crm.answer(REPLY, 404, &missing.to_string());
    screen.fill("Reply", "See the plan");
    screen.click("button", "Send").await;
    screen
        .wait_for_text("alert", "It says: The Message field is required.")
        .await;
    assert!(!screen.text().contains("too large"), "without a file");

    screen.attach("plan.pdf");
    screen.click("button", "Send").await;
    screen
        .wait_for_text("alert", "your file is probably too large for the server")
        .await;
    assert_eq!(screen.value("Reply"), "See the plan");
    let sent = crm.sent_to(REPLY);
    assert_eq!(sent[1].credentials(), "omit", "by fetch, and without cookies");
    assert!(sent[1].body().contains("name=\"Attachment\"; filename=\"plan.pdf\""));
    assert_eq!(crm.count(TICKET), 3, "read again each time");
}
