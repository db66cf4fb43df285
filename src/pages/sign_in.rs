//! `/login`

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError, Client};
use crate::components::{ExternalLink, FailureText, Link, PageTitle};
use crate::config::Config;
use crate::i18n;
use crate::route::Route;
use crate::session::{Session, SessionState};

/// Who has just created an account: greeted by the sign-in page, with the e-mail filled in.
#[derive(Clone, Copy, Default)]
pub struct Newcomer(RwSignal<Option<String>>);

impl Newcomer {
    /// Notes the e-mail of the new account.
    pub fn welcome(self, email: String) {
        self.0.set(Some(email));
    }
}

/// Signs a customer in. What comes after it is decided in `app`, by the session and the address.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (client, session) = (Client::of_context(), Session::of_context());
    let newcomer = expect_context::<Newcomer>().0.get_untracked();
    let is_new = newcomer.is_some();
    let email = RwSignal::new(newcomer.unwrap_or_default());
    let password = RwSignal::new(String::new());
    let is_sending = RwSignal::new(false);
    let problem = RwSignal::new(None::<Problem>);
    let forgotten = expect_context::<StoredValue<Config>>()
        .with_value(|config| config.crm.client_area("authentication/forgot_password"));

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_sending.get_untracked() {
            return;
        }
        let (address, secret) = (email.get_untracked().trim().to_owned(), password.get_untracked());
        if address.is_empty() || secret.is_empty() {
            problem.set(Some(Problem::NotFilledIn));
            return;
        }
        problem.set(None);
        is_sending.set(true);
        spawn_local(async move {
            let outcome = api::session::sign_in(client, &address, &secret).await;
            // The page may have been left meanwhile, and its signals with it: then only the session is of interest.
            is_sending.try_set(false);
            match outcome {
                Ok(credentials) => session.open(credentials),
                Err(error) => {
                    problem.try_set(Some(Problem::Failed(error)));
                }
            }
        });
    };
    let expired = move || {
        let is_expired = session
            .state()
            .with(|state| *state == SessionState::SignedOut { expired: true });
        is_expired.then(|| view! { <p class="notice" role="status">{i18n::sign_in::ended()}</p> })
    };

    view! {
        <div class="sign-in">
            <PageTitle text=i18n::sign_in::title() />
            {expired}
            {is_new.then(|| view! { <p class="notice" role="status">{i18n::sign_in::registered()}</p> })}
            <form on:submit=submit novalidate>
                <label>
                    <span>{i18n::sign_in::email()}</span>
                    <input
                        type="email"
                        name="email"
                        autocomplete="username"
                        required
                        prop:value=email
                        on:input=move |event| email.set(event_target_value(&event))
                    />
                </label>
                <label>
                    <span>{i18n::sign_in::password()}</span>
                    <input
                        type="password"
                        name="password"
                        autocomplete="current-password"
                        required
                        prop:value=password
                        on:input=move |event| password.set(event_target_value(&event))
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

/// Why nobody is signed in yet.
#[derive(Clone)]
enum Problem {
    NotFilledIn,
    Failed(ApiError),
}

impl Problem {
    /// A refusal is a wrong e-mail or password, whatever its status (T4); the server's own words may say more, such as that the
    /// account is locked.
    fn view(self) -> AnyView {
        match self {
            Self::NotFilledIn => i18n::sign_in::missing().into_any(),
            Self::Failed(ApiError::Refused(refusal)) => {
                let more = refusal.message.map(|message| i18n::sign_in::server_says(&message));
                format!("{} {}", i18n::sign_in::wrong(), more.unwrap_or_default()).into_any()
            }
            Self::Failed(error) => view! { <FailureText error=error /> }.into_any(),
        }
    }
}
