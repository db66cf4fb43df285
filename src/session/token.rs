//! The token that the server gave.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::model::wire::{Row, Unreadable};

/// A JSON Web Token, as opaque as can be: it cannot be printed, and the only thing to do with it is to authorise a request.
///
/// It is serialised for session storage and for the portal's other tabs, within this module alone.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Token(String);

impl Token {
    pub(super) fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        row.text("token").map(Self).ok_or(Unreadable("token"))
    }

    /// Puts the token into the header where the API expects it: raw, without `Bearer` (T1).
    ///
    /// # Errors
    /// Where it has characters that no header can carry.
    pub fn authorize(&self, headers: &web_sys::Headers) -> Result<(), JsValue> {
        headers.set("Authorization", &self.0)
    }
}
