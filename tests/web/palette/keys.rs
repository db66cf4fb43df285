//! The keys that lead to the palette and to the search, and the list of them.

use super::*;

#[wasm_bindgen_test]
async fn keys_that_are_pressed_alone_search_and_list_themselves() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    let heading = screen.select("h1").remove(0);
    assert!(press(&heading, "/"));
    assert_eq!(focused(&screen), Some(screen.field("Search")));
    assert!(press_with(&heading, "?", |init| init.set_shift_key(true)));
    until_dialog(&screen, Some("Keyboard shortcuts")).await;
    assert!(!press(&heading, "?"), "a dialog is open");
    assert!(!press_find(&heading));
    screen.click("button", "Close").await;
    until_dialog(&screen, None).await;

    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "INV-4").await;
    assert!(press(&screen.select("h1")[0], "/"), "there is no search on this page");
    until_dialog(&screen, Some("Find")).await;
    search(&screen, "shortcuts", "1 result").await;
    press(&screen.field(QUESTION), "Enter");
    until_dialog(&screen, Some("Keyboard shortcuts")).await;
}

#[wasm_bindgen_test]
async fn keys_that_are_typed_or_are_somebody_elses_do_nothing() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    for selector in ["search input", "search select"] {
        for key in ["/", "?"] {
            assert!(!press(&screen.select(selector)[0], key), "{key} in {selector}");
        }
    }
    let heading = screen.select("h1").remove(0);
    let modified: [fn(&KeyboardEventInit); 3] = [
        |init| init.set_ctrl_key(true),
        |init| init.set_alt_key(true),
        |init| init.set_meta_key(true),
    ];
    for modifier in modified {
        assert!(!press_with(&heading, "/", modifier));
    }
    assert!(!press(&heading, "k"));
    let both = |init: &KeyboardEventInit| {
        init.set_ctrl_key(true);
        init.set_meta_key(true);
    };
    assert!(!press_with(&heading, "k", both));
    // The page around has keys of its own.
    let body = document().body().unwrap();
    for key in ["/", "?"] {
        assert!(!press(&body, key));
        assert!(!press(&screen.host, key));
    }
    assert!(!press_find(&body));
    settled().await;
    assert_eq!(dialog(&screen), None);
    assert_eq!(focused(&screen), None);
}

#[wasm_bindgen_test]
async fn keys_that_are_pressed_alone_can_be_switched_off() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("link", "INV-4").await;
    let switch = |screen: &Screen| {
        screen
            .select("dialog[open] input")
            .remove(0)
            .unchecked_into::<HtmlInputElement>()
    };
    press(&screen.select("h1")[0], "?");
    until_dialog(&screen, Some("Keyboard shortcuts")).await;
    assert!(switch(&screen).checked());
    switch(&screen).click();
    screen.click("button", "Close").await;
    until_dialog(&screen, None).await;
    for key in ["/", "?"] {
        assert!(!press(&screen.select("h1")[0], key), "{key}");
    }
    drop(portal);
    screen.host.remove();

    let again = Screen::open_in_memory(&crm);
    again.wait_for("link", "INV-4").await;
    let heading = again.select("h1").remove(0);
    assert!(!press(&heading, "?"), "it is kept for the tab");
    assert!(press_find(&heading));
    until_dialog(&again, Some("Find")).await;
    again.click("button", "Keyboard shortcuts").await;
    until_dialog(&again, Some("Keyboard shortcuts")).await;
    assert!(!switch(&again).checked());
    switch(&again).click();
    again.click("button", "Close").await;
    until_dialog(&again, None).await;
    assert!(press(&heading, "?"));
}
