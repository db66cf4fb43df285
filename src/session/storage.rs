//! Session storage, or memory where the browser gives none.

use std::cell::RefCell;

use js_sys::{JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::record;

/// The one key that the portal uses. Its value holds a session for each CRM, so that two portals of a page stay apart and a
/// token is never sent to another server than the one that gave it.
const KEY: &str = "customer-portal";

thread_local! {
    /// Stands in for a storage that throws, as in a partitioned frame: it lasts as long as the page.
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What is kept of the session with a CRM; undefined where there is none.
pub(super) fn load(crm: &str) -> JsValue {
    record::get(&all(), crm)
}

/// Keeps this of the session with a CRM, or forgets it where it is undefined.
pub(super) fn save(crm: &str, session: &JsValue) {
    let sessions = all();
    record::set(&sessions, crm, session);
    // What is undefined is not written.
    let text = JSON::stringify(&sessions).ok().map(String::from);
    let text = text.filter(|text| text != "{}");
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
