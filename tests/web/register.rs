//! Creating an account.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, REGISTER};
use super::screen::{Screen, text_of};
use super::support::hash;

/// The page with all that has to be filled in.
async fn filled_in(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/register").await;
    screen.wait_for("heading", "Create an account").await;
    for (label, text) in [
        ("Company", "Müller & Söhne"),
        ("First name", "Jo"),
        ("Last name", "O'Neil"),
        ("Email", " jo@example.com "),
        ("Password", " secret+1 "),
        ("Repeat password", " secret+1 "),
    ] {
        screen.fill(label, text);
    }
    screen
}

/// What is said beside the field of a name.
fn problem(screen: &Screen, name: &str) -> Option<String> {
    let field = screen.select(&format!("[name={name}][aria-invalid=true]")).pop()?;
    let id = field.get_attribute("aria-describedby")?;
    Some(text_of(screen.select(&format!("#{id}")).first()?))
}

#[wasm_bindgen_test]
async fn all_sixteen_fields_are_sent_as_typed_and_the_customer_can_sign_in() {
    let crm = FakeCrm::start();
    let screen = filled_in(&crm).await;
    for (label, text) in [
        ("Company phone", "+49 341 0055"),
        ("Your own phone", "0049"),
        ("Position", "Buyer"),
        ("Website", "example.com"),
        ("VAT number", "DE1"),
        ("Address", "Main St 1"),
        ("Postcode", "04229"),
        ("City", "Leipzig"),
        ("State or region", "Sachsen"),
    ] {
        screen.fill(label, text);
    }
    screen.choose("Country", "Germany");
    screen.click("button", "Create account").await;

    screen.wait_for("heading", "Sign in").await;
    assert_eq!(hash(), "#/login");
    assert_eq!(screen.value("Email"), "jo@example.com");
    screen.wait_for_text("status", "Thank you for registering.").await;

    let sent = crm.sent_to(REGISTER);
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].headers(), ["content-type: application/x-www-form-urlencoded"]);
    assert_eq!(
        sent[0].body(),
        "company=M%C3%BCller+%26+S%C3%B6hne&firstname=Jo&lastname=O%27Neil&email=jo%40example.com&password=+secret%2B1+\
         &passwordr=+secret%2B1+&phonenumber=%2B49+341+0055&contact_phonenumber=0049&position=Buyer&website=example.com\
         &vat=DE1&address=Main+St+1&zip=04229&city=Leipzig&state=Sachsen&country=83"
    );
}

#[wasm_bindgen_test]
async fn two_different_passwords_and_missing_fields_are_said_before_anything_is_sent() {
    let crm = FakeCrm::start();
    let screen = filled_in(&crm).await;
    screen.fill("Repeat password", "other");
    screen.fill("Last name", "  ");
    screen.click("button", "Create account").await;
    screen
        .until("a problem", || problem(&screen, "lastname").is_some())
        .await;
    assert_eq!(problem(&screen, "lastname").as_deref(), Some("Last name is missing."));
    assert_eq!(
        problem(&screen, "passwordr").as_deref(),
        Some("The two passwords are not the same.")
    );
    assert_eq!(problem(&screen, "company"), None);
    let focused = || {
        screen
            .shadow
            .active_element()
            .and_then(|field| field.get_attribute("name"))
    };
    screen
        .until("the focus on the first problem", || {
            focused().as_deref() == Some("lastname")
        })
        .await;
    assert_eq!(crm.count(REGISTER), 0);
}

#[wasm_bindgen_test]
async fn t8_what_the_server_refuses_is_said_beside_its_field_even_if_that_is_folded_away() {
    let crm = FakeCrm::start();
    crm.answer(
        REGISTER,
        422,
        &json!({ "status": false, "error": "validation_failed", "message": "The form has errors.",
            "errors": { "email": "This email is taken.", "vat": ["No such number.", "Ask us."] } })
        .to_string(),
    );
    let screen = filled_in(&crm).await;
    screen.click("button", "Create account").await;
    screen
        .wait_for_text("alert", "Everything you typed is still here.")
        .await;
    assert_eq!(problem(&screen, "email").as_deref(), Some("This email is taken."));
    assert_eq!(problem(&screen, "vat").as_deref(), Some("No such number. Ask us."));
    screen
        .until("an open part", || screen.select("details[open]").len() == 1)
        .await;
    assert_eq!(screen.value("Company"), "Müller & Söhne");
    assert_eq!(screen.value("Password"), " secret+1 ");
}

#[wasm_bindgen_test]
async fn that_nobody_may_register_is_said_in_the_servers_words() {
    let crm = FakeCrm::start();
    crm.refuse(REGISTER, 400, "Registration not allowed");
    let screen = filled_in(&crm).await;
    screen.click("button", "Create account").await;
    screen.wait_for_text("alert", "Registration not allowed").await;
}

#[wasm_bindgen_test]
async fn two_clicks_create_one_account() {
    let crm = FakeCrm::start();
    crm.hold(REGISTER);
    let screen = filled_in(&crm).await;
    screen.click("button", "Create account").await;
    screen.click("button", "Sending…").await;
    crm.release(REGISTER);
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(crm.count(REGISTER), 1);
}

#[wasm_bindgen_test]
async fn who_is_signed_in_needs_no_account() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/register").await;
    screen.wait_for("heading", "Dashboard").await;
}

#[wasm_bindgen_test]
async fn what_is_filled_in_without_an_event_is_sent_and_an_address_loses_what_cannot_be_seen_around_it() {
    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/register").await;
    screen.wait_for("heading", "Create an account").await;
    for (label, text) in [
        ("Company", "Acme"),
        ("First name", "Jo"),
        ("Last name", "O'Neil"),
        ("Email", "\u{200b}jo@example.com\u{a0}\u{feff}"),
        ("Password", " \u{a0}secret\u{200b}"),
        ("Repeat password", " \u{a0}secret\u{200b}"),
        ("Country", "83"),
    ] {
        screen.fill_in_silently(label, text);
    }
    screen.click("button", "Create account").await;
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(screen.value("Email"), "jo@example.com");
    let body = crm.sent_to(REGISTER)[0].body();
    assert!(
        body.starts_with(
            "company=Acme&firstname=Jo&lastname=O%27Neil&email=jo%40example.com\
             &password=+%C2%A0secret%E2%80%8B&passwordr=+%C2%A0secret%E2%80%8B&"
        ),
        "{body}"
    );
    assert!(body.ends_with("&country=83"), "{body}");
}

#[wasm_bindgen_test]
async fn a_password_of_blanks_is_one() {
    let crm = FakeCrm::start();
    let screen = filled_in(&crm).await;
    screen.fill("Password", "   ");
    screen.fill("Repeat password", "   ");
    screen.click("button", "Create account").await;
    screen.wait_for("heading", "Sign in").await;
    assert!(crm.sent_to(REGISTER)[0].body().contains("&password=+++&passwordr=+++&"));
}
