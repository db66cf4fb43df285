//! Who is signed in, where that is kept, and who gets to know it.

use js_sys::{Array, JSON};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::BroadcastChannel;

use super::fake_crm::{FakeCrm, INVOICES, MENU, SIGN_OUT, token};
use super::screen::Screen;
use super::support::{Replaced, call_js, js, settled};

const KEY: &str = "customer-portal";

/// What the tab keeps.
pub fn stored() -> Option<String> {
    window().session_storage().unwrap().unwrap().get_item(KEY).unwrap()
}

pub fn forget_stored() {
    window().session_storage().unwrap().unwrap().remove_item(KEY).unwrap();
}

#[wasm_bindgen_test]
async fn a_session_is_kept_under_one_key_and_survives_a_reload() {
    let crm = FakeCrm::start();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    assert_eq!(stored(), None);
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    assert!(stored().is_some_and(|text| text.contains(&token())));
    assert_eq!(window().session_storage().unwrap().unwrap().length().unwrap(), 1);
    drop(portal);

    let again = Screen::open_in_memory(&crm);
    again.wait_for("heading", "Dashboard").await;
    assert!(again.find("button", "Sign out").is_some());
}

#[wasm_bindgen_test]
async fn signing_out_clears_the_session_whatever_the_server_answers() {
    for (answer, times, is_told) in [
        (Some(200), 1, true),
        (Some(401), 1, false),
        (Some(500), 3, true),
        (None, 3, true),
    ] {
        let crm = FakeCrm::signed_in();
        match answer {
            Some(status) => crm.refuse(SIGN_OUT, status, "No."),
            None => crm.cut(SIGN_OUT),
        }
        let at_once = "((real) => (then, pause) => real(then, [1000, 5000].includes(pause) ? 0 : pause))(setTimeout)";
        let _pauses = Replaced::new(window(), "setTimeout", &js(at_once));
        let screen = Screen::open_in_memory(&crm);
        assert!(stored().is_some());
        screen.click("button", "Sign out").await;
        assert_eq!(stored(), None, "at once");
        screen.wait_for("heading", "Sign in").await;
        screen
            .until("the server to be told", || crm.count(SIGN_OUT) == times)
            .await;
        screen
            .until("what became of it", || {
                screen.all("alert").len() == usize::from(is_told)
            })
            .await;
        assert_eq!(
            screen.text().contains("the server could not be told"),
            is_told,
            "{answer:?}"
        );
        assert!(!screen.text().contains("Your session has ended"));
    }
}

#[wasm_bindgen_test]
async fn who_signs_in_while_a_sign_out_is_on_its_way_does_not_hide_that_it_failed() {
    let crm = FakeCrm::signed_in();
    crm.hold(SIGN_OUT);
    let screen = Screen::open_in_memory(&crm);
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    crm.refuse(SIGN_OUT, 403, "No.");
    crm.release(SIGN_OUT);
    settled().await;
    crm.answer(SIGN_OUT, 200, r#"{"status":true}"#);
    screen.click("button", "Sign out").await;
    screen.wait_for_text("alert", "the server could not be told").await;
    settled().await;
    assert_eq!(crm.count(SIGN_OUT), 2);
    assert_eq!(screen.all("alert").len(), 1, "the second one says nothing of the first");
}

#[wasm_bindgen_test]
async fn signing_out_does_not_wait_for_the_server() {
    let crm = FakeCrm::signed_in();
    crm.hold(SIGN_OUT);
    let screen = Screen::open_in_memory(&crm);
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(stored(), None);
    screen.until("the server to be told", || crm.count(SIGN_OUT) == 1).await;
    let outlasting = |call| crm.sent_to(call)[0].outlasts_page();
    assert_ne!(outlasting(SIGN_OUT), Some(false), "also while the page is left");
    assert_ne!(outlasting(MENU), Some(true));
}

#[wasm_bindgen_test]
async fn sessions_with_two_crms_stay_apart() {
    let one = FakeCrm::signed_in();
    let root = "https://another.example/";
    let other = Screen::with_attributes(&[("crm", root), ("routing", "memory")]);
    let screen = Screen::open_in_memory(&one);
    screen.wait_for("heading", "Dashboard").await;
    other.wait_for("heading", "Sign in").await;
    assert!(one.sent().iter().all(|sent| sent.url().starts_with(&one.root)));
    assert!(stored().is_some_and(|text| text.contains(&one.root) && !text.contains(root)));
}

#[wasm_bindgen_test]
async fn signing_out_of_one_crm_keeps_the_session_with_the_other() {
    let first = FakeCrm::signed_in();
    let kept = stored().unwrap();
    // The page is cleaned by another CRM; what the tab has of the first is put back.
    let second = FakeCrm::start();
    window()
        .session_storage()
        .unwrap()
        .unwrap()
        .set_item(KEY, &kept)
        .unwrap();
    second.keep_session();
    assert!(stored().is_some_and(|text| text.contains(&first.root) && text.contains(&second.root)));
    let screen = Screen::open_in_memory(&second);
    screen.click("button", "Sign out").await;
    assert!(stored().is_some_and(|text| text.contains(&first.root) && !text.contains(&second.root)));
}

#[wasm_bindgen_test]
async fn without_storage_a_session_lasts_as_long_as_the_page() {
    let throw = js("() => { throw new DOMException('The storage is not yours.', 'SecurityError') }");
    let methods = ["getItem", "setItem", "removeItem"];
    let _throwing = methods.map(|method| Replaced::new(js("Storage.prototype"), method, &throw));
    let crm = FakeCrm::start();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    drop(portal);

    let (again, portal) = Screen::mount_in_memory(&crm);
    again.wait_for("heading", "Dashboard").await;
    again.click("button", "Sign out").await;
    again.wait_for("heading", "Sign in").await;
    drop(portal);

    let after = Screen::open_in_memory(&crm);
    after.wait_for("heading", "Sign in").await;
}

#[wasm_bindgen_test]
async fn a_stored_text_that_is_none_of_the_portals_is_as_good_as_no_session() {
    let of_crm = |record: &str, crm: &FakeCrm| format!("{{\"{}\":{record}}}", crm.root);
    let records = [
        "5",
        "[]",
        "\"token\"",
        "{\"contact\":1,\"token\":\"a\"}",
        "{\"contact\":\"1\",\"token\":{}}",
        "{\"contact\":\"1\",\"token\":\"\"}",
        "{\"contact\":\"..\",\"token\":\"a\"}",
        "{\"__proto__\":{\"contact\":\"1\",\"token\":\"a\"}}",
    ];
    let texts = [
        "",
        "null",
        "[]",
        "{\"https://crm\":5}",
        "{\"__proto__\":{\"a\":1}}",
        "not JSON",
    ];
    let all = texts.map(|text| (text, false)).into_iter();
    for (text, is_record) in all.chain(records.map(|record| (record, true))) {
        let crm = FakeCrm::start();
        let text = if is_record { of_crm(text, &crm) } else { text.to_owned() };
        window()
            .session_storage()
            .unwrap()
            .unwrap()
            .set_item(KEY, &text)
            .unwrap();
        let screen = Screen::open_in_memory(&crm);
        screen.wait_for("heading", "Sign in").await;
        assert!(
            crm.sent()
                .iter()
                .all(|sent| sent.headers().iter().all(|header| !header.starts_with("authorization"))),
            "{text}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_new_tab_takes_over_the_session_of_another() {
    let crm = FakeCrm::signed_in();
    let tab = Screen::open_in_memory(&crm);
    tab.wait_for("heading", "Dashboard").await;
    // The storage of a new tab is its own, and empty.
    forget_stored();
    let new_tab = Screen::open_in_memory(&crm);
    new_tab.wait_for("heading", "Dashboard").await;
    assert!(stored().is_some(), "it is now the new tab's, too");
}

#[wasm_bindgen_test]
async fn a_message_that_is_no_session_with_this_crm_is_ignored() {
    // What a tab answers, heard on the channel: a message of the right shape, but of another CRM.
    let foreign = FakeCrm::signed_in();
    let heard = Array::new();
    let channel = BroadcastChannel::new(KEY).unwrap();
    let hear = call_js("heard => event => heard.push(event.data)", &heard);
    channel.set_onmessage(Some(hear.unchecked_ref()));
    let tab = Screen::open_in_memory(&foreign);
    tab.wait_for("heading", "Dashboard").await;
    forget_stored();
    let new_tab = Screen::open_in_memory(&foreign);
    new_tab.wait_for("heading", "Dashboard").await;
    tab.until("question and answer to be heard", || heard.length() == 2)
        .await;
    let answer = heard.get(1);
    assert!(text_in(&answer).contains(&token()));

    let crm = FakeCrm::start();
    let own = answer_with(&answer, &foreign.root, &crm.root);
    let screen = Screen::open_in_memory(&crm);
    for message in [
        answer.clone(),
        answer_with(&answer, &foreign.root, ""),
        answer_with(&own, &token(), ""),
        heard.get(0),
        JsValue::NULL,
        5.into(),
        "not JSON".into(),
        js("{}"),
        js("{ crm: 1, session: {} }"),
        js(&format!("{{ crm: '{}', session: 'none' }}", crm.root)),
    ] {
        channel.post_message(&message).unwrap();
    }
    screen.wait_for("heading", "Sign in").await;
    assert_eq!((stored(), crm.count(MENU)), (None, 0));

    // The same message is taken where the CRM is the right one.
    let believer = Screen::open_in_memory(&crm);
    channel.post_message(&own).unwrap();
    believer.wait_for("heading", "Dashboard").await;
    channel.close();
}

/// A message between tabs, as text.
fn text_in(message: &JsValue) -> String {
    JSON::stringify(message).unwrap().into()
}

/// A message between tabs with another text in the place of one in it.
fn answer_with(message: &JsValue, text: &str, other: &str) -> JsValue {
    JSON::parse(&text_in(message).replace(text, other)).unwrap()
}

#[wasm_bindgen_test]
async fn the_token_is_in_no_text_address_storage_or_console_of_the_page() {
    let written = Array::new();
    let write = call_js(
        "written => (...values) => { written.push(values.map(String).join(' ')); }",
        &written,
    );
    let methods = ["debug", "error", "info", "log", "warn"];
    let silent = methods.map(|method| Replaced::new(js("console"), method, &write));

    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/invoices").await;
    screen.sign_in().await;
    let mut shown = Vec::new();
    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "INV-4").await;
    shown.push(screen.shadow.inner_html());
    crm.cut(INVOICES);
    screen.click("link", "Invoices").await;
    screen.wait_for_text("status", "What you see is from earlier.").await;
    shown.push(screen.shadow.inner_html());
    crm.refuse(SIGN_OUT, 401, &format!("Signature verification failed: {}", token()));
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    screen.until("the server to be told", || crm.count(SIGN_OUT) == 1).await;
    shown.push(screen.shadow.inner_html());
    drop(silent);

    shown.push(screen.host.outer_html());
    shown.push(document().title());
    shown.push(window().location().href().unwrap());
    let kept = js("JSON.stringify([document.cookie, localStorage, history.state])");
    shown.push(kept.as_string().unwrap());
    shown.extend(crm.sent().iter().flat_map(|sent| [sent.url(), sent.body()]));
    assert!(written.length() > 0, "the request that was cut is in the console");
    shown.extend(written.iter().filter_map(|text| text.as_string()));
    // The token's signature is as good as a password; its other parts stand in every token of the customer.
    for part in token().split('.') {
        assert!(shown.iter().all(|text| !text.contains(part)), "{shown:?}");
    }
}
