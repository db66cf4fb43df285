use serde_json::{Value, json};

use super::*;
use crate::model::samples::{documented, documented_with};

const LIST: &str = "Support | List All Tickets";
const BY_ID: &str = "Support | Request Tickets By ID";

fn at(text: &str) -> Option<DateTime> {
    DateTime::parse(text)
}

fn listed(columns: &Value) -> TicketSummary {
    documented_with(LIST, columns)
}

fn ticket(columns: &Value) -> Ticket {
    documented_with(BY_ID, columns)
}

/// Who wrote what: the customer's side without, the business's with an asterisk.
fn conversation(ticket: &Ticket) -> Vec<String> {
    let line = |message: &Message| {
        let (side, name) = match &message.author {
            Author::Customer(name) => ("", name),
            Author::Business(name) => ("*", name),
        };
        let text = message.text.as_ref().map(|html| html.lines().join(" / "));
        format!("{side}{}: {}", name.as_deref().unwrap_or("?"), text.unwrap_or_default())
    };
    ticket.messages.iter().map(line).collect()
}

#[test]
fn the_documented_list_is_read() {
    let tickets: Vec<TicketSummary> = documented(LIST);
    let [ticket] = &tickets[..] else {
        panic!("one ticket: {tickets:?}")
    };
    assert_eq!((ticket.id.as_str(), ticket.subject.as_str()), ("2", "Test Ticket 2"));
    assert_eq!(
        (ticket.status.kind, ticket.status.name.as_deref()),
        (TicketStatusKind::Open, Some("Open"))
    );
    assert_eq!(
        ticket.status_color.map(|color| color.to_string()).as_deref(),
        Some("#ff2d42")
    );
    assert_eq!(ticket.priority.as_deref(), Some("Medium"));
    assert_eq!(ticket.department.as_deref(), Some("Department Name 1"), "Q18: trimmed");
    assert_eq!(ticket.project.as_deref(), Some("SEO Optimization"));
    assert_eq!(ticket.opened, at("2023-05-18 11:01:23"));
    assert_eq!(ticket.last_reply, ticket.opened, "nobody has replied");
}

#[test]
fn the_documented_ticket_is_read() {
    let ticket: Ticket = documented(BY_ID);
    assert_eq!(ticket.summary.subject, "Test Ticket 2");
    assert_eq!(ticket.requester.as_deref(), Some("Geovanny Mraz"));
    assert_eq!(ticket.service, None);
    assert_eq!(conversation(&ticket), ["*admin main: Test"], "staff has opened it");
}

#[test]
fn columns_that_other_tables_overwrite_are_not_taken() {
    let overwritten = json!({
        "id": "CANARY", "datecreated": "1999-09-09 09:09:09", "name": "CANARY", "firstname": "CANARY",
        "lastname": "CANARY", "lastreply": "2023-06-01 08:30:00",
    });
    let summary = listed(&overwritten);
    assert_eq!(summary.id.as_str(), "2");
    assert_eq!(summary.opened, at("2023-05-18 11:01:23"));
    assert_eq!(summary.last_reply, at("2023-06-01 08:30:00"));
    assert_eq!(summary.priority.as_deref(), Some("Medium"));
    let ticket = ticket(&overwritten);
    assert_eq!(ticket.requester.as_deref(), Some("Geovanny Mraz"));
    for read in [format!("{summary:?}"), format!("{ticket:?}")] {
        assert!(!read.contains("CANARY") && !read.contains("1999"), "{read}");
    }
}

#[test]
fn the_requester_is_the_contact_where_the_server_does_not_name_the_submitter() {
    let requester = |columns| ticket(&columns).requester;
    assert_eq!(
        requester(json!({ "submitter": null, "firstname": "Staff" })).as_deref(),
        Some("Geovanny Mraz")
    );
    assert_eq!(
        requester(json!({ "submitter": "", "user_firstname": null })).as_deref(),
        Some("Mraz")
    );
    assert_eq!(
        requester(json!({ "submitter": " ", "user_firstname": "", "user_lastname": null })),
        None
    );
}

#[test]
fn fields_that_leak_are_read_nowhere() {
    let leaks = json!({
        "password": "CANARY", "imap_username": "CANARY", "host": "CANARY", "two_factor_auth_code": "CANARY",
        "google_auth_secret": "CANARY", "new_pass_key": "CANARY", "email_verification_key": "CANARY",
        "last_ip": "CANARY", "hourly_rate": "CANARY", "stripe_id": "CANARY", "ticketkey": "CANARY", "cc": "CANARY",
        "adminnote": "CANARY", "token": "CANARY",
        "ticket_replies": [{ "id": "1", "admin": null, "submitter": "Anna", "message": "Hello", "date": null,
            "reply_email": "CANARY", "password": "CANARY", "last_ip": "CANARY" }],
    });
    let read = format!("{:?} {:?}", listed(&leaks), ticket(&leaks));
    assert!(!read.contains("CANARY"), "{read}");
}

#[test]
fn messages_come_in_the_order_in_which_they_were_written() {
    let reply = |id: u8, admin: Value, message: &str, date: &str| {
        let submitter = if admin.is_string() && admin != "0" {
            "Tom Support"
        } else {
            "Geovanny Mraz"
        };
        json!({ "id": id.to_string(), "admin": admin, "submitter": submitter, "message": message, "date": date })
    };
    let ticket = ticket(&json!({
        "admin": null,
        "message": "The brake squeals.\r\nPlease help.",
        "ticket_replies": [
            reply(10, json!("1"), "Fourth, in the same minute", "2023-05-20 10:00:40"),
            reply(11, json!(null), "Fifth", "2023-05-21 10:00:00"),
            reply(9, json!("1"), "<p>Third</p>", "2023-05-20 10:00:20"),
            reply(8, json!("0"), "Second", "2023-05-19 10:00:00"),
        ],
    }));
    assert_eq!(
        conversation(&ticket),
        [
            "Geovanny Mraz: The brake squeals. / Please help.",
            "Geovanny Mraz: Second",
            "*Tom Support: Third",
            "*Tom Support: Fourth, in the same minute",
            "Geovanny Mraz: Fifth",
        ]
    );
}

#[test]
fn q6_replies_may_come_as_an_object_and_without_a_name() {
    let ticket = ticket(&json!({
        "admin": null,
        "ticket_replies": { "4": { "admin": 3, "submitter": null, "from_name": "Help &amp; Care", "message": "Yes" },
                            "7": { "admin": null, "message": "Thanks" } },
    }));
    assert_eq!(conversation(&ticket)[1..], ["*Help & Care: Yes", "?: Thanks"]);
}

#[test]
fn files_have_a_name_and_a_type_and_a_link_only_where_the_row_has_a_safe_one() {
    let file = |name: &str, kind: &str, link: Value| json!({ "id": 1, "ticketid": 2, "replyid": null, "file_name": name, "filetype": kind, "external_link": link });
    let ticket = ticket(&json!({
        "attachments": [file("sketch", "image/png", json!(null))],
        "ticket_replies": [{ "message": "See file", "attachments": [
            file("plan.pdf", "application/pdf", json!("https://files.example/plan.pdf")),
            file("bad.doc", "application/msword", json!("javascript:alert(1)")),
        ] }],
    }));
    let files = |message: &Message| {
        let file = |file: &Attachment| (file.name.clone(), file.kind.clone(), file.link.is_some());
        message.files.iter().map(file).collect::<Vec<_>>()
    };
    let named = |name: &str, kind: &str, linked| (name.to_owned(), Some(kind.to_owned()), linked);
    assert_eq!(files(&ticket.messages[0]), [named("sketch", "PNG", false)]);
    assert_eq!(
        files(&ticket.messages[1]),
        [named("plan.pdf", "PDF", true), named("bad.doc", "DOC", false)]
    );
}

#[test]
fn q16_a_colour_that_is_none_is_left_to_the_kind_of_status() {
    for color in ["red", "#12345", "#fff;background:url(//evil)", ""] {
        assert_eq!(listed(&json!({ "statuscolor": color })).status_color, None, "{color}");
    }
    assert_eq!(
        listed(&json!({ "statuscolor": "#0A0" }))
            .status_color
            .map(|color| color.to_string()),
        Some("#00aa00".to_owned())
    );
}

#[test]
fn q10_a_status_that_some_installation_added_is_kept_with_its_name() {
    let status = listed(&json!({ "status": 9, "status_name": "Waiting for parts" })).status;
    assert_eq!(
        (status.code.as_str(), status.kind, status.name.as_deref()),
        ("9", TicketStatusKind::Other, Some("Waiting for parts"))
    );
}

#[test]
fn a_ticket_that_is_hidden_from_customers_is_as_if_it_did_not_exist() {
    let hidden = r#"{"ticketid":"7","subject":"Secret","hidefromclient":"1"}"#;
    let row = Row::parse(hidden).unwrap();
    assert_eq!(TicketSummary::from_row(&row), Err(Unreadable::HIDDEN));
    assert_eq!(Ticket::from_row(&row), Err(Unreadable::HIDDEN));
}

#[test]
fn q3_a_ticket_with_nothing_but_its_id_is_still_usable() {
    let ticket = Ticket::from_row(&Row::parse(r#"{"ticketid":7,"ticket_replies":[]}"#).unwrap()).unwrap();
    assert_eq!(ticket.summary.subject, "7", "something to click on");
    assert_eq!((ticket.summary.last_reply, ticket.messages.len()), (None, 0));
}

#[test]
fn the_ticket_just_opened_is_the_newest_with_its_texts_that_was_not_there_before() {
    let now = [
        opened(1, "Brakes", "2026-03-01 10:00:00"),
        opened(2, "Brakes", "2026-03-05 10:00:00"),
        opened(4, "Brakes &amp; gears", "2026-03-05 10:02:00"),
        opened(3, "Brakes", "2026-03-05 09:00:00"),
    ];
    let found = |subject: &str, before: &[TicketSummary]| {
        just_opened(subject, "They squeal.\nWhy? ", before, &now).map(|ticket| ticket.id.to_string())
    };
    let before = |ids: &[usize]| ids.iter().map(|at| now[*at].clone()).collect::<Vec<_>>();
    assert_eq!(found("Brakes", &before(&[0])).as_deref(), Some("2"));
    assert_eq!(found("Brakes", &before(&[0, 1])).as_deref(), Some("3"));
    assert_eq!(found("Brakes & gears", &before(&[0, 1])).as_deref(), Some("4"));
    assert_eq!(found("Brakes", &now), None);
    let without_message = [listed(&json!({ "subject": "Brakes", "message": null }))];
    assert!(just_opened("Brakes", "They squeal.", &[], &without_message).is_some());
}

#[test]
fn a_ticket_whose_text_the_server_has_changed_is_found_all_the_same() {
    let changed = |id: u8, admin: Value| {
        let date = format!("2026-03-05 10:00:0{id}");
        listed(&json!({ "ticketid": id, "subject": "50?posit", "message": "", "date": date, "admin": admin }))
    };
    let before = [opened(1, "50% deposit", "2026-03-01 10:00:00")];
    let now = [before[0].clone(), changed(2, json!(null)), changed(3, json!("1"))];
    let found = just_opened("50% deposit", "Paid today", &before, &now).map(|ticket| ticket.id.as_str());
    assert_eq!(
        found,
        Some("2"),
        "a ticket that the business has opened meanwhile is newer"
    );
    let Some(Trace::Changed(difference)) = TicketSummary::trace(Some(&before), &now, "50% deposit", "Paid today")
    else {
        panic!("it is another text")
    };
    let fields: Vec<_> = difference
        .texts
        .iter()
        .map(|one| (one.field, one.stored.as_str()))
        .collect();
    assert_eq!(fields, [("subject", "50?posit"), ("message", "")]);
}

#[test]
fn the_record_of_a_ticket_tells_whether_its_text_and_its_file_are_there() {
    let file = json!([{ "id": 1, "file_name": "Über_größe_plan.pdf" }]);
    for (message, files, has_all_fields, lacks_file) in [
        ("They squeal.", &file, true, false),
        ("<p>They squeal.</p>", &json!([]), true, true),
        ("", &json!([]), false, true),
        ("They squ", &file, false, false),
    ] {
        let ticket = ticket(&json!({ "admin": null, "subject": "Brakes", "message": message, "attachments": files }));
        let difference = ticket.difference("Brakes", "They squeal.", 1);
        assert_eq!(
            (difference.has_all_fields(), difference.lacks_file),
            (has_all_fields, lacks_file),
            "{message}"
        );
    }
}

#[test]
fn r6_a_ticket_of_which_nothing_has_arrived_is_empty() {
    let ticket = ticket(&json!({ "admin": null, "ticketid": 9, "subject": "", "message": "", "attachments": [] }));
    let texts = ticket.difference("Brakes", "They squeal.", 0).texts;
    let stored: Vec<_> = texts.iter().map(|text| (text.field, text.stored.as_str())).collect();
    assert_eq!(stored, [("subject", ""), ("message", "")]);
}

fn opened(id: u8, subject: &str, date: &str) -> TicketSummary {
    let message = "They squeal.<br />\nWhy?";
    listed(&json!({ "ticketid": id, "subject": subject, "message": message, "date": date }))
}
