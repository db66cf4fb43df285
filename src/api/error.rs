//! What can go wrong, by what the customer can do about it.

use super::judge::mentions_any;
use crate::model::Difference;

/// Why the API gave no answer that can be used. Its text for people is made in `components::failure`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The session has ended: sign in again (T3).
    SessionEnded,
    /// The server does not accept the token that it has just given: a fault of its set-up (K4).
    TokenNeverAccepted,
    /// The customer may not do this: ask the business (T6).
    Forbidden,
    /// Something in front of the CRM, such as a firewall, has let nothing through (R4): wait, or try another network.
    Blocked,
    /// There is no such record, or none that this customer may see (T5).
    NotFound,
    /// The server does not do what was sent, and says why: correct it (T8, T9).
    Refused(Refusal),
    /// What was sent is larger than the server takes: send a smaller file.
    TooLarge,
    /// The server misses, in these words, what was sent: PHP throws all fields of a form away whose file is too large (R6).
    FormEmptied(String),
    /// Too many requests: wait a moment (T8).
    TooMany,
    /// The server has a fault of its own: try again later.
    ServerFault(u16),
    /// No answer came in time: try again.
    TimedOut,
    /// No answer came, and whether what was sent has arrived could not be found out: look before sending it again.
    MayHaveArrived,
    /// It has arrived, but what the server has stored is not what was sent: compare both.
    StoredDifferently(Difference),
    /// The server has said that it has done it, but nothing of it is there: look again later.
    NotThere,
    /// The server has said that it has done it, but the record could not be read again: look before sending it again.
    Unconfirmed,
    /// The server could not write down what was sent: its answer is empty (R9), and nothing is there.
    NotWritten,
    /// The chosen file, given by its name, has changed or is gone: choose it again.
    FileChanged(String),
    /// The customer has given it up.
    Cancelled,
    /// The browser is offline.
    Offline,
    /// The server cannot be reached.
    Unreachable,
    /// The server can be reached, but it does not allow this site to read what it answers, be it at all or after signing in (K1,
    /// K2).
    SiteNotAllowed,
    /// The server wants what was sent at another address: the set-up has to name that one.
    Redirected,
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
            | Self::FormEmptied(_)
            | Self::FileChanged(_)
            | Self::Cancelled => None,
            Self::Blocked => Some("blocked"),
            Self::TokenNeverAccepted => Some("token-never-accepted"),
            Self::TooMany => Some("too-many-requests"),
            Self::ServerFault(_) => Some("server-fault"),
            Self::TimedOut => Some("timed-out"),
            Self::MayHaveArrived | Self::Unconfirmed => Some("may-have-arrived"),
            Self::StoredDifferently(_) | Self::NotThere | Self::NotWritten => Some("stored-differently"),
            Self::Offline => Some("offline"),
            Self::Unreachable => Some("unreachable"),
            Self::SiteNotAllowed => Some("site-not-allowed"),
            Self::Redirected => Some("redirected"),
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

    /// The same for a form with a file, of which `was_sent` tells the fields that were filled in.
    #[must_use]
    pub fn for_file(self, was_sent: impl Fn(&str) -> bool) -> Self {
        match self {
            Self::Refused(Refusal {
                message: Some(message),
                fields,
            }) if misses_sent(&message, &fields, was_sent) => Self::FormEmptied(message),
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
    /// For a form that has not all of the fields: what is said of those that it lacks becomes a part of the message, once each.
    #[must_use]
    fn for_fields(self, has_field: impl Fn(&str) -> bool) -> Self {
        let (fields, others): (Vec<_>, Vec<_>) = self.fields.into_iter().partition(|(name, _)| has_field(name));
        let mut said = Vec::from_iter(self.message);
        for (_, text) in others.into_iter().take(MOST_SAID) {
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

/// How many fields that a form lacks are spoken of: a server that names more than that tells a customer nothing.
const MOST_SAID: usize = 50;

/// Words of servers for a missing field, in the languages that the CRM is mostly set to.
const MISSING: [&str; 20] = [
    "required",
    "missing",
    "empty",
    "blank",
    "erforderlich",
    "benötigt",
    "obligato",
    "requis",
    "requer",
    "obrigat",
    "verplicht",
    "wymagan",
    "muss ausgef",
    "måste",
    "povinn",
    "gerekli",
    "zorunlu",
    "обязател",
    "обов",
    "必",
];

/// Whether a server misses what was sent: without names of fields it may be any of them.
fn misses_sent(message: &str, fields: &[(String, String)], was_sent: impl Fn(&str) -> bool) -> bool {
    if fields.is_empty() {
        return mentions_any(message, &MISSING);
    }
    let mut sent = fields
        .iter()
        .filter(|(name, _)| was_sent(name) || was_sent(&name.to_lowercase()));
    sent.any(|(_, text)| mentions_any(text, &MISSING))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn of_thousands_of_fields_the_first_fifty_are_spoken_of() {
        let fields = (0..100_000)
            .map(|at| (format!("field{at}"), format!("No {at}.")))
            .collect();
        let message = Some("Errors:".to_owned());
        let refusal = Refusal { message, fields }.for_fields(|name| name == "field99999");
        let message = refusal.message.unwrap();
        assert!(
            message.starts_with("Errors: No 0. No 1. ") && message.ends_with(" No 49."),
            "{message}"
        );
        assert_eq!(refusal.fields, [("field99999".to_owned(), "No 99999.".to_owned())]);
    }

    #[test]
    fn r6_what_is_filled_in_and_missed_all_the_same_was_thrown_away_with_the_file() {
        let judged = |message: &str, fields: &[(&str, &str)]| {
            let fields = fields
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
            let refusal = Refusal {
                message: Some(message.to_owned()),
                fields: fields.collect(),
            };
            let error = ApiError::Refused(refusal).for_file(|name| matches!(name, "subject" | "message"));
            matches!(error, ApiError::FormEmptied(_))
        };
        assert!(judged("", &[("subject", "The Subject field is required.")]));
        assert!(judged("The Subject field is required.", &[]));
        assert!(judged("", &[("message", "Das Feld Nachricht wird benötigt.")]));
        assert!(judged(
            "",
            &[("subject", "This is missing"), ("code", "This is missing")]
        ));

        assert!(!judged("", &[("subject", "That subject is taken.")]));
        assert!(!judged("", &[("code", "The Code field is required.")]));
        assert!(!judged("Not today", &[]));
        let other = ApiError::Forbidden;
        assert_eq!(other.clone().for_file(|_| true), other);
    }
}
