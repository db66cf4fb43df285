//! What the portal sends, when, and what it makes of the answers.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{
    ARTICLES, DEPARTMENTS, FakeCrm, INVOICE, INVOICES, MENU, SERVICES, SIGN_IN, SIGN_OUT, Sent, invoice_with, token,
};
use super::screen::Screen;
use super::support::{hash, settled};

#[wasm_bindgen_test]
async fn t1_t10_k3_a_request_has_the_raw_token_no_cookies_and_nothing_else() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for("heading", "INV-4").await;
    let calls: Vec<_> = crm.sent().iter().map(Sent::call).collect();
    assert_eq!(calls, [MENU, INVOICE]);
    for sent in crm.sent() {
        assert_eq!(sent.headers(), [format!("authorization: {}", token())]);
        assert_eq!(sent.credentials(), "omit");
        assert_eq!(sent.body(), "");
        assert!(!sent.url().contains('?'), "{}", sent.url());
    }
}

#[wasm_bindgen_test]
async fn t13_k2_signing_in_sends_an_encoded_form_without_a_token() {
    let crm = FakeCrm::start();
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "Sign in").await;
    screen.fill("Email", " anna+crm@exämple.com ");
    screen.fill("Password", " a&b=c%20+ü\"€ ");
    screen.click("button", "Sign in").await;
    screen.wait_for("heading", "Dashboard").await;

    let sent = crm.sent_to(SIGN_IN);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].headers(), ["content-type: application/x-www-form-urlencoded"]);
    assert_eq!(sent[0].credentials(), "omit");
    assert_eq!(sent[0].url(), format!("{}customers_api/v1/authentication", crm.root));
    assert_eq!(
        sent[0].body(),
        "email=anna%2Bcrm%40ex%C3%A4mple.com&password=+a%26b%3Dc%2520%2B%C3%BC%22%E2%82%AC+"
    );
}

#[wasm_bindgen_test]
async fn signing_out_is_told_to_the_server_with_the_token() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_in_memory(&crm);
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    screen.until("the server to be told", || crm.count(SIGN_OUT) == 1).await;
    assert!(
        crm.sent_to(SIGN_OUT)[0]
            .headers()
            .contains(&format!("authorization: {}", token()))
    );
}

#[wasm_bindgen_test]
async fn equal_requests_in_flight_are_one() {
    let crm = FakeCrm::signed_in();
    crm.answer(INVOICES, 500, "");
    let screen = Screen::open(&crm, "/invoices").await;
    let again = screen.wait_for("button", "Try again").await;
    crm.hold(INVOICES);
    again.click();
    again.click();
    settled().await;
    crm.release(INVOICES);
    settled().await;
    assert_eq!(crm.count(INVOICES), 2, "the first, and one of the two clicks");
    assert_eq!(crm.count(MENU), 1, "the navigation and the page ask for one menu");
}

#[wasm_bindgen_test]
async fn a_second_visit_shows_what_is_known_and_asks_again() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/invoices").await;
    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "INV-4").await;
    crm.hold(INVOICES);
    crm.answer_data(INVOICES, &json!([invoice_with(json!({ "number": "5" }))]));

    // Back in the list, which the link above the invoice leads to.
    screen.click("link", "Invoices").await;
    screen.wait_for("heading", "Invoices").await;
    assert_eq!(screen.first_column(), ["INV-4"], "at once, while the server is asked");
    screen
        .until("the list to be asked for again", || crm.count(INVOICES) == 2)
        .await;
    crm.release(INVOICES);
    screen.wait_for("link", "INV-5").await;
    assert_eq!(screen.first_column(), ["INV-5"]);
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_gives_up_its_request() {
    let crm = FakeCrm::signed_in();
    crm.hold(INVOICE);
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen
        .until("the invoice to be asked for", || crm.count(INVOICE) == 1)
        .await;
    assert!(!crm.sent_to(INVOICE)[0].aborted());
    screen.click("link", "Dashboard").await;
    screen.wait_for("heading", "Dashboard").await;
    screen
        .until("the request to be given up", || crm.sent_to(INVOICE)[0].aborted())
        .await;
    assert_eq!(screen.all("alert").len(), 0, "which is no failure");

    // It was not forgotten either: the next visit asks anew.
    crm.release(INVOICE);
    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "INV-4").await;
    assert_eq!(crm.count(INVOICE), 2);
}

#[wasm_bindgen_test]
async fn a_request_that_is_given_up_is_no_server_that_cannot_be_reached() {
    let crm = FakeCrm::start();
    crm.hold(ARTICLES);
    let screen = Screen::open(&crm, "/knowledge-base").await;
    screen
        .until("the articles to be asked for", || crm.count(ARTICLES) == 1)
        .await;
    screen.click("link", "Sign in").await;
    screen
        .until("it to be given up", || crm.sent_to(ARTICLES).iter().all(Sent::aborted))
        .await;
    settled().await;
    assert_eq!(crm.sent().len(), 1, "nobody looks for the reason");
}

#[wasm_bindgen_test]
async fn nothing_of_one_customer_is_shown_to_the_next() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for("link", "INV-4").await;
    screen.click("button", "Sign out").await;
    crm.hold(INVOICES);
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    screen
        .until("the invoices to be asked for again", || crm.count(INVOICES) == 2)
        .await;
    assert_eq!(screen.find("link", "INV-4"), None);
    crm.release(INVOICES);
    screen.wait_for("link", "INV-4").await;
}

#[wasm_bindgen_test]
async fn t3_a_401_to_a_token_that_has_worked_ends_the_session() {
    let crm = FakeCrm::signed_in();
    crm.refuse(INVOICES, 401, "Token Time Expire.");
    let screen = Screen::open(&crm, "/invoices?search=logo").await;
    screen.wait_for("heading", "Sign in again").await;
    screen.wait_for_text("alert", "Your session has ended.").await;
    assert_eq!(hash(), "#/invoices?search=logo", "the page stays where it is");
    assert!(!screen.text().contains("Token Time Expire."));
}

#[wasm_bindgen_test]
async fn a_401_that_comes_when_the_customer_has_signed_in_again_only_leads_to_another_question() {
    let crm = FakeCrm::signed_in();
    crm.hold(DEPARTMENTS);
    crm.refuse(SERVICES, 401, "Token Time Expire.");
    let screen = Screen::open(&crm, "/tickets/new").await;
    screen.wait_for("heading", "Sign in again").await;
    crm.answer_data(SIGN_IN, &json!({ "contact_id": "1", "token": "second.token" }));
    crm.answer_data(SERVICES, &json!([]));
    screen.sign_in().await;
    screen
        .until("the others to be asked again", || crm.count(SERVICES) == 2)
        .await;

    crm.refuse(DEPARTMENTS, 401, "Token Time Expire.");
    crm.release(DEPARTMENTS);
    crm.hold(DEPARTMENTS);
    screen.until("the late one, too", || crm.count(DEPARTMENTS) == 2).await;
    crm.answer_data(DEPARTMENTS, &json!([{ "departmentid": "7", "name": "Late shift" }]));
    crm.release(DEPARTMENTS);
    // There is a field only where there is something to choose.
    screen
        .until("the answer", || screen.text().contains("Department"))
        .await;
    assert!(screen.find("heading", "Sign in again").is_none());
    let again = crm.sent_to(DEPARTMENTS).remove(1).headers();
    assert!(again.contains(&"authorization: second.token".to_owned()), "{again:?}");
}

#[wasm_bindgen_test]
async fn k4_a_401_to_a_token_that_never_worked_is_a_fault_of_the_set_up() {
    let crm = FakeCrm::start();
    for call in [MENU, INVOICES] {
        crm.refuse(call, 401, "Token is not defined.");
    }
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen.wait_for_text("alert", "Signing in again will not help.").await;
    settled().await;
    assert_eq!(
        screen.title().as_deref(),
        Some("Dashboard"),
        "no way around in a circle"
    );
    assert_eq!(crm.count(SIGN_IN), 1);
    assert!(screen.find("button", "Sign out").is_some());
}

#[wasm_bindgen_test]
async fn a_401_to_an_ended_session_does_not_end_the_next() {
    let crm = FakeCrm::signed_in();
    crm.hold(SIGN_OUT);
    crm.refuse(SIGN_OUT, 401, "Token Time Expire.");
    let screen = Screen::open_in_memory(&crm);
    screen.click("button", "Sign out").await;
    crm.answer_data(SIGN_IN, &json!({ "contact_id": "1", "token": "second.token" }));
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    crm.release(SIGN_OUT);
    settled().await;
    assert_eq!(screen.title().as_deref(), Some("Dashboard"));
    assert!(screen.find("button", "Sign out").is_some());
}

#[wasm_bindgen_test]
async fn k2_a_server_that_answers_the_sign_in_alone_does_not_allow_this_site() {
    let crm = FakeCrm::start();
    for call in [MENU, INVOICES] {
        crm.cut(call);
    }
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen
        .wait_for_text("alert", "The server does not allow this website")
        .await;
    let guide = screen.wait_for("link", "How to set it up (opens in a new tab)").await;
    assert_eq!(
        guide.get_attribute("href").as_deref(),
        Some("https://portal.example/hosting.html#the-crms-server-does-not-allow-the-portals-website")
    );
}

#[wasm_bindgen_test]
async fn k1_a_server_that_answers_nothing_that_can_be_read_does_not_allow_this_site_either() {
    let crm = FakeCrm::start();
    crm.cut(SIGN_IN);
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen
        .wait_for_text("alert", "The server does not allow this website")
        .await;

    crm.cut("HEAD authentication");
    screen.click("button", "Sign in").await;
    screen.wait_for_text("alert", "The server could not be reached.").await;

    crm.refuse(SIGN_IN, 401, "Invalid email or password");
    screen.click("button", "Sign in").await;
    screen
        .wait_for_text("alert", "The email or the password is not right.")
        .await;
    let probes = crm.count("HEAD authentication");
    crm.cut(SIGN_IN);
    screen.click("button", "Sign in").await;
    screen.wait_for_text("alert", "The server could not be reached.").await;
    assert_eq!(
        crm.count("HEAD authentication"),
        probes,
        "it has been heard before, so it does allow this site"
    );
}

#[wasm_bindgen_test]
async fn each_failure_says_what_happened_and_what_to_do() {
    let crm = FakeCrm::signed_in();
    crm.answer(INVOICES, 500, "");
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for("button", "Try again").await;
    for (status, body, expected) in [
        (
            403,
            said("You do not have permission"),
            "Your account has no access to this.",
        ),
        (
            404,
            "<html>404</html>".to_owned(),
            "The server sent an answer that makes no sense.",
        ),
        (429, String::new(), "Too many requests in a short time."),
        (
            502,
            "<html>502</html>".to_owned(),
            "The server has a problem of its own (error 502).",
        ),
        (200, String::new(), "The server sent an answer that makes no sense."),
        (
            200,
            said("Not <b>today</b>"),
            "The server did not accept this. It says: Not today",
        ),
    ] {
        crm.answer(INVOICES, status, &body);
        screen.click("button", "Try again").await;
        screen.wait_for_text("alert", expected).await;
        assert!(screen.find("button", "Sign out").is_some(), "the session is kept");
    }
}

fn said(message: &str) -> String {
    let answer: Value = json!({ "status": false, "message": message });
    answer.to_string()
}
