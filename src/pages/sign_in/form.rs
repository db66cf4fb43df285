//! The way in: on the page for it, and over a page whose session has ended.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlElement, HtmlFormElement};

use crate::api::judge::{speaks_of_credentials, speaks_of_limit};
use crate::api::{self, ApiError};
use crate::components::{Explanation, ExternalLink};
use crate::context::Context;
use crate::host::Host;
use crate::i18n;
use crate::model::email;
use crate::session::Credentials;

/// Asks for email and password until the server accepts them. What comes of it is the owner's affair.
pub(super) fn sign_in_form(email: Option<String>, accepted: Rc<dyn Fn(Credentials)>) -> AnyView {
    let Context {
        config, host, client, ..
    } = Context::get();
    let is_sending = RwSignal::new(false);
    let problem = RwSignal::new(None::<Explanation>);
    let forgotten = config.with_value(|config| config.crm.client_area("authentication/forgot_password"));

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_sending.get_untracked() {
            return;
        }
        let form: HtmlFormElement = event_target(&event);
        // Read when it is wanted: what a password manager fills in may come without an event.
        let Ok(typed) = FormData::new_with_form(&form) else {
            return;
        };
        let typed = |name| typed.get(name).as_string().unwrap_or_default();
        let (email, password) = (email::trimmed(&typed("email")).to_owned(), typed("password"));
        if email.is_empty() || password.is_empty() {
            // The first that is missing: an empty field that is required is invalid to the browser, and to a screen reader.
            if let Ok(Some(field)) = form.query_selector("input:invalid") {
                let _ = field.unchecked_into::<HtmlElement>().focus();
            }
            problem.set(Some(Explanation {
                text: i18n::sign_in::missing().to_owned(),
                guide: None,
            }));
            return;
        }
        problem.set(None);
        is_sending.set(true);
        let accepted = Rc::clone(&accepted);
        spawn_local(async move {
            let outcome = api::session::sign_in(client, &email, &password).await;
            // The form may be gone meanwhile, and its signals with it: then only the session is of interest.
            is_sending.try_set(false);
            match outcome {
                Ok(credentials) => accepted(credentials),
                Err(error) => {
                    problem.try_set(Some(explain(&error, host)));
                }
            }
        });
    };

    view! {
        <form on:submit=submit novalidate>
            <label>
                <span>{i18n::sign_in::email()}</span>
                <input
                    type="email"
                    name="email"
                    autocomplete="username"
                    required
                    aria-describedby="problem"
                    value=email
                />
            </label>
            <label>
                <span>{i18n::sign_in::password()}</span>
                <input
                    type="password"
                    name="password"
                    autocomplete="current-password"
                    // Not in the source alone: what is wholly static goes through innerHTML, which trusted types forbid.
                    required=true
                    aria-describedby="problem"
                />
            </label>
            {move || {
                problem.get().map(|problem| view! { <p class="notice failed" id="problem" role="alert">{problem.view()}</p> })
            }}
            <button type="submit" class="button primary" aria-disabled=move || is_sending.get().to_string()>
                {move || if is_sending.get() { i18n::sign_in::submitting() } else { i18n::sign_in::submit() }}
            </button>
        </form>
        <p>
            <ExternalLink href=forgotten text=i18n::sign_in::forgotten() />
        </p>
    }
    .into_any()
}

/// A refusal is a wrong e-mail or password, whatever its status (T4), unless the server's own words are about something else, such as
/// too many attempts, a lock or a second factor.
fn explain(error: &ApiError, host: Host) -> Explanation {
    let ApiError::Refused(refusal) = error else {
        return Explanation::of(error, host);
    };
    let words = refusal.message.as_deref();
    let what = match words {
        Some(words) if speaks_of_limit(words) => i18n::failure::too_many(),
        Some(words) if !speaks_of_credentials(words) => i18n::sign_in::refused(),
        _ => i18n::sign_in::wrong(),
    };
    let more = words.map(i18n::sign_in::server_says).unwrap_or_default();
    Explanation {
        text: format!("{what} {more}"),
        guide: None,
    }
}
