//! What the API can be asked: one module per resource, each function one endpoint. `client` sends, `answers` keeps what came
//! back, `judge` tells what it means, `error` says what can go wrong, `resource` is what a page holds of an answer.

mod answers;
mod client;
mod comments;
pub mod contracts;
pub mod error;
pub mod estimates;
pub mod invoices;
pub mod judge;
pub mod knowledge_base;
pub mod menu;
pub mod miscellaneous;
pub mod projects;
pub mod proposals;
pub mod resource;
pub mod session;
pub mod tickets;

pub use answers::Answers;
pub use client::{Client, Transfer};
pub use error::ApiError;
pub use resource::{Remote, Resource};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What has to be encoded in a part of a path. All else stays as it is: the server takes a path as it comes, and finds nothing by what
/// it would have to decode (T14).
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What a path can end with, behind a dot, so that the server answers in another format (T12).
const FORMATS: [&str; 8] = ["json", "array", "csv", "html", "jsonp", "php", "serialized", "xml"];

/// An id or a slug as a part of a path, encoded once and only where it must be.
fn path_part(text: &str) -> String {
    let encode = |text| utf8_percent_encode(text, ENCODED).to_string();
    match text.rsplit_once('.') {
        // To a browser, `.` and `..` lead to other paths, and so do `%2E` and `%2E%2E`.
        _ if matches!(text, "." | "..") => text.replace('.', "%252E"),
        Some((name, format)) if FORMATS.contains(&format) => format!("{}%2E{format}", encode(name)),
        _ => encode(text),
    }
}

#[cfg(test)]
mod tests {
    use super::path_part;

    #[test]
    fn t12_t14_only_what_must_be_encoded_is() {
        for (slug, path) in [
            ("faq-2.0", "faq-2.0"),
            ("a_b~c:d", "a_b~c:d"),
            ("prices,-2026-(new)", "prices,-2026-(new)"),
            ("release-2.0.html", "release-2.0%2Ehtml"),
            ("data.json", "data%2Ejson"),
            ("data.jsonp.xml", "data.jsonp%2Exml"),
            ("data.JSON", "data.JSON"),
            ("data.js", "data.js"),
            ("über uns", "%C3%BCber%20uns"),
            ("100%", "100%25"),
            ("a/b?c#d", "a%2Fb%3Fc%23d"),
            ("..", "%252E%252E"),
            (".", "%252E"),
            ("...", "..."),
        ] {
            assert_eq!(path_part(slug), path, "{slug}");
        }
    }
}
