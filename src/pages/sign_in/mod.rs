//! `/login`, and the same over a page whose session has ended.

mod again;
mod form;

use std::rc::Rc;

use leptos::prelude::*;

use self::form::sign_in_form;
use crate::components::{Link, PageTitle};
use crate::context::Context;
use crate::i18n;
use crate::route::Route;
pub use again::SignInAgain;

/// Signs a customer in. What comes after it is decided in `app`, by the session and the address.
#[component]
pub fn SignInPage() -> impl IntoView {
    let Context {
        session,
        newcomer,
        is_half_signed_out,
        ..
    } = Context::get();
    let newcomer = newcomer.get_untracked();
    let greeting = newcomer
        .is_some()
        .then(|| view! { <p class="notice" role="status">{i18n::sign_in::registered()}</p> });
    let warning = |text: &'static str| view! { <p class="notice failed" role="alert">{text}</p> }.into_any();
    let unsafe_notice = (!window().is_secure_context()).then(|| warning(i18n::sign_in::not_secure()));
    let kept = session
        .keeps_drafts()
        .then(|| view! { <p class="notice" role="status">{i18n::sign_in::kept()}</p> });
    let accepted = move |credentials| {
        is_half_signed_out.set(false);
        session.open(credentials);
    };
    let still_valid = move || is_half_signed_out.get().then(|| warning(i18n::sign_in::still_valid()));
    view! {
        <div class="sign-in">
            <PageTitle text=i18n::sign_in::title() />
            {unsafe_notice}
            {greeting}
            {kept}
            {still_valid}
            {sign_in_form(newcomer, Rc::new(accepted))}
            <p>
                <Link to=Route::Register text=i18n::sign_in::register() />
            </p>
        </div>
    }
}
