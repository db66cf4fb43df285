//! The portal's other tabs, so that "open in a new tab" does not ask for the password.
//!
//! What they say to each other is `{crm}`, the question, and `{crm, session}`, its answer, on a channel that only pages of the
//! same origin can hear.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Credentials, Session, record};

/// Joins the other tabs until the owner is gone: asks for their session with the CRM if this tab has none, answers their
/// questions, and takes over what they answer.
pub(super) fn join(crm: &str, session: Session) {
    let Ok(channel) = BroadcastChannel::new("customer-portal") else {
        return;
    };
    let own_crm = crm.to_owned();
    let answers = channel.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        if record::get(&message, "crm").as_string().as_ref() != Some(&own_crm) {
            return;
        }
        let theirs = record::get(&message, "session");
        match (Credentials::from_record(&theirs), session.credentials()) {
            (Some(theirs), _) => session.adopt(theirs),
            (None, Some(own)) if theirs.is_undefined() => post(&answers, &own_crm, &own.to_record()),
            (None, _) => {}
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    if session.credentials().is_none() {
        post(&channel, crm, &JsValue::UNDEFINED);
    }
    let listening = StoredValue::new_local((channel, hear));
    on_cleanup(move || {
        listening.try_with_value(|(channel, _)| {
            channel.set_onmessage(None);
            channel.close();
        });
    });
}

fn post(channel: &BroadcastChannel, crm: &str, session: &JsValue) {
    // Fails only on a closed channel, when nobody listens any more.
    let _ = channel.post_message(&record::new(&[("crm", crm.into()), ("session", session.clone())]));
}
