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
    let Context { session, newcomer, .. } = Context::get();
    let newcomer = newcomer.get_untracked();
    let greeting = newcomer
        .is_some()
        .then(|| view! { <p class="notice" role="status">{i18n::sign_in::registered()}</p> });
    view! {
        <div class="sign-in">
            <PageTitle text=i18n::sign_in::title() />
            {greeting}
            {sign_in_form(newcomer, Rc::new(move |credentials| session.open(credentials)))}
            <p>
                <Link to=Route::Register text=i18n::sign_in::register() />
            </p>
        </div>
    }
}
