//! PHP's ways with JSON, while they are switched on.

use reqwest::Method;
use sandbox::ANNA;
use serde_json::{Value, json};

use crate::support::{Server, send};

/// What stands before the JSON, and `data`.
async fn read(server: &Server, endpoint: &str, token: &str) -> (String, Value) {
    let text = send(server.call(Method::GET, endpoint, token))
        .await
        .text()
        .await
        .unwrap();
    let (before, json) = text.split_once("</div>\n").unwrap();
    let body: Value = serde_json::from_str(json).unwrap();
    (before.to_owned(), body["data"].clone())
}

async fn odd_server() -> (Server, String) {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("oddities", json!({ "on": true })).await;
    (server, token)
}

#[tokio::test]
async fn a_notice_with_a_brace_comes_first() {
    let (server, token) = odd_server().await;
    let (before, _) = read(&server, "invoices", &token).await;
    assert!(before.starts_with("\u{feff}\n\n<div"), "{before}");
    assert!(before.contains("PHP Error") && before.contains('{'));
}

#[tokio::test]
async fn numbers_flags_and_lists_change_their_types() {
    let (server, token) = odd_server().await;
    // INV-1057 has items and files; INV-1058 has no project.
    let (_, invoice) = read(&server, "invoices/id/316", &token).await;
    assert_eq!(invoice["id"], 316);
    assert_eq!(invoice["adjustment"], -12.34);
    assert_eq!(invoice["billing_zip"], 4229, "a leading zero is lost");
    assert_eq!(invoice["client"]["phonenumber"], "+49 341 5550142");
    assert_eq!(invoice["include_shipping"], true);
    let items = invoice["items"].as_object().unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(invoice["payments"], json!([]));
    assert!(invoice.get("sandbox_extension").is_some());
    let (_, invoice) = read(&server, "invoices/id/317", &token).await;
    assert_eq!(invoice["project_data"], json!([]));
}

#[tokio::test]
async fn all_resources_change_their_types() {
    let (server, token) = odd_server().await;
    let (_, contract) = read(&server, "contracts/id/67", &token).await;
    assert_eq!(
        (&contract["signed"], &contract["dateend"]),
        (&json!(false), &json!("0000-00-00"))
    );
    assert_eq!(contract["acceptance_date"], "0000-00-00 00:00:00");
    let (_, proposal) = read(&server, "proposals/id/24", &token).await;
    assert_eq!(proposal["allow_comments"], true);
    assert_eq!(proposal["comments"].as_object().unwrap().len(), 4);
    assert_eq!(proposal["project_data"], json!([]));
    let (_, ticket) = read(&server, "tickets/id/704", &token).await;
    assert_eq!(
        (&ticket["ticketid"], &ticket["hidefromclient"]),
        (&json!(704), &json!(false))
    );
    assert_eq!(ticket["lastreply"], "0000-00-00 00:00:00");
    assert_eq!(ticket["ticket_replies"], json!([]));
    let (_, project) = read(&server, "projects/id/8", &token).await;
    let settings = &project["settings"];
    assert_eq!(
        (&settings["view_gantt"], &settings["view_tasks"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(project["deadline"], "0000-00-00");
    let (_, tasks) = read(&server, "projects/id/3/group/tasks", &token).await;
    let hidden = tasks
        .as_object()
        .unwrap()
        .values()
        .find(|task| task["id"] == 39)
        .unwrap();
    assert_eq!(hidden["visible_to_client"], false);
}

#[tokio::test]
async fn the_list_has_gaps_and_keeps_its_order() {
    let (server, token) = odd_server().await;
    let (_, invoices) = read(&server, "invoices", &token).await;
    let numbers: Vec<_> = invoices
        .as_object()
        .unwrap()
        .values()
        .map(|row| row["number"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers.len(), 17);
    assert!(numbers.is_sorted_by(|newer, older| newer > older), "{numbers:?}");
}

#[tokio::test]
async fn the_menu_has_an_unknown_entry() {
    let (server, token) = odd_server().await;
    let (_, menu) = read(&server, "miscellaneous/group/client_menu", &token).await;
    let mut entries = menu.as_object().unwrap().values();
    assert!(entries.any(|entry| entry["short_name"] == "loyalty"));
}
