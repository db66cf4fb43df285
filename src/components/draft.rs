//! What is written into a form and not sent: kept for the tab, and warned of before the page is closed.

use std::future::Future;

use leptos::prelude::*;

use web_sys::File;

use super::form::SendForm;
use crate::api::ApiError;
use crate::context::Context;
use crate::i18n;
use crate::route::Route;
use crate::session::{Kept, Part, Session};

/// All drafts of the customer.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// None where nobody is signed in.
    kept: StoredValue<Option<Kept>>,
    is_any: RwSignal<bool>,
    handed_on: StoredValue<Option<HandedOn>, LocalStorage>,
}

/// What was sent with one form, for the page of what has come of it, which looks whether all of it is there. The form's own draft is
/// kept until then.
#[derive(Clone)]
pub struct HandedOn {
    /// The address of that page.
    to: Route,
    /// What was typed, by the names of the fields.
    texts: Vec<(&'static str, String)>,
    /// The file that went along.
    pub file: Option<File>,
    /// The names that the form's own draft is kept by.
    names: Vec<String>,
}

impl HandedOn {
    /// What was typed into a field.
    pub fn text(&self, field: &str) -> &str {
        let text = self.texts.iter().find(|(name, _)| *name == field);
        text.map_or("", |(_, text)| text)
    }
}

impl Drafts {
    /// Those of the customer whose pages begin. As long as there is one, the browser asks before it closes the page.
    pub fn of_session(session: Session) -> Self {
        let kept = session.kept(Part::Drafts);
        let is_any = RwSignal::new(kept.as_ref().is_some_and(Kept::is_any));
        let warning = StoredValue::new(None::<WindowListenerHandle>);
        let warn = move |is_wanted: bool| {
            let handle = warning.try_update_value(|warning| {
                let new =
                    is_wanted.then(|| window_event_listener_untyped("beforeunload", |event| event.prevent_default()));
                std::mem::replace(warning, new)
            });
            handle.flatten().into_iter().for_each(WindowListenerHandle::remove);
        };
        // Only while it is needed: some browsers keep no page for Back that listens to this.
        let is_needed = Memo::new(move |_| is_any.get());
        Effect::new(move || warn(is_needed.get()));
        on_cleanup(move || warn(false));
        Self {
            kept: StoredValue::new(kept),
            is_any,
            handed_on: StoredValue::new_local(None),
        }
    }

    fn get(self, name: &str) -> Option<String> {
        self.kept.try_with_value(|kept| kept.as_ref()?.get(name)).flatten()
    }

    fn keep(self, name: &str, text: Option<&str>) {
        let is_any = self
            .kept
            .try_with_value(|kept| kept.as_ref().is_some_and(|kept| kept.keep(name, text)));
        self.is_any.try_set(is_any.unwrap_or_default());
    }

    fn forget(self, names: &[String]) {
        for name in names {
            self.keep(name, None);
        }
    }
}

/// What is written into one form.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    form: StoredValue<String>,
    fields: StoredValue<Vec<Written>>,
    is_restored: RwSignal<bool>,
}

/// One field of a form.
#[derive(Clone)]
struct Written {
    /// What it is kept as.
    name: String,
    text: RwSignal<String>,
    /// What is in it before anybody has written.
    first: String,
}

impl Draft {
    /// That of the form of the page that is made.
    pub fn of_page() -> Self {
        let page = Context::get().location.route().get_untracked().page();
        Self {
            drafts: expect_context(),
            form: StoredValue::new(page.to_string()),
            fields: StoredValue::new(Vec::new()),
            is_restored: RwSignal::new(false),
        }
    }

    /// A field of the form, with what was written into it before, or else with what it has at first.
    pub fn field(self, name: &str, first: String) -> RwSignal<String> {
        let name = self.name_of(name);
        let kept = self.drafts.get(&name);
        if kept.is_some() {
            self.is_restored.set(true);
        }
        let text = RwSignal::new(kept.unwrap_or_else(|| first.clone()));
        let written = Written { name, text, first };
        self.fields.update_value(|fields| fields.push(written.clone()));
        let Written { name, first, .. } = written;
        Effect::new(move |before: Option<()>| {
            let text = text.get();
            if before.is_some() {
                self.drafts.keep(&name, (text != first).then_some(&text));
            }
        });
        text
    }

    /// Sends what is written, and forgets it when it has arrived as it was written, wherever the customer is by then.
    pub fn sending(self, send: impl Future<Output = Result<(), ApiError>> + 'static) -> SendForm {
        let names = self.names();
        Box::pin(async move {
            let outcome = send.await;
            let is_there = match &outcome {
                Ok(()) => true,
                Err(ApiError::StoredDifferently(difference)) => difference.has_all_fields(),
                Err(_) => false,
            };
            if is_there {
                self.drafts.forget(&names);
            }
            outcome
        })
    }

    /// The same for what gets a page of its own: where it is stored differently, that page says so.
    pub fn creating(self, send: impl Future<Output = Result<(), ApiError>> + 'static) -> SendForm {
        let send = self.sending(send);
        Box::pin(async move {
            match send.await {
                Err(ApiError::StoredDifferently(_)) => Ok(()),
                outcome => outcome,
            }
        })
    }

    /// Hands on what was sent to the page of what has come of it.
    pub fn hand_on(self, to: &Route, texts: Vec<(&'static str, String)>, file: Option<File>) {
        let handed_on = HandedOn {
            to: to.clone(),
            texts,
            file,
            names: self.names(),
        };
        self.drafts.handed_on.try_set_value(Some(handed_on));
    }

    /// What was handed on to this page.
    pub fn handed_on(self) -> Option<HandedOn> {
        let page = self.form.get_value();
        let is_of_page = |handed_on: &mut HandedOn| handed_on.to.to_string() == page;
        let taken = self.drafts.handed_on;
        taken
            .try_update_value(|handed_on| handed_on.take_if(is_of_page))
            .flatten()
    }

    /// Writes those fields of what was handed on that `is_wanted` names into this form, before it is made. The draft of the form that
    /// it comes from is forgotten.
    pub fn take_over(self, handed_on: &HandedOn, is_wanted: impl Fn(&str) -> bool) {
        for (field, text) in handed_on.texts.iter().filter(|(field, _)| is_wanted(field)) {
            self.drafts.keep(&self.name_of(field), Some(text));
        }
        self.drafts.forget(&handed_on.names);
    }

    fn name_of(self, field: &str) -> String {
        self.form.with_value(|form| format!("{form} {field}"))
    }

    fn names(self) -> Vec<String> {
        let fields = self.fields.try_get_value().unwrap_or_default();
        fields.into_iter().map(|field| field.name).collect()
    }

    /// Forgets what is written at once: the page is about to be left.
    pub fn forget(self) {
        self.drafts.forget(&self.names());
    }

    /// Empties the form: all of it has been sent, or is not to be.
    pub fn clear(self) {
        let fields = self.fields.try_get_value().unwrap_or_default();
        for Written { text, first, .. } in fields {
            text.try_set(first);
        }
        self.is_restored.try_set(false);
    }

    /// Says that what was written before is back, with a way to throw it away.
    pub fn notice(self, has_file: bool) -> AnyView {
        let text = if has_file {
            i18n::draft::restored_without_file()
        } else {
            i18n::draft::restored()
        };
        let notice = move || {
            self.is_restored.get().then(|| {
                view! {
                    <div class="notice" role="status">
                        <p>{text}</p>
                        <button type="button" class="button" on:click=move |_| self.clear()>
                            {i18n::draft::discard()}
                        </button>
                    </div>
                }
            })
        };
        notice.into_any()
    }
}
