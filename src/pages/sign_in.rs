//! `/login`

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::FormData;

use crate::api::{self, ApiError};
use crate::components::{Explanation, ExternalLink, Link, PageTitle};
use crate::context::Context;
use crate::host::Host;
use crate::i18n;
use crate::route::Route;
use crate::session::SessionState;

/// Signs a customer in. What comes after it is decided in `app`, by the session and the address.
#[component]
pub fn SignInPage() -> impl IntoView {
    let Context {
        config,
        host,
        session,
        client,
        newcomer,
        ..
    } = Context::get();
    let newcomer = newcomer.get_untracked();
    let is_sending = RwSignal::new(false);
    let problem = RwSignal::new(None::<Explanation>);
    let forgotten = config.with_value(|config| config.crm.client_area("authentication/forgot_password"));

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_sending.get_untracked() {
            return;
        }
        // Read when it is wanted: what a password manager fills in may come without an event.
        let Ok(typed) = FormData::new_with_form(&event_target(&event)) else {
            return;
        };
        let typed = |name| typed.get(name).as_string().unwrap_or_default();
        let (email, password) = (typed("email").trim().to_owned(), typed("password"));
        if email.is_empty() || password.is_empty() {
            problem.set(Some(Explanation {
                text: i18n::sign_in::missing().to_owned(),
                guide: None,
            }));
            return;
        }
        problem.set(None);
        is_sending.set(true);
        spawn_local(async move {
            let outcome = api::session::sign_in(client, &email, &password).await;
            // The page may have been left meanwhile, and its signals with it: then only the session is of interest.
            is_sending.try_set(false);
            match outcome {
                Ok(credentials) => session.open(credentials),
                Err(error) => {
                    problem.try_set(Some(explain(&error, host)));
                }
            }
        });
    };
    let notice = |text: &'static str| view! { <p class="notice" role="status">{text}</p> };
    let expired = move || {
        let is_expired = session
            .state()
            .with(|state| *state == SessionState::SignedOut { expired: true });
        is_expired.then(|| notice(i18n::sign_in::ended()))
    };

    view! {
        <div class="sign-in">
            <PageTitle text=i18n::sign_in::title() />
            {expired}
            {newcomer.is_some().then(|| notice(i18n::sign_in::registered()))}
            <form on:submit=submit novalidate>
                <label>
                    <span>{i18n::sign_in::email()}</span>
                    <input
                        type="email"
                        name="email"
                        autocomplete="username"
                        required
                        value=newcomer
                    />
                </label>
                <label>
                    <span>{i18n::sign_in::password()}</span>
                    <input
                        type="password"
                        name="password"
                        autocomplete="current-password"
                        required
                    />
                </label>
                {move || problem.get().map(|problem| view! { <p class="notice failed" role="alert">{problem.view()}</p> })}
                <button type="submit" class="button primary" aria-disabled=move || is_sending.get().to_string()>
                    {move || if is_sending.get() { i18n::sign_in::submitting() } else { i18n::sign_in::submit() }}
                </button>
            </form>
            <p>
                <ExternalLink href=forgotten text=i18n::sign_in::forgotten() />
            </p>
            <p>
                <Link to=Route::Register text=i18n::sign_in::register() />
            </p>
        </div>
    }
}

/// A refusal is a wrong e-mail or password, whatever its status (T4); the server's own words may say more, such as that the
/// account is locked.
fn explain(error: &ApiError, host: Host) -> Explanation {
    let ApiError::Refused(refusal) = error else {
        return Explanation::of(error, host);
    };
    let more = refusal.message.as_deref().map(i18n::sign_in::server_says);
    let text = format!("{} {}", i18n::sign_in::wrong(), more.unwrap_or_default());
    Explanation { text, guide: None }
}
