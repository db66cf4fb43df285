//! What the seed's tickets are, `POST tickets`, `POST tickets/add_reply/:id`.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use sandbox::{ANNA, BEN};
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{API, Server, answer, find, no_data, refused, send, text, values};

const NEW: [(&str, &str); 4] = [
    ("subject", "A & B"),
    ("department", "2"),
    ("priority", "3"),
    ("message", "Hello\nworld <3"),
];

async fn newest(server: &Server, token: &str) -> Value {
    let rows = server.list("tickets", token).await;
    server.detail("tickets", &rows[0], token).await
}

fn file(name: &str) -> Part {
    Part::bytes(vec![0; 1000])
        .file_name(name.to_owned())
        .mime_str("application/pdf")
        .unwrap()
}

#[tokio::test]
async fn the_seed_has_every_status_and_priority() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("tickets", &token).await;
    let names = [
        "Answered",
        "Closed",
        "Escalated",
        "In progress",
        "On Hold",
        "Open",
        "Waiting for parts",
    ];
    assert_eq!(values(&rows, "status_name"), names);
    assert_eq!(values(&rows, "priority_name"), ["High", "Low", "Medium"]);
    let color = |status| text(find(&rows, "status_name", status), "statuscolor");
    assert_eq!(color("Waiting for parts"), "#ff0");
    assert_eq!(color("Escalated"), "red;background:url(//x)");
    assert!(text(find(&rows, "hidefromclient", "1"), "subject").starts_with("LEAK-"));
}

#[tokio::test]
async fn columns_of_other_tables_are_recognisably_wrong() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("tickets", &token).await;
    let ticket = find(&rows, "ticketid", "710");
    assert_eq!(ticket["id"], "7", "the contact's");
    assert_eq!(ticket["date"], "2026-03-04 09:05:12");
    assert_eq!(ticket["datecreated"], "2022-03-14 09:26:53", "the customer's");
    assert_eq!(ticket["user_firstname"], "Anna");
    assert_eq!(ticket["firstname"], "Lena", "a colleague's");
}

#[tokio::test]
async fn one_ticket_is_a_conversation_of_both_sides() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let ticket = server.data("tickets/id/706", &token).await;
    assert_eq!(ticket["submitter"], "Anna Keller");
    assert_eq!(ticket["opened_by"], Value::Null);
    assert_eq!(ticket["service_name"], "Web shop &amp; payment");
    assert_eq!(ticket["attachments"].as_array().unwrap().len(), 2);
    let replies = ticket["ticket_replies"].as_array().unwrap();
    assert_eq!(replies.len(), 6);
    assert_eq!(values(replies, "submitter"), ["Anna Keller", "Lena Vogt", "Tomás Ruiz"]);
    for reply in replies {
        let is_staff = reply["submitter"] != "Anna Keller";
        assert_eq!(reply["admin"].is_string(), is_staff, "{reply}");
        assert_eq!(reply["userid"] == "0", is_staff, "{reply}");
    }
    let files = replies
        .iter()
        .flat_map(|reply| reply["attachments"].as_array().unwrap());
    let report = files.last().unwrap();
    assert_eq!(report["file_name"], "report-714.pdf");
    assert_eq!(report["replyid"], "70603");
    assert!(text(&replies[2], "message").contains("<script>"));
}

#[tokio::test]
async fn a_new_ticket_is_open_and_the_first_in_the_list() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = server.submit("tickets", &token, &NEW).await;
    assert_eq!(status, 200);
    assert_documented("Support | Add New Ticket", &body, &[]);
    let ticket = newest(&server, &token).await;
    for (column, value) in [
        ("ticketid", "754"),
        ("subject", "A & B"),
        ("message", "Hello<br />\nworld <3"),
        ("department_name", "  Web &amp; Design"),
        ("priority_name", "High"),
        ("status_name", "Open"),
        ("project_id", "0"),
        ("service", "0"),
        ("date", "2026-03-05 09:00:00"),
    ] {
        assert_eq!(ticket[column], value, "{column}");
    }
    assert_eq!(ticket["admin"], Value::Null);
}

#[tokio::test]
async fn a_new_ticket_takes_a_file_a_project_and_a_service() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let form = Form::new()
        .text("subject", "With a file")
        .text("department", "1")
        .text("priority", "1")
        .text("project", "3")
        .text("service", "4")
        .text("TicketBody", "See the file.")
        .text("message", "See the file.")
        .part("Attachment", file("Übersicht.pdf"));
    let request = server.call(Method::POST, "tickets", &token).multipart(form);
    assert_eq!(answer(request).await.0, 200);
    let ticket = newest(&server, &token).await;
    assert_eq!(ticket["project_name"], "Keller &amp; Sons – new web shop");
    assert_eq!(ticket["service_name"], "Training");
    assert_eq!(ticket["message"], "See the file.");
    let [file] = ticket["attachments"].as_array().unwrap().as_slice() else {
        panic!("one file: {ticket}")
    };
    assert_eq!(
        (text(file, "file_name"), text(file, "filetype")),
        ("Übersicht.pdf", "application/pdf")
    );
    assert_eq!(file["replyid"], Value::Null);
}

#[tokio::test]
async fn a_new_ticket_may_have_no_department() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let mut fields = NEW;
    fields[1].1 = "0";
    assert_eq!(server.submit("tickets", &token, &fields).await.0, 200);
    let ticket = newest(&server, &token).await;
    assert_eq!(ticket["department_name"], Value::Null);
    assert_eq!(ticket["hidefromclient"], "0");
}

#[tokio::test]
async fn a_new_ticket_needs_its_fields_and_what_they_name() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let (status, body) = server.submit("tickets", &token, &[("department", "2")]).await;
    assert_eq!(status, 422);
    let missing: Vec<_> = body["errors"].as_object().unwrap().keys().collect();
    assert_eq!(missing, ["message", "priority", "subject"]);
    for (field, value) in [
        ("department", "7"),
        ("priority", "9"),
        ("service", "x"),
        ("project", "99"),
    ] {
        let mut fields: Vec<_> = NEW.into_iter().filter(|(name, _)| *name != field).collect();
        fields.push((field, value));
        let (status, body) = server.submit("tickets", &token, &fields).await;
        assert_eq!(status, 422);
        assert_eq!(
            body["errors"],
            json!({ field: format!("The {field} field is not valid.") })
        );
    }
    let mistake = [NEW.as_slice(), &[("Attachment", "file.pdf")]].concat();
    let refusal = (400, refused("no field Attachment is read here"));
    assert_eq!(server.submit("tickets", &token, &mistake).await, refusal);
    assert_eq!(server.list("tickets", &token).await.len(), 10);
}

#[tokio::test]
async fn a_reply_opens_a_closed_ticket_again() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    assert_eq!(server.data("tickets/id/701", &token).await["status_name"], "Closed");
    let (status, body) = server
        .submit("tickets/add_reply/701", &token, &[("Message", "Once\nmore")])
        .await;
    assert_eq!(status, 200);
    assert_documented("Support | Add New Reply To A Ticket", &body, &[]);
    let ticket = server.data("tickets/id/701", &token).await;
    assert_eq!(ticket["status_name"], "Open");
    assert_eq!(ticket["lastreply"], "2026-03-05 09:00:00");
    let expected = json!({
        "id": "70102", "from_name": null, "reply_email": null, "admin": null, "userid": "1", "contactid": "7",
        "submitter": "Anna Keller", "message": "Once<br />\nmore", "date": "2026-03-05 09:00:00", "attachments": [],
    });
    assert_eq!(ticket["ticket_replies"][1], expected);
}

#[tokio::test]
async fn a_reply_takes_a_file_and_leaves_other_statuses_alone() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let form = Form::new()
        .text("message", "Here")
        .text("Message", "Here")
        .part("Attachment", file("a.pdf"));
    let request = server.call(Method::POST, "tickets/add_reply/704", &token);
    assert_eq!(answer(request.multipart(form)).await.0, 200);
    let ticket = server.data("tickets/id/704", &token).await;
    assert_eq!(ticket["status_name"], "On Hold");
    let file = &ticket["ticket_replies"][0]["attachments"][0];
    assert_eq!((text(file, "file_name"), text(file, "replyid")), ("a.pdf", "70401"));
}

#[tokio::test]
async fn a_reply_needs_a_text_and_a_ticket_of_ones_own() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    let (status, body) = server.submit("tickets/add_reply/701", &anna, &[("message", " ")]).await;
    assert_eq!(status, 422);
    assert_eq!(body["errors"], json!({ "message": "The message field is required." }));
    let foreign = server
        .submit("tickets/add_reply/701", &ben, &[("message", "Hello")])
        .await;
    assert_eq!(foreign, (404, no_data()));
}

#[tokio::test]
async fn a_file_that_is_too_large_never_gets_to_php() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for (megabytes, status) in [(3, 200), (21, 413)] {
        let large = Part::bytes(vec![0; megabytes << 20]).file_name("film.mp4");
        let form = NEW
            .iter()
            .fold(Form::new(), |form, (name, value)| form.text(*name, *value));
        let request = server
            .request(Method::POST, &format!("{API}/tickets"))
            .header("Authorization", &token);
        let answer = send(request.multipart(form.part("Attachment", large))).await;
        assert_eq!(answer.status(), status);
        let is_html = answer.headers()["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/html");
        assert_eq!(is_html, status == 413);
    }
}

#[tokio::test]
async fn a_file_that_breaks_off_never_gets_to_php() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let before = server.list("tickets", &token).await;
    let part = |name: &str| format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"");
    let fields = NEW.map(|(name, value)| format!("{}\r\n\r\n{value}\r\n", part(name)));
    let file = format!("{}; filename=\"film.mp4\"\r\n\r\nhalf of it", part("Attachment"));
    let body = fields.concat() + &file;
    let head = format!(
        "POST {API}/tickets HTTP/1.1\r\nHost: crm\r\nAuthorization: {token}\r\nContent-Length: {}\r\n\
         Content-Type: multipart/form-data; boundary=B\r\n\r\n",
        2 * body.len()
    );
    server.break_off(head + &body).await;
    assert_eq!(server.list("tickets", &token).await, before);
}

#[tokio::test]
async fn the_business_answers_when_it_is_told_to() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let reply = json!({ "ticket": "704", "message": "<p>Here it is.</p>" });
    server.control("reply", reply).await;
    let ticket = server.read("tickets/id/704", &token).await.1["data"].take();
    assert_eq!(ticket["status_name"], "Answered");
    let replies = ticket["ticket_replies"].as_array().unwrap();
    assert_eq!(replies.len(), 1);
    assert_eq!(replies[0]["message"], "<p>Here it is.</p>");
    assert_eq!(
        (&replies[0]["admin"], &replies[0]["submitter"]),
        (&json!("3"), &json!("Lena Vogt"))
    );

    let unknown = json!({ "ticket": "1", "message": "?" });
    let answer = send(server.request(Method::POST, "/__sandbox/reply").json(&unknown)).await;
    assert_eq!(answer.status(), 404);
}
