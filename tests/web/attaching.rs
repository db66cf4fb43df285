//! Files that are pasted into a form or dropped on it, and the small pictures of them.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{File, HtmlElement, HtmlInputElement};

use super::fake_crm::FakeCrm;
use super::screen::{Screen, text_of};
use super::support::{call_js, js, settled};

/// Pastes files and a text, and tells whether the portal has taken them from the browser. Firefox makes no event of the clipboard that
/// has what a script wants to be in it.
fn paste(into: &HtmlElement, files: &[File], text: &str) -> bool {
    let paste = "([target, files, text]) => {
        const clipboardData = new DataTransfer();
        for (const file of files) clipboardData.items.add(file);
        if (text) clipboardData.setData('text/plain', text);
        const event = new Event('paste', { bubbles: true, composed: true, cancelable: true });
        Object.defineProperty(event, 'clipboardData', { value: clipboardData });
        return !target.dispatchEvent(event);
    }";
    told(paste, into, files, text)
}

/// Lets something happen to files, or to a text, that is dragged, and tells whether the portal has taken it from the browser.
fn drag(event: &str, over: &HtmlElement, files: &[File]) -> bool {
    let drag = "([target, files, name]) => {
        const dataTransfer = new DataTransfer();
        for (const file of files) dataTransfer.items.add(file);
        if (!files.length) dataTransfer.setData('text/plain', 'A text');
        const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
        return !target.dispatchEvent(new DragEvent(name, init));
    }";
    told(drag, over, files, event)
}

fn told(function: &str, target: &HtmlElement, files: &[File], text: &str) -> bool {
    let files: Array = files.iter().collect();
    let arguments = [JsValue::from(target), files.into(), text.into()];
    call_js(function, &arguments.into_iter().collect::<Array>()).is_truthy()
}

fn file(name: &str, media_type: &str) -> File {
    js(&format!("new File(['12345'], '{name}', {{ type: '{media_type}' }})")).unchecked_into()
}

/// A red picture, twice as wide as it is high.
async fn picture() -> File {
    let drawn = js("new Promise((done) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
        const context = canvas.getContext('2d');
        context.fillStyle = '#f00';
        context.fillRect(0, 0, 40, 20);
        canvas.toBlob((blob) => done(new File([blob], 'red.png', { type: 'image/png' })));
    })");
    JsFuture::from(drawn.unchecked_into::<Promise>())
        .await
        .unwrap()
        .unchecked_into()
}

async fn ticket(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    settled().await;
    screen
}

/// What the portal shows of the chosen file, and what the browser's own field has.
fn chosen(screen: &Screen) -> (Option<String>, Option<String>) {
    let field: HtmlInputElement = screen.field("Attachment").unchecked_into();
    let shown = screen.select(".chosen-file .name");
    (
        shown.first().map(|name| text_of(name)),
        field.files().unwrap().get(0).map(|file| file.name()),
    )
}

fn both(shown: &str, name: &str) -> (Option<String>, Option<String>) {
    (Some(shown.to_owned()), Some(name.to_owned()))
}

#[wasm_bindgen_test]
async fn a_file_that_is_pasted_into_the_text_is_attached_and_the_focus_stays() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    screen.fill("Reply", "See the plan");
    let text = screen.field("Reply");
    assert!(paste(&text, &[file("plan.pdf", "application/pdf")], ""));
    screen.wait_for_text("status", "plan.pdf is attached.").await;
    assert_eq!(chosen(&screen), both("plan.pdf PDF, 5 byte", "plan.pdf"));
    assert_eq!(screen.shadow.active_element().unwrap(), *text);
    assert_eq!(screen.value("Reply"), "See the plan");

    screen.click("button", "Remove").await;
    settled().await;
    assert_eq!(chosen(&screen), (None, None));
    assert!(!screen.text().contains("is attached"));
}

#[wasm_bindgen_test]
async fn text_goes_before_files_but_a_files_name_is_no_text() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let text = screen.field("Reply");
    assert!(!paste(
        &text,
        &[file("image.png", "image/png")],
        "From a word processor"
    ));
    assert!(!paste(&text, &[], "A text"));
    settled().await;
    assert_eq!(chosen(&screen), (None, None));
    assert!(paste(&text, &[file("a.pdf", "")], "a.pdf"));
    screen.wait_for_text("status", "a.pdf is attached.").await;
}

#[wasm_bindgen_test]
async fn of_several_files_the_first_is_taken_and_the_customer_is_told() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let form = &screen.select("form")[0];
    assert!(drag("drop", form, &[file("a.pdf", ""), file("b.pdf", "")]));
    let told = "Only one file can be sent: a.pdf is attached, the others are not.";
    screen.wait_for_text("status", told).await;
    assert_eq!(chosen(&screen), both("a.pdf PDF, 5 byte", "a.pdf"));
    assert_eq!(screen.select(".attached.visually-hidden").len(), 0, "to be seen, too");
}

#[wasm_bindgen_test]
async fn a_form_shows_that_it_takes_what_is_held_over_it_and_nothing_beside_it_opens_a_file() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let (form, beside) = (&screen.field("Reply"), &screen.select("h1")[0]);
    let plan = [file("plan.pdf", "application/pdf")];
    let aimed = || screen.select(".drop-target").len() == 1;
    assert!(drag("dragover", form, &plan));
    screen.until("a place to drop it", aimed).await;
    assert!(drag("dragover", beside, &plan));
    screen.until("no place to drop it", || !aimed()).await;
    assert!(drag("dragover", form, &plan));
    screen.until("a place to drop it", aimed).await;
    drag("dragleave", form, &plan);
    screen.until("no place to drop it", || !aimed()).await;

    assert!(drag("drop", beside, &plan), "the browser would open it");
    settled().await;
    assert_eq!(chosen(&screen), (None, None));
    assert!(!drag("dragover", form, &[]), "a text is the browser's affair");
    settled().await;
    assert!(!aimed());
}

#[wasm_bindgen_test]
async fn what_is_dropped_is_checked_as_what_is_chosen() {
    let crm = FakeCrm::signed_in();
    let (screen, _portal) = {
        super::support::go_to("/#/tickets/new").await;
        Screen::mount(&[("crm", &crm.root), ("upload-types", ".png")])
    };
    screen.wait_for("button", "Create ticket").await;
    settled().await;
    assert!(drag("drop", &screen.field("Subject"), &[file("a.exe", "")]));
    screen.wait_for_text("alert", "Choose one of these: .png.").await;
    assert!(!screen.text().contains("is attached"));
    let photo = picture().await;
    assert!(drag("drop", &screen.field("Message"), &[photo]));
    screen.wait_for_text("status", "red.png is attached.").await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn a_picture_is_shown_small_and_in_proportion_and_what_is_none_leaves_no_gap() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let text = screen.field("Reply");
    paste(&text, &[picture().await], "");
    let canvas = || screen.select("canvas[role=img]").into_iter().next();
    let is_drawn = || canvas().is_some_and(|canvas| canvas.get_attribute("height").as_deref() == Some("96"));
    screen.until("the picture", is_drawn).await;
    let canvas = canvas().unwrap();
    assert_eq!(canvas.get_attribute("width").as_deref(), Some("192"));
    assert_eq!(
        canvas.get_attribute("aria-label").as_deref(),
        Some("Preview of red.png")
    );
    let color = "canvas => [...canvas.getContext('2d').getImageData(96, 48, 1, 1).data].join()";
    assert_eq!(call_js(color, &canvas).as_string().as_deref(), Some("255,0,0,255"));

    paste(&text, &[file("broken.png", "image/png")], "");
    screen
        .until("no picture", || screen.select(".thumbnail[hidden]").len() == 1)
        .await;
    assert_eq!(chosen(&screen), both("broken.png PNG, 5 byte", "broken.png"));
    for other in [file("plan.pdf", "application/pdf"), file("logo.svg", "image/svg+xml")] {
        paste(&text, &[other], "");
        screen
            .until("no picture", || screen.select(".thumbnail").is_empty())
            .await;
    }
}

#[wasm_bindgen_test]
async fn nothing_is_heard_of_files_after_the_form_has_been_left() {
    let crm = FakeCrm::signed_in();
    let screen = ticket(&crm).await;
    let plan = [file("plan.pdf", "application/pdf")];
    assert!(drag("dragover", &screen.select("h1")[0], &plan));
    screen.click("link", "Support").await;
    screen.wait_for("link", "Test Ticket 2").await;
    assert!(!drag("dragover", &screen.select("h1")[0], &plan));
}
