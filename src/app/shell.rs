//! What stands around every page but the sign-in page, and the change from one page to the next.

use std::time::Duration;

use leptos::html::Div;
use leptos::prelude::*;

use super::chunk::{Chunks, Pages};
use super::{App, idle, transition};
use crate::api::menu::Menu;
use crate::api::{self, Answers, ApiError};
use crate::components::{Connection, CustomerMenu, Drafts, Layout, Loading, Network, Origin, PublicMenu};
use crate::context::Context;
use crate::format::Formats;
use crate::location::Location;
use crate::model::{MenuEntry, Section};
use crate::pages::{FindButton, Finder, Keyboard, SignInAgain, UnavailablePage};
use crate::route::Route;
use crate::session::Session;

/// Makes the page of the current route, and the next ones, with what stands around them.
pub(super) fn shell(is_signed_in: bool, chunks: Chunks) -> AnyView {
    let lang = Context::get().config.with_value(|config| config.lang.clone());
    let answers = Answers::new(Context::get().client);
    provide_context(Formats::new(&lang));
    provide_context(answers);
    provide_context(Network::listen(answers));
    provide_context(Drafts::of_session(Context::get().session));
    provide_context(Origin::of_pages(Context::get().location));
    load_when_online(chunks);
    if !is_signed_in {
        return view! {
            <Layout menu=view! { <PublicMenu /> }.into_any()>
                <Connection />
                <Page menu=None chunks=chunks />
            </Layout>
        }
        .into_any();
    }
    let menu = api::menu::entries(answers);
    let app = App(Context::get());
    watch_for_kept_page(Context::get().session);
    idle::watch(Context::get());
    let sign_out = Callback::new(move |()| app.sign_out());
    let finder = Finder::of_session(Context::get().session);
    let customer_menu = view! {
        <CustomerMenu menu=menu sign_out=sign_out>
            <FindButton finder=finder />
        </CustomerMenu>
    };
    view! {
        <Keyboard finder=finder>
            <Layout menu=customer_menu.into_any()>
                <Connection />
                {dialogs(chunks, finder, menu, sign_out)}
                <SignInAgain />
                <Page menu=Some(menu) chunks=chunks />
            </Layout>
        </Keyboard>
    }
    .into_any()
}

/// Pages that could not be had are asked for again when the network is back.
fn load_when_online(chunks: Chunks) {
    let back = window_event_listener_untyped("online", move |_| chunks.load_all());
    on_cleanup(move || back.remove());
}

/// What is shown over a page. Whoever asks for it before its file is there waits for that.
fn dialogs(chunks: Chunks, finder: Finder, menu: Menu, sign_out: Callback<()>) -> impl IntoView {
    let further = chunks.further;
    // Once they are there they stay: a dialog that is taken away does not give the focus back.
    let is_there = Memo::new(move |before| before == Some(&true) || further.loaded().is_some() || finder.is_open());
    let dialogs = move |further: &'static Pages| {
        let extras = further.extras.as_ref();
        extras.map(|extras| (extras.dialogs)(finder, menu, sign_out)).into_any()
    };
    move || is_there.get().then(|| chunks.view(further, dialogs, |state| state))
}

/// Browsers keep a page that is left, or let it sleep, and show it again as it was: the customer may have signed out meanwhile. Tabs
/// that are awake hear of that; where the browser does not let them talk, they see it in the storage.
fn watch_for_kept_page(session: Session) {
    let recheck = move || session.recheck();
    on_window(&SEEN_AGAIN, recheck);
    // After what the other tabs say: it may be that the same contact has signed in again.
    on_window(&["storage"], move || set_timeout(recheck, HEARD));
}

/// What a browser says when it shows a page again.
pub(super) const SEEN_AGAIN: [&str; 2] = ["pageshow", "visibilitychange"];

/// Does something at each of these events of the window, until the owner is gone.
pub(super) fn on_window(events: &[&'static str], act: impl Fn() + Clone + 'static) {
    for event in events {
        let act = act.clone();
        let heard = window_event_listener_untyped(event, move |_| act());
        on_cleanup(move || heard.remove());
    }
}

/// How long what another tab says takes to be heard, at most.
const HEARD: Duration = Duration::from_millis(100);

/// The page of the current route. A section is asked for only once the menu is known to have it.
#[component]
fn Page(menu: Option<Menu>, chunks: Chunks) -> impl IntoView {
    let location = Context::get().location;
    let page = Memo::new(move |_| location.route().get().page());
    let place = NodeRef::<Div>::new();
    location.turn_pages_by(Some((place, turn_page)));
    on_cleanup(move || location.turn_pages_by(None));
    let content = move || {
        let route = page.get();
        match (menu, route.section()) {
            (None, _) if route.is_private() => None,
            (Some(menu), Some(section)) if route.is_private() => Some(guarded(menu, section, route, chunks)),
            (menu, _) => page_of(route, menu, chunks),
        }
    };
    view! {
        <div class="shown" node_ref=place>
            {content}
        </div>
    }
}

fn turn_page(place: NodeRef<Div>, location: Location) {
    let place = place.try_get_untracked().flatten();
    transition::change(place.as_deref(), move || location.arrive());
}

fn guarded(menu: Menu, section: Section, route: Route, chunks: Chunks) -> AnyView {
    let has_section = move |menu: &Vec<MenuEntry>| menu.iter().any(|entry| entry.section == Some(section));
    // Without a menu the server is the one to say what may be seen: a fault of the menu locks nobody out. It comes yet where the
    // customer has to sign in again.
    let may_see = Memo::new(move |_| match menu.get() {
        Some(menu) => Some(has_section(&menu)),
        None => menu.state().with(|menu| match menu.error {
            None | Some(ApiError::SessionEnded) => None,
            Some(_) => Some(true),
        }),
    });
    let page = move || match may_see.get() {
        Some(true) => page_of(route.clone(), Some(menu), chunks),
        Some(false) => Some(view! { <UnavailablePage section=section /> }.into_any()),
        None => Some(view! { <Loading /> }.into_any()),
    };
    page.into_any()
}

fn page_of(route: Route, menu: Option<Menu>, chunks: Chunks) -> Option<AnyView> {
    // On its way to where the customer wanted to go: no page is to take the focus meanwhile.
    if matches!(route, Route::SignIn { .. }) {
        return None;
    }
    let chunk = chunks.of(&route);
    let page = move |pages: &'static Pages| (pages.page)(route.clone(), menu, chunks).into_any();
    Some(chunks.view(chunk, page, |state| state))
}
