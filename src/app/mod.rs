//! Session, menu and route, and the page that they make.

mod chunk;
mod pages;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::chunk::{NotLoaded, Pages};
use crate::api::Client;
use crate::components::{Layout, Loading, PublicMenu};
use crate::config::Config;
use crate::i18n;
use crate::location::Location;
use crate::pages::{Newcomer, SignInPage};
use crate::route::Route;
use crate::session::{Session, SessionState};

/// What the portal shows.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// Nothing: it is not known yet whether somebody is signed in.
    Nothing,
    SignIn,
    /// Any other page.
    Page {
        is_signed_in: bool,
    },
}

/// The portal.
#[component]
pub fn App(
    /// What the embedding page says.
    config: Config,
) -> impl IntoView {
    let session = Session::restore(config.crm.as_str());
    let location = Location::new(config.routing.clone());
    let config = StoredValue::new(config);
    provide_context(config);
    provide_context(session);
    provide_context(Client::new(config, session));
    provide_context(location);
    provide_context(Newcomer::default());

    Effect::new(move || keep_to_the_allowed(session, location));
    // The same session stays the same while pages come and go, so the menu is asked for once.
    let shown = Memo::new(move |_| {
        let is_signed_in = session.state().with(|state| match state {
            SessionState::Asking => None,
            SessionState::SignedOut { .. } => Some(false),
            SessionState::SignedIn(_) => Some(true),
        });
        match is_signed_in {
            None => Shown::Nothing,
            Some(false) if location.route().with(|route| matches!(route, Route::SignIn { .. })) => Shown::SignIn,
            Some(is_signed_in) => Shown::Page { is_signed_in },
        }
    });
    let pages = RwSignal::new(None);
    // From the beginning on, so that the pages are there when somebody has signed in; what failed by then is tried again.
    Effect::new(move || {
        shown.track();
        match pages.get_untracked() {
            Some(Ok(_)) => return,
            Some(Err(NotLoaded)) => pages.set(None),
            None => {}
        }
        spawn_local(async move {
            let loaded = chunk::load().await;
            pages.try_set(Some(loaded));
        });
    });

    view! {
        <div on:click=move |event| location.follow_click(&event)>
            {move || match shown.get() {
                Shown::Nothing => None,
                Shown::SignIn => Some(sign_in_page()),
                Shown::Page { is_signed_in } => Some(page(pages, is_signed_in)),
            }}
        </div>
    }
}

/// Signed out, a private address leads to the sign-in page; signed in, that leads to where the customer wanted to go.
fn keep_to_the_allowed(session: Session, location: Location) {
    let route = location.route().get();
    match (session.state().get(), route) {
        (SessionState::SignedOut { .. }, route) if route.is_private() => {
            let return_to = (route != Route::Dashboard).then(|| Box::new(route));
            location.replace(Route::SignIn { return_to });
        }
        (SessionState::SignedIn(_), Route::SignIn { return_to }) => {
            location.replace(return_to.map_or(Route::Dashboard, |route| *route));
        }
        (SessionState::SignedIn(_), Route::Register) => location.replace(Route::Dashboard),
        _ => {}
    }
}

fn sign_in_page() -> AnyView {
    view! {
        <Layout menu=view! { <PublicMenu /> }.into_any()>
            <SignInPage />
        </Layout>
    }
    .into_any()
}

/// Any other page, as soon as the pages are loaded.
fn page(pages: RwSignal<Option<Result<Pages, NotLoaded>>>, is_signed_in: bool) -> AnyView {
    let instead = |content: AnyView| view! { <Layout>{content}</Layout> }.into_any();
    let page = move || match pages.get() {
        None => instead(view! { <Loading /> }.into_any()),
        Some(Ok(pages)) => pages(is_signed_in),
        Some(Err(NotLoaded)) => instead(not_loaded()),
    };
    page.into_any()
}

/// The file may be gone since a newer portal has been put on the host: that one is had by a reload.
fn not_loaded() -> AnyView {
    let reload = move |_| {
        // Refused only by a browser that lets the page do nothing at all.
        let _ = window().location().reload();
    };
    view! {
        <div class="notice failed" role="alert">
            <p>{i18n::app::pages_failed()}</p>
            <button type="button" class="button" on:click=reload>
                {i18n::app::reload()}
            </button>
        </div>
    }
    .into_any()
}
