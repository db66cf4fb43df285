//! All pages but the sign-in page are in files of their own: nobody waits for them to see the sign-in page, and nobody who is signed
//! in waits for pages that they have not come for. Whatever is called from a file's pages alone is in that file.
//!
//! The build splits them off (`cargo xtask bundle`). Without the feature `split`, as in the tests, all is in one piece.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::pages;
use super::shell::shell;
use crate::api::Resource;
use crate::api::menu::Menu;
use crate::components::Loading;
use crate::context::Context;
use crate::i18n;
use crate::model::InvoiceSummary;
use crate::pages::Finder;
use crate::route::Route;

/// What is in the file of a group of pages.
pub(super) struct Pages {
    /// Makes the page of the current route, and the next ones, with what stands around them. It is told whether somebody is
    /// signed in.
    pub(super) shell: fn(bool, Chunks) -> AnyView,
    /// The page of a route of the group.
    pub(super) page: fn(Route, Option<Menu>, Chunks) -> Option<AnyView>,
    /// Loads the other groups after it: for that, too, nobody waits to see the sign-in page.
    load_others: fn(Chunks),
    pub(super) extras: Option<Extras>,
}

/// What only the further pages' file has.
pub(super) struct Extras {
    /// Makes what is shown over any page, with what signing out does.
    pub(super) dialogs: fn(Finder, Menu, Callback<()>) -> AnyView,
    /// Makes the pictures of the dashboard, which are told whether they may be shown.
    pub(super) charts: fn(Resource<Vec<InvoiceSummary>>, Memo<bool>) -> AnyView,
}

/// How long the other pages leave the connection to the one that the customer has come for.
const SETTLING: Duration = Duration::from_secs(1);

/// The groups of pages.
#[derive(Clone, Copy)]
pub(super) struct Chunks {
    dashboard: Chunk,
    records: Chunk,
    pub(super) further: Chunk,
}

impl Chunks {
    pub(super) fn new() -> Self {
        Self {
            dashboard: Chunk::new(load_dashboard),
            records: Chunk::new(load_records),
            further: Chunk::new(load_further),
        }
    }

    /// The group that the page of a route is in; for the sign-in page, where it leads.
    pub(super) fn of(self, route: &Route) -> Chunk {
        match route {
            Route::SignIn { return_to: Some(route) } => self.of(route),
            Route::SignIn { return_to: None } | Route::Dashboard | Route::NotFound(_) => self.dashboard,
            Route::Invoices(_)
            | Route::Invoice(_)
            | Route::Estimates(_)
            | Route::Estimate(_)
            | Route::Proposals(_)
            | Route::Contracts(_)
            | Route::Projects(_)
            | Route::Tickets(_) => self.records,
            Route::Register
            | Route::Proposal(_)
            | Route::Contract(_)
            | Route::Project(_)
            | Route::ProjectGroup { .. }
            | Route::NewTask(_)
            | Route::Task { .. }
            | Route::NewTicket
            | Route::Ticket(_)
            | Route::KnowledgeBase(_)
            | Route::ArticleGroup(_)
            | Route::Article(_) => self.further,
        }
    }

    /// Loads the group that the page of a route is in, and after it the others.
    pub(super) fn load_for(self, route: &Route) {
        self.of(route).load(self);
    }

    /// What is made of a group, or, in a frame, that it is loading or could not be had.
    pub(super) fn view(
        self,
        chunk: Chunk,
        make: impl Fn(&'static Pages) -> AnyView + Send + 'static,
        frame: fn(AnyView) -> AnyView,
    ) -> AnyView {
        chunk.load(self);
        let view = move || match chunk.state.get() {
            State::Unasked | State::UnderWay => frame(view! { <Loading /> }.into_any()),
            State::Loaded(pages) => make(pages),
            State::Missing => frame(not_loaded()),
        };
        view.into_any()
    }

    /// Loads what is not there yet.
    pub(super) fn load_all(self) {
        for chunk in [self.dashboard, self.records, self.further] {
            chunk.load(self);
        }
    }

    /// The same, when the customer has what they have come for.
    fn load_all_later(self) {
        set_timeout(move || self.load_all(), SETTLING);
    }
}

/// A group of pages, and how far its file is.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    state: RwSignal<State>,
    load: fn() -> Load,
}

type Load = Pin<Box<dyn Future<Output = Result<&'static Pages, NotLoaded>>>>;

#[derive(Clone, Copy)]
enum State {
    Unasked,
    UnderWay,
    Loaded(&'static Pages),
    /// It could not be had.
    Missing,
}

/// A file could not be had; the console has the reason.
#[derive(Clone, Copy)]
pub(super) struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

impl Chunk {
    fn new(load: fn() -> Load) -> Self {
        Self {
            state: RwSignal::new(State::Unasked),
            load,
        }
    }

    /// Loads it and then the others, unless that is under way or done, or the portal is gone. What has failed is tried again.
    fn load(self, all: Chunks) {
        if !matches!(self.state.try_get_untracked(), Some(State::Unasked | State::Missing)) {
            return;
        }
        self.state.set(State::UnderWay);
        spawn_local(async move {
            let loaded = (self.load)().await;
            if let Ok(pages) = loaded {
                (pages.load_others)(all);
            }
            self.state.try_set(loaded.map_or(State::Missing, State::Loaded));
        });
    }

    /// What is in it, if it is there.
    pub(super) fn loaded(self) -> Option<&'static Pages> {
        match self.state.get() {
            State::Loaded(pages) => Some(pages),
            _ => None,
        }
    }
}

/// The file may be gone since a newer portal has been put on the host: that one is had by a reload.
fn not_loaded() -> AnyView {
    let host = Context::get().host;
    host.renew();
    let text = if window().navigator().on_line() {
        i18n::app::pages_failed()
    } else {
        i18n::app::pages_unreachable()
    };
    host.failed("load", text);
    let reload = move |_| {
        // Refused only by a browser that lets the page do nothing at all.
        let _ = window().location().reload();
    };
    view! {
        <div class="notice failed" role="alert">
            <p>{text}</p>
            <button type="button" class="button" on:click=reload>
                {i18n::app::reload()}
            </button>
        </div>
    }
    .into_any()
}

/// The functions that give, and that load, the pages of a file: with `wasm_split` they are loaded where they are called.
macro_rules! chunk {
    ($group:ident, $load:ident, $extras:expr) => {
        #[cfg_attr(feature = "split", leptos::wasm_split::wasm_split($group, fallible, wasm_split_path = leptos::wasm_split))]
        fn $group() -> Result<&'static Pages, NotLoaded> {
            Ok(&Pages {
                shell,
                page: pages::$group,
                load_others: Chunks::load_all_later,
                extras: $extras,
            })
        }

        fn $load() -> Load {
            #[cfg(feature = "split")]
            let pages = $group();
            #[cfg(not(feature = "split"))]
            let pages = std::future::ready($group());
            Box::pin(pages)
        }
    };
}

chunk!(dashboard, load_dashboard, None);
chunk!(records, load_records, None);
chunk!(further, load_further, Some(pages::EXTRAS));
