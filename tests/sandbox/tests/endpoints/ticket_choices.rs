//! `GET miscellaneous/group/…`: what a new ticket can be.

use sandbox::ANNA;
use serde_json::json;

use crate::shape::assert_documented;
use crate::support::{Server, refused, values};

const CHOICES: [(&str, &str); 3] = [
    ("departments", "Miscellaneous | List all departments"),
    ("get_services", "Miscellaneous | List all services"),
    ("get_ticket_priorities", "Miscellaneous | List ticket priorities"),
];

#[tokio::test]
async fn the_choices_answer_as_documented() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for (group, sample) in CHOICES {
        let (status, body) = server.read(&format!("miscellaneous/group/{group}"), &token).await;
        assert_eq!(status, 200);
        assert_documented(sample, &body, &[]);
    }
}

#[tokio::test]
async fn department_names_have_leading_blanks_and_hidden_departments_are_left_out() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let departments = server.list("miscellaneous/group/departments", &token).await;
    let names = ["  Web &amp; Design", " Billing", " Workshop technology"];
    assert_eq!(values(&departments, "name"), names);
}

#[tokio::test]
async fn they_are_for_those_who_may_open_tickets() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("menu", json!({ "hide": ["support"] })).await;
    let forbidden = (403, refused("You do not have permission to perform this action"));
    for (group, _) in CHOICES {
        let endpoint = format!("miscellaneous/group/{group}");
        assert_eq!(server.read(&endpoint, &token).await, forbidden);
    }
}
