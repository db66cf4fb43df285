//! The sign-in page.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::fake_crm::{FakeCrm, MENU, SIGN_IN};
use super::screen::Screen;
use super::support::{hash, settled};

async fn sign_in_page(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/login").await;
    screen.wait_for("heading", "Sign in").await;
    screen
}

#[wasm_bindgen_test]
async fn the_fields_have_labels_and_are_known_to_password_managers() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    for (label, kind, autocomplete) in [
        ("Email", "email", "username"),
        ("Password", "password", "current-password"),
    ] {
        let field: HtmlInputElement = screen.field(label).unchecked_into();
        assert_eq!(
            (field.type_().as_str(), field.autocomplete().as_str()),
            (kind, autocomplete)
        );
    }
    assert!(screen.find("button", "Sign in").is_some());
    let forgotten = screen
        .find("link", "Forgot your password? (opens in a new tab)")
        .unwrap();
    let address = format!("{}authentication/forgot_password", crm.root);
    assert_eq!(forgotten.get_attribute("href"), Some(address));
    assert_eq!(forgotten.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn signed_out_a_private_address_leads_here_and_afterwards_back() {
    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(hash(), "#/login?to=%2Finvoices%2F4");
    screen.sign_in().await;
    screen.wait_for("heading", "INV-4").await;
    assert_eq!(hash(), "#/invoices/4");
}

#[wasm_bindgen_test]
async fn only_an_address_of_the_portal_is_gone_to_afterwards() {
    for to in [
        "https%3A%2F%2Fevil.example%2F",
        "%2F%2Fevil.example",
        "javascript%3Aalert(1)",
        "%2Flogin",
    ] {
        let crm = FakeCrm::start();
        let screen = Screen::open(&crm, &format!("/login?to={to}")).await;
        screen.sign_in().await;
        screen.wait_for("heading", "Dashboard").await;
        assert_eq!(hash(), "#/", "{to}");
    }
}

#[wasm_bindgen_test]
async fn with_an_empty_field_nothing_is_sent() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    for (email, password) in [("", ""), ("anna@example.com", ""), ("", "secret"), ("  ", "secret")] {
        screen.fill("Email", email);
        screen.fill("Password", password);
        screen.click("button", "Sign in").await;
        screen
            .wait_for_text("alert", "Fill in both your email and your password.")
            .await;
    }
    assert_eq!(crm.count(SIGN_IN), 0);
}

#[wasm_bindgen_test]
async fn t4_a_wrong_password_is_said_and_what_was_typed_stays() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    for status in [400, 401, 200] {
        crm.refuse(SIGN_IN, status, "Invalid email or password");
        screen.sign_in().await;
        screen
            .wait_for_text(
                "alert",
                "The email or the password is not right. Check both and try again.",
            )
            .await;
        screen
            .wait_for_text("alert", "The server says: Invalid email or password")
            .await;
        assert_eq!(screen.value("Email"), "anna@example.com");
        assert_eq!(screen.value("Password"), "secret");
        assert!(!screen.text().contains("Your session has ended"));
    }
}

#[wasm_bindgen_test]
async fn another_reason_is_not_called_a_wrong_password() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    for (status, words) in [
        (401, "IP denied"),
        (423, "Locked"),
        (200, "Two factor required"),
        (403, "Your account is inactive"),
    ] {
        crm.refuse(SIGN_IN, status, words);
        screen.sign_in().await;
        let said = format!("The server did not let you in. The server says: {words}");
        screen.wait_for_text("alert", &said).await;
        assert!(!screen.text().contains("is not right"), "{words}");
    }
}

#[wasm_bindgen_test]
async fn a_fault_of_the_server_is_not_called_a_wrong_password() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    crm.answer(SIGN_IN, 500, "<html><b>Fatal error</b></html>");
    screen.sign_in().await;
    screen
        .wait_for_text("alert", "The server has a problem of its own (error 500).")
        .await;
    crm.cut(SIGN_IN);
    screen.click("button", "Sign in").await;
    screen.wait_for_text("alert", "The server could not be reached.").await;
    assert!(!screen.text().contains("Fatal error"));
    assert!(!screen.text().contains("is not right"));
}

#[wasm_bindgen_test]
async fn one_sign_in_sends_one_request_however_often_it_is_clicked() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    crm.hold(SIGN_IN);
    screen.sign_in().await;
    screen.wait_for("button", "Signing in…").await.click();
    screen.click("button", "Signing in…").await;
    settled().await;
    crm.release(SIGN_IN);
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(crm.count(SIGN_IN), 1);
}

#[wasm_bindgen_test]
async fn after_a_refusal_one_can_sign_in() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    crm.refuse(SIGN_IN, 401, "Invalid email or password");
    screen.sign_in().await;
    screen.wait_for_text("alert", "is not right").await;
    crm.answer_data(SIGN_IN, &serde_json::json!({ "contact_id": 7, "token": "abc.def.ghi" }));
    screen.click("button", "Sign in").await;
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(screen.all("alert").len(), 0);
    screen.until("the menu to be asked for", || crm.count(MENU) == 1).await;
    assert_eq!(crm.sent_to(MENU)[0].headers(), ["authorization: abc.def.ghi"]);
}

#[wasm_bindgen_test]
async fn an_address_loses_what_cannot_be_seen_around_it_and_a_password_loses_nothing() {
    let crm = FakeCrm::start();
    let screen = sign_in_page(&crm).await;
    screen.fill_in_silently("Email", "\u{feff}\u{200e}anna@example.com\u{a0}\u{200b}");
    screen.fill_in_silently("Password", " \u{a0}secret\u{200b} ");
    screen.click("button", "Sign in").await;
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(
        crm.sent_to(SIGN_IN)[0].body(),
        "email=anna%40example.com&password=+%C2%A0secret%E2%80%8B+"
    );
}
