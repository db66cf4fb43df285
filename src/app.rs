//! Session, menu and route, and the page that they make.

use leptos::prelude::*;

use crate::api::menu::Menu;
use crate::api::{self, Client};
use crate::components::{Layout, Loading};
use crate::config::Config;
use crate::format::Formats;
use crate::location::Location;
use crate::model::{MenuEntry, Section};
use crate::pages::{
    DashboardPage, ElsewherePage, InvoicePage, InvoicesPage, NotFoundPage, SignInPage, UnavailablePage,
};
use crate::route::Route;
use crate::session::{Session, SessionState};

/// The portal.
#[component]
pub fn App(
    /// What the embedding page says.
    config: Config,
) -> impl IntoView {
    let session = Session::restore(config.crm.as_str());
    let client = Client::new(config.crm.clone(), session);
    let location = Location::new(config.routing.clone());
    provide_context(Formats::new(&config.lang));
    provide_context(StoredValue::new(config));
    provide_context(session);
    provide_context(client);
    provide_context(location);

    Effect::new(move || keep_to_the_allowed(session, location));
    Effect::new(move || {
        if session
            .state()
            .with(|state| matches!(state, SessionState::SignedOut { .. }))
        {
            client.forget();
        }
    });

    // The same session stays the same while pages come and go, so the menu is asked for once.
    let is_signed_in = Memo::new(move |_| {
        session.state().with(|state| match state {
            SessionState::Asking => None,
            SessionState::SignedOut { .. } => Some(false),
            SessionState::SignedIn(_) => Some(true),
        })
    });
    let sign_out = Callback::new(move |()| {
        let Some(credentials) = session.credentials() else {
            return;
        };
        location.go(Route::SignIn { return_to: None });
        session.close();
        leptos::task::spawn_local(api::session::sign_out(client, credentials));
    });

    view! {
        <div on:click=move |event| location.follow_click(&event)>
            {move || {
                let menu = is_signed_in.get()?.then(|| api::menu::entries(client));
                Some(view! {
                    <Layout menu=menu sign_out=sign_out>
                        <Page menu=menu />
                    </Layout>
                })
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
        _ => {}
    }
}

/// The page of the current route. A section is asked for only once the menu is known to have it.
#[component]
fn Page(menu: Option<Menu>) -> impl IntoView {
    let location = Location::of_context();
    let page = Memo::new(move |_| location.route().get().page());
    move || {
        let route = page.get();
        match (menu, route.section()) {
            (None, _) if route.is_private() => None,
            // On its way to where the customer wanted to go: no page is to take the focus meanwhile.
            (Some(_), _) if matches!(route, Route::SignIn { .. }) => None,
            (Some(menu), Some(section)) => Some(guarded(menu, section, route)),
            (menu, _) => Some(page_of(route, menu)),
        }
    }
}

fn guarded(menu: Menu, section: Section, route: Route) -> AnyView {
    let has_section = move |menu: &Vec<MenuEntry>| menu.iter().any(|entry| entry.section == Some(section));
    // Without a menu the server is the one to say what may be seen: a fault of the menu locks nobody out.
    let may_see = Memo::new(move |_| match menu.get() {
        Some(menu) => Some(has_section(&menu)),
        None => menu.state().with(|menu| menu.error.is_some()).then_some(true),
    });
    let page = move || match may_see.get() {
        Some(true) => page_of(route.clone(), Some(menu)),
        Some(false) => view! { <UnavailablePage section=section /> }.into_any(),
        None => view! { <Loading /> }.into_any(),
    };
    page.into_any()
}

fn page_of(route: Route, menu: Option<Menu>) -> AnyView {
    match route {
        Route::Dashboard => menu.map(|menu| view! { <DashboardPage menu=menu /> }).into_any(),
        Route::SignIn { .. } => view! { <SignInPage /> }.into_any(),
        Route::Invoices(_) => view! { <InvoicesPage /> }.into_any(),
        Route::Invoice(id) => view! { <InvoicePage id=id /> }.into_any(),
        Route::Elsewhere(section) => view! { <ElsewherePage section=section /> }.into_any(),
        Route::NotFound(_) => view! { <NotFoundPage /> }.into_any(),
    }
}
