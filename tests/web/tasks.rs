//! The form of a task: adding one, editing one, and losing nothing on the way.

use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use customer_portal::format::today;

use super::fake_crm::{ADD_TASK, EDIT_TASK, FakeCrm, PROJECT, TASK_CHOICES, TASKS, project_with};
use super::screen::{Screen, pairs, text_of};
use super::support::{hash, settled};

const NAME: &str = "A&B=1+2 ü";

fn choices() -> Value {
    json!({
        "priority": [{ "id": 1, "name": "Low" }, { "id": 2, "name": "Medium" }, { "id": 9, "name": "Now" }],
        "project_members": [
            { "staff_id": "3", "firstname": "Alford", "lastname": "Jakubowski" },
            { "staff_id": "4", "firstname": "Coty", "lastname": "Wehner" },
        ],
    })
}

async fn open_form(crm: &FakeCrm, address: &str) -> Screen {
    crm.answer_data(TASK_CHOICES, &choices());
    let screen = Screen::open(crm, address).await;
    screen.wait_for("button", "Save").await;
    screen
        .until("the members", || screen.select("fieldset label").len() == 2)
        .await;
    screen
}

fn tick(screen: &Screen, label: &str) {
    screen.field(label).click();
}

fn is_ticked(screen: &Screen, label: &str) -> bool {
    screen.field(label).unchecked_into::<HtmlInputElement>().checked()
}

fn options(screen: &Screen) -> Vec<String> {
    screen.select("option").iter().map(|option| text_of(option)).collect()
}

/// What was sent, field by field.
pub fn fields(body: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(body.as_bytes()).into_owned().collect()
}

/// A task with another text in one of its fields.
pub fn changed(task: &Value, field: &str, text: &str) -> Value {
    let mut task = task.clone();
    task[field] = text.into();
    task
}

#[wasm_bindgen_test]
async fn a_new_task_is_sent_with_all_that_was_chosen_and_is_then_in_the_list() {
    let crm = FakeCrm::signed_in();
    let screen = open_form(&crm, "/projects/2/tasks/new").await;
    assert_eq!(screen.title().as_deref(), Some("New task"));
    assert_eq!(screen.value("Start date"), today().to_string(), "it starts today");
    assert_eq!(options(&screen), ["Low", "Medium", "Now"]);
    assert_eq!(screen.value("Priority"), "2");
    screen.fill("Name", NAME);
    screen.choose("Priority", "Now");
    screen.fill("Start date", "2026-11-24");
    screen.fill("Due date", "2026-11-25");
    tick(&screen, "Coty Wehner");
    tick(&screen, "Alford Jakubowski");
    screen.fill("Description", "50 % & more");

    crm.hold(ADD_TASK);
    screen.click("button", "Save").await;
    screen.wait_for_text("status", "“A&B=1+2 ü” is being saved…").await;
    let added = json!({ "id": 8, "name": NAME, "status": 1, "priority": 9, "startdate": "2026-11-24", "duedate": "2026-11-25",
        "description": "50 % &amp; more", "assignees": [{ "assigneeid": "3", "full_name": "x" }, { "assigneeid": "4", "full_name": "y" }] });
    crm.answer_data(TASKS, &json!([added]));
    crm.release(ADD_TASK);
    screen.wait_for("link", NAME).await;
    assert_eq!(hash(), "#/projects/2/tasks");
    let [sent] = &crm.sent_to(ADD_TASK)[..] else {
        panic!("sent once")
    };
    assert!(
        sent.headers()
            .iter()
            .any(|header| header == "content-type: application/x-www-form-urlencoded")
    );
    assert_eq!(
        fields(&sent.body()),
        pairs(&[
            ("name", NAME),
            ("priority", "9"),
            ("startdate", "2026-11-24"),
            ("duedate", "2026-11-25"),
            ("description", "50 % & more"),
            ("assignees[]", "4"),
            ("assignees[]", "3"),
        ])
    );
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_sent_or_lost() {
    let crm = FakeCrm::signed_in();
    let screen = open_form(&crm, "/projects/2/tasks/new").await;
    screen.fill("Start date", "2026-11-24");
    screen.fill("Due date", "2026-11-23");
    screen.fill("Description", "kept");
    screen.click("button", "Save").await;
    let problems = || -> Vec<String> {
        let shown = screen
            .select(".problem")
            .into_iter()
            .filter(|one| !one.hidden() && !text_of(one).is_empty());
        shown.map(|one| text_of(&one)).collect()
    };
    screen.until("two problems", || problems().len() == 2).await;
    assert_eq!(
        problems(),
        [
            "Give the task a name.",
            "The task cannot be due before it starts. Choose Nov 24, 2026 or a later day."
        ]
    );
    let due = screen.field("Due date");
    assert_eq!(due.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(screen.value("Description"), "kept");
    settled().await;
    assert_eq!(crm.count(ADD_TASK), 0);
}

#[wasm_bindgen_test]
async fn the_form_comes_with_all_that_can_be_chosen_and_does_not_grow_while_it_is_filled_in() {
    for address in ["/projects/2/tasks/new", "/projects/2/tasks/7"] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(TASK_CHOICES, &choices());
        let assigned = json!([{ "assigneeid": "3", "full_name": "Alford Jakubowski" }]);
        crm.answer_data(TASKS, &json!([{ "id": 7, "name": "Old", "assignees": assigned }]));
        crm.hold(TASK_CHOICES);
        let screen = Screen::open(&crm, address).await;
        screen
            .until("a question for the choices", || crm.count(TASK_CHOICES) > 0)
            .await;
        settled().await;
        assert!(screen.find("button", "Save").is_none(), "{address}");
        crm.release(TASK_CHOICES);
        screen.wait_for("button", "Save").await;
        assert_eq!(screen.select("fieldset label").len(), 2, "{address}");
    }
}

#[wasm_bindgen_test]
async fn without_choices_the_form_still_works() {
    for status in [403, 404] {
        let crm = FakeCrm::signed_in();
        crm.refuse(TASK_CHOICES, status, "No data found");
        let screen = Screen::open(&crm, "/projects/2/tasks/new").await;
        screen.wait_for("button", "Save").await;
        assert_eq!(options(&screen), ["Low", "Medium", "High", "Urgent"]);
        assert_eq!(screen.select("fieldset").len(), 0);
        screen.fill("Name", "Alone");
        let added = json!({ "id": 8, "name": "Alone", "priority": 2, "startdate": today().to_string() });
        crm.answer_data(TASKS, &json!([added]));
        screen.click("button", "Save").await;
        screen.wait_for("heading", "Tasks").await;
        assert_eq!(crm.count(ADD_TASK), 1);
    }
}

#[wasm_bindgen_test]
async fn a_refusal_keeps_everything_and_is_said_beside_the_field_that_it_names() {
    let crm = FakeCrm::signed_in();
    let refusal = json!({ "status": false, "error": "validation_failed", "message": "Not so fast",
        "errors": { "duedate": ["The duedate field is required."] } });
    crm.answer(ADD_TASK, 422, &refusal.to_string());
    let screen = open_form(&crm, "/projects/2/tasks/new").await;
    screen.fill("Name", NAME);
    tick(&screen, "Coty Wehner");
    screen.click("button", "Save").await;
    screen.wait_for_text("alert", "Not so fast").await;
    assert!(screen.text().contains("The duedate field is required."));
    assert_eq!(screen.value("Name"), NAME);
    assert!(is_ticked(&screen, "Coty Wehner"));
}

#[wasm_bindgen_test]
async fn after_a_lost_answer_the_tasks_are_read_again_before_anything_is_offered() {
    let crm = FakeCrm::signed_in();
    let screen = open_form(&crm, "/projects/2/tasks/new").await;
    screen.fill("Name", NAME);
    screen.fill("Start date", "2026-11-24");
    crm.cut(ADD_TASK);
    screen.click("button", "Save").await;
    screen.until("a failure", || !screen.all("alert").is_empty()).await;
    assert_eq!(crm.count(TASKS), 2, "read again");
    assert_eq!(screen.value("Name"), NAME, "the text is still there");

    let before = crm.count(ADD_TASK);
    let arrived = json!({ "id": 8, "name": NAME, "status": 1, "priority": "2", "startdate": "2026-11-24" });
    crm.answer_data(TASKS, &json!([arrived]));
    screen.click("button", "Save").await;
    screen.wait_for("link", NAME).await;
    assert_eq!(
        crm.count(ADD_TASK),
        before + 1,
        "it had arrived although no answer came"
    );
}

#[wasm_bindgen_test]
async fn an_edit_sends_all_fields_and_those_that_were_not_touched_as_the_server_has_them() {
    let crm = FakeCrm::signed_in();
    let task = json!({ "id": "7", "name": "Old", "priority": "3", "status": "4", "startdate": "2026-11-24",
        "duedate": "2026-12-24", "description": "<p>One<br>two &amp; <b>three</b></p>", "assignees": [
            { "id": "6", "assigneeid": "3", "full_name": "Alford Jakubowski" },
            { "id": "5", "assigneeid": "8", "full_name": "Someone Else" }] });
    crm.answer_data(TASKS, &json!([task.clone()]));
    crm.answer_data(TASK_CHOICES, &choices());
    let screen = Screen::open(&crm, "/projects/2/tasks/7").await;
    screen.wait_for("heading", "Old").await;
    screen
        .until("all who may work on it", || screen.select("fieldset label").len() == 3)
        .await;
    assert_eq!(
        options(&screen),
        ["Low", "Medium", "Now", "High"],
        "its own priority is there"
    );
    assert_eq!(screen.value("Priority"), "3");
    assert_eq!(
        (screen.value("Start date"), screen.value("Due date")),
        ("2026-11-24".into(), "2026-12-24".into())
    );
    assert_eq!(
        screen.value("Description"),
        "One\ntwo & three",
        "HTML is offered as text"
    );
    let ticked = ["Alford Jakubowski", "Coty Wehner", "Someone Else"].map(|name| is_ticked(&screen, name));
    assert_eq!(ticked, [true, false, true]);

    screen.fill("Name", NAME);
    crm.answer_data(TASKS, &json!([changed(&task, "name", NAME)]));
    screen.click("button", "Save").await;
    screen.wait_for("heading", "Tasks").await;
    let [sent] = &crm.sent_to(EDIT_TASK)[..] else {
        panic!("sent once")
    };
    assert_eq!(
        fields(&sent.body()),
        pairs(&[
            ("name", NAME),
            ("priority", "3"),
            ("startdate", "2026-11-24"),
            ("duedate", "2026-12-24"),
            ("description", "<p>One<br>two &amp; <b>three</b></p>"),
            ("assignees[]", "3"),
            ("assignees[]", "8"),
            ("id", "7"),
        ])
    );
}

#[wasm_bindgen_test]
async fn a_task_that_is_gone_and_a_project_that_allows_no_tasks_say_so() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/projects/2/tasks/77").await;
    screen
        .until("a word about it", || {
            screen.text().contains("This task is not there any more.")
        })
        .await;

    let crm = FakeCrm::signed_in();
    let settings = json!({ "create_tasks": "0" });
    crm.answer_data(PROJECT, &project_with(json!({ "settings": settings })));
    let screen = Screen::open(&crm, "/projects/2/tasks/new").await;
    screen
        .until("a word about it", || {
            screen.text().contains("Tasks cannot be added to this project.")
        })
        .await;
    assert!(screen.find("button", "Save").is_none());
}

#[wasm_bindgen_test]
async fn what_is_filled_in_without_an_event_is_saved_and_what_is_not_touched_stays_as_it_is() {
    let crm = FakeCrm::signed_in();
    let screen = open_form(&crm, "/projects/2/tasks/new").await;
    screen.fill_in_silently("Name", "Choose colours");
    screen.fill_in_silently("Priority", "9");
    screen.fill_in_silently("Start date", "2026-03-04");
    screen.fill_in_silently("Description", "Two\nor three");
    screen.click("button", "Save").await;
    screen.until("the task to be sent", || crm.count(ADD_TASK) == 1).await;
    let sent = fields(&crm.sent_to(ADD_TASK)[0].body());
    let expected = [
        ("name", "Choose colours"),
        ("priority", "9"),
        ("startdate", "2026-03-04"),
        ("duedate", ""),
        ("description", "Two\nor three"),
    ];
    assert_eq!(sent, pairs(&expected));
}
