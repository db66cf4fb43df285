//! Plain JavaScript objects, which storage and channels take as they are.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object of these fields.
pub(super) fn new(fields: &[(&str, JsValue)]) -> JsValue {
    let record = Object::new().into();
    for (name, value) in fields {
        set(&record, name, value);
    }
    record
}

/// A field; undefined where the object lacks it, or is none.
pub(super) fn get(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap_or_default()
}

/// Sets a field: a plain object refuses none, and what is no object has none.
pub(super) fn set(record: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(record, &name.into(), value);
}

/// Takes a field away: a plain object gives up any.
pub(super) fn delete(record: &Object, name: &str) {
    let _ = Reflect::delete_property(record, &name.into());
}
