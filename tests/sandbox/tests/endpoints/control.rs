//! `/__sandbox/`: faults, waiting, and the way back.

use std::time::{Duration, Instant};

use reqwest::Method;
use sandbox::ANNA;
use serde_json::{Value, json};

use crate::support::{Server, answer, send, soon};

#[tokio::test]
async fn a_call_fails_as_often_as_was_asked_for() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let failure = json!({
        "path": "invoices", "method": "GET", "status": 502, "body": "<html>Bad gateway",
        "content_type": "text/html", "times": 2,
    });
    server.control("fail", failure).await;
    assert_eq!(server.read("miscellaneous/group/client_menu", &token).await.0, 200);
    for endpoint in ["invoices", "invoices/id/301"] {
        let answer = send(server.call(Method::GET, endpoint, &token)).await;
        assert_eq!(answer.status(), 502);
        assert_eq!(answer.headers()["content-type"], "text/html");
        assert_eq!(answer.text().await.unwrap(), "<html>Bad gateway");
    }
    assert_eq!(server.read("invoices", &token).await.0, 200);
}

#[tokio::test]
async fn only_calls_with_the_method_fail() {
    let server = Server::start().await;
    server.control("fail", json!({ "method": "GET" })).await;
    let token = server.sign_in(&ANNA).await;
    let answer = send(server.call(Method::GET, "invoices", &token)).await;
    assert_eq!(answer.status(), 500);
    assert_eq!(answer.text().await.unwrap(), "");
}

#[tokio::test]
async fn a_connection_is_cut_in_the_middle_of_the_answer() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("fail", json!({ "path": "invoices", "cut": true })).await;
    let mut answer = send(server.call(Method::GET, "invoices", &token)).await;
    assert_eq!(answer.status(), 200);
    let start = answer.chunk().await.unwrap().unwrap();
    assert!(start.starts_with(b"{"), "the first half arrives");
    let mut rest = answer.chunk().await;
    while let Ok(Some(_)) = rest {
        rest = answer.chunk().await;
    }
    assert!(rest.is_err(), "the second half does not");
    assert_eq!(server.read("invoices", &token).await.0, 200);
}

#[tokio::test]
async fn held_calls_wait_for_their_release() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for release in [json!({}), json!({ "path": "invoices" })] {
        server.control("hold", json!({ "path": "invoices" })).await;
        let held = tokio::spawn(send(server.call(Method::GET, "invoices", &token)));
        let call = server.called("invoices").await;
        assert_eq!(call["status"], Value::Null);
        assert_eq!(server.read("miscellaneous/group/client_menu", &token).await.0, 200);
        assert!(!held.is_finished());

        server.control("release", release).await;
        assert_eq!(soon(held).await.unwrap().status(), 200);
        assert_eq!(server.called("invoices").await["status"], 200);
        send(server.request(Method::DELETE, "/__sandbox/log")).await;
    }
}

#[tokio::test]
async fn another_paths_release_keeps_a_call_waiting() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("hold", json!({ "path": "invoices" })).await;
    let held = tokio::spawn(send(server.call(Method::GET, "invoices", &token)));
    server.called("invoices").await;
    server.control("release", json!({ "path": "estimates" })).await;
    assert_eq!(server.called("invoices").await["status"], Value::Null);
    server.press("release").await;
    assert_eq!(soon(held).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_delay_is_kept() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    server.control("delay", json!({ "path": "invoices", "ms": 120 })).await;
    let started = Instant::now();
    assert_eq!(server.read("invoices", &token).await.0, 200);
    assert!(started.elapsed() >= Duration::from_millis(120));
}

#[tokio::test]
async fn reset_leads_back_to_the_seed_and_keeps_tokens() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let before = server.read("invoices", &token).await;
    server.control("clock", json!({ "now": "2031-01-01T00:00:00" })).await;
    server.control("fail", json!({ "times": 9 })).await;
    server.control("hold", json!({})).await;
    server.control("menu", json!({ "hide": ["invoices"] })).await;
    server.control("cors", json!({ "mode": "on" })).await;
    server.control("oddities", json!({ "on": true })).await;
    server.control("drop_authorization", json!({ "on": true })).await;
    server.press("expire_tokens").await;

    server.press("reset").await;
    assert!(server.log().await.is_empty());
    let answer = send(server.call(Method::GET, "invoices", &token)).await;
    assert!(!answer.headers().contains_key("access-control-allow-origin"));
    assert_eq!(
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap()),
        before
    );
}

#[tokio::test]
async fn mistakes_in_a_control_are_told() {
    let server = Server::start().await;
    for (control, body, explanation) in [
        ("fail", json!({ "pth": "invoices" }), "unknown field `pth`"),
        ("fail", json!({ "status": 99 }), "invalid status code"),
        ("menu", json!({ "hide": ["invoice"] }), "unknown variant `invoice`"),
        ("clock", json!({ "now": "yesterday" }), "failed to parse"),
        ("cors", json!({ "mode": "maybe" }), "unknown variant `maybe`"),
    ] {
        let answer = send(
            server
                .request(Method::POST, &format!("/__sandbox/{control}"))
                .json(&body),
        )
        .await;
        assert_eq!(answer.status(), 422);
        let text = answer.text().await.unwrap();
        assert!(text.contains(explanation), "{text}");
    }
    let unknown = send(server.request(Method::POST, "/__sandbox/nothing")).await;
    assert_eq!(unknown.status(), 404);
}

#[tokio::test]
async fn any_site_may_use_the_controls() {
    let server = Server::start().await;
    let reset = server.request(Method::POST, "/__sandbox/reset");
    let answer = send(reset.header("Origin", "https://example.com")).await;
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn controls_do_not_show_in_the_log() {
    let server = Server::start().await;
    server.press("reset").await;
    server.control("oddities", json!({ "on": false })).await;
    assert!(server.log().await.is_empty());
    answer(server.authentication("", "")).await;
    assert_eq!(server.log().await.len(), 1);
}
