//! Files on their way.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, REPLY, TICKET, ticket_with, token};
use super::screen::Screen;

/// A ticket to which a reply with a file is being sent, as far as the server lets it.
async fn sending(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/tickets/2").await;
    screen.wait_for("button", "Send").await;
    screen.fill("Reply", "See the plan");
    screen.attach("plan.pdf");
    crm.hold(REPLY);
    screen.click("button", "Send").await;
    screen.wait_for("button", "Cancel").await;
    screen
}

#[wasm_bindgen_test]
async fn r5_a_file_is_sent_with_the_token_without_cookies_and_as_a_form_with_files() {
    let crm = FakeCrm::signed_in();
    let screen = sending(&crm).await;
    let bar = screen.select("progress[aria-label=Sending]");
    assert_eq!(bar.len(), 1);
    assert_eq!(bar[0].get_attribute("value"), None, "nobody knows how far it is");

    let replies = json!([{ "id": "1", "admin": null, "submitter": "Geovanny Mraz", "message": "See the plan",
        "date": "2023-05-19 10:00:00", "attachments": [{ "id": "1", "file_name": "plan.pdf" }] }]);
    crm.answer_data(TICKET, &ticket_with(json!({ "ticket_replies": replies })));
    crm.release(REPLY);
    screen.wait_for_text("status", "Sent.").await;
    assert_eq!(screen.select("progress").len(), 0);
    assert!(screen.find("button", "Cancel").is_none());

    let sent = &crm.sent_to(REPLY)[0];
    assert_eq!(sent.credentials(), "omit");
    let headers = sent.headers();
    assert_eq!(headers[0], format!("authorization: {}", token()));
    assert!(headers[1].starts_with("content-type: multipart/form-data; boundary="));
    assert_eq!(headers.len(), 2, "{headers:?}");
    for part in ["name=\"message\"", "name=\"Message\"", "filename=\"plan.pdf\"", "12345"] {
        assert!(sent.body().contains(part), "{part} in {}", sent.body());
    }
}

#[wasm_bindgen_test]
async fn a_file_on_its_way_can_be_given_up_which_loses_nothing() {
    let crm = FakeCrm::signed_in();
    let screen = sending(&crm).await;
    screen.click("button", "Cancel").await;
    screen.wait_for_text("alert", "You cancelled it.").await;
    assert!(crm.sent_to(REPLY)[0].aborted());
    assert_eq!(screen.value("Reply"), "See the plan");
    assert!(screen.text().contains("plan.pdf"));
    assert_eq!(screen.select("progress").len(), 0);
    assert!(screen.find("button", "Send").is_some());
}
