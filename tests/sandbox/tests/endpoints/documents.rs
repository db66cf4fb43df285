//! What holds for every list of documents and its details.

use sandbox::{ANNA, BEN};
use serde_json::Value;

use crate::shape::assert_documented;
use crate::support::{Server, id, no_data, text};

/// A list, its sample, and the sample of its details.
struct Resource {
    endpoint: &'static str,
    list: &'static str,
    detail: &'static str,
    /// How many rows Anna and Ben have.
    rows: [usize; 2],
    /// Columns that only newer servers write.
    newer: &'static [&'static str],
    /// Columns that a customer must never see.
    secret: &'static [&'static str],
}

const RESOURCES: [Resource; 4] = [
    Resource {
        endpoint: "estimates",
        list: "Estimates | List All Estimates",
        detail: "Estimates | Request Estimates By ID",
        rows: [7, 2],
        newer: &["formatted_number"],
        secret: &["adminnote", "acceptance_ip", "name"],
    },
    Resource {
        endpoint: "proposals",
        list: "Proposals | List All Proposals",
        detail: "Proposals | Request Proposal By ID",
        rows: [6, 2],
        newer: &[],
        secret: &["acceptance_ip", "name"],
    },
    Resource {
        endpoint: "contracts",
        list: "Contracts | List All Contracts",
        detail: "Contracts | Request Contract By ID",
        rows: [7, 2],
        newer: &[],
        secret: &["acceptance_ip", "name", "stripe_id"],
    },
    Resource {
        endpoint: "tickets",
        list: "Support | List All Tickets",
        detail: "Support | Request Tickets By ID",
        rows: [10, 3],
        newer: &[],
        secret: &[
            "name",
            "password",
            "imap_username",
            "host",
            "two_factor_auth_code",
            "google_auth_secret",
            "new_pass_key",
            "email_verification_key",
            "last_ip",
            "hourly_rate",
            "stripe_id",
        ],
    },
];

#[tokio::test]
async fn lists_and_details_answer_as_documented() {
    let server = Server::start().await;
    for (index, who) in [&ANNA, &BEN].into_iter().enumerate() {
        let token = server.sign_in(who).await;
        for resource in &RESOURCES {
            let (status, body) = server.read(resource.endpoint, &token).await;
            assert_eq!(status, 200);
            assert_documented(resource.list, &body, resource.newer);
            let rows = body["data"].as_array().unwrap();
            assert_eq!(rows.len(), resource.rows[index], "{}", resource.endpoint);
            for row in rows {
                let endpoint = format!("{}/id/{}", resource.endpoint, id(row));
                let (status, body) = server.read(&endpoint, &token).await;
                assert_eq!(status, 200);
                assert_documented(resource.detail, &body, resource.newer);
            }
        }
    }
}

#[tokio::test]
async fn the_newest_comes_first() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for Resource { endpoint, .. } in RESOURCES {
        let rows = server.list(endpoint, &token).await;
        let ids: Vec<u32> = rows.iter().map(|row| id(row).parse().unwrap()).collect();
        assert!(ids.is_sorted_by(|newer, older| newer > older), "{endpoint}: {ids:?}");
    }
}

#[tokio::test]
async fn customers_see_only_their_own() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    for Resource { endpoint, .. } in RESOURCES {
        for (own, other) in [(&anna, &ben), (&ben, &anna)] {
            for row in server.list(endpoint, own).await {
                let endpoint = format!("{endpoint}/id/{}", id(&row));
                assert_eq!(server.read(&endpoint, other).await, (404, no_data()));
            }
        }
        for unknown in ["999999", "abc"] {
            let endpoint = format!("{endpoint}/id/{unknown}");
            assert_eq!(server.read(&endpoint, &anna).await, (404, no_data()));
        }
    }
}

#[tokio::test]
async fn secret_columns_are_there_and_recognisable() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for Resource { endpoint, secret, .. } in RESOURCES {
        for row in server.list(endpoint, &token).await {
            let detail = server.detail(endpoint, &row, &token).await;
            for column in secret {
                for row in [&row, &detail] {
                    let value = text(row, column);
                    assert!(value.contains("LEAK-") || value == "7391.46", "{endpoint}: {column}");
                }
            }
        }
    }
}

#[tokio::test]
async fn each_has_a_page_in_the_crm_behind_its_hash() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for (Resource { endpoint, .. }, page) in RESOURCES.iter().zip(["estimate", "proposal", "contract"]) {
        for row in server.list(endpoint, &token).await {
            let (id, hash) = (id(&row), text(&row, "hash"));
            let status = async |path: String| server.get(&path).send().await.unwrap().status();
            assert_eq!(status(format!("/crm/{page}/{id}/{hash}")).await, 200);
            assert_eq!(status(format!("/{page}/{id}/{}", "0".repeat(32))).await, 404);
        }
    }
}

/// Comments on a record, and reads it again.
pub async fn comment(server: &Server, endpoint: &str, group: &str, token: &str, content: &str) -> (u16, Value, Value) {
    let fields = [("content", content)];
    let (status, body) = server
        .submit(&format!("{endpoint}/group/{group}"), token, &fields)
        .await;
    (status, body, server.data(endpoint, token).await["comments"].take())
}
