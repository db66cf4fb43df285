//! The portal's other tabs, so that "open in a new tab" does not ask for the password, and signing out in one tab signs out in all.
//!
//! What they say to each other is `{crm}`, the question for a session, `{crm, session}`, its answer, which is also said when
//! somebody has signed in, and `{crm, ended: true}` when somebody has signed out. It is said on a channel that only pages of the
//! same origin can hear, and whatever has another shape is not heard.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Credentials, Session, record};

/// The channel to the other tabs; none where the browser gives none.
#[derive(Clone, Copy)]
pub(super) struct Siblings(StoredValue<Option<BroadcastChannel>, LocalStorage>);

impl Siblings {
    /// Those of a portal, until the owner is gone.
    pub(super) fn reach() -> Self {
        Self(StoredValue::new_local(BroadcastChannel::new("customer-portal").ok()))
    }

    /// Asks for their session with the CRM.
    pub(super) fn ask(self, crm: &str) {
        self.post(crm, SESSION, &JsValue::UNDEFINED);
    }

    /// Tells them of the session with the CRM.
    pub(super) fn share(self, crm: &str, credentials: &Credentials) {
        self.post(crm, SESSION, &credentials.to_record());
    }

    /// Tells them that the session with the CRM has been ended.
    pub(super) fn end(self, crm: &str) {
        self.post(crm, ENDED, &JsValue::TRUE);
    }

    fn post(self, crm: &str, name: &str, value: &JsValue) {
        let message = record::new(&[("crm", crm.into()), (name, value.clone())]);
        self.0.try_with_value(|channel| {
            // Fails only on a closed channel, when nobody listens any more.
            channel.as_ref().map(|channel| channel.post_message(&message))
        });
    }

    /// Answers their questions, and follows them in and out.
    pub(super) fn listen(self, crm: String, session: Session) {
        let origin = window().location().origin().ok();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data();
            let of_crm = record::get(&message, "crm").as_string();
            if Some(event.origin()) != origin || of_crm.as_ref() != Some(&crm) {
                return;
            }
            let (theirs, ended) = (record::get(&message, SESSION), record::get(&message, ENDED));
            let is_question = theirs.is_undefined() && ended.is_undefined();
            if ended == JsValue::TRUE {
                session.end();
            } else if let Some(theirs) = Credentials::from_record(&theirs) {
                session.adopt(theirs);
            } else if let Some(own) = session.credentials().filter(|_| is_question) {
                self.share(&crm, &own);
            }
        });
        self.0.with_value(|channel| {
            if let Some(channel) = channel {
                channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
            }
        });
        let hear = StoredValue::new_local(hear);
        on_cleanup(move || {
            self.0.try_with_value(|channel| {
                if let Some(channel) = channel {
                    channel.set_onmessage(None);
                    channel.close();
                }
            });
            hear.dispose();
        });
    }
}

const SESSION: &str = "session";
const ENDED: &str = "ended";
