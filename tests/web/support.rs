//! What tests of the browser need: to wait for conditions, to leave the page as it was, and to stand in for its parts.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use customer_portal::Portal;
use js_sys::{Array, Date, Function, Promise, Reflect};
use leptos::prelude::{window, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::fake_crm;

/// How long a condition may take to hold, in milliseconds.
const DEADLINE: f64 = 10_000.0;

/// How many addresses a page may write within a while, in milliseconds: the limit of `WebKit`, the strictest of the browsers.
const MOST_ADDRESSES: usize = 100;
const WHILE_OF_ADDRESSES: f64 = 10_000.0;

thread_local! {
    /// The portals that are mounted, with their elements: a test that fails cannot unmount its own.
    static MOUNTED: RefCell<Vec<(Portal, HtmlElement)>> = const { RefCell::new(Vec::new()) };
    /// When addresses were written, and what notes it.
    static ADDRESSES_WRITTEN: (Array, [Replaced; 2]) = {
        let times = Array::new();
        let noting = |method: &'static str| {
            let note = "times => (method => function (...address) {
                times.push(Date.now());
                return method.apply(this, address);
            })";
            let note: Function = call_js(note, &times).unchecked_into();
            let method_of_browser = js(&format!("History.prototype.{method}"));
            let by = note.call1(&JsValue::UNDEFINED, &method_of_browser).unwrap();
            Replaced::new(js("History.prototype"), method, &by)
        };
        (times.clone(), ["pushState", "replaceState"].map(noting))
    };
}

/// Keeps a portal until the page is cleaned.
pub fn keep_until_clean(portal: Portal, host: HtmlElement) {
    MOUNTED.with_borrow_mut(|mounted| mounted.push((portal, host)));
}

/// Takes away what a test has put into the page. The address stays: who depends on it sets it, since browsers refuse to write
/// addresses too often.
pub fn clean() {
    for (portal, host) in MOUNTED.take() {
        drop(portal);
        host.remove();
    }
    fake_crm::restore_fetch();
    window().session_storage().unwrap().unwrap().clear().unwrap();
}

/// Gives the page another address, as if it had been opened with it, as soon as the browser takes that and some more.
pub async fn go_to(address: &str) {
    while addresses_written() > MOST_ADDRESSES / 2 {
        frame().await;
    }
    let history = window().history().unwrap();
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(address))
        .unwrap();
}

/// How many addresses the tests and the portals have written within the time that browsers look at.
fn addresses_written() -> usize {
    let since = Date::now() - WHILE_OF_ADDRESSES;
    ADDRESSES_WRITTEN.with(|(times, _)| times.iter().filter(|time| time.as_f64() > Some(since)).count())
}

/// What stands in the page's address behind its path.
pub fn hash() -> String {
    window().location().hash().unwrap()
}

/// Waits until a condition holds, and fails with `otherwise` if it does not in time.
pub async fn until(mut holds: impl FnMut() -> bool, otherwise: impl Fn() -> String) {
    let deadline = Date::now() + DEADLINE;
    while !holds() {
        assert!(Date::now() < deadline, "{}", otherwise());
        frame().await;
    }
}

/// Waits for two frames: what was to happen at once has happened after them.
pub async fn settled() {
    frame().await;
    frame().await;
}

async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// How many errors that nobody catches come out of something, such as the panic of a listener.
pub async fn uncaught_errors(doing: impl Future<Output = ()>) -> u32 {
    let errors = Rc::new(Cell::new(0));
    let listener = window_event_listener(leptos::ev::error, {
        let errors = Rc::clone(&errors);
        move |_| errors.set(errors.get() + 1)
    });
    doing.await;
    listener.remove();
    errors.get()
}

/// Another function in the place of a method, as long as this lives.
pub struct Replaced {
    object: JsValue,
    name: &'static str,
    original: JsValue,
}

impl Replaced {
    pub fn new(object: impl Into<JsValue>, name: &'static str, by: &JsValue) -> Self {
        let object = object.into();
        let original = Reflect::get(&object, &name.into()).unwrap();
        Reflect::set(&object, &name.into(), by).unwrap();
        Self { object, name, original }
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        Reflect::set(&self.object, &self.name.into(), &self.original).unwrap();
    }
}

/// The value of an expression of JavaScript.
pub fn js(expression: &str) -> JsValue {
    Function::new_no_args(&format!("return ({expression})"))
        .call0(&JsValue::UNDEFINED)
        .unwrap()
}

/// A function of JavaScript, given as its source, called with one value.
pub fn call_js(function: &str, argument: &JsValue) -> JsValue {
    let function: Function = js(function).unchecked_into();
    function.call1(&JsValue::UNDEFINED, argument).unwrap()
}
