//! What can go wrong, by what the customer can do about it.

use serde_json::value::RawValue;

use crate::model::wire::{Answer, Unreadable};

/// Why the API gave no answer that can be used. Its text for people is made in `components::failure`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The session has ended: sign in again (T3).
    SessionEnded,
    /// The server does not accept the token that it has just given: a fault of its set-up (K4).
    TokenNeverAccepted,
    /// The customer may not do this: ask the business (T6).
    Forbidden,
    /// There is no such record, or none that this customer may see (T5).
    NotFound,
    /// The server does not do what was sent, and says why: correct it (T8, T9).
    Refused(Refusal),
    /// What was sent is larger than the server takes: send a smaller file.
    TooLarge,
    /// Too many requests: wait a moment (T8).
    TooMany,
    /// The server has a fault of its own: try again later.
    ServerFault(u16),
    /// No answer came in time: try again.
    TimedOut,
    /// No answer came, and whether what was sent has arrived could not be found out: look before sending it again.
    MayHaveArrived,
    /// The customer has given it up.
    Cancelled,
    /// The browser is offline.
    Offline,
    /// The server cannot be reached.
    Unreachable,
    /// The server can be reached, but it does not allow this site to read what it answers, be it at all or after signing in (K1,
    /// K2).
    SiteNotAllowed,
    /// The answer makes no sense: HTML, an empty or a broken one (Q8).
    NotUnderstood(&'static str),
}

impl ApiError {
    /// What the page around the portal is told, by a name of its own; none for what is the customer's or the business's affair.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::SessionEnded
            | Self::Forbidden
            | Self::NotFound
            | Self::Refused(_)
            | Self::TooLarge
            | Self::Cancelled => None,
            Self::TokenNeverAccepted => Some("token-never-accepted"),
            Self::TooMany => Some("too-many-requests"),
            Self::ServerFault(_) => Some("server-fault"),
            Self::TimedOut => Some("timed-out"),
            Self::MayHaveArrived => Some("may-have-arrived"),
            Self::Offline => Some("offline"),
            Self::Unreachable => Some("unreachable"),
            Self::SiteNotAllowed => Some("site-not-allowed"),
            Self::NotUnderstood(_) => Some("not-understood"),
        }
    }

    /// The same for a form that has not all of the fields ([`Refusal::for_fields`]).
    #[must_use]
    pub fn for_fields(self, has_field: impl Fn(&str) -> bool) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(refusal.for_fields(has_field)),
            error => error,
        }
    }

    /// Whether what was sent may have been done all the same: it was not refused, the answer is missing.
    pub fn leaves_open(&self) -> bool {
        matches!(
            self,
            Self::ServerFault(_)
                | Self::TimedOut
                | Self::Cancelled
                | Self::Offline
                | Self::Unreachable
                | Self::NotUnderstood(_)
        )
    }
}

/// What the server says of a request that it refuses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Of the whole.
    pub message: Option<String>,
    /// Of single fields, by their names.
    pub fields: Vec<(String, String)>,
}

impl Refusal {
    /// For a form that has not all of the fields: what is said of those that it lacks becomes a part of the message.
    #[must_use]
    fn for_fields(self, has_field: impl Fn(&str) -> bool) -> Self {
        let (fields, others): (Vec<_>, Vec<_>) = self.fields.into_iter().partition(|(name, _)| has_field(name));
        let mut said = Vec::from_iter(self.message);
        for (_, text) in others {
            // A message can be made of nothing but what is said of the fields.
            // Not by `contains`: its search for a text is 300 bytes of the file that is loaded first.
            let has_said = |known: &String| known.char_indices().any(|(at, _)| known[at..].starts_with(&text));
            if !said.iter().any(has_said) {
                said.push(text);
            }
        }
        Self {
            message: (!said.is_empty()).then(|| said.join(" ")),
            fields,
        }
    }
}

/// Judges an answer by its status and its body. `with_token` tells whether the request was authorised.
///
/// # Errors
/// For everything but a success.
pub fn judge(status: u16, body: &str, with_token: bool) -> Result<Option<&RawValue>, ApiError> {
    let answer = Answer::parse(body);
    match status {
        401 if with_token => Err(ApiError::SessionEnded),
        403 => Err(ApiError::Forbidden),
        404 if answer.is_ok() => Err(ApiError::NotFound),
        413 => Err(ApiError::TooLarge),
        429 => Err(ApiError::TooMany),
        500.. => Err(ApiError::ServerFault(status)),
        _ => {
            let answer = answer.map_err(|Unreadable(what)| ApiError::NotUnderstood(what))?;
            if answer.ok && status < 300 {
                Ok(answer.data)
            } else {
                Err(ApiError::Refused(Refusal {
                    message: answer.message,
                    fields: answer.fields,
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(message: &str) -> ApiError {
        ApiError::Refused(Refusal {
            message: Some(message.to_owned()),
            fields: Vec::new(),
        })
    }

    #[test]
    fn each_answer_is_judged_by_what_the_customer_can_do() {
        let says = |message: &str| format!(r#"{{"status":false,"message":"{message}"}}"#);
        for (status, body, error) in [
            (401, says("Token Time Expire."), ApiError::SessionEnded),
            (401, "<html>401</html>".to_owned(), ApiError::SessionEnded),
            (403, says("You do not have permission"), ApiError::Forbidden),
            (404, says("No data found"), ApiError::NotFound),
            (404, says("No data were found"), ApiError::NotFound),
            (404, "<html>404</html>".to_owned(), ApiError::NotUnderstood("answer")),
            (
                405,
                r#"{"status":false,"error":"Unknown method"}"#.to_owned(),
                refused("Unknown method"),
            ),
            (
                400,
                says("Registration not allowed"),
                refused("Registration not allowed"),
            ),
            (200, says("Not today"), refused("Not today")),
            (429, String::new(), ApiError::TooMany),
            (500, "<html>500</html>".to_owned(), ApiError::ServerFault(500)),
            (502, String::new(), ApiError::ServerFault(502)),
            (200, String::new(), ApiError::NotUnderstood("answer")),
            (
                200,
                "<html>maintenance</html>".to_owned(),
                ApiError::NotUnderstood("answer"),
            ),
            (413, "<html>413</html>".to_owned(), ApiError::TooLarge),
        ] {
            assert_eq!(
                judge(status, &body, true).map(RawValueText::of),
                Err(error),
                "{status} {body}"
            );
        }
    }

    #[test]
    fn a_wrong_password_is_no_ended_session() {
        for status in [400, 401, 200] {
            let body = r#"{"status":false,"message":"Invalid email or password"}"#;
            assert_eq!(
                judge(status, body, false).map(RawValueText::of),
                Err(refused("Invalid email or password"))
            );
        }
    }

    #[test]
    fn what_is_said_of_a_field_that_a_form_lacks_is_said_with_the_message() {
        let field = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let said = |message: Option<&str>, fields: &[(String, String)]| {
            let refusal = Refusal {
                message: message.map(str::to_owned),
                fields: fields.to_vec(),
            };
            let Refusal { message, fields } = refusal.for_fields(|name| name == "subject");
            (message, fields)
        };
        let (known, unknown) = (field("subject", "Too long."), field("TicketBody", "Too short."));
        assert_eq!(
            said(Some("Errors:"), &[known.clone(), unknown.clone()]),
            (Some("Errors: Too short.".to_owned()), vec![known.clone()])
        );
        assert_eq!(
            said(Some("Too long. Too short."), std::slice::from_ref(&unknown))
                .0
                .as_deref(),
            Some("Too long. Too short.")
        );
        assert_eq!(
            said(None, std::slice::from_ref(&unknown)).0.as_deref(),
            Some("Too short.")
        );
        assert_eq!(said(None, std::slice::from_ref(&known)), (None, vec![known]));
    }

    #[test]
    fn a_success_gives_its_data() {
        let data = judge(200, r#"{"status":true,"data":[1],"message":"fine"}"#, true).map(RawValueText::of);
        assert_eq!(data, Ok(Some("[1]".to_owned())));
        assert_eq!(
            judge(200, r#"{"status":true,"message":"fine"}"#, true).map(RawValueText::of),
            Ok(None)
        );
    }

    /// Raw values cannot be compared, their texts can.
    struct RawValueText;

    impl RawValueText {
        fn of(data: Option<&RawValue>) -> Option<String> {
            data.map(|data| data.get().to_owned())
        }
    }
}
