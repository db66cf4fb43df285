//! Session, menu and route, and the page that they make.

mod chunk;
mod idle;
mod pages;
mod shell;
mod transition;

use std::slice;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::chunk::{Chunks, Pages};
use crate::api;
use crate::components::{Layout, PublicMenu};
use crate::config::Config;
use crate::context::Context;
use crate::host::Host;
use crate::model::Id;
use crate::pages::SignInPage;
use crate::route::Route;
use crate::session::{Credentials, SessionState};

/// After how long the server is told again that somebody has signed out, in milliseconds.
const PAUSES: [u32; 2] = [1_000, 5_000];

/// What the portal shows.
#[derive(Clone, PartialEq)]
enum Shown {
    /// Nothing: it is not known yet whether somebody is signed in, or they are on the way to the sign-in page.
    Nothing,
    SignIn,
    /// Any other page, for a contact or for everybody. Each contact has pages of their own, so that nothing of one is shown to
    /// the next.
    Page(Option<Id>),
}

/// The portal.
#[derive(Clone, Copy)]
pub struct App(Context);

impl App {
    /// Starts what lives as long as the portal does.
    pub fn start(config: Config, host: Host) -> Self {
        let context = Context::new(config, host);
        provide_context(context);
        let app = Self(context);
        Effect::new(move |before: Option<Known>| app.keep_to_the_allowed(before.unwrap_or_default()));
        app
    }

    /// What the customer sees.
    pub fn view(self) -> AnyView {
        let Context { session, location, .. } = self.0;
        // The same session stays the same while pages come and go, so the menu is asked for once.
        let shown = Memo::new(move |_| {
            let route = location.route().read();
            match &*session.state().read() {
                SessionState::Asking => Shown::Nothing,
                SessionState::SignedOut if matches!(*route, Route::SignIn { .. }) => Shown::SignIn,
                SessionState::SignedOut if route.is_private() => Shown::Nothing,
                state => Shown::Page(state.contact().cloned()),
            }
        });
        let chunks = Chunks::new();
        // From the beginning on, so that the page is there when somebody has signed in.
        chunks.load_for(&location.route().read_untracked());

        view! {
            <div on:click=move |event| location.follow_click(&event)>
                {move || match shown.get() {
                    Shown::Nothing => None,
                    Shown::SignIn => Some(sign_in_page()),
                    Shown::Page(contact) => {
                        let chunk = chunks.of(&location.route().read_untracked());
                        let frame = |content| view! { <Layout>{content}</Layout> }.into_any();
                        let shell = move |pages: &'static Pages| (pages.shell)(contact.is_some(), chunks);
                        Some(chunks.view(chunk, shell, frame))
                    },
                }}
            </div>
        }
        .into_any()
    }

    /// Goes to an address of the portal.
    pub fn navigate(self, path: &str) {
        self.0.location.go(Route::parse(path));
    }

    /// Ends the session here, and then on the server.
    pub fn sign_out(self) {
        let Context { session, location, .. } = self.0;
        if session.state().with_untracked(|state| state.contact().is_none()) {
            return;
        }
        let credentials = session.credentials();
        location.go(Route::SignIn { return_to: None });
        session.close();
        if let Some(credentials) = credentials {
            self.tell_server(credentials, PAUSES.iter());
        }
    }

    /// Ends the session on the server. Without an answer it is told again; the sign-in page says if that was in vain.
    fn tell_server(self, credentials: Credentials, mut pauses: slice::Iter<'static, u32>) {
        let Context {
            client,
            is_half_signed_out,
            ..
        } = self.0;
        spawn_local(async move {
            let is_taken = api::session::sign_out(client, &credentials).await;
            let pause = pauses.find(|pause| f64::from(**pause) >= client.rest());
            match pause.filter(|_| is_taken.is_none()) {
                Some(pause) => {
                    let again = move || self.tell_server(credentials, pauses);
                    set_timeout(again, Duration::from_millis((*pause).into()));
                }
                None if is_taken == Some(true) => {}
                None => {
                    is_half_signed_out.try_set(true);
                }
            }
        });
    }

    /// Signed out, a private address leads to the sign-in page; signed in, that leads to where the customer wanted to go. The page
    /// around gets to know where they are, and who.
    fn keep_to_the_allowed(self, before: Known) -> Known {
        let Context {
            host,
            session,
            location,
            ..
        } = self.0;
        let route = location.route().get();
        let state = session.state().get();
        let is_signed_in = matches!(state, SessionState::SignedIn(_));
        match (before.is_signed_in, is_signed_in) {
            (false, true) => host.signed_in(),
            (true, false) => host.signed_out(state.contact().is_some()),
            _ => {}
        }
        match (&state, &route) {
            (SessionState::Asking, _) => return before,
            (SessionState::SignedOut, route) if route.is_private() => {
                let return_to = (*route != Route::Dashboard).then(|| Box::new(route.clone()));
                location.replace(Route::SignIn { return_to });
            }
            (SessionState::SignedIn(_) | SessionState::Lapsed(_), Route::SignIn { return_to }) => {
                location.replace(return_to.as_deref().cloned().unwrap_or(Route::Dashboard));
            }
            (SessionState::SignedIn(_) | SessionState::Lapsed(_), Route::Register) => {
                location.replace(Route::Dashboard);
            }
            _ if before.route.as_ref() != Some(&route) => host.navigated(&route),
            _ => {}
        }
        Known {
            is_signed_in,
            route: Some(route),
        }
    }
}

/// What the page around the portal knows of it.
#[derive(Default)]
struct Known {
    is_signed_in: bool,
    route: Option<Route>,
}

fn sign_in_page() -> AnyView {
    view! {
        <Layout menu=view! { <PublicMenu /> }.into_any()>
            <SignInPage />
        </Layout>
    }
    .into_any()
}
