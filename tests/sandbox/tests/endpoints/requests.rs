//! What holds for every endpoint: where it is, which requests are mistakes, what is noted.

use reqwest::Method;
use sandbox::ANNA;
use serde_json::json;

use crate::support::{API, Server, answer, send};

#[tokio::test]
async fn the_api_is_in_a_sub_directory_too() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let path = "/crm/customers_api/v1/invoices";
    let request = server.get(path).header("Authorization", &token);
    assert_eq!(answer(request).await, server.read("invoices", &token).await);
    let call = server.called("invoices").await;
    assert_eq!(call["path"], path);
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_are_unknown_methods() {
    let server = Server::start().await;
    let unknown = (405, json!({ "status": false, "error": "Unknown method" }));
    for (method, path) in [
        (Method::GET, "/customers_api/v1/nothing"),
        (Method::GET, "/customers_api/v1/authentication"),
        (Method::DELETE, "/customers_api/v1/invoices"),
        (Method::GET, "/customers_api/v1//invoices"),
        (Method::GET, "/customers_api/v1/invoices/"),
        (Method::GET, "/crm/customers_api/v1/nothing"),
    ] {
        assert_eq!(answer(server.request(method, path)).await, unknown, "{path}");
    }
}

#[tokio::test]
async fn a_query_is_a_mistake() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for query in ["page=2", "format=csv", "callback=x", ""] {
        let (status, body) = server.read(&format!("invoices?{query}"), &token).await;
        assert_eq!(status, 400);
        assert!(body["message"].as_str().unwrap().contains("takes no query"), "{body}");
    }
}

#[tokio::test]
async fn unusual_characters_in_a_path_are_a_page_of_the_framework() {
    let server = Server::start().await;
    for name in ["it's", "a+b", "a,b", "(a)", "a&b", "a=b", "a@b"] {
        let answer = send(server.get(&format!("{API}/knowledge_base/article/{name}"))).await;
        assert_eq!(answer.status(), 400, "{name}");
        assert!(answer.text().await.unwrap().contains("disallowed characters"));
    }
}

#[tokio::test]
async fn answers_set_the_crms_session_cookie() {
    let server = Server::start().await;
    let answer = send(server.get(&format!("{API}/invoices"))).await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("ci_session="));
}

#[tokio::test]
async fn the_log_has_every_call_and_never_a_token() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let invoices = server.call(Method::GET, "invoices", &token);
    send(invoices.header("Cookie", "ci_session=x")).await;
    send(server.get(&format!("{API}/invoices?page=2"))).await;
    send(server.get("/embed/plain.html")).await;

    let log = server.log().await;
    let expected = [
        json!({
            "method": "POST", "path": "/customers_api/v1/authentication", "endpoint": "authentication", "query": null,
            "authorization": "absent", "content_type": "application/x-www-form-urlencoded", "cookie": "absent",
            "status": 200,
        }),
        json!({
            "method": "GET", "path": "/customers_api/v1/invoices", "endpoint": "invoices", "query": null,
            "authorization": "present", "content_type": null, "cookie": "present", "status": 200,
        }),
        json!({
            "method": "GET", "path": "/customers_api/v1/invoices", "endpoint": "invoices", "query": "page=2",
            "authorization": "absent", "content_type": null, "cookie": "absent", "status": 400,
        }),
    ];
    assert_eq!(log, expected);
    assert!(!json!(log).to_string().contains(&token));

    send(server.request(Method::DELETE, "/__sandbox/log")).await;
    assert!(server.log().await.is_empty());
}
