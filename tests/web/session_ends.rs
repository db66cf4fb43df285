//! Where a session ends without a word to its tab, and what the next person at the computer can see.

use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICES};
use super::replies::Reader;
use super::screen::Screen;
use super::session::{forget_stored, stored};
use super::support::js;

const KEY: &str = "customer-portal";

/// Has the tab keep this, as when it is opened again.
fn store(kept: &str) {
    window()
        .session_storage()
        .unwrap()
        .unwrap()
        .set_item(KEY, kept)
        .unwrap();
}

/// Signs out somewhere else, in a tab that says nothing.
fn signed_out_elsewhere(crm: &FakeCrm) {
    let mark = json!({ &crm.root: js_sys::Date::now() + 1.0 });
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item(KEY, &mark.to_string()).unwrap();
}

#[wasm_bindgen_test]
async fn a_tab_that_did_not_hear_of_it_is_signed_out_when_it_is_seen_again() {
    for seen in [
        "window.dispatchEvent(new Event('pageshow'))",
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
        "window.dispatchEvent(new Event('storage'))",
    ] {
        let crm = FakeCrm::signed_in();
        let screen = Screen::open_in_memory(&crm);
        screen.wait_for("heading", "Dashboard").await;
        signed_out_elsewhere(&crm);
        js(seen);
        screen.wait_for("heading", "Sign in").await;
        assert_eq!(stored(), None, "{seen}");
    }
}

#[wasm_bindgen_test]
async fn a_tab_that_is_opened_again_is_not_signed_in_after_somebody_signed_out() {
    let crm = FakeCrm::signed_in();
    signed_out_elsewhere(&crm);
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(crm.count(INVOICES), 0, "nothing is asked with the old token");
}

#[wasm_bindgen_test]
async fn a_session_of_yesterday_is_not_taken_up() {
    for (hours, heading) in [(11, "Dashboard"), (13, "Sign in")] {
        let crm = FakeCrm::signed_in();
        let _reader = Reader::sits_down();
        Reader::waits(hours * 3600);
        Screen::open_in_memory(&crm).wait_for("heading", heading).await;
    }
}

/// The server ends the session of who looks at the invoices.
async fn lapses(crm: &FakeCrm, screen: &Screen) {
    crm.refuse(INVOICES, 401, "Token Time Expire.");
    screen.click("link", "Support").await;
    screen.wait_for("heading", "Support").await;
    screen.click("link", "Invoices").await;
    screen
        .until("the dialog", || screen.select("dialog[open]").len() == 1)
        .await;
}

#[wasm_bindgen_test]
async fn what_an_ended_session_shows_is_gone_after_five_minutes() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for("heading", "INV-4").await;
    screen.click("link", "Invoices").await;
    screen.wait_for("link", "INV-4").await;
    lapses(&crm, &screen).await;
    reader.is_away_for(240).await;
    assert!(screen.text().contains("INV-4"));
    let keeps = || stored().is_some_and(|kept| kept.contains("INV-4"));
    assert!(keeps(), "the records that were opened last");
    reader.is_away_for(61).await;
    screen.wait_for("heading", "Sign in").await;
    assert!(!screen.text().contains("INV-4"));
    assert!(!keeps(), "{:?}", stored());
}

#[wasm_bindgen_test]
async fn a_page_whose_session_has_lapsed_goes_when_somebody_else_signs_in() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for("link", "INV-4").await;
    lapses(&crm, &screen).await;
    signed_out_elsewhere(&crm);
    js("window.dispatchEvent(new Event('storage'))");
    screen.wait_for("heading", "Sign in").await;
    assert!(!screen.text().contains("INV-4"));
}

#[wasm_bindgen_test]
async fn signing_out_ends_a_session_that_a_wrong_clock_has_begun_in_the_future() {
    let (crm, reader) = (FakeCrm::start(), Reader::sits_down());
    Reader::waits(3600);
    let screen = Screen::open_in_memory(&crm);
    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    let kept = stored().unwrap();
    js("window.later = 0");
    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    store(&kept);
    Screen::open_in_memory(&crm).wait_for("heading", "Sign in").await;
    drop(reader);
}

#[wasm_bindgen_test]
async fn who_signs_in_when_the_clock_was_set_back_ends_the_session_before() {
    let (crm, reader) = (FakeCrm::start(), Reader::sits_down());
    let sign_in = async || {
        let (screen, portal) = Screen::mount_in_memory(&crm);
        screen.sign_in().await;
        screen.wait_for("heading", "Dashboard").await;
        let kept = stored().unwrap();
        // Nor does the portal go on to answer the next one.
        drop(portal);
        forget_stored();
        kept
    };
    Reader::waits(3600);
    let before = sign_in().await;
    js("window.later = 0");
    sign_in().await;
    store(&before);
    Screen::open_in_memory(&crm).wait_for("heading", "Sign in").await;
    drop(reader);
}

#[wasm_bindgen_test]
async fn where_the_page_asks_for_it_a_portal_that_nobody_uses_is_cleared() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("routing", "memory"), ("idle", "10")]);
    screen.wait_for("heading", "Dashboard").await;
    reader.is_away_for(500).await;
    js("window.dispatchEvent(new Event('keydown'))");
    reader.is_away_for(500).await;
    assert!(screen.find("heading", "Dashboard").is_some(), "somebody was there");
    reader.is_away_for(101).await;
    screen.wait_for("heading", "Sign in").await;
}

#[wasm_bindgen_test]
async fn the_first_move_of_a_hand_after_a_long_sleep_does_not_keep_the_page() {
    let (crm, _reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("routing", "memory"), ("idle", "10")]);
    screen.wait_for("heading", "Dashboard").await;
    Reader::waits(601);
    js("window.dispatchEvent(new Event('pointermove'))");
    screen.wait_for("heading", "Sign in").await;
}

#[wasm_bindgen_test]
async fn a_tab_that_is_loaded_again_goes_on_from_when_it_was_last_used() {
    for (seconds, heading) in [(590, "Dashboard"), (601, "Sign in")] {
        let (crm, _reader) = (FakeCrm::signed_in(), Reader::sits_down());
        let attributes = [("crm", crm.root.as_str()), ("routing", "memory"), ("idle", "10")];
        let (screen, portal) = Screen::mount(&attributes);
        screen.wait_for("heading", "Dashboard").await;
        drop(portal);
        Reader::waits(seconds);
        let again = Screen::with_attributes(&attributes);
        again.wait_for("heading", heading).await;
        if heading == "Sign in" {
            again.sign_in().await;
            again.wait_for("heading", "Dashboard").await;
        }
    }
}
