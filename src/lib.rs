//! The customer portal: a Leptos application that talks to the Customers REST API of a Perfex CRM.
//!
//! It is mounted by the custom element `<customer-portal>`, whose class is in `portal.js`; everything else is here.

pub mod api;
mod app;
pub mod components;
pub mod config;
pub mod context;
pub mod format;
pub mod host;
mod i18n;
pub mod location;
pub mod model;
mod pages;
mod panic;
pub mod route;
pub mod session;

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{HtmlElement, ShadowRoot};

use crate::app::App;
use crate::config::{Config, ConfigError};
use crate::host::{Host, Page};

/// A mounted portal. Dropping it unmounts it, with every listener and timer of its own.
#[wasm_bindgen]
pub struct Portal {
    root: HtmlElement,
    /// None where the element is not set up correctly.
    app: Option<App>,
    _mounted: Box<dyn Any>,
}

/// Mounts the portal of an element into its shadow root.
///
/// # Errors
/// Where the page has no document to make elements in.
#[wasm_bindgen]
pub fn mount(element: &HtmlElement, shadow: &ShadowRoot, page: Page) -> Result<Portal, wasm_bindgen::JsValue> {
    let root: HtmlElement = document().create_element("div")?.unchecked_into();
    root.set_class_name("portal");
    // The language of the messages; dates and numbers are in the element's.
    root.set_lang("en");
    shadow.append_child(&root)?;
    panic::watch(&root, &page);
    let config = Config::of_element(element);
    // The application can only be made where it is mounted, so that all of it is gone with that.
    let made = Rc::new(Cell::new(None));
    let app = Rc::clone(&made);
    let mounted = mount_to(root.clone(), move || {
        let host = Host::new(page);
        match config {
            Ok(config) => {
                let started = App::start(config, host);
                app.set(Some(started));
                started.view()
            }
            Err(error) => misconfigured(error, host),
        }
    });
    Ok(Portal {
        root,
        app: made.get(),
        _mounted: Box::new(mounted),
    })
}

#[wasm_bindgen]
impl Portal {
    /// Goes to an address of the portal, such as `/invoices/4`.
    pub fn navigate(&self, path: &str) {
        if let Some(app) = self.app {
            app.navigate(path);
        }
    }

    /// Signs the customer out, if one is signed in.
    #[wasm_bindgen(js_name = signOut)]
    pub fn sign_out(&self) {
        if let Some(app) = self.app {
            app.sign_out();
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        panic::forget(&self.root);
        self.root.remove();
    }
}

/// Whoever sets up the page reads what is wrong with it.
fn misconfigured(ConfigError { attribute, value }: ConfigError, host: Host) -> AnyView {
    let expected = match attribute {
        "base" => i18n::config::base(),
        "crm" => i18n::config::crm(),
        "extra-columns" => i18n::config::extra_columns(),
        "idle" => i18n::config::idle(),
        "lang" => i18n::config::lang(),
        "logo" => i18n::config::logo(),
        "max-upload" => i18n::config::max_upload(),
        "routing" => i18n::config::routing(),
        "theme" => i18n::config::theme(),
        _ => i18n::config::upload_types(),
    };
    let text = i18n::config::wrong(attribute, &value, expected);
    host.failed("config", &text);
    view! { <p class="notice failed" role="alert">{text}</p> }.into_any()
}
