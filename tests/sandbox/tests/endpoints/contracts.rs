//! What the seed's contracts are, and `POST contracts/id/:id/group/contract_comment`.

use sandbox::{ANNA, BEN};
use serde_json::json;

use crate::documents::comment;
use crate::shape::assert_documented;
use crate::support::{Server, find, no_data, text, values};

#[tokio::test]
async fn the_seed_has_signed_unsigned_and_expired_ones() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("contracts", &token).await;
    assert_eq!(find(&rows, "signed", "1")["subject"], "Web shop");
    assert_eq!(find(&rows, "id", "61")["marked_as_signed"], "1");
    assert!(text(find(&rows, "id", "61"), "dateend") < "2026-03-05");
    let unsigned = find(&rows, "id", "66");
    assert_eq!(
        (text(unsigned, "signed"), text(unsigned, "marked_as_signed")),
        ("0", "0")
    );
    assert_eq!(unsigned["contract_value"], "14400.00");
    assert_eq!(unsigned["type_name"], "Maintenance");
    assert_eq!(unsigned["dateadded"], "2026-02-26 11:56:39");
    assert_eq!(unsigned["datecreated"], "2022-03-14 09:26:53", "the customer's day");
    assert!(find(&rows, "id", "67")["dateend"].is_null());
}

#[tokio::test]
async fn those_to_be_hidden_are_there() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("contracts", &token).await;
    for column in ["trash", "not_visible_to_client"] {
        assert!(text(find(&rows, column, "1"), "subject").starts_with("LEAK-"));
    }
}

#[tokio::test]
async fn both_sides_comment_and_a_comment_stays() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let (status, body, comments) = comment(&server, "contracts/id/66", "contract_comment", &token, "Agreed.").await;
    assert_eq!(status, 200);
    assert_documented("Contracts | Add Contract Comments", &body, &[]);
    assert_eq!(values(comments.as_array().unwrap(), "staffid"), ["0", "3", "6"]);
    let expected = json!({
        "id": "4", "content": "Agreed.", "contract_id": "66", "staffid": "0", "dateadded": "2026-03-05 09:00:00",
    });
    assert_eq!(comments[3], expected);
}

#[tokio::test]
async fn a_comment_needs_content_and_a_contract_of_ones_own() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    let endpoint = "contracts/id/66/group/contract_comment";
    let (status, body) = server.submit(endpoint, &anna, &[]).await;
    assert_eq!(status, 422);
    assert_eq!(body["errors"], json!({ "content": "The content field is required." }));
    assert_eq!(
        server.submit(endpoint, &ben, &[("content", "Hello")]).await,
        (404, no_data())
    );
}
