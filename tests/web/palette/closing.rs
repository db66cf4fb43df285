//! What closes the palette, and where the focus is then.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::*;

#[wasm_bindgen_test]
async fn the_palette_gives_the_focus_back() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    let field = screen.field("Search");
    field.focus().unwrap();
    assert!(press_find(&field), "also while something is typed");
    until_dialog(&screen, Some("Find")).await;
    assert!(press_find(&screen.field(QUESTION)));
    until_dialog(&screen, None).await;
    assert_eq!(focused(&screen), Some(field));

    let button = find_button(&screen);
    button.focus().unwrap();
    open_palette(&screen).await;
    screen.click("button", "Close").await;
    until_dialog(&screen, None).await;
    assert_eq!(focused(&screen), Some(button));
}

#[wasm_bindgen_test]
async fn the_palette_can_be_opened_again_at_once() {
    let crm = FakeCrm::signed_in();
    let screen = opened(&crm, "/invoices", "INV-4").await;
    open_palette(&screen).await;
    screen.find("button", "Close").unwrap().click();
    // No task runs meanwhile: the browser has yet to tell that the dialog is closed.
    for _ in 0..100 {
        JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
    assert_eq!(dialog(&screen), None);
    find_button(&screen).click();
    settled().await;
    assert_eq!(dialog(&screen).as_deref(), Some("Find"));
}

#[wasm_bindgen_test]
async fn going_somewhere_else_closes_the_palette() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("link", "INV-4").await;
    open_palette(&screen).await;
    portal.navigate("/invoices");
    until_dialog(&screen, None).await;
    screen.wait_for("heading", "Invoices").await;
    let has_focus = || focused(&screen).is_some_and(|focused| focused.tag_name() == "H1");
    screen.until("the focus on the heading", has_focus).await;
    open_palette(&screen).await;
    portal.sign_out();
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(dialog(&screen), None);
    drop(portal);
    screen.host.remove();
}

#[wasm_bindgen_test]
async fn who_has_to_sign_in_again_does_that_first() {
    let crm = FakeCrm::signed_in();
    crm.hold(INVOICE);
    let screen = opened(&crm, "/invoices", "INV-4").await;
    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "Invoice").await;
    find_button(&screen).focus().unwrap();
    open_palette(&screen).await;
    crm.refuse(INVOICE, 401, "Token Time Expire.");
    crm.release(INVOICE);
    until_dialog(&screen, Some("Sign in again")).await;
    let email = screen.field("Email");
    assert!(!press_find(&email));
    settled().await;
    assert_eq!(dialog(&screen).as_deref(), Some("Sign in again"));
    crm.answer_data(INVOICE, &invoice_with(json!({})));
    screen.sign_in().await;
    screen.wait_for("heading", "INV-4").await;
    until_dialog(&screen, None).await;
    assert_eq!(focused(&screen), Some(find_button(&screen)));
}
