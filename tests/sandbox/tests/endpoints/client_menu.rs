//! `GET miscellaneous/group/client_menu`, and the permissions that it shows.

use sandbox::{ANNA, BEN};
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{Server, no_data, refused};

const CLIENT_MENU: &str = "miscellaneous/group/client_menu";

fn short_names(menu: &Value) -> Vec<&str> {
    let entries = menu.as_array().unwrap();
    entries
        .iter()
        .map(|entry| entry["short_name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn it_answers_as_documented() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = server.read(CLIENT_MENU, &token).await;
    assert_eq!(status, 200);
    assert_documented("Miscellaneous | Get client menu", &body, &[]);
    let sections = ["invoices", "estimates", "contracts", "proposals", "support", "projects"];
    assert_eq!(short_names(&body["data"]), sections);
    assert_eq!(
        body["data"][0],
        json!({ "id": 1, "name": "Invoices", "short_name": "invoices" })
    );
}

#[tokio::test]
async fn ben_has_no_projects() {
    let server = Server::start().await;
    let token = server.sign_in(&BEN).await;
    let menu = server.data(CLIENT_MENU, &token).await;
    assert_eq!(
        short_names(&menu),
        ["invoices", "estimates", "contracts", "proposals", "support"]
    );
}

#[tokio::test]
async fn a_hidden_section_is_forbidden() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("menu", json!({ "hide": ["invoices"] })).await;
    assert!(!short_names(&server.data(CLIENT_MENU, &token).await).contains(&"invoices"));
    let forbidden = (403, refused("You do not have permission to perform this action"));
    for endpoint in ["invoices", "invoices/id/301"] {
        assert_eq!(server.read(endpoint, &token).await, forbidden);
    }
}

#[tokio::test]
async fn an_empty_menu_is_no_data() {
    let server = Server::start().await;
    let token = server.sign_in(&BEN).await;
    let hide = json!({ "hide": ["invoices", "estimates", "contracts", "proposals", "support"] });
    server.control("menu", hide).await;
    assert_eq!(server.read(CLIENT_MENU, &token).await, (404, no_data()));
}
