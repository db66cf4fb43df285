//! The comments of a document.

use leptos::prelude::*;

use super::conversation::{Composer, Conversation, Send};
use crate::i18n;
use crate::model::Message;

/// What is said about a document, and a box to say more, where there is something that sends it. Nothing at all where nothing
/// has been said and nothing can be.
pub fn comments(said: Signal<Vec<Message>>, send: Option<Send>) -> AnyView {
    let composer = send.map(|send| Composer {
        label: i18n::comments::comment(),
        send,
        files: None,
        difference: None,
    });
    let is_quiet = composer.is_none();
    view! {
        <div hidden=move || is_quiet && said.with(Vec::is_empty)>
            <Conversation label=i18n::comments::comments() messages=said composer=composer />
        </div>
    }
    .into_any()
}
