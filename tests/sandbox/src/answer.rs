//! The envelopes that every answer of the API comes in.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::{Map, Value, json};

#[derive(Serialize)]
struct Envelope<'text, T> {
    status: bool,
    data: T,
    message: &'text str,
}

/// What a call with data answers.
pub fn data(data: impl Serialize, message: &str) -> Response {
    let status = true;
    Json(Envelope { status, data, message }).into_response()
}

/// What reading records answers. An empty list is "No data found".
pub fn list<T: Serialize>(rows: &[T]) -> Result<Response, Refusal> {
    if rows.is_empty() {
        Err(Refusal::NoData)
    } else {
        Ok(record(rows))
    }
}

/// What reading one record answers.
pub fn record(record: impl Serialize) -> Response {
    data(record, "Data retrieved successfully")
}

/// What a call without data answers.
pub fn done(message: &str) -> Response {
    Json(json!({ "status": true, "message": message })).into_response()
}

/// Why a call is not answered with success. The rows are those of the wire facts.
#[derive(Debug)]
pub enum Refusal {
    /// The e-mail is unknown or the password wrong (T4).
    WrongPassword,
    /// The token is missing, expired or not ours; the text is a library's (T3).
    Token(&'static str),
    /// Nothing there, or it is another customer's (T5).
    NoData,
    /// The section is not in the contact's menu (T6).
    Forbidden,
    /// Nobody may become a customer in this way.
    RegistrationNotAllowed,
    /// Path or method are not part of the API (T7).
    UnknownMethod,
    /// Fields are missing or wrong, each with what is said of it (T8).
    Invalid(Vec<(&'static str, String)>),
    /// Something that a correct client never does; a real CRM may let it pass, or misread it.
    ClientMistake(String),
}

impl Refusal {
    /// Fields that are not there.
    pub fn missing(fields: &[&'static str]) -> Self {
        let sentence = |field: &&'static str| (*field, format!("The {field} field is required."));
        Self::Invalid(fields.iter().map(sentence).collect())
    }

    /// A field with the id of something that is not there.
    pub fn unknown(field: &'static str) -> Self {
        Self::Invalid(vec![(field, format!("The {field} field is not valid."))])
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let message = |text: &str| json!({ "status": false, "message": text });
        let (status, body) = match self {
            Self::WrongPassword => (StatusCode::UNAUTHORIZED, message("Invalid username or password")),
            Self::Token(text) => (StatusCode::UNAUTHORIZED, message(text)),
            Self::NoData => (StatusCode::NOT_FOUND, message("No data found")),
            Self::Forbidden => (
                StatusCode::FORBIDDEN,
                message("You do not have permission to perform this action"),
            ),
            Self::RegistrationNotAllowed => (StatusCode::BAD_REQUEST, message("Registration not allowed")),
            Self::UnknownMethod => (
                StatusCode::METHOD_NOT_ALLOWED,
                json!({ "status": false, "error": "Unknown method" }),
            ),
            Self::Invalid(fields) => (StatusCode::UNPROCESSABLE_ENTITY, invalid(fields)),
            Self::ClientMistake(text) => (StatusCode::BAD_REQUEST, message(&text)),
        };
        (status, Json(body)).into_response()
    }
}

fn invalid(fields: Vec<(&str, String)>) -> Value {
    let errors: Map<_, _> = fields
        .into_iter()
        .map(|(field, sentence)| (field.to_owned(), json!(sentence)))
        .collect();
    json!({
        "status": false,
        "error": "validation_failed",
        "message": "The form has errors.",
        "errors": errors,
    })
}
