//! How one page becomes the next.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Changes what is in an element: from the old picture of it to the new one, where the browser can show that for a part of a page
/// and the reader has nothing against motion; at once everywhere else.
pub(super) fn change(within: Option<&HtmlElement>, change: impl Fn() + 'static) {
    let start = within.and_then(start_of).filter(|_| !prefers_stillness());
    let (Some(within), Some(start)) = (within, start) else {
        return change();
    };
    let change = Closure::once_into_js(change);
    match start.call1(within, &change) {
        Ok(transition) => spawn_local(ignore_skipping(transition)),
        // It has not even begun.
        Err(_) => {
            let _ = change.unchecked_into::<Function>().call0(&JsValue::UNDEFINED);
        }
    }
}

/// `Element.startViewTransition`; that of the document would take the page around the portal along.
fn start_of(element: &HtmlElement) -> Option<Function> {
    Reflect::get(element, &"startViewTransition".into())
        .ok()?
        .dyn_into()
        .ok()
}

/// A browser skips the pictures, and not the change, where the next change is quicker or the page is signed out of: that is no error,
/// and would stand in the console as one.
async fn ignore_skipping(transition: JsValue) {
    let ready = Reflect::get(&transition, &"ready".into()).and_then(JsCast::dyn_into::<Promise>);
    if let Ok(ready) = ready {
        let _ = JsFuture::from(ready).await;
    }
}

fn prefers_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_none_or(|query| query.matches())
}
