//! What the seed's proposals are, and `POST proposals/id/:id/group/proposals_comment`.

use reqwest::Method;
use sandbox::{ANNA, BEN};
use serde_json::json;

use crate::documents::comment;
use crate::shape::assert_documented;
use crate::support::{Server, answer, find, no_data, refused, text, values};

const COMMENT: &str = "proposals/id/25/group/proposals_comment";

#[tokio::test]
async fn the_seed_has_every_status_a_customer_meets() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("proposals", &token).await;
    assert_eq!(values(&rows, "status"), ["1", "2", "3", "4", "5"]);
    assert_eq!(values(&rows, "currency_name"), ["CHF", "EUR", "USD"]);
    assert!(rows.iter().any(|row| row["open_till"].is_null()));
    let rich = text(find(&rows, "id", "25"), "content");
    for html in ["<h2>", "<table>", "{proposal_items}", "<script>", "javascript:"] {
        assert!(rich.contains(html), "{html}");
    }
    assert!(!text(find(&rows, "id", "23"), "content").contains("{proposal_items}"));
}

#[tokio::test]
async fn both_sides_comment() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let proposal = server.data("proposals/id/24", &token).await;
    let comments = proposal["comments"].as_array().unwrap();
    assert_eq!(values(comments, "staffid"), ["0", "3", "4"]);
    assert_eq!(values(comments, "proposalid"), ["24"]);
}

#[tokio::test]
async fn a_comment_is_there_when_the_proposal_is_read_again() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let sent = "Green & <blue>?\nThanks, Anna";
    let (status, body, comments) = comment(&server, "proposals/id/25", "proposals_comment", &token, sent).await;
    assert_eq!(status, 200);
    assert_documented("Proposals | Add Proposal Comments", &body, &[]);
    let expected = json!([{
        "id": "1", "content": "Green & <blue>?<br />\nThanks, Anna", "proposalid": "25", "staffid": "0",
        "dateadded": "2026-03-05 09:00:00",
    }]);
    assert_eq!(comments, expected);

    server.press("reset").await;
    let token = server.sign_in(&ANNA).await;
    assert_eq!(server.data("proposals/id/25", &token).await["comments"], json!([]));
}

#[tokio::test]
async fn a_comment_needs_its_content_in_a_form() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let missing = json!({ "content": "The content field is required." });
    for content in ["", " \n"] {
        let (status, body) = server.submit(COMMENT, &token, &[("content", content)]).await;
        assert_eq!((status, &body["errors"]), (422, &missing));
    }
    let request = server.call(Method::POST, COMMENT, &token);
    let (status, body) = answer(request.json(&json!({ "content": "Hello" }))).await;
    assert_eq!((status, &body["errors"]), (422, &missing));
    let mistake = server
        .submit(COMMENT, &token, &[("content", "a"), ("comment", "b")])
        .await;
    assert_eq!(mistake, (400, refused("no field comment is read here")));
}

#[tokio::test]
async fn comments_are_refused_where_they_are_not_allowed() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    assert_eq!(server.data("proposals/id/21", &anna).await["allow_comments"], "0");
    let fields = [("content", "Hello")];
    let closed = server
        .submit("proposals/id/21/group/proposals_comment", &anna, &fields)
        .await;
    let forbidden = refused("You do not have permission to perform this action");
    assert_eq!(closed, (403, forbidden));
    assert_eq!(server.submit(COMMENT, &ben, &fields).await, (404, no_data()));
}
