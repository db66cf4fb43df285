//! Session storage, or memory where the browser gives none, and when sessions ended, in local storage.

use std::cell::RefCell;

use js_sys::{JSON, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::record;

/// The one key that the portal uses. Its value has an entry for each CRM, so that two portals of a page stay apart and a token is
/// never sent to another server than the one that gave it: in session storage a session, in local storage a moment.
const KEY: &str = "customer-portal";

thread_local! {
    /// Stands in for a storage that throws, as in a partitioned frame: it lasts as long as the page.
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What is kept of the session with a CRM; undefined where there is none.
pub(super) fn load(crm: &str) -> JsValue {
    record::get(&sessions(), crm)
}

/// Keeps this of the session with a CRM, or forgets it where it is undefined.
pub(super) fn save(crm: &str, session: &JsValue) {
    let sessions = sessions();
    record::set(&sessions, crm, session);
    // What is undefined is not written.
    let text = JSON::stringify(&sessions).ok().map(String::from);
    let text = text.filter(|text| text != "{}");
    let stored = storage(SESSION).and_then(|storage| match &text {
        Some(text) => storage.set_item(KEY, text).ok(),
        None => storage.remove_item(KEY).ok(),
    });
    MEMORY.set(if stored.is_some() { None } else { text });
}

/// When the sessions with a CRM ended that had begun until then, in milliseconds since 1970. It outlasts the tab, for tabs that are not
/// there to hear it: those that show another page, sleep, or are opened again. Before all of them where nobody has signed
/// out, or the browser gives no such storage.
pub(super) fn ended(crm: &str) -> f64 {
    record::get(&read(storage(LOCAL)), crm).as_f64().unwrap_or(f64::MIN)
}

/// Ends the sessions with a CRM that have begun until then.
pub(super) fn end(crm: &str, moment: f64) {
    let storage = storage(LOCAL);
    let ends = read(storage.clone());
    record::set(&ends, crm, &moment.into());
    let text = JSON::stringify(&ends).ok().map(String::from);
    // Where it is full or refused, the tabs that live hear of it all the same.
    let _ = storage.zip(text).map(|(storage, text)| storage.set_item(KEY, &text));
}

fn sessions() -> Object {
    let memory = MEMORY.with_borrow(Clone::clone);
    let sessions = memory.and_then(|text| JSON::parse(&text).ok()?.dyn_into().ok());
    sessions.unwrap_or_else(|| read(storage(SESSION)))
}

fn read(storage: Option<Storage>) -> Object {
    let text = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    let entries = text.and_then(|text| JSON::parse(&text).ok());
    entries.and_then(|entries| entries.dyn_into().ok()).unwrap_or_default()
}

/// One of the window's storages; none where the browser refuses it.
fn storage(name: &str) -> Option<Storage> {
    record::get(&web_sys::window()?.into(), name).dyn_into().ok()
}

const SESSION: &str = "sessionStorage";
const LOCAL: &str = "localStorage";
