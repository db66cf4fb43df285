//! The portal's other tabs, so that "open in a new tab" does not ask for the password.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Credentials, Session};

/// What the tabs say to each other: texts of JSON, on a channel that only pages of the same origin can hear.
#[derive(Serialize, Deserialize)]
struct Message {
    crm: String,
    /// The answer; without it the message is the question.
    session: Option<Credentials>,
}

/// The channel to the portal's other tabs; none where the browser gives none.
pub(super) struct Siblings {
    channel: Option<BroadcastChannel>,
    crm: String,
}

impl Siblings {
    /// Joins the other tabs until the owner is gone: answers their questions and takes over their session.
    pub(super) fn join(crm: &str, session: Session) -> Self {
        let channel = BroadcastChannel::new("customer-portal").ok();
        if let Some(channel) = &channel {
            listen(channel, crm.to_owned(), session);
        }
        Self {
            channel,
            crm: crm.to_owned(),
        }
    }

    /// Asks for the session with the CRM.
    pub(super) fn ask(&self) {
        if let Some(channel) = &self.channel {
            post(
                channel,
                &Message {
                    crm: self.crm.clone(),
                    session: None,
                },
            );
        }
    }
}

fn listen(channel: &BroadcastChannel, crm: String, session: Session) {
    let answers = channel.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        match serde_json::from_str::<Message>(&text) {
            Ok(message) if message.crm != crm => {}
            Ok(Message {
                session: Some(credentials),
                ..
            }) => session.adopt(credentials),
            Ok(Message { session: None, .. }) => {
                if let Some(credentials) = session.credentials() {
                    post(
                        &answers,
                        &Message {
                            crm: crm.clone(),
                            session: Some(credentials),
                        },
                    );
                }
            }
            Err(_) => {}
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    let listening = StoredValue::new_local((channel.clone(), hear));
    on_cleanup(move || {
        listening.try_with_value(|(channel, _)| {
            channel.set_onmessage(None);
            channel.close();
        });
    });
}

fn post(channel: &BroadcastChannel, message: &Message) {
    if let Ok(text) = serde_json::to_string(message) {
        // Fails only on a closed channel, when nobody listens any more.
        let _ = channel.post_message(&text.into());
    }
}
