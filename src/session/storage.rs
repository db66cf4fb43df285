//! Session storage, or memory where the browser gives none.

use std::cell::RefCell;

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsCast;

use super::{Credentials, record};

/// The one key that the portal uses. Its value holds a session for each CRM, so that two portals of a page stay apart and a
/// token is never sent to another server than the one that gave it.
const KEY: &str = "customer-portal";

thread_local! {
    /// Stands in for a storage that throws, as in a partitioned frame: it lasts as long as the page.
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The session with a CRM.
pub(super) fn load(crm: &str) -> Option<Credentials> {
    Credentials::from_record(&record::get(&all(), crm))
}

/// Keeps the session with a CRM, or forgets it.
pub(super) fn save(crm: &str, credentials: Option<&Credentials>) {
    let sessions = all();
    match credentials {
        Some(credentials) => record::set(&sessions, crm, &credentials.to_record()),
        None => {
            // A plain object gives up any of its fields.
            let _ = Reflect::delete_property(&sessions, &crm.into());
        }
    }
    let is_empty = Object::keys(&sessions).length() == 0;
    let text = (!is_empty)
        .then(|| JSON::stringify(&sessions).ok().map(String::from))
        .flatten();
    let stored = storage().and_then(|storage| match &text {
        Some(text) => storage.set_item(KEY, text).ok(),
        None => storage.remove_item(KEY).ok(),
    });
    MEMORY.set(if stored.is_some() { None } else { text });
}

fn all() -> Object {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let text = stored.or_else(|| MEMORY.with_borrow(Clone::clone));
    let sessions = text.and_then(|text| JSON::parse(&text).ok());
    sessions
        .and_then(|sessions| sessions.dyn_into().ok())
        .unwrap_or_default()
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
