//! `GET knowledge_base`, `GET knowledge_base/group/:slug`, `GET knowledge_base/article/:slug`.

use sandbox::ANNA;
use serde_json::Value;

use crate::shape::assert_documented;
use crate::support::{API, Server, answer, find, no_data, refused, send, text, values};

async fn read(server: &Server, endpoint: &str) -> (u16, Value) {
    answer(server.get(&format!("{API}/{endpoint}"))).await
}

/// Every group, as anybody gets it.
async fn groups(server: &Server) -> Vec<Value> {
    let (_, body) = read(server, "knowledge_base").await;
    body["data"].as_array().unwrap().clone()
}

fn articles(groups: &[Value]) -> Vec<Value> {
    let articles = groups.iter().map(|group| group["articles"].as_array().unwrap());
    articles.flatten().cloned().collect()
}

#[tokio::test]
async fn groups_and_articles_answer_as_documented() {
    let server = Server::start().await;
    let (status, body) = read(&server, "knowledge_base").await;
    assert_eq!(status, 200);
    assert_documented("Knowledge Base | List All Knowledge Base", &body, &[]);
    let groups = groups(&server).await;
    for group in &groups {
        let (status, body) = read(&server, &format!("knowledge_base/group/{}", text(group, "group_slug"))).await;
        assert_eq!(status, 200);
        assert_documented("Knowledge Base | Request Knowledge Base By Group Slug Name", &body, &[]);
        assert_eq!(&body["data"][0], group);
    }
    for article in articles(&groups) {
        let (status, body) = read(&server, &format!("knowledge_base/article/{}", text(&article, "slug"))).await;
        assert_eq!(status, 200);
        assert_documented("Knowledge Base | Request Knowledge Base By Slug Name", &body, &[]);
        assert_eq!(body["data"]["subject"], article["subject"]);
    }
}

#[tokio::test]
async fn the_seed_has_enough_to_read_and_some_that_must_stay_hidden() {
    let server = Server::start().await;
    let groups = groups(&server).await;
    let hidden = find(&groups, "active", "0");
    assert!(text(hidden, "name").starts_with("LEAK-"));
    assert_eq!(
        find(&groups, "group_slug", "press")["articles"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    let articles = articles(&groups);
    for (column, value) in [("active_article", "0"), ("staff_article", "1"), ("articlegroup", "5")] {
        assert!(
            text(find(&articles, column, value), "subject").starts_with("LEAK-"),
            "{column}"
        );
    }
    let open_to_all = articles
        .iter()
        .filter(|article| !text(article, "subject").starts_with("LEAK-"));
    assert_eq!(open_to_all.count(), 15);
    assert_eq!(values(&articles, "slug").len(), 18);
}

#[tokio::test]
async fn one_article_has_everything_that_an_editor_makes() {
    let server = Server::start().await;
    let (_, body) = read(&server, "knowledge_base/article/before-your-shop-opens").await;
    let article = &body["data"];
    assert_eq!(article["group_name"], "Web shop &amp; hosting");
    let html = text(article, "description");
    for part in [
        "<h2>",
        "<ul>",
        "<ol>",
        "<table>",
        "<a href",
        "<img",
        "<script>",
        "onclick",
        "javascript:",
        "LEAK-",
    ] {
        assert!(html.contains(part), "{part}");
    }
    let picture = send(server.get("/media/checkout.svg")).await;
    assert!(html.contains("src=\"/media/checkout.svg\"") && picture.status() == 200);
}

#[tokio::test]
async fn a_slug_can_have_a_dot_and_come_percent_encoded() {
    let server = Server::start().await;
    for slug in ["release-notes-2.0", "release%2Dnotes%2d2%2E0"] {
        let (status, body) = read(&server, &format!("knowledge_base/article/{slug}")).await;
        assert_eq!(status, 200);
        assert_eq!(body["data"]["subject"], "Release notes 2.0");
    }
    for slug in ["release%252Dnotes-2.0", "nothing", "caf%C3%A9%20cr%C3%A8me"] {
        for kind in ["article", "group"] {
            let nothing = read(&server, &format!("knowledge_base/{kind}/{slug}")).await;
            assert_eq!(nothing, (404, no_data()), "{slug}");
        }
    }
}

#[tokio::test]
async fn it_takes_no_authorization_header() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let refusal = (400, refused("knowledge_base takes no Authorization header"));
    for endpoint in [
        "knowledge_base",
        "knowledge_base/group/press",
        "knowledge_base/article/vat-number",
    ] {
        assert_eq!(server.read(endpoint, &token).await, refusal);
    }
}
