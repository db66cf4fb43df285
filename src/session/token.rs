//! The token that the server gave.

use wasm_bindgen::JsValue;

use super::record;
use crate::model::Id;
use crate::model::wire::{FromRow, Row, Unreadable};

/// Their names in a record.
pub(super) const CONTACT: &str = "contact";
pub(super) const TOKEN: &str = "token";
pub(super) const BEGUN: &str = "begun";

/// A JSON Web Token, as opaque as can be: it cannot be printed, and the only thing to do with it is to authorise a request.
///
/// It is written to session storage and handed to the portal's other tabs within the `session` module alone.
#[derive(Clone, PartialEq)]
pub struct Token(String);

impl Token {
    /// Puts the token into the header where the API expects it: raw, without `Bearer` (T1).
    ///
    /// # Errors
    /// Where it has characters that no header can carry.
    pub fn authorize(&self, headers: &web_sys::Headers) -> Result<(), JsValue> {
        headers.set("Authorization", &self.0)
    }
}

/// What `POST authentication` gives, and what a tab keeps.
#[derive(Clone, PartialEq)]
pub struct Credentials {
    contact: Id,
    token: Token,
    /// When the customer has signed in, in milliseconds since 1970; 0 where that is not known.
    begun: f64,
}

impl Credentials {
    /// Who has signed in.
    pub fn contact(&self) -> &Id {
        &self.contact
    }

    /// What a request is authorised with.
    pub fn token(&self) -> &Token {
        &self.token
    }

    /// When the session has begun, in milliseconds since 1970.
    pub fn begun(&self) -> f64 {
        self.begun
    }

    /// The same for a session that begins now.
    pub(super) fn begun_at(self, begun: f64) -> Self {
        Self { begun, ..self }
    }

    /// Reads what `to_record` wrote; none for anything else.
    pub(super) fn from_record(record: &JsValue) -> Option<Self> {
        let text = |name| record::get(record, name).as_string();
        Some(Self {
            contact: Id::parse(&text(CONTACT)?)?,
            token: Token(text(TOKEN).filter(|token| !token.is_empty())?),
            begun: begun(record),
        })
    }

    /// A plain JavaScript object, for storage and for the other tabs.
    pub(super) fn to_record(&self) -> JsValue {
        record::new(&[
            (CONTACT, self.contact.as_str().into()),
            (TOKEN, (&self.token.0).into()),
            (BEGUN, self.begun.into()),
        ])
    }
}

/// When the session of a record has begun; 0 where it does not tell.
pub(super) fn begun(record: &JsValue) -> f64 {
    record::get(record, BEGUN).as_f64().unwrap_or_default()
}

impl FromRow for Credentials {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            contact: row.id("contact_id")?,
            token: Token(row.opaque("token").ok_or(Unreadable("token"))?),
            begun: 0.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::samples::documented;

    #[test]
    fn the_documented_sign_in_is_read() {
        let credentials: Credentials = documented("Authentication | Login");
        assert_eq!(credentials.contact.as_str(), "1");
        assert!(credentials.token.0.starts_with("eyJ0eXAi"));
    }
}
