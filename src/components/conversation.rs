//! What customer and business write to each other, and the box to write more in.

mod composer;

use leptos::prelude::*;

use super::{RichText, file_list};
use crate::format::Formats;
use crate::i18n;
use crate::model::{Author, Message};
pub use composer::{Composer, Files, Send};

/// Messages, the oldest first, and the box below them.
#[component]
pub fn Conversation(
    /// Its heading.
    label: &'static str,
    /// What has been written.
    messages: Signal<Vec<Message>>,
    /// Where more can be written; none where nothing may be added.
    composer: Option<Composer>,
    /// What is to be known before one writes more.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let formats = Formats::of_context();
    let sending = RwSignal::new(None::<String>);
    let written =
        move || messages.with(|messages| messages.iter().map(|one| message(one, formats)).collect::<Vec<_>>());
    let under_way = move || sending.get().map(being_sent);
    let is_empty = move || messages.with(Vec::is_empty) && sending.with(Option::is_none);
    view! {
        <section class="conversation">
            <h2>{label}</h2>
            <p class="empty" hidden=move || !is_empty()>
                {i18n::conversation::empty()}
            </p>
            <ol class="messages" hidden=is_empty>
                {written} {under_way}
            </ol>
            {children.map(|children| children())} {composer.map(|composer| composer.view(sending))}
        </section>
    }
}

fn message(message: &Message, formats: Formats) -> AnyView {
    let (class, author) = match &message.author {
        Author::Customer(name) => ("message own", name.as_deref().unwrap_or(i18n::conversation::customer())),
        Author::Business(name) => ("message", name.as_deref().unwrap_or(i18n::conversation::business())),
    };
    let text = message.text.clone().map(|html| view! { <RichText html=html /> });
    let files = (!message.files.is_empty()).then(|| file_list(message.files.clone()));
    view! {
        <li class=class>
            <p class="byline">
                <strong>{author.to_owned()}</strong> " " <span>{message.at.map(|at| formats.date_time(at))}</span>
            </p>
            {text} {files}
        </li>
    }
    .into_any()
}

/// What was sent is there at once, until the server's own answer has it.
fn being_sent(text: String) -> AnyView {
    view! {
        <li class="message own sending">
            <p class="byline">
                <strong>{i18n::conversation::customer()}</strong> " " <span role="status">{i18n::conversation::sending()}</span>
            </p>
            <p class="typed">{text}</p>
        </li>
    }
    .into_any()
}
