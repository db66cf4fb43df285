//! `GET projects/id/:id/group/:groupname`.

use std::collections::BTreeSet;

use sandbox::ANNA;
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{Server, find, id, no_data, refused, text, values};

const GROUPS: [&str; 11] = [
    "tasks",
    "timesheets",
    "milestones",
    "discussions",
    "proposals",
    "estimates",
    "invoices",
    "subscriptions",
    "expenses",
    "credit_notes",
    "create_task_data",
];

async fn group(server: &Server, project: u32, group: &str, token: &str) -> Vec<Value> {
    server
        .list(&format!("projects/id/{project}/group/{group}"), token)
        .await
}

#[tokio::test]
async fn tasks_answer_as_documented() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for project in [3, 5, 8] {
        let (status, body) = server.read(&format!("projects/id/{project}/group/tasks"), &token).await;
        assert_eq!(status, 200);
        assert_documented("Projects | Request Project Groups Information", &body, &[]);
    }
}

#[tokio::test]
async fn the_web_shop_has_every_group_and_the_newsletter_none() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for group in GROUPS {
        let (status, _) = server.read(&format!("projects/id/3/group/{group}"), &token).await;
        assert_eq!(status, 200, "{group}");
        let nothing = server.read(&format!("projects/id/9/group/{group}"), &token).await;
        if group != "create_task_data" {
            assert_eq!(nothing, (404, no_data()), "{group}");
        }
    }
    let unknown = server.read("projects/id/3/group/files", &token).await;
    assert_eq!(unknown, (404, no_data()));
}

#[tokio::test]
async fn tasks_have_statuses_milestones_assignees_and_one_is_hidden() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let tasks = group(&server, 3, "tasks", &token).await;
    assert_eq!(values(&tasks, "status"), ["1", "2", "3", "4", "5"]);
    let hidden = find(&tasks, "visible_to_client", "0");
    assert!(text(hidden, "name").starts_with("LEAK-") && text(hidden, "description").starts_with("LEAK-"));
    let filters = find(&tasks, "id", "33");
    assert_eq!(filters["name"], "Filters: frame < 60 cm, wheel ≥ 28\"");
    assert_eq!(filters["milestone_name"], "Shop &amp; payment");
    assert_eq!(filters["assignees_ids"], "3, 4, 6");
    assert_eq!(filters["total_logged_time"], "5700");
    assert_eq!(
        values(filters["assignees"].as_array().unwrap(), "assigneeid"),
        ["3", "4", "6"]
    );
    let wishes = find(&tasks, "is_added_from_contact", "1");
    assert_eq!(wishes["addedfrom_name"], "Anna Keller");
    assert_eq!(
        (&wishes["duedate"], &wishes["assignees_ids"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(values(&tasks, "hourly_rate"), ["7391.46"]);
}

/// The columns of section 5.
#[tokio::test]
async fn groups_without_a_sample_have_their_likely_columns() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let likely = [
        (
            "milestones",
            "id name due_date description description_visible_to_customer milestone_order",
        ),
        ("timesheets", "id task_id staff_id start_time end_time hourly_rate"),
        ("expenses", "id expense_name note category amount date currency"),
        (
            "subscriptions",
            "id name description date next_billing_cycle ends_at status quantity",
        ),
        (
            "credit_notes",
            "id number date currency subtotal total clientnote terms adminnote",
        ),
        (
            "discussions",
            "id project_id subject description show_to_customer datecreated last_activity staff_id contact_id \
             total_comments",
        ),
    ];
    for (name, columns) in likely {
        for row in group(&server, 3, name, &token).await {
            let keys: BTreeSet<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
            let columns: BTreeSet<_> = columns.split(' ').collect();
            assert!(columns.is_subset(&keys), "{name}: {row}");
        }
    }
}

#[tokio::test]
async fn one_timesheet_is_running_and_one_has_date_times() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let sheets = group(&server, 3, "timesheets", &token).await;
    let running = find(&sheets, "id", "25");
    assert_eq!(
        (&running["start_time"], &running["end_time"]),
        (&json!("1772616600"), &Value::Null)
    );
    let tidy = find(&sheets, "id", "23");
    assert_eq!(text(tidy, "start_time"), "2026-01-24 09:30:00");
    assert_eq!(text(tidy, "end_time"), "2026-01-24 10:30:00");
}

#[tokio::test]
async fn a_milestones_description_may_not_be_for_the_customer() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let milestones = group(&server, 3, "milestones", &token).await;
    assert_eq!(milestones.len(), 4);
    let secret = find(&milestones, "description_visible_to_customer", "0");
    assert!(text(secret, "description").starts_with("LEAK-"));
}

#[tokio::test]
async fn documents_are_those_of_the_lists() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for documents in ["invoices", "estimates", "proposals"] {
        let mut all = server.list(documents, &token).await;
        all.retain(|row| row["project_id"] == "3");
        assert!(all.len() > 1);
        assert_eq!(group(&server, 3, documents, &token).await, all);
    }
}

#[tokio::test]
async fn discussions_are_spelled_in_one_way_at_a_time() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let discussions = group(&server, 3, "discussions", &token).await;
    assert_eq!(values(&discussions, "staff_id"), ["0", "3", "4"]);
    assert_eq!(find(&discussions, "staff_id", "0")["contact_id"], "7");
    assert!(discussions[0]["total_comments"].is_number());

    let status = async |spelling: &str| server.read(&format!("projects/id/3/group/{spelling}"), &token).await.0;
    assert_eq!(status("discusssions").await, 404);
    server
        .control("discussions", json!({ "spelling": "discusssions" }))
        .await;
    assert_eq!((status("discusssions").await, status("discussions").await), (200, 404));
    server.press("reset").await;
    assert_eq!((status("discusssions").await, status("discussions").await), (404, 200));
}

#[tokio::test]
async fn task_data_has_priorities_of_tasks_and_the_members() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let data = server.data("projects/id/3/group/create_task_data", &token).await;
    let priorities = data["priority"].as_array().unwrap();
    assert_eq!(values(priorities, "name"), ["High", "Low", "Medium", "Urgent"]);
    assert_eq!(
        find(priorities, "name", "Low"),
        &json!({ "id": 1, "name": "Low", "color": "#777" })
    );
    let expected = json!({
        "staff_id": "4", "firstname": "Tomás", "lastname": "Ruiz", "email": "tomas.ruiz@acme.example",
        "project_id": "3",
    });
    assert_eq!(
        find(data["project_members"].as_array().unwrap(), "staff_id", "4"),
        &expected
    );
}

#[tokio::test]
async fn what_the_settings_keep_back_is_forbidden() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let forbidden = (403, refused("You do not have permission to perform this action"));
    for group in GROUPS {
        let answer = server.read(&format!("projects/id/8/group/{group}"), &token).await;
        match group {
            "tasks" | "estimates" => assert_eq!(answer.0, 200, "{group}"),
            "milestones" | "proposals" | "invoices" => assert_eq!(answer, (404, no_data()), "{group}"),
            _ => assert_eq!(answer, forbidden, "{group}"),
        }
    }
    let tasks = group(&server, 8, "tasks", &token).await;
    assert_eq!(tasks.iter().map(id).collect::<Vec<_>>(), ["51"]);
}
