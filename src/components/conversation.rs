//! What customer and business write to each other, and the box to write more in.

mod arrivals;
mod composer;
mod stillness;

use leptos::html;
use leptos::prelude::*;

use self::arrivals::{Sent, Shown};
use self::stillness::hold_still;
use super::{RichText, file_list};
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::{Author, Headings, Message};
use crate::session::Session;
pub use composer::{Composer, Files, Send};

/// Messages, the oldest first, and the box below them. One that comes while it is shown is announced; all else stays as it is, and
/// so does the place where one writes.
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
    let shown = RwSignal::new(arrivals::at_first(messages.get_untracked()));
    let section = NodeRef::<html::Section>::new();
    let news = News::of(messages, sending, shown, section);
    let is_empty = move || shown.with(Vec::is_empty) && sending.with(Option::is_none);
    view! {
        <section class="conversation" node_ref=section>
            <h2>{label}</h2>
            <p class="empty" hidden=move || !is_empty()>
                {i18n::conversation::empty()}
            </p>
            <ol class="messages" hidden=is_empty>
                <For each=move || shown.get() key=Shown::key children=move |one| message(&one, formats) />
                {move || sending.get().map(being_sent)}
            </ol>
            <p class="news" role="status">
                {move || news.text()}
            </p>
            {children.map(|children| children())} {composer.map(|composer| composer.view(sending))}
        </section>
    }
}

/// What has come since the customer opened the conversation, or has last written something.
#[derive(Clone, Copy)]
struct News {
    count: RwSignal<usize>,
    /// Who wrote the last of it.
    from: RwSignal<String>,
    session: Session,
}

impl News {
    /// Takes what is shown along with the messages.
    fn of(
        messages: Signal<Vec<Message>>,
        sending: RwSignal<Option<String>>,
        shown: RwSignal<Vec<Shown>>,
        section: NodeRef<html::Section>,
    ) -> Self {
        let news = Self {
            count: RwSignal::new(0),
            from: RwSignal::new(String::new()),
            session: Context::get().session,
        };
        // One effect for both: what is being sent may have arrived and be sent no more in the same moment.
        Effect::new(move |sent: Option<Option<Sent>>| {
            let mut sent = sent.flatten();
            let (sending, messages) = (sending.get(), messages.get());
            let is_sending = sending.is_some();
            if let Some(text) = sending {
                let begins = sent.as_ref().is_none_or(|sent| !sent.is_among_them);
                if begins {
                    news.count.set(0);
                }
                sent = Some(Sent {
                    text,
                    is_among_them: true,
                });
            }
            news.take(messages, shown, sent.as_ref(), section);
            // What comes after it is no more sent was not read again for it.
            sent.map(|sent| Sent {
                is_among_them: is_sending,
                ..sent
            })
        });
        news
    }

    /// Takes over the messages that are there now, if they are others than before.
    fn take(
        self,
        messages: Vec<Message>,
        shown: RwSignal<Vec<Shown>>,
        sent: Option<&Sent>,
        section: NodeRef<html::Section>,
    ) {
        let contact = self.session.credentials().map(|own| own.contact().clone());
        let now = shown.with_untracked(|shown| {
            let is_other = !shown.iter().map(|one| &one.message).eq(&messages);
            is_other.then(|| arrivals::after(shown, messages, sent, contact.as_ref()))
        });
        let Some(now) = now else { return };
        let arrived = now.iter().filter(|one| one.is_new);
        if let Some(last) = arrived.clone().next_back() {
            section.get_untracked().iter().for_each(|section| hold_still(section));
            self.from.set(author(&last.message).to_owned());
            self.count.update(|count| *count += arrived.count());
        }
        shown.set(now);
    }

    /// It says how many, so that each is announced: the same text twice would be no change.
    fn text(self) -> Option<String> {
        let count = self.count.get();
        let number = Formats::of_context().number(count);
        (count > 0).then(|| i18n::conversation::news(count, &number, &self.from.get()))
    }
}

fn author(message: &Message) -> &str {
    match &message.author {
        Author::Customer(name) => name.as_deref().unwrap_or(i18n::conversation::customer()),
        Author::Business(name) => name.as_deref().unwrap_or(i18n::conversation::business()),
    }
}

/// Whose side somebody is on who gives a name: a customer may have any, such as that of the business.
fn side(message: &Message) -> Option<String> {
    match &message.author {
        Author::Customer(name) => name.is_some().then(|| i18n::conversation::customer().to_owned()),
        Author::Business(name) => {
            let brand = Context::get().config.with_value(|config| config.brand.clone());
            name.is_some()
                .then(|| brand.unwrap_or_else(|| i18n::conversation::business().to_owned()))
        }
    }
}

fn message(Shown { message, is_new, .. }: &Shown, formats: Formats) -> AnyView {
    let class = if message.is_own() { "message own" } else { "message" };
    let text = message
        .text
        .clone()
        .map(|html| view! { <RichText html=html headings=Headings::Bold /> });
    let files = (!message.files.is_empty()).then(|| file_list(message.files.clone()));
    let side = side(message).map(|side| view! { " " <span class="badge">{side}</span> });
    let mark = is_new.then(|| view! { " " <span class="badge new">{i18n::conversation::new()}</span> });
    view! {
        <li class=class>
            <p class="byline">
                <strong><bdi>{author(message).to_owned()}</bdi></strong> {side} " " <span>{message.at.map(|at| formats.date_time(at))}</span>
                {mark}
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
