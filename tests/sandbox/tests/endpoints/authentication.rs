//! `POST authentication`, `POST logout`, and what becomes of a token.

use jsonwebtoken::dangerous::insecure_decode;
use jsonwebtoken::{Algorithm, Header};
use reqwest::Method;
use reqwest::multipart::Form;
use sandbox::{ANNA, BEN, Options};
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{API, Server, answer, refused, send};

#[tokio::test]
async fn signing_in_answers_as_documented() {
    let server = Server::start().await;
    for (who, client_id) in [(&ANNA, "1"), (&BEN, "2")] {
        let (status, body) = answer(server.authentication(who.email, who.password)).await;
        assert_eq!(status, 200);
        assert_documented("Authentication | Login", &body, &[]);
        assert_eq!(body["data"]["client_id"], client_id);
    }
}

#[tokio::test]
async fn the_token_is_hs512_and_holds_what_the_answer_holds() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2023-05-18T04:59:25" })).await;
    let (_, mut body) = answer(server.authentication(ANNA.email, ANNA.password)).await;
    let token = body["data"]["token"].take();
    let decoded = insecure_decode::<Value>(token.as_str().unwrap()).unwrap();
    assert_eq!(decoded.header, Header::new(Algorithm::HS512));
    let claims = json!({ "client_id": "1", "contact_id": "7", "client_logged_in": true, "API_TIME": 1_684_385_965 });
    assert_eq!(decoded.claims, claims);
    body["data"].as_object_mut().unwrap().remove("token");
    assert_eq!(body["data"], claims);
}

#[tokio::test]
async fn multipart_is_read_as_php_reads_it() {
    let server = Server::start().await;
    let form = Form::new().text("email", ANNA.email).text("password", ANNA.password);
    let request = server.request(Method::POST, &format!("{API}/authentication"));
    assert_eq!(send(request.multipart(form)).await.status(), 200);
}

#[tokio::test]
async fn json_is_not_seen_so_both_fields_are_missing() {
    let server = Server::start().await;
    let request = server.request(Method::POST, &format!("{API}/authentication"));
    let (status, body) = answer(request.json(&json!({ "email": ANNA.email, "password": ANNA.password }))).await;
    assert_eq!(status, 422);
    assert_eq!(body["status"], false);
    assert_eq!(body["error"], "validation_failed");
    let errors = json!({
        "email": "The email field is required.",
        "password": "The password field is required.",
    });
    assert_eq!(body["errors"], errors);
}

#[tokio::test]
async fn an_empty_password_is_missing() {
    let server = Server::start().await;
    let (status, body) = answer(server.authentication(ANNA.email, "")).await;
    assert_eq!(status, 422);
    assert_eq!(body["errors"], json!({ "password": "The password field is required." }));
}

#[tokio::test]
async fn wrong_password_and_unknown_email_look_the_same() {
    let server = Server::start().await;
    for (email, password) in [(ANNA.email, BEN.password), ("nobody@example.com", ANNA.password)] {
        let refusal = answer(server.authentication(email, password)).await;
        assert_eq!(refusal, (401, refused("Invalid username or password")));
    }
}

#[tokio::test]
async fn signing_in_takes_no_authorization_header() {
    let server = Server::start().await;
    let request = server.authentication(ANNA.email, ANNA.password);
    let refusal = answer(request.header("Authorization", "anything")).await;
    assert_eq!(refusal, (400, refused("authentication takes no Authorization header")));
}

#[tokio::test]
async fn a_token_outlives_signing_out() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = answer(server.call(Method::POST, "logout", &token)).await;
    assert_eq!(status, 200);
    assert_documented("Authentication | Logout", &body, &[]);
    assert_eq!(server.read("invoices", &token).await.0, 200);
}

#[tokio::test]
async fn signing_out_needs_a_token() {
    let server = Server::start().await;
    let refusal = answer(server.request(Method::POST, &format!("{API}/logout"))).await;
    assert_eq!(refusal, (401, refused("Token is not defined.")));
}

#[tokio::test]
async fn tokens_that_are_not_ours_are_refused() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let foreign = Server::start().await.sign_in(&ANNA).await;
    let refusals = [
        (foreign.as_str(), "Signature verification failed"),
        ("abc", "Wrong number of segments"),
        (&format!("Bearer {token}"), "Syntax error, malformed JSON"),
    ];
    for (token, message) in refusals {
        assert_eq!(server.read("invoices", token).await, (401, refused(message)), "{token}");
    }
    let nothing = answer(server.get(&format!("{API}/invoices"))).await;
    assert_eq!(nothing, (401, refused("Token is not defined.")));
}

#[tokio::test]
async fn a_token_is_good_for_its_lifetime() {
    let server = Server::start_with(&Options {
        token_lifetime: 3600,
        ..Options::default()
    })
    .await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    server.control("clock", json!({ "now": "2026-03-05T09:59:59" })).await;
    assert_eq!(server.read("invoices", &token).await.0, 200);
    server.control("clock", json!({ "now": "2026-03-05T10:00:00" })).await;
    assert_eq!(
        server.read("invoices", &token).await,
        (401, refused("Token Time Expire."))
    );
}

#[tokio::test]
async fn tokens_expire_at_once_and_new_ones_are_good() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let old = server.sign_in(&ANNA).await;
    server.press("expire_tokens").await;
    assert_eq!(
        server.read("invoices", &old).await,
        (401, refused("Token Time Expire."))
    );
    let new = server.sign_in(&ANNA).await;
    assert_eq!(server.read("invoices", &new).await.0, 200);
}

#[tokio::test]
async fn a_dropped_header_looks_like_a_missing_token() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("drop_authorization", json!({ "on": true })).await;
    assert_eq!(
        server.read("invoices", &token).await,
        (401, refused("Token is not defined."))
    );
    server.control("drop_authorization", json!({ "on": false })).await;
    assert_eq!(server.read("invoices", &token).await.0, 200);
}
