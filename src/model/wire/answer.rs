//! What stands around the data of an answer.

use serde_json::value::RawValue;

use super::{Row, Unreadable, row};
use crate::model::html::message_text;

/// How many places of a body are tried as the beginning of its JSON: each can cost a scan of the whole body.
const MOST_BEGINNINGS: usize = 32;

/// How many places of a body are tried as the end of its JSON.
const MOST_ENDS: usize = 8;

/// How many lists and objects of a message may be in each other: on each level, the text of all that are in it is read once more.
const MOST_LEVELS: u8 = 8;

/// An answer of the API: `{"status": …, "data": …, "message": …}`.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The API's own word for success; a 200 can carry `false` (T9).
    pub ok: bool,
    /// The raw data; none where it is missing or null.
    pub data: Option<&'a RawValue>,
    /// What the server says, as text: `message`, else `error`, else `errors` (Q9).
    pub message: Option<String>,
    /// What the server says of single fields, by their names: `errors` (T8), or `error` where that is an object (R3).
    pub fields: Vec<(String, String)>,
    /// Whether nothing stands before it. What does, be it one blank line, has begun PHP's output, and no status can be set then (R1).
    pub is_alone: bool,
}

impl<'a> Answer<'a> {
    /// Finds the answer in a body that may begin with a byte-order mark, blank lines or a notice of PHP (Q7), and end with a notice.
    ///
    /// # Errors
    /// Where no part of the body is a whole answer: HTML, an empty or a truncated body (Q8).
    pub fn parse(body: &'a str) -> Result<Self, Unreadable> {
        // A truncated list can end in whole rows, but none of those has a `status` that is a JSON boolean.
        let objects = body.match_indices('{').map(|(at, _)| at);
        let mut with_a_key = objects
            .filter(|at| body[at + 1..].trim_start().starts_with('"'))
            .peekable();
        let first = with_a_key.peek().copied();
        let answer = with_a_key
            .take(MOST_BEGINNINGS)
            .find_map(|at| Self::of_object(body, at));
        answer
            .or_else(|| Self::before_markup(body, first?))
            .ok_or(Unreadable("answer"))
    }

    /// The answer that begins at a place and ends before some markup.
    fn before_markup(body: &'a str, at: usize) -> Option<Self> {
        let ends = body.rmatch_indices('}').map(|(at, _)| at + 1);
        let ends = ends.filter(|end| *end > at && body[*end..].trim_start().starts_with('<'));
        ends.take(MOST_ENDS).find_map(|end| Self::of_object(&body[..end], at))
    }

    fn of_object(body: &'a str, at: usize) -> Option<Self> {
        let row = Row::parse(&body[at..]).ok()?;
        let ok = match row.raw("status")?.get() {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        let mut fields = ["errors", "error"]
            .into_iter()
            .filter_map(|name| Some(errors(row.raw(name)?)));
        let fields = fields.find(|fields| !fields.is_empty()).unwrap_or_default();
        let message = ["message", "error", "errors"]
            .into_iter()
            .find_map(|name| flat(row.raw(name)?, MOST_LEVELS));
        Some(Self {
            ok,
            data: row.raw("data").filter(|data| data.get() != "null"),
            message,
            fields,
            is_alone: at == 0,
        })
    }
}

/// Any value as a text for people: lists and objects by their values, tags taken away (Q9). What is deeper than so many levels
/// is none.
fn flat(value: &RawValue, levels: u8) -> Option<String> {
    let text = match value.get().as_bytes().first()? {
        b'[' | b'{' if levels > 0 => {
            let values = row::values(value).ok()?.into_iter();
            let parts: Vec<_> = values.filter_map(|value| flat(value, levels - 1)).collect();
            parts.join(" ")
        }
        _ => message_text(&row::scalar(value)?),
    };
    (!text.is_empty()).then_some(text)
}

fn errors(value: &RawValue) -> Vec<(String, String)> {
    let Ok(row) = Row::parse(value.get()) else {
        return Vec::new();
    };
    row.entries()
        .filter_map(|(name, value)| Some((name.to_owned(), flat(value, MOST_LEVELS)?)))
        .collect()
}
