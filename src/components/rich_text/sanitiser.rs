//! The wall: whatever a text has become, nothing but the elements and attributes that may stay gets into the page. The browser sees to
//! it, or `DOMPurify` where the browser cannot.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, Node};

use crate::model::html::{KEPT, attributes};

#[wasm_bindgen]
extern "C" {
    /// An element of a browser that sanitises (`Element.setHTML`); elsewhere the call throws.
    #[wasm_bindgen(extends = Element)]
    type SanitisingElement;

    #[wasm_bindgen(method, catch, js_name = setHTML)]
    fn set_html(this: &SanitisingElement, html: &str, options: &Object) -> Result<(), JsValue>;

    type DomPurify;

    #[wasm_bindgen(method, catch)]
    fn sanitize(this: &DomPurify, html: &str, options: &Object) -> Result<DocumentFragment, JsValue>;
}

/// Lets the browser sanitise some HTML.
///
/// # Errors
/// Where it cannot.
pub(super) fn by_browser(html: &str) -> Result<DocumentFragment, JsValue> {
    let element = |name: &str| object(&[("name", name.into()), ("attributes", list(attributes(name)))]);
    let elements = KEPT.split(' ').map(element).collect::<Result<Array, _>>()?;
    let sanitizer = object(&[("elements", elements.into()), ("attributes", Array::new().into())])?;
    let options = object(&[("sanitizer", sanitizer.into())])?;
    // In an element of its own: Firefox puts what stands in a table, but in no cell of it, into another place without one.
    let content = document().create_element("div")?;
    let sanitising = content.unchecked_ref::<SanitisingElement>();
    sanitising.set_html(&format!("<div>{html}</div>"), &options)?;
    let whole = document().create_document_fragment();
    if let Some(inner) = content.first_element_child() {
        move_children(&inner, &whole)?;
        inner.remove();
    }
    // What is broken enough has ended it.
    move_children(&content, &whole)?;
    Ok(whole)
}

/// Lets `DOMPurify` sanitise some HTML, whose module this is.
///
/// # Errors
/// Where it cannot.
pub(super) fn by_module(module: &JsValue, html: &str) -> Result<DocumentFragment, JsValue> {
    let may_stay = Closure::<dyn Fn(String, String) -> bool>::new(|attribute: String, element: String| {
        attributes(&element).split(' ').any(|allowed| allowed == attribute)
    });
    let options = object(&[
        ("ALLOWED_TAGS", list(KEPT)),
        ("ALLOWED_ATTR", Array::new().into()),
        ("ADD_ATTR", may_stay.as_ref().clone()),
        ("ALLOW_ARIA_ATTR", false.into()),
        ("ALLOW_DATA_ATTR", false.into()),
        // It would take values that could end a comment, which an alternative text may say. Nothing is parsed again here.
        ("SAFE_FOR_XML", false.into()),
        ("RETURN_DOM_FRAGMENT", true.into()),
    ])?;
    let purifier: DomPurify = Reflect::get(module, &"default".into())?.unchecked_into();
    // By the rules of today's HTML, and all of it in the body, as the browser's own reads it.
    purifier.sanitize(&format!("<!doctype html><body>{html}"), &options)
}

fn move_children(from: &Node, to: &Node) -> Result<(), JsValue> {
    while let Some(child) = from.first_child() {
        to.append_child(&child)?;
    }
    Ok(())
}

fn list(names: &str) -> JsValue {
    names.split_terminator(' ').map(JsValue::from).collect::<Array>().into()
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from(*name), value)?;
    }
    Ok(object)
}
