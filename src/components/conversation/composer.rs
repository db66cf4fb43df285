//! The box that a message is written in.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, Transfer};
use crate::components::{Draft, FileField, failure_text, report, upload_progress};
use crate::context::Context;
use crate::i18n;

/// Sends a text, and is done when the answer that shows it has been read again.
pub type Send = Rc<dyn Fn(String) -> Pin<Box<dyn Future<Output = Result<(), ApiError>>>>>;

/// The id of what is said when a message was not sent.
const PROBLEM: &str = "problem-message";

/// A box for one message.
pub struct Composer {
    /// The label of the box.
    pub label: &'static str,
    /// What sends the message.
    pub send: Send,
    /// How a file goes along; none where none can.
    pub files: Option<Files>,
}

/// How a file goes along with a message.
#[derive(Clone, Copy)]
pub struct Files {
    /// Where it is chosen.
    pub field: FileField,
    /// How it is sent.
    pub transfer: Transfer,
}

impl Composer {
    /// The box. What is being sent is put into `sending`; the text stays in the box until it has arrived.
    pub(super) fn view(self, sending: RwSignal<Option<String>>) -> AnyView {
        let Self { label, send, files } = self;
        let host = Context::get().host;
        let draft = Draft::of_page();
        let text = draft.field("message", String::new());
        let problem = RwSignal::new(None::<String>);
        // Nothing was written: that is wrong with the field, and all else is not.
        let is_missing = RwSignal::new(false);
        let field = NodeRef::<Textarea>::new();
        let is_sent = RwSignal::new(false);
        let is_sending = move || sending.with(Option::is_some);
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if sending.with_untracked(Option::is_some) {
                return;
            }
            let typed = text.get_untracked().trim().to_owned();
            if typed.is_empty() {
                // The second of two clicks comes when the first has been answered: nothing is wrong with that.
                if !is_sent.get_untracked() {
                    problem.set(Some(i18n::conversation::nothing_written().to_owned()));
                    is_missing.set(true);
                    if let Some(field) = field.get_untracked() {
                        // Fails only on an element that has left the page.
                        let _ = field.focus();
                    }
                }
                return;
            }
            is_missing.set(false);
            is_sent.set(false);
            problem.set(None);
            // Said beside the field.
            if files.is_some_and(|files| files.field.refuse()) {
                return;
            }
            sending.set(Some(typed.clone()));
            let send = draft.sending(send(typed));
            spawn_local(async move {
                let outcome = send.await;
                // The page may have been left meanwhile, and its signals with it.
                sending.try_set(None);
                match outcome {
                    Ok(()) => {
                        draft.clear();
                        if let Some(files) = files {
                            files.field.clear();
                        }
                        is_sent.try_set(true);
                    }
                    Err(error) => {
                        report(host, &error);
                        // No field of the box is called as on the wire: what is said of any is said of the text.
                        let error = error.for_fields(|_| false);
                        let why = failure_text(&error);
                        problem.try_set(Some(match error {
                            ApiError::MayHaveArrived => i18n::conversation::may_be_sent(&why),
                            _ => i18n::conversation::not_sent(&why),
                        }));
                    }
                }
            });
        };
        let notice = move || match problem.get() {
            Some(problem) => Some(view! { <p class="notice failed" id=PROBLEM role="alert">{problem}</p> }.into_any()),
            None if is_sent.get() => Some(view! { <p role="status">{i18n::conversation::sent()}</p> }.into_any()),
            None => None,
        };
        view! {
            <form class="composer" on:submit=submit novalidate>
                {draft.notice(files.is_some())}
                <label>
                    <span>{label}</span>
                    <textarea
                        node_ref=field
                        rows="4"
                        readonly=is_sending
                        aria-invalid=move || is_missing.get().to_string()
                        aria-describedby=PROBLEM
                        prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </label>
                {files.map(|files| files.field.view())}
                {files.map(|files| upload_progress(files.transfer))} {notice}
                <button type="submit" class="button primary" aria-disabled=move || is_sending().to_string()>
                    {move || if is_sending() { i18n::conversation::sending() } else { i18n::conversation::send() }}
                </button>
            </form>
        }
        .into_any()
    }
}
