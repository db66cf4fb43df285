//! What may stay of the server's HTML, and who sees to it: the browser, or `DOMPurify` where the browser cannot.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// What may stay: text, its structure and its meaning. No styles, images, forms or embeds.
const ELEMENTS: &str = "a abbr b blockquote br cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd \
    li mark ol p pre q s section small span strike strong sub sup u ul caption table tbody td tfoot th thead tr";
/// Of these nothing but what is in them: `DOMPurify` does so with all that it does not know as code, the browser with what is
/// named.
const UNWRAPPED: &str = "address article aside big button center details dialog fieldset font footer form header hgroup label \
    legend main menu nav output summary tt";
const ATTRIBUTES: &str = "colspan href rowspan start title";

#[wasm_bindgen]
extern "C" {
    /// An element of a browser that sanitises (`Element.setHTML`); elsewhere the call throws.
    #[wasm_bindgen(extends = Element)]
    type SanitisingElement;

    #[wasm_bindgen(method, catch, js_name = setHTML)]
    fn set_html(this: &SanitisingElement, html: &str, options: &Object) -> Result<(), JsValue>;

    type DomPurify;

    #[wasm_bindgen(method, catch)]
    fn sanitize(this: &DomPurify, html: &str, options: &Object) -> Result<Node, JsValue>;
}

/// Lets the browser sanitise.
///
/// # Errors
/// Where it cannot.
pub(super) fn by_browser(html: &str) -> Result<Element, JsValue> {
    let sanitizer = object(&[
        ("elements", list(ELEMENTS)),
        ("replaceWithChildrenElements", list(UNWRAPPED)),
        ("attributes", list(ATTRIBUTES)),
    ])?;
    let options = object(&[("sanitizer", sanitizer.into())])?;
    let content = document().create_element("div")?;
    content.unchecked_ref::<SanitisingElement>().set_html(html, &options)?;
    Ok(content)
}

/// Lets `DOMPurify` sanitise, whose module this is.
///
/// # Errors
/// Where it cannot.
pub(super) fn by_module(module: &JsValue, html: &str) -> Result<Element, JsValue> {
    let options = object(&[
        ("ALLOWED_TAGS", list(ELEMENTS)),
        ("ALLOWED_ATTR", list(ATTRIBUTES)),
        ("ALLOW_ARIA_ATTR", false.into()),
        ("ALLOW_DATA_ATTR", false.into()),
        ("RETURN_DOM_FRAGMENT", true.into()),
    ])?;
    let purifier: DomPurify = Reflect::get(module, &"default".into())?.unchecked_into();
    let fragment = purifier.sanitize(html, &options)?;
    let content = document().create_element("div")?;
    content.append_child(&fragment)?;
    Ok(content)
}

fn list(names: &str) -> JsValue {
    names.split(' ').map(JsValue::from).collect::<Array>().into()
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &JsValue::from(*name), value)?;
    }
    Ok(object)
}
