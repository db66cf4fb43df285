//! The main navigation, and what comes of an address that it does not have.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{ARTICLES, FakeCrm, INVOICES, MENU};
use super::screen::{Screen, text_of};
use super::support::hash;

fn menu(entries: &[(&str, &str)]) -> Value {
    let entry = |(name, short_name): &(&str, &str)| json!({ "id": 1, "name": name, "short_name": short_name });
    entries.iter().map(entry).collect()
}

/// The links of the main navigation: their texts and where they lead.
fn entries(screen: &Screen) -> Vec<(String, String)> {
    assert!(screen.find("navigation", "Main").is_some());
    let links = screen.select("nav[aria-label=Main] a");
    links
        .iter()
        .map(|link| (text_of(link), link.get_attribute("href").unwrap()))
        .collect()
}

#[wasm_bindgen_test]
async fn the_documented_menu_is_shown_in_its_order() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_with_menu(&crm, "/").await;
    let expected = [
        ("Dashboard", "#/"),
        ("Invoices", "#/invoices"),
        ("Estimates", "#/estimates"),
        ("Contracts", "#/contracts"),
        ("Proposals", "#/proposals"),
        ("Support", "#/tickets"),
        ("Projects", "#/projects"),
        ("Knowledge base", "#/knowledge-base"),
    ];
    assert_eq!(
        entries(&screen),
        expected.map(|(text, href)| (text.to_owned(), href.to_owned()))
    );
}

#[wasm_bindgen_test]
async fn q10_entries_have_the_servers_labels_and_unknown_ones_are_left_out() {
    let crm = FakeCrm::signed_in();
    let entries_of_server = [
        ("Hilfe &amp; Support", "support"),
        ("Appointments", "appointments"),
        ("Rechnungen", "invoices"),
    ];
    crm.answer_data(MENU, &menu(&entries_of_server));
    let screen = Screen::open_with_menu(&crm, "/").await;
    let texts: Vec<_> = entries(&screen).into_iter().map(|(text, _)| text).collect();
    assert_eq!(texts, ["Dashboard", "Hilfe & Support", "Rechnungen", "Knowledge base"]);
}

#[wasm_bindgen_test]
async fn the_entry_of_the_page_that_is_shown_is_marked() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_with_menu(&crm, "/invoices/4").await;
    let marked = || {
        let marked = screen.select("[aria-current=page]");
        marked.iter().map(|link| text_of(link)).collect::<Vec<_>>()
    };
    assert_eq!(marked(), ["Invoices"]);
    screen.click("link", "Dashboard").await;
    screen
        .until("the dashboard to be marked", || marked() == ["Dashboard"])
        .await;
}

#[wasm_bindgen_test]
async fn a_link_leads_to_its_page_whose_heading_gets_the_focus() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_with_menu(&crm, "/").await;
    let focused = || screen.shadow.active_element().map(|element| text_of(&element));
    assert_ne!(
        focused().as_deref(),
        Some("Dashboard"),
        "the first page takes no focus from the host"
    );
    for (link, address) in [
        ("Invoices", "#/invoices"),
        ("Dashboard", "#/"),
        ("Knowledge base", "#/knowledge-base"),
    ] {
        screen.click("link", link).await;
        screen.wait_for("heading", link).await;
        screen
            .until("the focus on the heading", || focused().as_deref() == Some(link))
            .await;
        assert_eq!(hash(), address);
        assert_eq!(screen.select("h1").len(), 1);
    }
}

#[wasm_bindgen_test]
async fn a_section_that_the_menu_lacks_explains_itself_without_a_request() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(MENU, &menu(&[("Projects", "projects")]));
    for (address, title) in [
        ("/invoices", "Invoices"),
        ("/invoices/4", "Invoices"),
        ("/tickets", "Support"),
    ] {
        let screen = Screen::open_with_menu(&crm, address).await;
        screen.wait_for("heading", title).await;
        assert!(screen.text().contains("Your account has no access to this section."));
    }
    assert!(crm.sent().iter().all(|sent| sent.call() == MENU));
}

#[wasm_bindgen_test]
async fn a_section_is_not_asked_for_before_the_menu_is_known() {
    let crm = FakeCrm::signed_in();
    crm.hold(MENU);
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for_text("status", "Loading…").await;
    screen.until("the menu to be asked for", || crm.count(MENU) == 1).await;
    assert_eq!(crm.count(INVOICES), 0);
    crm.release(MENU);
    screen.wait_for("link", "INV-4").await;
}

#[wasm_bindgen_test]
async fn a_menu_that_fails_locks_nobody_out_and_can_be_tried_again() {
    let crm = FakeCrm::signed_in();
    crm.answer(MENU, 500, "");
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for_text("alert", "The menu could not be loaded.").await;
    screen.wait_for("link", "INV-4").await;
    crm.answer_data(MENU, &menu(&[("Invoices", "invoices")]));
    screen.click("button", "Try again").await;
    screen.wait_for("link", "Invoices").await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn signed_out_there_are_the_knowledge_base_and_the_way_in() {
    let crm = FakeCrm::start();
    let screen = Screen::open(&crm, "/knowledge-base").await;
    screen.wait_for("heading", "Knowledge base").await;
    let knowledge_base = ("Knowledge base".to_owned(), "#/knowledge-base".to_owned());
    assert_eq!(entries(&screen), [knowledge_base]);
    assert_eq!(screen.find("button", "Sign out"), None);
    screen.click("link", "Sign in").await;
    screen.wait_for("button", "Sign in").await;
    assert_eq!(screen.find("link", "Sign in"), None);
    assert!(crm.sent().iter().all(|sent| sent.call() == ARTICLES));
}

#[wasm_bindgen_test]
async fn an_unknown_address_says_so_and_leads_to_the_dashboard() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/no/such/page").await;
    screen.wait_for("heading", "Page not found").await;
    assert_eq!(hash(), "#/no/such/page");
    screen.click("link", "Go to the dashboard").await;
    screen.wait_for("heading", "Dashboard").await;
}

#[wasm_bindgen_test]
async fn the_menu_of_a_narrow_screen_closes_after_a_choice() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_with_menu(&crm, "/").await;
    let is_open = || screen.find("button", "Menu").unwrap().get_attribute("aria-expanded");
    assert_eq!(is_open().as_deref(), Some("false"));
    screen.click("button", "Menu").await;
    screen
        .until("an open menu", || is_open().as_deref() == Some("true"))
        .await;
    screen.click("link", "Invoices").await;
    screen
        .until("a closed menu", || is_open().as_deref() == Some("false"))
        .await;
}
