//! What other sites may do, in each of the three modes.

use reqwest::{Method, Response};
use sandbox::ANNA;
use serde_json::json;

use crate::support::{API, Server, send};

async fn preflight(server: &Server) -> Response {
    let request = server.request(Method::OPTIONS, &format!("{API}/invoices"));
    let request = request
        .header("Origin", "https://shop.example")
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization");
    send(request).await
}

fn allowed_origin(answer: &Response) -> Option<&str> {
    let header = answer.headers().get("access-control-allow-origin");
    header.map(|origin| origin.to_str().unwrap())
}

#[tokio::test]
async fn off_refuses_preflights_and_hides_answers() {
    let server = Server::start().await;
    let refused = preflight(&server).await;
    assert_eq!(refused.status(), 405);
    assert_eq!(allowed_origin(&refused), None);
    let signed_in = send(server.authentication(ANNA.email, ANNA.password)).await;
    assert_eq!(allowed_origin(&signed_in), None);
}

#[tokio::test]
async fn without_authorization_only_signing_in_works() {
    let server = Server::start().await;
    server.control("cors", json!({ "mode": "without_authorization" })).await;
    let signed_in = send(server.authentication(ANNA.email, ANNA.password)).await;
    assert_eq!(allowed_origin(&signed_in), Some("*"));
    let refused = preflight(&server).await;
    assert_eq!(refused.status(), 405);
    assert_eq!(allowed_origin(&refused), None);
}

#[tokio::test]
async fn on_allows_the_authorization_header() {
    let server = Server::start().await;
    server.control("cors", json!({ "mode": "on" })).await;
    let allowed = preflight(&server).await;
    assert_eq!(allowed.status(), 200);
    assert_eq!(allowed_origin(&allowed), Some("*"));
    let headers = allowed.headers()["access-control-allow-headers"].to_str().unwrap();
    assert!(headers.contains("Authorization"));
    let token = server.sign_in(&ANNA).await;
    let invoices = send(server.call(Method::GET, "invoices", &token)).await;
    assert_eq!(allowed_origin(&invoices), Some("*"));
}

#[tokio::test]
async fn a_preflight_uses_up_no_failure() {
    let server = Server::start().await;
    server.control("cors", json!({ "mode": "on" })).await;
    server.control("fail", json!({ "path": "invoices" })).await;
    assert_eq!(preflight(&server).await.status(), 200);
    let token = server.sign_in(&ANNA).await;
    let failed = send(server.call(Method::GET, "invoices", &token)).await;
    assert_eq!(failed.status(), 500);
    assert_eq!(allowed_origin(&failed), Some("*"));
}
