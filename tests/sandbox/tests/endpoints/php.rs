//! `--server php`: what `CodeIgniter` 3 with its REST server on PHP 8 does to requests and answers (section 7 of the wire facts).

use reqwest::multipart::{Form, Part};
use reqwest::{Method, Response, StatusCode};
use sandbox::{ANNA, Options, Server as Kind};
use serde_json::{Value, json};

use crate::support::{API, Server, no_data, refused, send, text};

/// What stands before the JSON of an answer, if anything, and the JSON.
async fn read(answer: Response) -> (String, Value) {
    let text = answer.text().await.unwrap();
    let start = text.rfind("</div>\n").map_or(0, |end| end + "</div>\n".len());
    (text[..start].to_owned(), serde_json::from_str(&text[start..]).unwrap())
}

/// A sandbox on PHP without notices, and Anna's token.
async fn php(settings: Value) -> (Server, String) {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let mut with = json!({ "notices": false });
    with.as_object_mut()
        .unwrap()
        .extend(settings.as_object().unwrap().clone());
    server.control("php", with).await;
    (server, token)
}

/// What is stored of a reply to ticket 704: its text, and the names of its files.
async fn replied(server: &Server, token: &str, message: &str, file: Option<(&str, usize)>) -> (String, Vec<String>) {
    let form = Form::new()
        .text("message", message.to_owned())
        .text("Message", message.to_owned());
    let form = match file {
        Some((name, size)) => form.part("Attachment", Part::bytes(vec![b'%'; size]).file_name(name.to_owned())),
        None => form,
    };
    let request = server.call(Method::POST, "tickets/add_reply/704", token);
    let answer = send(request.multipart(form)).await;
    assert_eq!(answer.status(), 200);
    let (_, body) = read(answer).await;
    assert_eq!(body, json!({ "status": true, "message": "Reply added successfully" }));
    let ticket = server.data("tickets/id/704", token).await;
    let reply = ticket["ticket_replies"].as_array().unwrap().last().unwrap().clone();
    let files = reply["attachments"].as_array().unwrap();
    let files = files.iter().map(|file| text(file, "file_name").to_owned());
    (text(&reply, "message").to_owned(), files.collect())
}

#[tokio::test]
async fn where_notices_stand_before_answers_every_status_is_200() {
    let server = Server::start_with(&Options {
        server: Kind::Php,
        ..Options::default()
    })
    .await;
    let (before, body) = read(send(server.authentication(ANNA.email, ANNA.password)).await).await;
    assert!(before.contains("A PHP Error was encountered"), "{before}");
    let token = body["data"]["token"].as_str().unwrap();
    server.control("menu", json!({ "hide": ["contracts"] })).await;
    let forbidden = "You do not have permission to perform this action";
    for (request, expected) in [
        (server.authentication("", "x"), None),
        (
            server.authentication(ANNA.email, "x"),
            Some(refused("Invalid username or password")),
        ),
        (
            server.call(Method::GET, "invoices", "x"),
            Some(refused("Wrong number of segments")),
        ),
        (server.call(Method::GET, "invoices/id/1", token), Some(no_data())),
        (server.call(Method::GET, "contracts", token), Some(refused(forbidden))),
        (
            server.call(Method::GET, "nothing", token),
            Some(json!({ "status": false, "error": "Unknown method" })),
        ),
    ] {
        let answer = send(request).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/html; charset=UTF-8");
        let (before, body) = read(answer).await;
        assert!(before.contains("A PHP Error was encountered"), "{before}");
        assert_eq!(body["status"], false);
        assert!(expected.is_none_or(|expected| body == expected), "{body}");
    }

    server.control("php", json!({ "notices": false })).await;
    let answer = send(server.call(Method::GET, "invoices/id/1", token)).await;
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.headers()["content-type"], "application/json; charset=utf-8");

    server.press("tidy").await;
    assert_eq!(server.submit("tickets", token, &[]).await.0, 422);
    server.press("reset").await;
    assert_eq!(send(server.call(Method::GET, "nothing", token)).await.status(), 200);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_an_object_by_field_and_html() {
    let (server, token) = php(json!({})).await;
    let refusal = server
        .submit("tickets", &token, &[("subject", "Brakes"), ("message", "They squeal")])
        .await;
    let expected = json!({
        "status": false,
        "error": {
            "department": "The department field is required.",
            "priority": "The priority field is required.",
        },
        "message": "<p>The department field is required.</p>\n<p>The priority field is required.</p>\n",
    });
    assert_eq!(refusal, (404, expected));
}

#[tokio::test]
async fn a_slug_is_compared_as_it_was_sent() {
    let (server, _) = php(json!({})).await;
    let read = async |slug: &str| send(server.get(&format!("{API}/knowledge_base/article/{slug}"))).await;
    assert_eq!(read("release-notes-2.0").await.status(), 200);
    for slug in ["release-notes-2%2E0", "release%2Dnotes-2.0", "caf%C3%A9%20cr%C3%A8me"] {
        assert_eq!(read(slug).await.status(), 404, "{slug}");
    }
    let call = server.called("knowledge_base/article/release-notes-2%2E0").await;
    assert_eq!(
        call["path"],
        format!("{API}/knowledge_base/article/release-notes-2%2E0")
    );
    assert_eq!(read("it's").await.status(), 400);

    server.press("tidy").await;
    assert_eq!(read("release-notes-2%2E0").await.status(), 200);
}

#[tokio::test]
async fn a_slug_of_other_letters_is_in_the_list_alone() {
    let (server, _) = php(json!({})).await;
    let article = json!({ "slug": "größe", "subject": "Sizes", "description": "<p>S to XL</p>" });
    server.control("article", article).await;
    let groups = server.get(&format!("{API}/knowledge_base"));
    let (_, body) = read(send(groups).await).await;
    let articles = body["data"][0]["articles"].as_array().unwrap();
    assert_eq!(articles.last().unwrap()["slug"], "größe");
    let path = format!("{API}/knowledge_base/article/gr%C3%B6%C3%9Fe");
    assert_eq!(send(server.get(&path)).await.status(), 404);
    server.press("tidy").await;
    assert_eq!(send(server.get(&path)).await.status(), 200);
}

#[tokio::test]
async fn an_ending_of_the_rest_server_is_a_format() {
    let (server, _) = php(json!({})).await;
    let read = async |slug: &str| send(server.get(&format!("{API}/knowledge_base/article/{slug}"))).await;
    for ending in ["csv", "html", "php", "serialized", "xml"] {
        let answer = read(&format!("vat-number.{ending}")).await;
        assert!(answer.json::<Value>().await.is_err(), "{ending}");
        let encoded = read(&format!("vat-number%2E{ending}")).await;
        assert_eq!(encoded.status(), 404);
        assert_eq!(encoded.json::<Value>().await.unwrap(), no_data());
    }
    assert!(read("vat-number.json").await.json::<Value>().await.is_ok());
}

#[tokio::test]
async fn a_form_that_is_too_large_comes_empty() {
    let large = "x".repeat(3_000);
    let form = || {
        let texts = [
            ("subject", "Brakes"),
            ("department", "2"),
            ("priority", "2"),
            ("message", "They squeal"),
        ];
        let form = texts
            .into_iter()
            .fold(Form::new(), |form, (name, value)| form.text(name, value));
        form.part("Attachment", Part::text(large.clone()).file_name("plan.pdf"))
    };
    let (server, token) = php(json!({ "post_max_size": 2_000 })).await;
    let before = server.list("tickets", &token).await.len();
    let answer = send(server.call(Method::POST, "tickets", &token).multipart(form())).await;
    assert_eq!(answer.status(), 404);
    let (_, body) = read(answer).await;
    let missing: Vec<_> = body["error"].as_object().unwrap().keys().collect();
    assert_eq!(missing, ["department", "message", "priority", "subject"]);
    assert_eq!(server.list("tickets", &token).await.len(), before);

    let settings = json!({ "notices": false, "post_max_size": 2_000, "empty_form": "stored" });
    server.control("php", settings).await;
    let answer = send(server.call(Method::POST, "tickets", &token).multipart(form())).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let tickets = server.list("tickets", &token).await;
    assert_eq!(tickets.len(), before + 1);
    assert_eq!((text(&tickets[0], "subject"), text(&tickets[0], "message")), ("", ""));
    let reply = replied(&server, &token, &large, None).await;
    assert_eq!(reply, (String::new(), Vec::new()));
}

#[tokio::test]
async fn files_are_dropped_without_a_word_and_get_other_names() {
    let (server, token) = php(json!({})).await;
    for (name, size, stored) in [
        ("plan.pdf", 2 << 20, Some("plan.pdf")),
        ("plan.pdf", (2 << 20) + 1, None),
        ("plan.pdf", 0, None),
        ("program.exe", 100, None),
        ("plan", 100, None),
        ("Über \"größe\" & plan.pdf", 100, Some("Über_größe_plan.pdf")),
    ] {
        let reply = replied(&server, &token, "See the plan", Some((name, size))).await;
        let stored: Vec<_> = stored.into_iter().map(str::to_owned).collect();
        assert_eq!(reply, ("See the plan".to_owned(), stored), "{name}, {size}");
    }
}

/// Each was put through the `xss_clean` of `CodeIgniter` 3.1 on PHP 8.2; `?` is a byte that is no text.
#[tokio::test]
async fn messages_go_through_xss_clean() {
    let (server, token) = php(json!({})).await;
    for (typed, stored) in [
        ("%41 and a%41b, %2541", "A and aAb, A"),
        ("javascript:x and JavaScript:y", "[removed]x and [removed]y"),
        ("alert(1), file (2), f(3)", "alert&#40;1&#41;, file &#40;2&#41;, f(3)"),
        ("If x<y then stop", "If x&lt;y then stop"),
        ("1 < 2 & 3", "1 &lt; 2 & 3"),
        ("a -> b, you <3", "a -> b, you &lt;3"),
        ("a<b then c>d", "a<b>d"),
        ("Ann <ann@example.com> wrote", "Ann <ann> wrote"),
        ("press <Enter> and <Tab>", "press <Enter> and <Tab>"),
        (
            "<div class=\"x\" onclick=\"y\">t</div>",
            "<div class=\"x\" xss=removed>t</div>",
        ),
        ("<script>alert(1)</script>", "[removed]alert&#40;1&#41;[removed]"),
        ("50% deposit, 5% off, 100% fee, 50%", "50?posit, 5% off, 100?e, 50%"),
        ("é 100 % ab", "é 100 ?"),
        ("\"Two\" & 'more'\tlines\r\nhere", "\"Two\" & 'more' lines<br />\nhere"),
    ] {
        assert_eq!(replied(&server, &token, typed, None).await.0, stored, "{typed}");
    }
    let (_, body) = read(
        send(
            server
                .call(Method::POST, "contracts/id/66/group/contract_comment", &token)
                .form(&[("content", "x<y")]),
        )
        .await,
    )
    .await;
    assert_eq!(body["status"], true);
    let contract = server.data("contracts/id/66", &token).await;
    assert_eq!(
        contract["comments"].as_array().unwrap().last().unwrap()["content"],
        "x&lt;y"
    );
}

#[tokio::test]
async fn a_database_loses_or_cuts_what_it_has_no_room_for() {
    for (database, bytes, emoji) in [("loses", "50?posit", "Thanks ???? and bye"), ("cuts", "50", "Thanks ")] {
        let (server, token) = php(json!({ "database": database })).await;
        assert_eq!(replied(&server, &token, "50% deposit", None).await.0, bytes);
        let stored = replied(&server, &token, "Thanks 👍 and bye", None).await.0;
        assert_eq!(stored, emoji.trim_end());
    }
}

#[tokio::test]
async fn where_broken_bytes_are_kept_no_answer_with_them_can_be_written() {
    let (server, token) = php(json!({ "database": "keeps" })).await;
    assert_eq!(replied(&server, &token, "Thanks 👍", None).await.0, "Thanks 👍");
    let reply = [("message", "50% deposit")];
    assert_eq!(server.submit("tickets/add_reply/704", &token, &reply).await.0, 200);
    let answer = send(server.call(Method::GET, "tickets/id/704", &token)).await;
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json; charset=utf-8");
    assert_eq!(answer.text().await.unwrap(), "");
    assert_eq!(server.list("tickets", &token).await.len(), 10, "others can be written");
}
