//! What an edit of a task leaves as it was, and what the server makes of the rest.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{ADD_TASK, EDIT_TASK, FakeCrm, TASKS};
use super::screen::{Screen, pairs};
use super::support::{hash, settled};
use super::tasks::{changed, fields};

/// A task with this description, as the server has stored it.
fn described(description: &str) -> Value {
    json!({ "id": "7", "name": "Keller &amp; Sons", "priority": "2", "status": "1", "startdate": "2026-11-24", "duedate": null,
        "description": description, "assignees": [] })
}

async fn edit(crm: &FakeCrm, description: &str) -> Screen {
    crm.answer_data(TASKS, &json!([described(description)]));
    let screen = Screen::open(crm, "/projects/2/tasks/7").await;
    screen.wait_for("button", "Save").await;
    screen
}

/// What was sent last in the field of an edited task.
fn sent(crm: &FakeCrm, field: &str) -> String {
    let edits = crm.sent_to(EDIT_TASK);
    let fields = fields(&edits.last().unwrap().body());
    fields.into_iter().find(|(name, _)| name == field).unwrap().1
}

#[wasm_bindgen_test]
async fn what_an_edit_does_not_touch_comes_back_byte_for_byte() {
    for (stored, shown) in [
        ("If x<y then stop", "If x<y then stop"),
        ("One\r\n\r\n    indented\r\n", "One\n\n    indented\n"),
        ("Ask <ann@example.com> &amp; wait", "Ask <ann@example.com> & wait"),
        ("One<br />\n<br />\n  two", "One\n\n  two"),
        (
            "<p>One</p>\n<ul>\n<li>two &amp; <b>three</b></li>\n</ul>",
            "One\ntwo & three",
        ),
    ] {
        let crm = FakeCrm::signed_in();
        let screen = edit(&crm, stored).await;
        assert_eq!(screen.value("Description"), shown, "{stored}");
        // Typed, and taken back.
        screen.fill("Description", "Something else");
        screen.fill("Description", shown);
        screen.fill("Due date", "2026-12-24");
        crm.answer_data(TASKS, &json!([changed(&described(stored), "duedate", "2026-12-24")]));
        screen.click("button", "Save").await;
        screen.wait_for("heading", "Tasks").await;
        assert_eq!(sent(&crm, "description"), stored);
        assert_eq!(sent(&crm, "name"), "Keller &amp; Sons");
        assert_eq!(sent(&crm, "duedate"), "2026-12-24");
    }
}

#[wasm_bindgen_test]
async fn a_description_that_is_touched_is_sent_as_it_was_typed() {
    const TYPED: &str = "If x<y then\n\n    stop at <ann@example.com>\n";
    let crm = FakeCrm::signed_in();
    let screen = edit(&crm, "If x<y").await;
    screen.fill("Description", TYPED);
    settled().await;
    assert!(!screen.text().contains("has a format"));
    crm.answer_data(TASKS, &json!([described(TYPED)]));
    screen.click("button", "Save").await;
    screen.wait_for("heading", "Tasks").await;
    assert_eq!(sent(&crm, "description"), TYPED);
}

#[wasm_bindgen_test]
async fn what_only_looks_like_tags_in_a_description_never_becomes_some() {
    let crm = FakeCrm::signed_in();
    let screen = edit(&crm, "<p>use &lt;b&gt;bold&lt;/b&gt; &amp;amp; &ouml; here</p>").await;
    assert_eq!(screen.value("Description"), "use <b>bold</b> &amp; ö here");
    screen.fill("Description", "use <b>bold</b> &amp; ö here more");
    let stored = "use &lt;b&gt;bold&lt;/b&gt; &amp;amp; ö here more";
    crm.answer_data(TASKS, &json!([described(stored)]));
    screen.click("button", "Save").await;
    screen.wait_for("heading", "Tasks").await;
    assert_eq!(sent(&crm, "description"), stored);

    let again = edit(&crm, stored).await;
    assert_eq!(again.value("Description"), "use <b>bold</b> &amp; ö here more");
}

#[wasm_bindgen_test]
async fn whoever_touches_a_description_with_a_format_is_told_that_it_is_lost() {
    let crm = FakeCrm::signed_in();
    let screen = edit(&crm, "<p>One <b>two</b></p>").await;
    settled().await;
    assert!(!screen.text().contains("has a format"));
    screen.fill("Description", "One two three");
    screen
        .wait_for_text("status", "It is lost when you save the changed text.")
        .await;
    screen.fill("Description", "One two");
    screen
        .until("no word of it", || !screen.text().contains("has a format"))
        .await;
}

#[wasm_bindgen_test]
async fn an_edit_that_the_server_has_stored_differently_names_the_fields_and_keeps_what_was_typed() {
    let crm = FakeCrm::signed_in();
    let screen = edit(&crm, "Old").await;
    screen.fill("Description", "50% deposit");
    screen.fill("Due date", "2026-12-24");
    crm.answer_data(TASKS, &json!([described("50?posit")]));
    screen.click("button", "Save").await;
    screen
        .wait_for_text("alert", "The server has stored your text differently.")
        .await;
    screen
        .wait_for_text("alert", "The server has stored this differently: Due date.")
        .await;
    assert_eq!(
        screen.terms(".compared"),
        pairs(&[
            ("Description, as you wrote it", "50% deposit"),
            ("Description, as the server has stored it", "50?posit"),
        ])
    );
    assert_eq!(screen.value("Description"), "50% deposit");
    screen.click("button", "Leave it as the server has it").await;
    screen.wait_for("heading", "Tasks").await;
    screen.click("link", "Keller & Sons").await;
    screen.wait_for("button", "Save").await;
    assert_eq!(screen.value("Description"), "50?posit");
}

#[wasm_bindgen_test]
async fn an_edit_of_which_nothing_is_there_names_the_fields() {
    let crm = FakeCrm::signed_in();
    let screen = edit(&crm, "Old").await;
    screen.choose("Priority", "High");
    screen.click("button", "Save").await;
    screen
        .wait_for_text("alert", "The server has stored this differently: Priority.")
        .await;
    assert_eq!(screen.value("Priority"), "3");
}

#[wasm_bindgen_test]
async fn a_new_task_that_the_server_has_stored_differently_is_compared_where_it_can_be_edited() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(TASKS, &json!([]));
    let screen = Screen::open(&crm, "/projects/2/tasks/new").await;
    screen.wait_for("button", "Save").await;
    screen.fill("Name", "Great \u{1f600}, thank you");
    screen.fill("Start date", "2026-11-24");
    screen.fill("Description", "As agreed");
    let mut stored = described("As agreed");
    stored["name"] = "Great".into();
    crm.answer_data(TASKS, &json!([stored]));
    screen.click("button", "Save").await;
    screen
        .wait_for_text("alert", "The server has stored your text differently.")
        .await;
    assert_eq!(hash(), "#/projects/2/tasks/7", "it is there: saving again is an edit");
    assert_eq!(screen.value("Name"), "Great \u{1f600}, thank you");
    assert_eq!(screen.value("Description"), "As agreed");
    screen.fill("Name", "Great, thank you");
    stored = changed(&described("As agreed"), "name", "Great, thank you");
    crm.answer_data(TASKS, &json!([stored]));
    screen.click("button", "Save").await;
    screen.wait_for("heading", "Tasks").await;
    assert_eq!((crm.count(ADD_TASK), crm.count(EDIT_TASK)), (1, 1));
    // Nothing of it is left in the form of a new task.
    screen.click("link", "Add a task").await;
    screen.wait_for("heading", "New task").await;
    screen.wait_for("button", "Save").await;
    assert_eq!(screen.value("Name"), "");
}
