//! `POST` and `PUT projects/id/:id/group/tasks`.

use reqwest::Method;
use reqwest::multipart::Form;
use sandbox::ANNA;
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{Server, answer, find, no_data, refused, values};

const TASKS: &str = "projects/id/3/group/tasks";

const TASK: [(&str, &str); 7] = [
    ("name", "A&B=1+2 ü"),
    ("priority", "3"),
    ("startdate", "2026-03-09"),
    ("duedate", "2026-03-20"),
    ("assignees[]", "3"),
    ("assignees[]", "4"),
    ("description", "First line\nSecond & last"),
];

/// The fields of a task, with one of them changed.
fn with<'field>(field: &'field str, value: &'field str) -> Vec<(&'field str, &'field str)> {
    let others = TASK.into_iter().filter(|(name, _)| *name != field);
    others.chain([(field, value)]).collect()
}

async fn put(server: &Server, token: &str, fields: &[(&str, &str)]) -> (u16, Value) {
    answer(server.call(Method::PUT, TASKS, token).form(fields)).await
}

fn assert_written(task: &Value) {
    for (column, value) in [
        ("name", "A&B=1+2 ü"),
        ("description", "First line\nSecond & last"),
        ("priority", "3"),
        ("startdate", "2026-03-09"),
        ("duedate", "2026-03-20"),
        ("assignees_ids", "3, 4"),
    ] {
        assert_eq!(task[column], value, "{column}");
    }
    assert_eq!(
        values(task["assignees"].as_array().unwrap(), "full_name"),
        ["Lena Vogt", "Tomás Ruiz"]
    );
}

#[tokio::test]
async fn a_new_task_is_there_when_the_tasks_are_read_again() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = server.submit(TASKS, &token, &TASK).await;
    assert_eq!(status, 200);
    assert_documented("Task | Add task to a project", &body, &[]);
    let tasks = server.list(TASKS, &token).await;
    let task = tasks.last().unwrap();
    assert_written(task);
    for (column, value) in [
        ("status_name", "Not Started"),
        ("dateadded", "2026-03-05 09:00:00"),
        ("is_added_from_contact", "1"),
        ("addedfrom_name", "Anna Keller"),
        ("milestone", "0"),
    ] {
        assert_eq!(task[column], value, "{column}");
    }
}

#[tokio::test]
async fn an_edit_changes_the_fields_and_nothing_else() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = put(&server, &token, &with("id", "33")).await;
    assert_eq!(status, 200);
    assert_documented("Task | Update task", &body, &[]);
    let tasks = server.list(TASKS, &token).await;
    let task = find(&tasks, "id", "33");
    assert_written(task);
    assert_eq!(task["status_name"], "In Progress");
    assert_eq!(task["milestone_name"], "Shop &amp; payment");
    assert_eq!(task["is_added_from_contact"], "0");
}

#[tokio::test]
async fn php_sees_nothing_of_a_put_that_is_not_urlencoded() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let form = with("id", "33").into_iter();
    let form = form.fold(Form::new(), |form, (name, value)| {
        form.text(name.to_owned(), value.to_owned())
    });
    let json = json!({ "id": "33", "name": "New", "assignees": ["3"] });
    for request in [
        server.call(Method::PUT, TASKS, &token).multipart(form),
        server.call(Method::PUT, TASKS, &token).json(&json),
    ] {
        let (status, body) = answer(request).await;
        assert_eq!(status, 422);
        let missing: Vec<_> = body["errors"].as_object().unwrap().keys().collect();
        assert_eq!(missing, ["assignees[]", "duedate", "name", "priority", "startdate"]);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_task_is_told() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for (field, value) in [
        ("name", " "),
        ("priority", "5"),
        ("startdate", "09.03.2026"),
        ("startdate", "2026-02-30"),
        ("duedate", "2026-03-08"),
        ("assignees[]", "1"),
    ] {
        let (status, body) = server.submit(TASKS, &token, &with(field, value)).await;
        assert_eq!(status, 422, "{field}");
        let fields: Vec<_> = body["errors"].as_object().unwrap().keys().collect();
        assert_eq!(fields, [field]);
    }
    let (status, body) = put(&server, &token, &TASK).await;
    assert_eq!(
        (status, &body["errors"]),
        (422, &json!({ "id": "The id field is required." }))
    );
}

#[tokio::test]
async fn what_would_be_lost_without_a_word_is_a_mistake() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let brackets = server.submit(TASKS, &token, &with("assignees", "3")).await;
    assert_eq!(brackets, (400, refused("no field assignees is read here")));
    let mut fields = with("id", "33");
    fields.retain(|(name, _)| *name != "description");
    let description = put(&server, &token, &fields).await;
    assert_eq!(
        description,
        (400, refused("without a description, the old one is lost"))
    );
}

#[tokio::test]
async fn only_tasks_of_the_project_that_can_be_seen_are_edited() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for id in ["39", "41", "x"] {
        assert_eq!(put(&server, &token, &with("id", id)).await, (404, no_data()), "{id}");
    }
}

#[tokio::test]
async fn writing_is_forbidden_where_the_settings_say_so() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let forbidden = (403, refused("You do not have permission to perform this action"));
    let add = server.submit("projects/id/8/group/tasks", &token, &TASK).await;
    assert_eq!(add, forbidden);
    let settings = json!({ "id": "3", "settings": { "edit_tasks": "0" } });
    server.control("project_settings", settings).await;
    assert_eq!(put(&server, &token, &with("id", "33")).await, forbidden);
    assert_eq!(server.submit(TASKS, &token, &TASK).await.0, 200);
    let unknown = server.submit("projects/id/3/group/milestones", &token, &TASK).await;
    assert_eq!(unknown, (405, json!({ "status": false, "error": "Unknown method" })));
}
