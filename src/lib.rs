//! The customer portal: a Leptos application that talks to the Customers REST API of a Perfex CRM.
//!
//! It is mounted by the custom element `<customer-portal>`, whose class is in `portal.js`; everything else is here.

pub mod api;
mod app;
pub mod components;
pub mod config;
pub mod format;
mod i18n;
pub mod location;
pub mod model;
mod pages;
mod panic;
pub mod route;
pub mod session;

use std::any::Any;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};

use crate::app::App;
use crate::config::{Config, ConfigError};

/// A mounted portal. Dropping it unmounts it, with every listener and timer of its own.
#[wasm_bindgen]
pub struct Portal {
    root: HtmlElement,
    _mounted: Box<dyn Any>,
}

/// Mounts the portal of an element into its shadow root. `sanitiser` is the address of `DOMPurify`, as a module.
///
/// # Errors
/// Where the page has no document to make elements in.
#[wasm_bindgen]
pub fn mount(host: &HtmlElement, shadow: &ShadowRoot, sanitiser: &str) -> Result<Portal, wasm_bindgen::JsValue> {
    let root: HtmlElement = document().create_element("div")?.unchecked_into();
    root.set_class_name("portal");
    // The language of the messages; dates and numbers are in the element's.
    root.set_lang("en");
    shadow.append_child(&root)?;
    panic::watch(&root);
    let mounted: Box<dyn Any> = match Config::of_element(host, sanitiser) {
        Ok(config) => Box::new(mount_to(root.clone(), move || view! { <App config=config /> })),
        Err(error) => Box::new(mount_to(root.clone(), move || Misconfigured(&error))),
    };
    Ok(Portal {
        root,
        _mounted: mounted,
    })
}

impl Drop for Portal {
    fn drop(&mut self) {
        panic::forget(&self.root);
        self.root.remove();
    }
}

#[expect(non_snake_case, reason = "a component, without properties of its own")]
fn Misconfigured(error: &ConfigError) -> impl IntoView + use<> {
    let text = match error {
        ConfigError::Crm(value) => i18n::config::crm(value),
        ConfigError::Routing(value) => i18n::config::routing(value),
    };
    view! { <p class="notice failed" role="alert">{text}</p> }
}
