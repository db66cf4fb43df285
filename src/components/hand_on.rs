//! What a customer hands on of a record: its number, and the address of its page.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::context::Context;
use crate::i18n;
use crate::location::{Location, Routing};

/// What came of the last click.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Copied,
    /// The browser did not let this be copied: the page has no secure address, or is in a frame that may not.
    Refused(String),
}

/// Buttons that copy the number of the record, where it has one, and hand on its address, where it has one.
pub(super) fn hand_on(number: Option<String>) -> AnyView {
    let outcome = RwSignal::new(None);
    let copy_number = number.map(|number| {
        button(i18n::document::copy_number(), move || {
            copy(number.clone(), outcome);
        })
    });
    let Context { config, location, .. } = Context::get();
    let has_address = config.with_value(|config| config.routing != Routing::Memory);
    let share = has_address.then(|| {
        let can_share = method(&navigator(), "share").is_ok();
        let label = if can_share {
            i18n::document::share()
        } else {
            i18n::document::copy_link()
        };
        button(label, move || {
            let Some(address) = address(location) else { return };
            if can_share {
                share(address, outcome);
            } else {
                copy(address, outcome);
            }
        })
    });
    let said = move || (outcome.get()? == Outcome::Copied).then(i18n::document::copied);
    let refused = move || match outcome.get()? {
        Outcome::Refused(text) => Some(selected(text)),
        Outcome::Copied => None,
    };
    view! {
        <div class="hand-on">
            {copy_number} {share}
            <span role="status">{said}</span>
            {refused}
        </div>
    }
    .into_any()
}

fn button(label: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" on:click=move |_| act()>
            {label}
        </button>
    }
    .into_any()
}

/// A text for the customer to copy, selected already; with the focus on it, a screen reader says why.
fn selected(text: String) -> AnyView {
    let field = NodeRef::<Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // Fails only on an element that has left the page.
            let _ = field.focus();
            field.select();
        }
    });
    view! {
        <label>
            <span>{i18n::document::not_copied()}</span>
            <input readonly node_ref=field value=text />
        </label>
    }
    .into_any()
}

fn copy(text: String, outcome: RwSignal<Option<Outcome>>) {
    // A screen reader says it again only where it was gone in between.
    outcome.set(None);
    spawn_local(async move {
        let copied = write(&text).await;
        // The page may have been left meanwhile.
        outcome.try_set(Some(copied.map_or(Outcome::Refused(text), |()| Outcome::Copied)));
    });
}

async fn write(text: &str) -> Result<(), JsValue> {
    let clipboard = Reflect::get(&navigator(), &"clipboard".into())?;
    promise(&clipboard, "writeText", &text.into())?.await?;
    Ok(())
}

/// Opens what the device has for it. That the customer closes it again is no failure.
fn share(address: String, outcome: RwSignal<Option<Outcome>>) {
    outcome.set(None);
    spawn_local(async move {
        let data = Object::new();
        // A plain object refuses no field.
        let _ = Reflect::set(&data, &"url".into(), &address.as_str().into());
        let shared = match promise(&navigator(), "share", &data) {
            Ok(sharing) => sharing.await,
            Err(error) => Err(error),
        };
        let is_refused = shared.is_err_and(|error| {
            let name = Reflect::get(&error, &"name".into()).ok();
            name.and_then(|name| name.as_string()).as_deref() != Some("AbortError")
        });
        if is_refused {
            outcome.try_set(Some(Outcome::Refused(address)));
        }
    });
}

/// The whole address of the page, as its own links have it: the host's own may stand in the address bar.
fn address(location: Location) -> Option<String> {
    let link = document().create_element("a").ok()?;
    let href = location.href(&location.route().get_untracked());
    link.set_attribute("href", &href).ok()?;
    Reflect::get(&link, &"href".into()).ok()?.as_string()
}

fn navigator() -> JsValue {
    window().navigator().into()
}

/// A method by its name, which the browser may not have.
fn method(object: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(object, &name.into())?.dyn_into()
}

fn promise(object: &JsValue, name: &str, argument: &JsValue) -> Result<JsFuture, JsValue> {
    let promise = method(object, name)?.call1(object, argument)?;
    Ok(JsFuture::from(promise.dyn_into::<Promise>()?))
}
