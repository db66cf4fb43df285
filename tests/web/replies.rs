//! What the business writes appears while a ticket is looked at, and is asked for only then.

use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use super::fake_crm::{FakeCrm, REPLY, TICKET, ticket_with};
use super::screen::{Screen, text_of};
use super::support::{Replaced, js, settled, until};

fn reply(id: &str, admin: Option<&str>, from: &str, message: &str) -> Value {
    json!({ "id": id, "admin": admin, "submitter": from, "message": message, "date": "2023-05-19 10:00:00",
        "attachments": [] })
}

fn from_lena(message: &str) -> Value {
    reply("1", Some("3"), "Lena Vogt", message)
}

fn with(replies: &[Value]) -> Value {
    ticket_with(json!({ "ticket_replies": replies }))
}

/// The reader's clock, and whether they look at the page; both are as before when this is gone.
pub struct Reader {
    _clock: Replaced,
    _now: Closure<dyn Fn() -> f64>,
}

impl Reader {
    pub fn sits_down() -> Self {
        js("window.later = 0");
        let real: js_sys::Function = js("Date.now").unchecked_into();
        let now = Closure::<dyn Fn() -> f64>::new(move || {
            let real = real.call0(&JsValue::UNDEFINED).unwrap().as_f64().unwrap();
            real + js("window.later").as_f64().unwrap()
        });
        Self {
            _clock: Replaced::new(js("Date"), "now", now.as_ref()),
            _now: now,
        }
    }

    fn looks(is_looking: bool) {
        js(&format!(
            "Object.defineProperty(document, 'hidden', {{ configurable: true, value: {} }})",
            !is_looking
        ));
        js("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    }

    /// Looks at something else for so long, and then at the page again.
    pub async fn is_away_for(&self, seconds: u32) {
        Self::looks(false);
        settled().await;
        Self::waits(seconds);
        Self::looks(true);
        settled().await;
    }

    pub fn waits(seconds: u32) {
        js(&format!("window.later += {seconds} * 1000"));
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        js("delete document.hidden");
    }
}

async fn ticket(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    settled().await;
    screen
}

async fn asked(crm: &FakeCrm, times: usize) {
    until(
        || crm.count(TICKET) == times,
        || format!("asked {} times", crm.count(TICKET)),
    )
    .await;
    settled().await;
    assert_eq!(crm.count(TICKET), times);
}

fn news(screen: &Screen) -> String {
    text_of(&screen.select(".news")[0])
}

#[wasm_bindgen_test]
async fn a_reply_appears_and_is_announced_and_all_else_stays_where_it_is() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    crm.answer_data(TICKET, &with(&[from_lena("Hello")]));
    let screen = ticket(&crm).await;
    screen.fill("Reply", "Half a sent");
    let before = screen.select(".message");
    let inside = screen.select(".message .rich-text > *");
    crm.answer_data(
        TICKET,
        &with(&[from_lena("Hello"), reply("2", Some("3"), "Lena Vogt", "Done")]),
    );
    reader.is_away_for(31).await;
    screen.wait_for_text("status", "New reply from Lena Vogt.").await;
    let now = screen.select(".message");
    assert_eq!(now.len(), 3);
    assert!(text_of(&now[2]).contains("New"), "{}", text_of(&now[2]));
    assert_eq!(now[..2], before, "not made anew");
    assert_eq!(screen.select(".message .rich-text > *")[..inside.len()], inside);
    assert_eq!(screen.value("Reply"), "Half a sent");
    assert_eq!(screen.shadow.active_element().unwrap(), *screen.field("Reply"));

    reader.is_away_for(31).await;
    asked(&crm, 3).await;
    assert_eq!(screen.select(".message"), now, "the same again is no news");
    assert_eq!(news(&screen), "New reply from Lena Vogt.");

    let third = reply("3", Some("4"), "Tomás Ruiz", "Really");
    crm.answer_data(
        TICKET,
        &with(&[from_lena("Hello"), reply("2", Some("3"), "Lena Vogt", "Done"), third]),
    );
    reader.is_away_for(31).await;
    screen
        .wait_for_text("status", "2 new replies, the last from Tomás Ruiz.")
        .await;
    assert_eq!(screen.select(".message")[..3], now);
}

#[wasm_bindgen_test]
async fn nothing_is_asked_while_nobody_looks_or_there_is_no_network() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let _screen = ticket(&crm).await;
    reader.is_away_for(10).await;
    asked(&crm, 1).await;
    Reader::looks(false);
    settled().await;
    Reader::waits(3600);
    asked(&crm, 1).await;
    window().dispatch_event(&Event::new("offline").unwrap()).unwrap();
    Reader::looks(true);
    asked(&crm, 1).await;
    window().dispatch_event(&Event::new("online").unwrap()).unwrap();
    asked(&crm, 2).await;
}

#[wasm_bindgen_test]
async fn after_the_ticket_has_been_left_nothing_is_asked() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = ticket(&crm).await;
    screen.click("link", "Support").await;
    screen.wait_for("link", "Test Ticket 2").await;
    reader.is_away_for(3600).await;
    asked(&crm, 1).await;
}

#[wasm_bindgen_test]
async fn a_failure_is_told_to_nobody_and_the_server_is_left_in_peace_for_longer() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = ticket(&crm).await;
    let shown = screen.text();
    for status in [429, 503] {
        crm.answer(TICKET, status, "");
        let before = crm.count(TICKET);
        reader.is_away_for(300).await;
        asked(&crm, before + 1).await;
        reader.is_away_for(31).await;
        asked(&crm, before + 1).await;
        assert_eq!(screen.text(), shown);
    }
    crm.answer_data(TICKET, &with(&[from_lena("Back again")]));
    reader.is_away_for(300).await;
    screen.wait_for_text("status", "New reply from Lena Vogt.").await;
}

#[wasm_bindgen_test]
async fn a_session_that_has_ended_is_noticed_and_a_new_one_asked_at_once() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = ticket(&crm).await;
    crm.refuse(TICKET, 401, "Token Time Expire.");
    reader.is_away_for(31).await;
    screen
        .until("the dialog", || screen.select("dialog[open]").len() == 1)
        .await;
    reader.is_away_for(200).await;
    asked(&crm, 2).await;
    crm.answer_data(TICKET, &with(&[from_lena("Welcome")]));
    screen.sign_in().await;
    screen.wait_for_text("status", "New reply from Lena Vogt.").await;
}

#[wasm_bindgen_test]
async fn while_something_is_sent_nothing_is_asked_and_what_was_sent_is_no_news() {
    let (crm, reader) = (FakeCrm::signed_in(), Reader::sits_down());
    let screen = ticket(&crm).await;
    // Somebody is being asked when the customer sends.
    crm.hold(TICKET);
    reader.is_away_for(31).await;
    asked(&crm, 2).await;
    crm.hold(REPLY);
    screen.fill("Reply", "It works < now");
    screen.click("button", "Send").await;
    until(|| crm.count(REPLY) == 1, || "nothing was sent".to_owned()).await;
    assert!(crm.sent_to(TICKET)[1].aborted());
    crm.release(TICKET);
    reader.is_away_for(31).await;
    asked(&crm, 2).await;

    let own = reply("2", None, "Geovanny Mraz", "It works &lt; now");
    crm.answer_data(TICKET, &with(&[from_lena("Good"), own]));
    crm.release(REPLY);
    screen.wait_for_text("status", "Sent.").await;
    asked(&crm, 3).await;
    assert_eq!(news(&screen), "New reply from Lena Vogt.");
    assert_eq!(screen.select(".message .new").len(), 1);
}
