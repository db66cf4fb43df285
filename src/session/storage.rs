//! Session storage, or memory where the browser gives none.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Credentials;

/// The one key that the portal uses. Its value holds a session for each CRM, so that two portals of a page stay apart and a
/// token is never sent to another server than the one that gave it.
const KEY: &str = "customer-portal";

type Sessions = BTreeMap<String, Credentials>;

thread_local! {
    /// Stands in for a storage that throws, as in a partitioned frame: it lasts as long as the page.
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The session with a CRM.
pub(super) fn load(crm: &str) -> Option<Credentials> {
    all().remove(crm)
}

/// Keeps the session with a CRM, or forgets it.
pub(super) fn save(crm: &str, credentials: Option<&Credentials>) {
    let mut sessions = all();
    match credentials {
        Some(credentials) => sessions.insert(crm.to_owned(), credentials.clone()),
        None => sessions.remove(crm),
    };
    let text = (!sessions.is_empty())
        .then(|| serde_json::to_string(&sessions).ok())
        .flatten();
    let stored = storage().and_then(|storage| match &text {
        Some(text) => storage.set_item(KEY, text).ok(),
        None => storage.remove_item(KEY).ok(),
    });
    MEMORY.set(if stored.is_some() { None } else { text });
}

fn all() -> Sessions {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let text = stored.or_else(|| MEMORY.with_borrow(Clone::clone));
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
