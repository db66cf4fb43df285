//! The page around a portal: what portal.js knows of it, and what it is told.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::route::Route;

#[wasm_bindgen]
extern "C" {
    /// What portal.js gives a portal.
    #[derive(Clone)]
    pub type Page;

    #[wasm_bindgen(method, getter)]
    fn guide(this: &Page) -> String;

    #[wasm_bindgen(method, getter, js_name = ownsPage)]
    fn owns_page(this: &Page) -> bool;

    #[wasm_bindgen(method, js_name = loadSanitiser)]
    fn load_sanitiser(this: &Page) -> Promise;

    #[wasm_bindgen(method)]
    fn renew(this: &Page);

    #[wasm_bindgen(method)]
    fn dispatch(this: &Page, event: &str, detail: &Object);
}

/// The page around one portal.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Page, LocalStorage>);

impl Host {
    /// The page that portal.js describes.
    pub fn new(page: Page) -> Self {
        Self(StoredValue::new_local(page))
    }

    /// Whether the page is there for the portal alone, so that its title and its main part are the portal's.
    pub fn owns_page(self) -> bool {
        self.0.try_with_value(Page::owns_page).unwrap_or_default()
    }

    /// The address of a section of the hosting guide, which lies beside portal.js.
    pub fn guide(self, section: &str) -> String {
        let guide = self.0.try_with_value(Page::guide).unwrap_or_default();
        format!("{guide}#{section}")
    }

    /// The module that sanitises HTML where the browser cannot.
    ///
    /// # Errors
    /// Where it cannot be had.
    pub async fn sanitiser(self) -> Result<JsValue, JsValue> {
        let loading = self.0.try_with_value(Page::load_sanitiser);
        loading.ok_or(JsValue::UNDEFINED)?.await
    }

    /// A file of the portal is gone: the page is loaded again where that may bring a newer portal, and loses nothing.
    pub(crate) fn renew(self) {
        self.0.try_with_value(Page::renew);
    }

    /// Tells the page that somebody is signed in.
    pub(crate) fn signed_in(self) {
        self.tell("signin", &[]);
    }

    /// Tells the page that nobody is signed in any more; the server may have ended the session.
    pub(crate) fn signed_out(self, expired: bool) {
        self.tell("signout", &[("expired", expired.into())]);
    }

    /// Tells the page that the portal shows another route.
    pub(crate) fn navigated(self, route: &Route) {
        self.tell("navigate", &[("path", route.to_string().into())]);
    }

    /// Tells the page of a failure that is not the customer's doing. `code` is one of those in docs/embedding.md.
    pub(crate) fn failed(self, code: &str, message: &str) {
        self.0.try_with_value(|page| page.failed(code, message));
    }

    fn tell(self, event: &str, detail: &[(&str, JsValue)]) {
        self.0.try_with_value(|page| page.tell(event, detail));
    }
}

impl Page {
    /// The same where no part of the portal lives any more.
    pub(crate) fn failed(&self, code: &str, message: &str) {
        self.tell("error", &[("code", code.into()), ("message", message.into())]);
    }

    /// portal.js makes an event of it, when the portal is at rest: a listener may do anything, even take the element away.
    fn tell(&self, event: &str, detail: &[(&str, JsValue)]) {
        let object = Object::new();
        for (name, value) in detail {
            // A plain object refuses no field.
            let _ = Reflect::set(&object, &JsValue::from(*name), value);
        }
        self.dispatch(event, &object);
    }
}
