//! How one page becomes the next.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Changes what is in an element: from the old picture of it to the new one, where the browser can show that for a part of a page
/// and the reader has nothing against motion; at once everywhere else.
pub(super) fn change(within: Option<&HtmlElement>, change: impl Fn() + 'static) {
    let start = within.and_then(start_of).filter(|_| !prefers_stillness());
    let (Some(within), Some(start)) = (within, start) else {
        return change();
    };
    let change = Closure::once_into_js(change);
    // The old page stays only where the browser does not even begin.
    if let Err(error) = start.call1(within, &change) {
        web_sys::console::warn_2(&"The next page comes without a transition.".into(), &error);
        let _ = change.unchecked_into::<Function>().call0(&JsValue::UNDEFINED);
    }
}

/// `Element.startViewTransition`; that of the document would take the page around the portal along.
fn start_of(element: &HtmlElement) -> Option<Function> {
    Reflect::get(element, &"startViewTransition".into())
        .ok()?
        .dyn_into()
        .ok()
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_none_or(|query| query.matches())
}
