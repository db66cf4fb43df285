//! The command palette.

mod closing;
mod keys;
mod recent;

use leptos::prelude::{document, window};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{EventTarget, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

use super::fake_crm::{
    ARTICLES, ESTIMATES, FakeCrm, INVOICE, INVOICES, MENU, PROJECTS, SIGN_OUT, TICKETS, invoice_with, ticket_with,
};
use super::screen::{Screen, text_of};
use super::support::{hash, settled};

const QUESTION: &str = "What are you looking for?";

/// Presses a key, and tells whether the portal has taken it.
fn press(target: &EventTarget, key: &str) -> bool {
    press_with(target, key, |_| {})
}

fn press_with(target: &EventTarget, key: &str, modifiers: impl FnOnce(&KeyboardEventInit)) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    modifiers(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !target.dispatch_event(&event).unwrap()
}

/// Presses the keys of the palette.
fn press_find(target: &EventTarget) -> bool {
    let is_apple = window().navigator().platform().unwrap().starts_with("Mac");
    press_with(target, "k", |init| {
        init.set_ctrl_key(!is_apple);
        init.set_meta_key(is_apple);
    })
}

/// The title of the dialog that is open.
fn dialog(screen: &Screen) -> Option<String> {
    screen.select("dialog[open] h2").first().map(|title| text_of(title))
}

async fn until_dialog(screen: &Screen, expected: Option<&str>) {
    let holds = || dialog(screen).as_deref() == expected;
    screen.until(&format!("the dialog {expected:?}"), holds).await;
}

/// The way to the palette by mouse.
fn find_button(screen: &Screen) -> HtmlElement {
    screen.select("button[aria-keyshortcuts]").remove(0)
}

async fn open_palette(screen: &Screen) {
    find_button(screen).click();
    until_dialog(screen, Some("Find")).await;
}

/// The groups of what is found, each with its options.
fn found(screen: &Screen) -> Vec<(String, Vec<String>)> {
    let groups = screen.select("[role=listbox] [role=group]");
    let read = |group: &HtmlElement| {
        let label = group.get_attribute("aria-labelledby").unwrap();
        let label = screen.select(&format!("#{label}")).remove(0);
        let options = group.query_selector_all("[role=option]").unwrap();
        let options = (0..options.length()).map(|at| text_of(&options.get(at).unwrap()));
        (text_of(&label), options.collect())
    };
    groups.iter().map(read).collect()
}

/// The options of one group.
fn options(screen: &Screen, group: &str) -> Vec<String> {
    let groups = found(screen).into_iter();
    groups
        .filter(|(label, _)| label == group)
        .flat_map(|(_, options)| options)
        .collect()
}

/// What a screen reader says to be chosen.
fn chosen(screen: &Screen) -> Option<String> {
    let id = screen.field(QUESTION).get_attribute("aria-activedescendant")?;
    let option = screen.select(&format!("#{id}")).into_iter().next()?;
    assert_eq!(option.get_attribute("aria-selected").as_deref(), Some("true"));
    Some(text_of(&option))
}

async fn search(screen: &Screen, words: &str, count: &str) {
    screen.fill(QUESTION, words);
    wait_for_count(screen, count).await;
}

/// Waits for what is said of what was found.
async fn wait_for_count(screen: &Screen, count: &str) {
    let says = || {
        screen
            .select("dialog[open] [role=status]")
            .iter()
            .any(|status| text_of(status).contains(count))
    };
    screen.until(&format!("“{count}” in the palette"), says).await;
}

fn focused(screen: &Screen) -> Option<HtmlElement> {
    screen.shadow.active_element().map(JsCast::unchecked_into)
}

async fn opened(crm: &FakeCrm, address: &str, link: &str) -> Screen {
    let screen = Screen::open_with_menu(crm, address).await;
    screen.wait_for("link", link).await;
    screen
}

#[wasm_bindgen_test]
async fn pages_and_actions_are_offered_and_each_is_a_link_where_it_leads_somewhere() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        MENU,
        &json!([
            { "name": "Rechnungen", "short_name": "invoices" },
            { "name": "Termine", "short_name": "appointments" },
            { "name": "Hilfe", "short_name": "support" },
        ]),
    );
    let screen = opened(&crm, "/invoices", "INV-4").await;
    open_palette(&screen).await;
    let strings = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        found(&screen),
        [
            (
                "Pages".to_owned(),
                strings(&["Dashboard", "Rechnungen", "Hilfe", "Knowledge base"])
            ),
            (
                "Actions".to_owned(),
                strings(&["New ticket", "Keyboard shortcuts", "Sign out"])
            ),
        ]
    );
    let links = screen.select("a[role=option]");
    let hrefs: Vec<_> = links.iter().map(|link| link.get_attribute("href").unwrap()).collect();
    assert_eq!(
        hrefs,
        ["#/", "#/invoices", "#/tickets", "#/knowledge-base", "#/tickets/new"]
    );
    assert_eq!(chosen(&screen), None, "nobody has said anything yet");
}

#[wasm_bindgen_test]
async fn a_record_is_found_by_the_keyboard_alone() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    let heading = screen.select("h1").remove(0);
    heading.focus().unwrap();
    assert!(press_find(&heading));
    until_dialog(&screen, Some("Find")).await;
    screen
        .until("the focus in the field", || {
            focused(&screen) == Some(screen.field(QUESTION))
        })
        .await;
    search(&screen, "UNPAID inv-4", "1 result").await;
    assert_eq!(
        options(&screen, "Invoices"),
        ["INV-4 Unpaid · SEO Optimization · $500.00"]
    );
    assert_eq!(
        chosen(&screen).as_deref(),
        Some("INV-4 Unpaid · SEO Optimization · $500.00")
    );
    assert!(press(&screen.field(QUESTION), "Enter"));
    screen.wait_for("heading", "INV-4").await;
    until_dialog(&screen, None).await;
    assert_eq!(hash(), "#/invoices/4");
    let has_focus = || focused(&screen).is_some_and(|focused| focused.tag_name() == "H1");
    screen.until("the focus on the heading", has_focus).await;
}

#[wasm_bindgen_test]
async fn arrows_go_through_all_groups_and_what_is_chosen_is_told() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    open_palette(&screen).await;
    let field = screen.field(QUESTION);
    for (key, expected) in [
        ("ArrowDown", "Dashboard"),
        ("ArrowDown", "Invoices"),
        ("ArrowUp", "Dashboard"),
        ("ArrowUp", "Sign out"),
        ("ArrowUp", "Keyboard shortcuts"),
        ("ArrowUp", "New ticket"),
        ("Home", "Dashboard"),
        ("End", "Sign out"),
        ("ArrowDown", "Dashboard"),
    ] {
        assert!(press(&field, key));
        let is_chosen = || chosen(&screen).as_deref() == Some(expected);
        screen.until(&format!("{expected} after {key}"), is_chosen).await;
        assert_eq!(screen.select("[aria-selected=true]").len(), 1);
    }
    assert!(!press(&field, "a"));
    assert!(
        !press_with(&field, "Home", |init| init.set_shift_key(true)),
        "it marks what is typed"
    );
    assert!(
        !press_with(&field, "Enter", |init| init.set_is_composing(true)),
        "it ends a word"
    );
    assert_eq!(field.get_attribute("aria-expanded").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn nothing_is_asked_for_and_what_is_not_loaded_is_not_found() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    open_palette(&screen).await;
    screen.fill(QUESTION, "est-5");
    wait_for_count(&screen, "Nothing was found.").await;
    let field = screen.field(QUESTION);
    assert_eq!(field.get_attribute("aria-expanded").as_deref(), Some("false"));
    assert_eq!(chosen(&screen), None);
    press(&field, "Enter");
    assert_eq!(dialog(&screen).as_deref(), Some("Find"), "there is nowhere to go");
    for call in [ESTIMATES, TICKETS, PROJECTS, ARTICLES] {
        assert_eq!(crm.count(call), 0, "{call}");
    }
    screen.click("button", "Close").await;
    screen.click("link", "Knowledge base").await;
    screen.wait_for("heading", "Knowledge base").await;
    screen.wait_for("link", "coustom project").await;
    open_palette(&screen).await;
    search(&screen, "coustom", "2 results").await;
    assert_eq!(
        options(&screen, "Knowledge base"),
        ["coustom project Group Name 1", "coustom project Group Name 1"]
    );
}

#[wasm_bindgen_test]
async fn what_comes_while_the_palette_is_open_is_found_too() {
    let crm = FakeCrm::signed_in();
    crm.hold(INVOICES);
    let screen = Screen::open(&crm, "/invoices").await;
    screen.wait_for("link", "Invoices").await;
    screen
        .until("the invoices to be asked for", || crm.count(INVOICES) == 1)
        .await;
    open_palette(&screen).await;
    screen.fill(QUESTION, "inv-4");
    wait_for_count(&screen, "Nothing was found.").await;
    crm.release(INVOICES);
    wait_for_count(&screen, "1 result").await;
}

#[wasm_bindgen_test]
async fn of_very_many_the_best_are_offered_and_the_list_has_the_rest() {
    let invoice = |number: u32| {
        let date = format!("20{:02}-01-01", number % 100);
        invoice_with(json!({ "id": number, "number": number, "date": date, "status": "2", "status_name": "Paid" }))
    };
    let crm = FakeCrm::signed_in();
    crm.answer_data(INVOICES, &(1..=300).map(invoice).collect::<Value>());
    let screen = opened(&crm, "/invoices", "INV-99").await;
    open_palette(&screen).await;
    search(&screen, "inv-9", "11 results").await;
    let found = options(&screen, "Invoices");
    let titles: Vec<_> = found.iter().map(|option| option.split(' ').next().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "INV-9", "INV-99", "INV-98", "INV-97", "INV-96", "INV-95", "INV-94", "INV-93", "Show"
        ]
    );
    assert_eq!(found.last().map(String::as_str), Some("Show all 11 Invoices"));
    press(&screen.field(QUESTION), "End");
    let is_chosen = || chosen(&screen).is_some_and(|chosen| chosen.starts_with("Show all"));
    screen.until("the last one to be chosen", is_chosen).await;
    press(&screen.field(QUESTION), "Enter");
    until_dialog(&screen, None).await;
    screen.wait_for_text("status", "11 results").await;
    assert_eq!(hash(), "#/invoices?search=inv-9");
}

#[wasm_bindgen_test]
async fn a_click_on_what_is_found_leads_there() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    for (title, address) in [
        ("Dashboard", "#/"),
        ("Support", "#/tickets"),
        ("New ticket", "#/tickets/new"),
    ] {
        open_palette(&screen).await;
        let options = screen.select("a[role=option]");
        options.iter().find(|option| text_of(option) == title).unwrap().click();
        screen.wait_for("heading", title).await;
        until_dialog(&screen, None).await;
        assert_eq!(hash(), address);
    }
}

#[wasm_bindgen_test]
async fn an_action_is_done() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    open_palette(&screen).await;
    search(&screen, "sign out", "1 result").await;
    press(&screen.field(QUESTION), "Enter");
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(dialog(&screen), None);
    screen.until("the server to be told", || crm.count(SIGN_OUT) == 1).await;
}

#[wasm_bindgen_test]
async fn a_task_is_added_where_the_project_takes_any() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/projects", "SEO Optimization").await;
    open_palette(&screen).await;
    assert!(
        !options(&screen, "Actions")
            .iter()
            .any(|action| action.starts_with("Add a task"))
    );
    screen.click("button", "Close").await;
    screen.click("link", "SEO Optimization").await;
    screen.wait_for("heading", "Overview").await;
    open_palette(&screen).await;
    search(&screen, "add task", "1 result").await;
    assert_eq!(options(&screen, "Actions"), ["Add a task SEO Optimization"]);
    press(&screen.field(QUESTION), "Enter");
    screen.wait_for("heading", "New task").await;
}
