//! Judges the API's answers: by their status as far as that is evidence, and by what stands in them.

use serde_json::value::RawValue;

use super::ApiError;
use super::error::Refusal;
use crate::model::wire::{Answer, Unreadable};

/// The kind of a request, on which the meaning of its answer depends.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whether it only reads: then "there is nothing" is an answer, and no refusal.
    pub is_read: bool,
    /// Whether the request was authorised.
    pub with_token: bool,
}

/// Words of servers for a token that has ended (R2). They count only where the status has been lost: elsewhere it says so (T3).
const TOKEN_ENDED: [&str; 9] = [
    "signature verification failed",
    "wrong number of segments",
    "expired token",
    "unexpected control character found",
    "token time expire",
    "token is not defined",
    "token time not define",
    "invalid segment",
    "invalid token",
];

/// Words for a limit of requests, where the status has been lost (R11).
const LIMITS: [&str; 4] = ["time limit", "hourly limit", "rate limit", "too many"];

/// Words for a lack of permission, where the status has been lost (R1): what may not be seen is not nothing.
const NO_PERMISSION: [&str; 2] = ["permission", "access denied"];

/// Words in the pages of firewalls and robot checks in front of a CRM, whatever their status (R4).
const ROBOT_CHECKS: [&str; 13] = [
    "checking your browser",
    "<title>just a moment",
    "/cdn-cgi/challenge-platform",
    "you are human",
    "not a robot",
    "sgcaptcha",
    "ddos protection",
    "not a bot",
    "imunify360",
    "request is being verified",
    "_incapsula_resource",
    "requested url was rejected",
    "wordfence",
];

/// The name of an empty body in `NotUnderstood`: the server could not write its answer down (R9).
pub(super) const NOTHING: &str = "nothing";

/// The beginning of a page that is searched for [`ROBOT_CHECKS`], in bytes.
const MOST_OF_A_PAGE: usize = 65_536;

/// Judges an answer.
///
/// # Errors
/// For everything but a success.
pub fn judge(asked: Asked, status: u16, body: &str) -> Result<Option<&RawValue>, ApiError> {
    let Asked { is_read, with_token } = asked;
    let answer = Answer::parse(body).map_err(|Unreadable(what)| judge_page(with_token, status, body, what))?;
    if answer.ok && status < 300 {
        return Ok(answer.data);
    }
    // What stands before an answer has been sent before it, and with it the status 200, whatever PHP wanted to say (R1).
    let is_status_lost = status == 200 && !answer.is_alone;
    let is_nothing = answer.data.is_none() && answer.fields.is_empty();
    let says = answer.message.as_deref().unwrap_or_default();
    Err(match status {
        401 if speaks_of_limit(says) => ApiError::TooMany,
        // Of a lost status more is asked: a file can be above a limit, too.
        200 if is_status_lost && is_nothing && mentions_any(says, &LIMITS) => ApiError::TooMany,
        401 if with_token => ApiError::SessionEnded,
        200 if is_status_lost && with_token && mentions_any(says, &TOKEN_ENDED) => ApiError::SessionEnded,
        200 if is_status_lost && with_token && is_read && is_nothing && mentions_any(says, &NO_PERMISSION) => {
            ApiError::Forbidden
        }
        200 if is_status_lost && is_read && is_nothing => ApiError::NotFound,
        // To somebody who is not signed in the server may say more, such as that their account is locked.
        403 if with_token || answer.message.is_none() => ApiError::Forbidden,
        404 if is_read => ApiError::NotFound,
        413 => ApiError::TooLarge,
        429 => ApiError::TooMany,
        500.. => ApiError::ServerFault(status),
        _ => ApiError::Refused(Refusal {
            message: answer.message,
            fields: answer.fields,
        }),
    })
}

/// Judges what is no answer of the API: a page in HTML, an empty or a broken body (Q8, R4).
fn judge_page(with_token: bool, status: u16, body: &str, what: &'static str) -> ApiError {
    let beginning = &body.as_bytes()[..body.len().min(MOST_OF_A_PAGE)];
    match status {
        _ if ROBOT_CHECKS.iter().any(|words| has(beginning, words)) => ApiError::Blocked,
        401 if with_token => ApiError::SessionEnded,
        // 406 is what Apache's mod_security says.
        401 | 403 | 406 => ApiError::Blocked,
        413 => ApiError::TooLarge,
        429 => ApiError::TooMany,
        500.. => ApiError::ServerFault(status),
        _ if body.trim().is_empty() => ApiError::NotUnderstood(NOTHING),
        _ => ApiError::NotUnderstood(what),
    }
}

/// Tells whether a message is about a limit of requests (R11), and not about the lifetime of a session.
pub fn speaks_of_limit(message: &str) -> bool {
    let is_limit = mentions_any(message, &["limit", "límit", "too many"]);
    is_limit && !mentions_any(message, &["token", "session", "unlimited"])
}

/// Tells whether a message is about an e-mail or a password, in the languages that the CRM is mostly set to.
pub fn speaks_of_credentials(message: &str) -> bool {
    // A first letter that is no ASCII is left out: it could be a capital.
    const WORDS: [&str; 12] = [
        "mail",
        "credential",
        "passwor",
        "kennwort",
        "contrase",
        "senha",
        "mot de passe",
        "wachtwoord",
        "hasł",
        "арол",
        "heslo",
        "ösenord",
    ];
    mentions_any(message, &WORDS)
}

/// Tells whether a message has any of these words, which are in small letters.
pub(super) fn mentions_any(message: &str, words: &[&str]) -> bool {
    words.iter().any(|words| has(message.as_bytes(), words))
}

// Not by `contains`: it would take a copy in small letters, and its search is 300 bytes of the file that is loaded first.
fn has(text: &[u8], words: &str) -> bool {
    let mut parts = text.windows(words.len());
    parts.any(|part| part.eq_ignore_ascii_case(words.as_bytes()))
}

#[cfg(test)]
mod tests;
