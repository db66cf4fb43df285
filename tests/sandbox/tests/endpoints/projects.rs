//! `GET projects`, `GET projects/id/:id`, and the control of what is allowed in a project.

use reqwest::Method;
use sandbox::{ANNA, BEN};
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{Server, find, id, no_data, refused, send, text, values};

#[tokio::test]
async fn list_and_details_answer_as_documented() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = server.read("projects", &token).await;
    assert_eq!(status, 200);
    assert_documented("Projects | List All Projects", &body, &[]);
    let ids: Vec<_> = body["data"].as_array().unwrap().iter().map(id).collect();
    assert_eq!(ids, ["9", "8", "5", "3"], "the newest first");
    for id in ids {
        let (status, body) = server.read(&format!("projects/id/{id}"), &token).await;
        assert_eq!(status, 200);
        assert_documented("Projects | Request Project By ID", &body, &[]);
    }
}

#[tokio::test]
async fn the_seed_has_statuses_dates_and_ways_to_pay() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("projects", &token).await;
    let statuses = ["Finished", "In Progress", "Not Started", "On Hold"];
    assert_eq!(values(&rows, "status_name"), statuses);
    assert_eq!(values(&rows, "billing_type"), ["1", "2", "3"]);
    let app = find(&rows, "id", "8");
    assert_eq!(app["deadline"], Value::Null);
    assert_eq!(
        (text(app, "project_rate_per_hour"), text(app, "estimated_hours")),
        ("110.00", "320.00")
    );
    assert_eq!(app["project_created"], "2026-02-03");
    assert_eq!(app["datecreated"], "2022-03-14 09:26:53", "the customer's day");
    assert_eq!(app["stripe_id"], "LEAK-stripe_id-1");
    assert_eq!(find(&rows, "id", "5")["date_finished"], "2025-12-31 17:20:00");
}

#[tokio::test]
async fn members_and_settings_are_in_the_detail() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let web_shop = server.data("projects/id/3", &token).await;
    let members = web_shop["project_members"].as_array().unwrap();
    assert_eq!(values(members, "staff_name"), ["Lena Vogt", "Priya Nair", "Tomás Ruiz"]);
    assert_eq!(web_shop["settings"]["create_tasks"], "1");
    let app = server.data("projects/id/8", &token).await;
    assert_eq!(app["settings"]["view_gantt"], "0");
    assert_eq!(app["settings"]["available_features"]["project_gantt"], 0);
    assert_eq!(app["settings"]["available_features"]["project_tasks"], 1);
}

#[tokio::test]
async fn only_anna_has_projects() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    let forbidden = (403, refused("You do not have permission to perform this action"));
    for endpoint in ["projects", "projects/id/3", "projects/id/3/group/tasks"] {
        assert_eq!(server.read(endpoint, &ben).await, forbidden);
    }
    for endpoint in ["projects/id/99", "projects/id/99/group/tasks"] {
        assert_eq!(server.read(endpoint, &anna).await, (404, no_data()));
    }
}

#[tokio::test]
async fn settings_are_replaced_until_the_reset() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for settings in [json!(null), json!([]), json!({ "view_tasks": "0" })] {
        let body = json!({ "id": "3", "settings": settings });
        server.control("project_settings", body).await;
        assert_eq!(server.data("projects/id/3", &token).await["settings"], settings);
        let (status, _) = server.read("projects/id/3/group/tasks", &token).await;
        assert_eq!(
            status,
            if settings.is_object() { 403 } else { 200 },
            "what is missing is on"
        );
    }
    server.press("reset").await;
    let settings = server.data("projects/id/3", &token).await["settings"].take();
    assert_eq!(settings["view_tasks"], "1");

    let control = server.request(Method::POST, "/__sandbox/project_settings");
    let unknown = send(control.json(&json!({ "id": "99", "settings": null }))).await;
    assert_eq!(unknown.status(), 404);
}
