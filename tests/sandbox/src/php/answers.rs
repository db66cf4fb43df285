//! What PHP makes of the module's answers (R1, R3, R9, T12).

use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Value, json};

use super::database::has_broken_bytes;
use crate::oddities::NOTICE;
use crate::state::Sandbox;

/// What the REST server answers a path with that has one of these endings: no JSON. `.json`, `.jsonp` and `.array` are its
/// endings, too, and change nothing.
const FORMATS: [(&str, &str, &str); 5] = [
    (
        ".csv",
        "application/csv",
        "status,message\n1,\"Data retrieved successfully\"\n",
    ),
    (
        ".html",
        "text/html",
        "<table><tr><th>status</th></tr><tr><td>1</td></tr></table>",
    ),
    (".php", "text/plain", "array (\n  'status' => true,\n)"),
    (
        ".serialized",
        "application/vnd.php.serialized",
        "a:1:{s:6:\"status\";b:1;}",
    ),
    (
        ".xml",
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<xml><status>1</status></xml>\n",
    ),
];

/// Rewrites the JSON answers of a CRM that PHP runs.
pub async fn apply(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let answer = next.run(request).await;
    let Some(php) = sandbox.state().php.clone() else {
        return answer;
    };
    let content_type = answer.headers().get(CONTENT_TYPE);
    if content_type.is_none_or(|kind| kind != "application/json") {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut text = String::from_utf8_lossy(&body).into_owned();
    let mut content_type = "application/json; charset=utf-8";
    if parts.status == StatusCode::UNPROCESSABLE_ENTITY {
        parts.status = StatusCode::NOT_FOUND;
        text = refusal(&text);
    }
    if has_broken_bytes(&text) {
        parts.status = StatusCode::OK;
        text.clear();
    }
    if let Some((_, other, instead)) = FORMATS.iter().find(|(ending, ..)| has_ending(&path, ending)) {
        content_type = other;
        text = String::from(*instead);
    }
    if php.notices {
        parts.status = StatusCode::OK;
        content_type = "text/html; charset=UTF-8";
        text.insert_str(0, NOTICE);
    }
    parts.headers.remove(CONTENT_LENGTH);
    parts
        .headers
        .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    Response::from_parts(parts, text.into())
}

/// Whether any part of a path ends like this.
fn has_ending(path: &str, ending: &str) -> bool {
    path.split('/').any(|part| part.ends_with(ending))
}

/// The framework's own form of what is wrong with a form (R3).
fn refusal(tidy: &str) -> String {
    let tidy: Value = serde_json::from_str(tidy).unwrap_or_default();
    let fields = tidy["errors"].as_object().cloned().unwrap_or_default();
    let sentences = fields.values().filter_map(Value::as_str);
    let message: String = sentences.flat_map(|sentence| ["<p>", sentence, "</p>\n"]).collect();
    json!({ "status": false, "error": fields, "message": message }).to_string()
}
