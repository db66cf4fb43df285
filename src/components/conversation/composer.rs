//! The box that a message is written in.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{ApiError, Transfer};
use crate::components::{Compared, Draft, FileField, failure_text, report, upload_progress};
use crate::context::Context;
use crate::i18n;
use crate::model::Difference;

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
    /// How what was sent from another page, and begins this conversation, differs from what the server has stored of it.
    pub difference: Option<Difference>,
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
    /// The box. What is being sent is put into `sending`; the text stays in the box until it has arrived as it was written.
    pub(super) fn view(self, sending: RwSignal<Option<String>>) -> AnyView {
        let Self {
            label,
            send,
            files,
            difference,
        } = self;
        let host = Context::get().host;
        let draft = Draft::of_page();
        let text = draft.field("message", String::new());
        let restored = difference.is_none().then(|| draft.notice(files.is_some()));
        let notice = RwSignal::new(difference.map(Notice::StoredDifferently));
        let field = NodeRef::<Textarea>::new();
        let is_sending = move || sending.with(Option::is_some);
        let is_missing = move || matches!(*notice.read(), Some(Notice::NothingWritten));
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if sending.with_untracked(Option::is_some) {
                return;
            }
            // What was filled in without an event.
            if let Some(field) = field.get_untracked() {
                text.set(field.value());
            }
            let typed = text.get_untracked().trim().to_owned();
            if typed.is_empty() {
                // The second of two clicks comes when the first has been answered: nothing is wrong with that.
                if !notice.read_untracked().as_ref().is_some_and(Notice::has_text_arrived) {
                    notice.set(Some(Notice::NothingWritten));
                    if let Some(field) = field.get_untracked() {
                        // Fails only on an element that has left the page.
                        let _ = field.focus();
                    }
                }
                return;
            }
            notice.set(None);
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
                if let Err(error) = &outcome {
                    report(host, error);
                }
                if let Some(files) = files {
                    files.field.clear_if_changed(&outcome);
                }
                let outcome = Notice::of(outcome);
                if outcome.has_text_arrived() {
                    draft.clear();
                }
                if let Some(files) = files.filter(|_| outcome.has_file_arrived()) {
                    files.field.clear();
                }
                notice.try_set(Some(outcome));
            });
        };
        let discard = Callback::new(move |()| {
            draft.clear();
            notice.set(None);
        });
        view! {
            <form class="composer" on:submit=submit novalidate>
                {restored}
                <label>
                    <span>{label}</span>
                    <textarea
                        node_ref=field
                        rows="4"
                        readonly=is_sending
                        aria-invalid=move || is_missing().to_string()
                        aria-describedby=PROBLEM
                        prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </label>
                {files.map(|files| files.field.view())}
                {files.map(|files| upload_progress(files.transfer))}
                {move || notice.get().map(|notice| notice.view(discard))}
                <button type="submit" class="button primary" aria-disabled=move || is_sending().to_string()>
                    {move || if is_sending() { i18n::conversation::sending() } else { i18n::conversation::send() }}
                </button>
            </form>
        }
        .into_any()
    }
}

/// What is said of the last message.
#[derive(Clone)]
enum Notice {
    /// It is there.
    Sent,
    /// Nothing was written: that is wrong with the field, and all else is not.
    NothingWritten,
    /// It is not there, or nobody knows.
    NotSent(String),
    /// It is there, but not as it was sent.
    StoredDifferently(Difference),
}

impl Notice {
    fn of(outcome: Result<(), ApiError>) -> Self {
        match outcome {
            Ok(()) => Self::Sent,
            Err(ApiError::StoredDifferently(difference)) => Self::StoredDifferently(difference),
            Err(error) => {
                // No field of the box is called as on the wire: what is said of any is said of the text.
                let error = error.for_fields(|_| false);
                let why = failure_text(&error);
                Self::NotSent(match error {
                    ApiError::MayHaveArrived | ApiError::NotThere | ApiError::NotWritten | ApiError::Unconfirmed => {
                        i18n::conversation::may_be_sent(&why)
                    }
                    _ => i18n::conversation::not_sent(&why),
                })
            }
        }
    }

    fn has_text_arrived(&self) -> bool {
        match self {
            Self::Sent => true,
            Self::StoredDifferently(difference) => difference.has_all_fields(),
            Self::NothingWritten | Self::NotSent(_) => false,
        }
    }

    fn has_file_arrived(&self) -> bool {
        match self {
            Self::Sent => true,
            Self::StoredDifferently(difference) => !difference.lacks_file,
            Self::NothingWritten | Self::NotSent(_) => false,
        }
    }

    fn view(self, discard: Callback<()>) -> AnyView {
        match self {
            Self::Sent => view! { <p role="status">{i18n::conversation::sent()}</p> }.into_any(),
            Self::NothingWritten => problem(i18n::conversation::nothing_written().to_owned()),
            Self::NotSent(why) => problem(why),
            Self::StoredDifferently(difference) => {
                view! { <Compared difference=difference advice=i18n::difference::in_box() discard=discard /> }
                    .into_any()
            }
        }
    }
}

fn problem(text: String) -> AnyView {
    view! { <p class="notice failed" id=PROBLEM role="alert">{text}</p> }.into_any()
}
