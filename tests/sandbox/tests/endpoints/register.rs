//! `POST register`.

use reqwest::multipart::Form;
use reqwest::{Method, RequestBuilder};
use sandbox::Credentials;
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{API, Server, answer, no_data, refused, values};

const CLARA: Credentials = Credentials {
    name: "Clara Novák",
    email: "clara@novak.example",
    password: "long enough",
    company: "Novák & Co",
};

const FIELDS: [(&str, &str); 16] = [
    ("company", CLARA.company),
    ("firstname", "Clara"),
    ("lastname", "Novák"),
    ("email", CLARA.email),
    ("password", CLARA.password),
    ("passwordr", CLARA.password),
    ("vat", "CZ12345678"),
    ("phonenumber", "+420 222 333 444"),
    ("contact_phonenumber", "+420 777"),
    ("website", "novak.example"),
    ("position", "Owner"),
    ("country", "58"),
    ("city", "Brno"),
    ("address", "Masná 5"),
    ("zip", "06020"),
    ("state", ""),
];

fn request(server: &Server) -> RequestBuilder {
    server.request(Method::POST, &format!("{API}/register"))
}

/// Status and `errors` after these fields were changed.
async fn errors(server: &Server, changed: &[(&str, &str)]) -> (u16, Value) {
    let kept = FIELDS
        .iter()
        .filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    let fields: Vec<_> = kept.chain(changed).collect();
    let (status, mut body) = answer(request(server).form(&fields)).await;
    (status, body["errors"].take())
}

#[tokio::test]
async fn a_new_customer_signs_in_and_finds_an_empty_portal() {
    let server = Server::start().await;
    let (status, body) = answer(request(&server).form(&FIELDS)).await;
    assert_eq!(status, 200);
    assert_documented("Authentication | Register", &body, &[]);

    let token = server.sign_in(&CLARA).await;
    let menu = server.list("miscellaneous/group/client_menu", &token).await;
    let sections = ["contracts", "estimates", "invoices", "projects", "proposals", "support"];
    assert_eq!(values(&menu, "short_name"), sections);
    for list in ["contracts", "estimates", "invoices", "projects", "proposals", "tickets"] {
        assert_eq!(server.read(list, &token).await, (404, no_data()));
    }
    assert_eq!(errors(&server, &[]).await.0, 422, "the e-mail address is taken now");

    server.press("reset").await;
    assert_eq!(answer(server.authentication(CLARA.email, CLARA.password)).await.0, 401);
}

#[tokio::test]
async fn what_was_registered_is_kept_as_typed() {
    let server = Server::start().await;
    let form = FIELDS
        .iter()
        .fold(Form::new(), |form, (name, value)| form.text(*name, *value));
    assert_eq!(answer(request(&server).multipart(form)).await.0, 200);
    let token = server.sign_in(&CLARA).await;
    let ticket = [
        ("subject", "Hello"),
        ("department", "1"),
        ("priority", "1"),
        ("message", "Hi"),
    ];
    assert_eq!(server.submit("tickets", &token, &ticket).await.0, 200);
    let rows = server.list("tickets", &token).await;
    for (column, value) in [
        ("company", "Novák & Co"),
        ("vat", "CZ12345678"),
        ("phonenumber", "+420 222 333 444"),
        ("zip", "06020"),
        ("country", "58"),
        ("title", "Owner"),
        ("user_lastname", "Novák"),
        ("email", "clara@novak.example"),
    ] {
        assert_eq!(rows[0][column], value, "{column}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_field_by_field() {
    let server = Server::start().await;
    let (status, missing) = errors(&server, &FIELDS.map(|(name, _)| (name, " "))).await;
    assert_eq!(status, 422);
    let expected = json!({
        "company": "The Company field is required.",
        "email": "The Email field is required.",
        "firstname": "The Firstname field is required.",
        "lastname": "The Lastname field is required.",
        "password": "The Password field is required.",
        "passwordr": "The Repeat Password field is required.",
    });
    assert_eq!(missing, expected);
    for (field, value, sentence) in [
        (
            "email",
            "ANNA@keller-bikes.example",
            "The Email field must contain a unique value.",
        ),
        (
            "email",
            "clara@novak",
            "The Email field must contain a valid email address.",
        ),
        (
            "passwordr",
            "other",
            "The Repeat Password field does not match the Password field.",
        ),
        ("country", "Czechia", "The Country field must contain an integer."),
    ] {
        let told = errors(&server, &[(field, value)]).await;
        assert_eq!(told, (422, json!({ field: sentence })));
    }
}

#[tokio::test]
async fn registration_can_be_switched_off() {
    let server = Server::start().await;
    server.control("registration", json!({ "allowed": false })).await;
    let refusal = answer(request(&server).form(&FIELDS)).await;
    assert_eq!(refusal, (400, refused("Registration not allowed")));
    server.control("registration", json!({ "allowed": true })).await;
    assert_eq!(answer(request(&server).form(&FIELDS)).await.0, 200);
}

#[tokio::test]
async fn a_client_does_not_send_what_is_not_read() {
    let server = Server::start().await;
    let unknown = FIELDS.iter().chain(&[("password2", "x")]).collect::<Vec<_>>();
    let mistake = answer(request(&server).form(&unknown)).await;
    assert_eq!(mistake, (400, refused("no field password2 is read here")));
    let header = request(&server).form(&FIELDS).header("Authorization", "anything");
    assert_eq!(
        answer(header).await,
        (400, refused("register takes no Authorization header"))
    );
}
