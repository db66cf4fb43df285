//! PHP's ways with JSON, all at once: answers that a client must read like the tidy ones.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::Response;
use serde_json::{Map, Number, Value, json};

use crate::state::Sandbox;

/// A byte order mark, blank lines and a notice with a `{` (Q7). Nobody must see the notice.
pub const NOTICE: &str = "\u{feff}\n\n<div style=\"border:1px solid #990000;padding-left:20px;\">\n\
    <h4>A PHP Error was encountered</h4>\n<p>Severity: Notice</p>\n\
    <p>Message: LEAK-notice Undefined index: {customer} in [0]</p>\n\
    <p>Filename: core/Loader.php</p>\n<p>Line Number: 42</p>\n</div>\n";

/// Columns that hold a flag (Q5), beside those that begin with `view_`.
const FLAGS: [&str; 26] = [
    "active",
    "active_article",
    "active_group",
    "allow_comments",
    "billable",
    "create_tasks",
    "description_visible_to_customer",
    "edit_tasks",
    "hidefromclient",
    "include_shipping",
    "is_added_from_contact",
    "is_assigned_from_contact",
    "is_primary",
    "is_public",
    "isdefault",
    "marked_as_signed",
    "not_visible_to_client",
    "open_discussions",
    "show_shipping_on_invoice",
    "show_to_customer",
    "signed",
    "staff_article",
    "trash",
    "upload_files",
    "visible_to_client",
    "visible_to_customer",
];

/// Columns in which a day that is not there is written with zeros (Q3).
const DAYS: [&str; 6] = [
    "dateend",
    "deadline",
    "duedate",
    "expirydate",
    "open_till",
    "invoiced_date",
];

/// The same for moments.
const MOMENTS: [&str; 5] = [
    "acceptance_date",
    "date_finished",
    "datefinished",
    "last_activity",
    "lastreply",
];

/// Rewrites every JSON answer, while that is switched on.
pub async fn apply(State(sandbox): State<Sandbox>, request: Request, next: Next) -> Response {
    let is_menu = request.uri().path().ends_with("/client_menu");
    let answer = next.run(request).await;
    if !sandbox.state().oddities {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let Ok(mut envelope) = serde_json::from_slice::<Value>(&body) else {
        return Response::from_parts(parts, Body::from(body));
    };
    if let Some(data) = envelope.get_mut("data") {
        if let (true, Some(entries)) = (is_menu, data.as_array_mut()) {
            entries.push(json!({ "id": 99, "name": "Loyalty points", "short_name": "loyalty" }));
        }
        *data = odd(data.take());
    }
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(format!("{NOTICE}{envelope}")))
}

fn odd(value: Value) -> Value {
    match value {
        Value::String(text) => number(&text).map_or(Value::String(text), Value::Number),
        Value::Array(items) if !items.is_empty() => Value::Object(with_gaps(items)),
        Value::Object(columns) => {
            let mut columns: Map<_, _> = columns.into_iter().map(|(name, value)| column(name, value)).collect();
            // Installs extend this API (Q10).
            columns.insert("sandbox_extension".to_owned(), json!({ "colour": "mauve" }));
            Value::Object(columns)
        }
        other => other,
    }
}

fn column(name: String, value: Value) -> (String, Value) {
    let value = match value {
        Value::String(flag) if name.starts_with("view_") || FLAGS.contains(&name.as_str()) => Value::Bool(flag == "1"),
        Value::Null if DAYS.contains(&name.as_str()) => json!("0000-00-00"),
        Value::Null if MOMENTS.contains(&name.as_str()) => json!("0000-00-00 00:00:00"),
        // An empty object (Q6).
        Value::Null if name == "project_data" => json!([]),
        other => odd(other),
    };
    (name, value)
}

/// A list with gaps becomes an object (Q6). Keys of one length keep their order when sorted as text.
fn with_gaps(items: Vec<Value>) -> Map<String, Value> {
    let keyed = items.into_iter().enumerate();
    keyed
        .map(|(index, item)| ((100_000 + 2 * index).to_string(), odd(item)))
        .collect()
}

/// What `JSON_NUMERIC_CHECK` makes of a text (Q1): phone numbers and zip codes are not spared.
fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let text = text.trim_start_matches('+');
    text.parse::<i64>()
        .map(Number::from)
        .ok()
        .or_else(|| Number::from_f64(text.parse().ok()?))
}
