use super::*;
use crate::model::samples::{documented, documented_with};
use crate::model::wire::FromData;
use serde_json::json;

const GROUP: &str = "Projects | Request Project Groups Information";

#[test]
fn the_documented_tasks_are_read() {
    let [first, second] = &documented::<Vec<Task>>(GROUP)[..] else {
        panic!("two tasks")
    };
    assert_eq!(first.name, "Add a Test Case for the GCI Website");
    assert_eq!((first.start, first.due), (Date::parse("2023-05-12"), None));
    assert_eq!(first.priority.as_ref().map(Id::as_str), Some("2"));
    assert_eq!((first.milestone.as_deref(), first.description.as_ref()), (None, None));
    let names: Vec<_> = second
        .assignees
        .iter()
        .map(|member| (member.id.as_str(), member.name.as_str()))
        .collect();
    assert_eq!(names, [("3", "Alford Jakubowski"), ("4", "Coty Wehner")]);
}

#[test]
fn the_status_of_a_task_is_not_that_of_a_project() {
    let kinds: Vec<_> = documented::<Vec<Task>>(GROUP)
        .iter()
        .map(|task| task.status.kind)
        .collect();
    assert_eq!(kinds, [TaskStatusKind::InProgress, TaskStatusKind::NotStarted]);
    let task: Task = documented_with(GROUP, &json!({"status": 5, "status_name": null}));
    assert_eq!(task.status.kind, TaskStatusKind::Complete);
}

#[test]
fn what_a_task_costs_by_the_hour_is_read_nowhere() {
    let task: Task = documented_with(
        GROUP,
        &json!({"hourly_rate": "canary", "password": "canary", "token": "canary"}),
    );
    assert!(!format!("{task:?}").contains("canary"));
}

#[test]
fn a_task_that_is_not_for_the_customer_is_as_if_it_were_not_there() {
    let data = |json: &str| Vec::<Task>::from_data(&serde_json::value::RawValue::from_string(json.to_owned()).unwrap());
    assert_eq!(data(r#"[{"id":1,"visible_to_client":"0"}]"#), Ok(Vec::new()));
    let shown = data(r#"[{"id":1,"visible_to_client":"0"},{"id":2,"visible_to_client":1},{"id":3}]"#).unwrap();
    assert_eq!(
        shown.iter().map(|task| task.id.as_str()).collect::<Vec<_>>(),
        ["2", "3"]
    );
}

#[test]
fn the_choices_of_the_form_are_read() {
    let row = r##"{"priority":[{"id":1,"name":"Low","color":"#777"},{"id":"9","name":"Now"}],
        "project_members":[{"staff_id":"3","firstname":"Ada","lastname":"King","email":"x@example.org","project_id":"2"},
        {"staff_id":4,"firstname":"","lastname":"Solo"}]}"##;
    let choices = TaskChoices::from_row(&Row::parse(row).unwrap()).unwrap();
    let priorities: Vec<_> = choices
        .priorities
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(priorities, [("1", "Low"), ("9", "Now")]);
    let members: Vec<_> = choices
        .members
        .iter()
        .map(|one| (one.id.as_str(), one.name.as_str()))
        .collect();
    assert_eq!(members, [("3", "Ada King"), ("4", "Solo")]);
}

#[test]
fn an_edit_sends_what_was_not_touched_as_the_server_has_it_by_then() {
    let first = TaskFields::of_task(&documented::<Vec<Task>>(GROUP)[1]);
    assert_eq!(
        (first.start.as_str(), first.due.as_str(), first.priority.as_str()),
        ("2023-05-15", "", "2")
    );
    let typed = TaskFields {
        name: "A&B=1+2 ü".to_owned(),
        ..first.clone()
    };
    let now = TaskFields {
        due: "2023-06-01".to_owned(),
        description: "<p>By <b>staff</b></p>".to_owned(),
        ..first.clone()
    };
    let sent = typed.over(&first, now.clone());
    assert_eq!(
        sent,
        TaskFields {
            name: "A&B=1+2 ü".to_owned(),
            ..now
        }
    );
}

#[test]
fn a_task_that_was_sent_is_known_again_whatever_the_server_made_of_its_texts() {
    let sent = TaskFields {
        name: "A & B".to_owned(),
        priority: "2".to_owned(),
        start: "2026-11-24".to_owned(),
        due: String::new(),
        description: "One\ntwo < three ".to_owned(),
        assignees: ["4", "3"].into_iter().filter_map(Id::parse).collect(),
    };
    let columns = json!({
        "name": "A &amp; B", "priority": 2, "startdate": "2026-11-24", "duedate": "0000-00-00",
        "description": "One<br />\ntwo &lt; three",
        "assignees": [{ "assigneeid": "3", "full_name": "x" }, { "assigneeid": "4", "full_name": "y" }],
    });
    assert!(sent.difference(&documented_with(GROUP, &columns)).is_none());
    for (column, other) in [
        ("name", json!("A")),
        ("priority", json!("3")),
        ("startdate", json!("2026-11-25")),
        ("duedate", json!("2026-11-25")),
        ("description", json!("One")),
        ("assignees", json!([])),
    ] {
        let mut columns = columns.clone();
        columns[column] = other;
        let difference = sent.difference(&documented_with(GROUP, &columns));
        let texts = difference.texts.iter().map(|text| text.field);
        let fields: Vec<_> = texts.chain(difference.fields.iter().copied()).collect();
        let named = if column == "assignees" { "assignees[]" } else { column };
        assert_eq!(fields, [named]);
    }
}

#[test]
fn what_an_edit_does_not_touch_goes_back_as_the_server_has_it() {
    let description = " <p>One</p>\r\n<x> a < b &ouml; ";
    let columns = json!({ "name": " A &amp;amp; B", "description": description });
    let fields = TaskFields::of_task(&documented_with(GROUP, &columns));
    assert_eq!(
        (fields.name.as_str(), fields.description.as_str()),
        (" A &amp;amp; B", description)
    );
}

#[test]
fn it_is_told_what_has_become_of_an_edit() {
    let before: Task = documented_with(GROUP, &json!({ "id": "7", "name": "Old" }));
    let sent = TaskFields {
        name: "50% deposit".to_owned(),
        ..TaskFields::of_task(&before)
    };
    let trace = |now: &[Task]| sent.trace_edited(&before.id, Some(std::slice::from_ref(&before)), now);
    let renamed = |name: &str| documented_with::<Task>(GROUP, &json!({ "id": "7", "name": name }));
    assert_eq!(trace(&[renamed("50% deposit")]), Trace::Whole);
    assert!(matches!(trace(&[renamed("50?posit")]), Trace::Changed(_)));
    assert!(matches!(trace(std::slice::from_ref(&before)), Trace::Unchanged(_)));
    assert_eq!(trace(&[]), Trace::Nothing);
}

#[test]
fn the_task_just_added_is_the_one_that_was_not_there_before() {
    let task = |id: u8, name: &str| documented_with::<Task>(GROUP, &json!({ "id": id, "name": name }));
    let before = [task(1, "A task")];
    let now = [
        task(9, "A t"),
        task(10, "Another"),
        before[0].clone(),
        task(8, "Another"),
    ];
    let fields = |name: &str| TaskFields {
        name: name.to_owned(),
        ..TaskFields::of_task(&before[0])
    };
    let added = |name: &str| fields(name).just_added(&before, &now).map(|task| task.id.to_string());
    assert_eq!(added("A t").as_deref(), Some("9"));
    assert_eq!(added("A task").as_deref(), Some("10"));
    assert_eq!(fields("A task").just_added(&now, &now), None);
}
