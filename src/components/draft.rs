//! What is written into a form and not sent: kept for the tab, and warned of before the page is closed.

use std::future::Future;

use leptos::prelude::*;

use super::form::SendForm;
use crate::api::ApiError;
use crate::context::Context;
use crate::i18n;
use crate::session::{Kept, Part, Session};

/// All drafts of the customer.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// None where nobody is signed in.
    kept: StoredValue<Option<Kept>>,
    is_any: RwSignal<bool>,
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
        let name = self.form.with_value(|form| format!("{form} {name}"));
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

    /// Sends what is written, and forgets it when it has arrived, wherever the customer is by then.
    pub fn sending(self, send: impl Future<Output = Result<(), ApiError>> + 'static) -> SendForm {
        let names = self.fields.with_value(|fields| {
            let names = fields.iter().map(|field| field.name.clone());
            names.collect::<Vec<_>>()
        });
        Box::pin(async move {
            let outcome = send.await;
            if outcome.is_ok() {
                for name in &names {
                    self.drafts.keep(name, None);
                }
            }
            outcome
        })
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
