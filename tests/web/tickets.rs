//! Tickets, as far as no file is sent.

use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use super::fake_crm::{
    ARTICLES, DEPARTMENTS, FakeCrm, MENU, PRIORITIES, PROJECTS, REPLY, SERVICES, TICKET, TICKETS, ticket_with,
};
use super::screen::{Screen, text_of};
use super::support::{go_to, settled};

fn reply_of(text: &str) -> Value {
    json!([{ "id": "1", "admin": null, "submitter": "Geovanny Mraz", "message": text, "date": "2023-05-19 10:00:00",
        "attachments": [] }])
}

/// The texts of all elements of a selector.
fn texts(screen: &Screen, selector: &str) -> Vec<String> {
    screen.select(selector).iter().map(|element| text_of(element)).collect()
}

#[wasm_bindgen_test]
async fn the_list_shows_the_right_one_of_the_columns_that_look_alike() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets").await;
    screen.wait_for("link", "Test Ticket 2").await;
    let row = &screen.rows()[0];
    assert_eq!(
        row[..5],
        [
            "Test Ticket 2",
            "Department Name 1",
            "SEO Optimization",
            "Medium",
            "Open"
        ]
    );
    assert!(row[5].contains("May 18, 2023"), "{}", row[5]);
    let link = screen.find("link", "Test Ticket 2").unwrap();
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/tickets/2"));
}

#[wasm_bindgen_test]
async fn q16_only_a_true_colour_gets_into_the_page() {
    let crm = FakeCrm::signed_in();
    let in_color = |id: u8, color: &str| ticket_with(json!({ "ticketid": id, "subject": id, "statuscolor": color }));
    crm.answer_data(
        TICKETS,
        &json!([in_color(1, "#03A9F4"), in_color(2, "red;background:url(//evil)")]),
    );
    let screen = Screen::open(&crm, "/tickets?sort=subject").await;
    screen.wait_for("link", "1").await;
    let badges = screen.select(".badge");
    assert_eq!(badges[0].style().get_property_value("--own").unwrap(), "#03a9f4");
    assert_eq!(badges[0].style().length(), 1);
    assert_eq!(badges[1].style().length(), 0);
}

#[wasm_bindgen_test]
async fn a_reply_is_there_at_once_and_then_as_the_server_has_it() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/2").await;
    screen.wait_for("heading", "Test Ticket 2").await;
    assert_eq!(texts(&screen, ".message .byline strong"), ["admin main"]);
    screen.until("the box", || !screen.select("textarea").is_empty()).await;
    screen.fill("Reply", " A&B=1+2 ü ");
    crm.hold(REPLY);
    let button = screen.wait_for("button", "Send").await;
    button.click();
    button.click();
    settled().await;
    assert_eq!(texts(&screen, ".message.sending .typed"), ["A&B=1+2 ü"]);
    crm.answer_data(
        TICKET,
        &ticket_with(json!({ "ticket_replies": reply_of("A&amp;B=1+2 ü") })),
    );
    crm.release(REPLY);
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(
        texts(&screen, ".message .byline strong"),
        ["admin main", "Geovanny Mraz"]
    );
    assert_eq!(texts(&screen, ".message.sending").len(), 0);
    assert_eq!(screen.value("Reply"), "");

    let sent = crm.sent_to(REPLY);
    assert_eq!(sent.len(), 1, "one click, one request");
    assert_eq!(
        sent[0].body(),
        "message=A%26B%3D1%2B2+%C3%BC&Message=A%26B%3D1%2B2+%C3%BC"
    );
}

#[wasm_bindgen_test]
async fn a_message_says_whose_side_it_is_from_whatever_its_author_is_called() {
    let crm = FakeCrm::signed_in();
    let reply = |admin, name: &str| {
        json!({ "id": 1, "admin": admin, "submitter": name, "message": "<p>a</p>", "date": "2023-05-19 10:00:00",
            "attachments": [] })
    };
    crm.answer_data(
        TICKET,
        &ticket_with(json!({ "ticket_replies": [reply(None, "Acme Support"), reply(Some("3"), "Acme Support")] })),
    );
    go_to("/#/tickets/2").await;
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("brand", "Acme")]);
    let sides = || {
        let bylines = screen.select(".message .byline .badge").into_iter();
        bylines.map(|badge| badge.inner_text()).collect::<Vec<_>>()
    };
    screen
        .until("three messages", || screen.select(".message").len() == 3)
        .await;
    let sides = sides();
    assert_eq!(sides[sides.len() - 2..], ["Your company", "Acme"], "{sides:?}");
}

#[wasm_bindgen_test]
async fn a_reply_that_is_refused_stays_in_the_box_while_the_ticket_is_read_again() {
    let crm = FakeCrm::signed_in();
    crm.refuse(REPLY, 200, "Not today");
    let screen = Screen::open(&crm, "/tickets/2").await;
    screen.until("the box", || !screen.select("textarea").is_empty()).await;
    assert!(!screen.text().contains("This ticket is closed."));
    screen.fill("Reply", "Hello");
    crm.answer_data(
        TICKET,
        &ticket_with(json!({ "status": "5", "ticket_replies": reply_of("Bye") })),
    );
    screen.click("button", "Send").await;
    screen.wait_for_text("alert", "It says: Not today").await;
    assert_eq!(screen.value("Reply"), "Hello");
    assert_eq!(texts(&screen, ".message").len(), 2);
    assert!(
        screen
            .text()
            .contains("This ticket is closed. Your reply opens it again.")
    );
}

#[wasm_bindgen_test]
async fn a_reply_whose_answer_is_lost_is_known_to_have_arrived_by_reading_again() {
    let crm = FakeCrm::signed_in();
    crm.cut(REPLY);
    let screen = Screen::open(&crm, "/tickets/2").await;
    screen.until("the box", || !screen.select("textarea").is_empty()).await;
    screen.fill("Reply", "Hello");
    crm.answer_data(TICKET, &ticket_with(json!({ "ticket_replies": reply_of("Hello") })));
    screen.click("button", "Send").await;
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.value("Reply"), "");
    assert_eq!(crm.count(REPLY), 1);
}

#[wasm_bindgen_test]
async fn a_new_ticket_can_be_described_where_the_server_has_no_choices() {
    let crm = FakeCrm::signed_in();
    crm.refuse(DEPARTMENTS, 404, "No data found");
    crm.refuse(SERVICES, 404, "No data found");
    crm.answer(PRIORITIES, 500, "");
    crm.answer_data(MENU, &json!([{ "name": "Support", "short_name": "support" }]));
    let screen = Screen::open(&crm, "/tickets/new").await;
    screen.wait_for("button", "Create ticket").await;
    let options = texts(&screen, "option");
    assert_eq!(options, ["Low", "Medium", "High"]);
    assert_eq!(screen.value("Priority"), "2");
    assert_eq!(crm.count(PROJECTS), 0, "the menu has none");
    screen
        .wait_for_text("status", "Some of the choices for a ticket could not be loaded.")
        .await;
    crm.answer_data(PRIORITIES, &json!([{ "priorityid": 4, "name": "Someday" }]));
    screen.fill("Subject", "Hi");
    screen.click("button", "Try again").await;
    screen
        .until("the priorities", || texts(&screen, "option") == ["Someday"])
        .await;
    assert_eq!(screen.value("Subject"), "Hi");
}

#[wasm_bindgen_test]
async fn a_new_ticket_that_does_not_reach_the_server_is_still_there() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/new").await;
    screen.wait_for("button", "Create ticket").await;
    assert_eq!(screen.value("Department"), "1");
    screen.fill("Subject", "Hello");
    screen.fill("Message", "Anybody there?");
    screen.choose("Department", "Department Name 2");
    crm.cut("POST tickets");
    screen.click("button", "Create ticket").await;
    screen
        .wait_for_text("alert", "Everything you typed is still here.")
        .await;
    assert_eq!(screen.value("Subject"), "Hello");
    assert_eq!(screen.value("Message"), "Anybody there?");
    assert_eq!(screen.value("Department"), "2");
    assert_eq!(crm.count(TICKETS), 2, "it could have arrived: the list was read again");
    assert_eq!(screen.select("progress").len(), 0);
}

#[wasm_bindgen_test]
async fn t13_articles_are_offered_for_a_subject_and_asked_for_once_without_the_token() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/new").await;
    screen.wait_for("button", "Create ticket").await;
    screen.fill("Subject", "Pr");
    settled().await;
    assert_eq!(crm.count(ARTICLES), 0);
    for subject in ["Pro", "project", "My PROJECT is late"] {
        screen.fill("Subject", subject);
        screen.wait_for_text("status", "of the knowledge base may help:").await;
    }
    assert_eq!(crm.count(ARTICLES), 1);
    assert_eq!(crm.sent_to(ARTICLES)[0].headers(), Vec::<String>::new());
    let offer = &screen.select(".offers a")[0];
    assert_eq!(offer.get_attribute("target").as_deref(), Some("_blank"));
    let subject: HtmlInputElement = screen.field("Subject").unchecked_into();
    assert_eq!(subject.value(), "My PROJECT is late");
}

#[wasm_bindgen_test]
async fn a_new_ticket_that_is_filled_in_without_an_event_is_sent_as_it_is_seen() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/tickets/new").await;
    screen.wait_for("button", "Create ticket").await;
    screen.fill_in_silently("Subject", "Hello");
    screen.fill_in_silently("Message", "Anybody there?");
    screen.fill_in_silently("Department", "2");
    crm.refuse("POST tickets", 400, "Not today");
    screen.click("button", "Create ticket").await;
    screen.wait_for_text("alert", "Not today").await;
    let body = crm.sent_to("POST tickets")[0].body();
    for (name, value) in [("subject", "Hello"), ("message", "Anybody there?"), ("department", "2")] {
        assert!(body.contains(&format!("name=\"{name}\"\r\n\r\n{value}\r\n")), "{body}");
    }
}
