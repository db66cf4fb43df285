//! Where the current address of the portal lives: in the page's hash, in its path, or in memory alone.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, MouseEvent};

use crate::route::Route;

/// How addresses are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Routing {
    /// Behind `#`: works in any folder of any host. An address begins with `#/`; any other hash is the host's.
    Hash,
    /// In the path, below a base that ends with `/`: the host must answer every such path with the page.
    Path {
        /// Such as `/` or `/portal/`.
        base: String,
    },
    /// Nowhere: the address bar stays the host's.
    Memory,
}

/// The current address, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Location {
    route: RwSignal<Route>,
    history: StoredValue<Entries>,
}

/// What is remembered of the entries of the browser's history.
struct Entries {
    routing: Routing,
    current: u32,
    newest: u32,
    scroll: Vec<(u32, f64)>,
    arrival: Option<Arrival>,
    turn: Option<Turn>,
    /// Where the customer is about to arrive.
    next: Option<Route>,
}

/// What lets a page become the next in its place: it has the location arrive, at once or soon.
pub type Turn = (NodeRef<Div>, fn(NodeRef<Div>, Location));

/// A navigation whose page is yet to appear.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arrival {
    /// By a link or by the portal: the page is read from its top.
    New,
    /// By going back or forth: the page is found as it was left, scrolled by this much.
    Back(f64),
}

/// The property of `history.state` that holds the number of one of the portal's entries.
const ENTRY: &str = "customer-portal";

impl Location {
    /// Takes up the address that the page has now, and follows the browser's Back and Forward until the owner is gone.
    pub fn new(routing: Routing) -> Self {
        let route = routing.current().unwrap_or(Route::Dashboard);
        let location = Self {
            route: RwSignal::new(route),
            history: StoredValue::new(Entries {
                routing,
                current: entry_of_state(),
                newest: entry_of_state(),
                scroll: Vec::new(),
                arrival: None,
                turn: None,
                next: None,
            }),
        };
        if location.with_routing(|routing| *routing != Routing::Memory) {
            let handle = window_event_listener(leptos::ev::popstate, move |_| location.follow_history());
            on_cleanup(move || handle.remove());
        }
        location
    }

    /// The current route.
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
    }

    /// What stands in the `href` of a link to a route.
    pub fn href(self, route: &Route) -> String {
        self.with_routing(|routing| routing.href(route))
    }

    /// Goes to a route, as a new entry of the history.
    pub fn go(self, route: Route) {
        self.enter(&route);
        self.show(route, Arrival::New, None);
    }

    /// Makes a route's address a new entry of the history.
    fn enter(self, route: &Route) {
        let entry = self.history.try_update_value(|history| {
            let left = history.current;
            history.scroll.retain(|(entry, _)| *entry != left);
            history.scroll.push((left, scroll_y()));
            history.newest += 1;
            history.current = history.newest;
            history.current
        });
        self.write(route, |history, address| {
            let state = js_sys::Object::new();
            js_sys::Reflect::set(&state, &ENTRY.into(), &entry.unwrap_or_default().to_string().into())?;
            history.push_state_with_url(&state, "", Some(address))
        });
    }

    /// Goes to a route in the place of the current entry: Back leads to where it led before. Where the page's address is the
    /// host's own it stays, and the route is in memory until the customer goes somewhere.
    pub fn replace(self, route: Route) {
        if self.with_routing(Routing::current).is_some() {
            self.write(&route, |history, address| {
                history.replace_state_with_url(&history.state()?, "", Some(address))
            });
        }
        self.show(route, Arrival::New, None);
    }

    /// Follows a click on a link of the portal, unless it asks for something else than to go there, such as a new tab.
    pub fn follow_click(self, event: &MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| target.closest("a[href]").ok().flatten()) else {
            return;
        };
        if link.has_attribute("target") || link.has_attribute("download") {
            return;
        }
        let href = link.get_attribute("href").unwrap_or_default();
        if let Some(route) = self.with_routing(|routing| routing.parse(&href)) {
            event.prevent_default();
            self.enter(&route);
            self.show(route, Arrival::New, self.turn());
        }
    }

    /// The navigation that led to the page now appearing; none on the second asking, and on the portal's first page.
    pub fn take_arrival(self) -> Option<Arrival> {
        self.history
            .try_update_value(|history| history.arrival.take())
            .flatten()
    }

    /// Lets the pages say how one of them becomes the next where the customer goes there by a link or by Back; otherwise, and
    /// without them, it does at once.
    pub fn turn_pages_by(self, turn: Option<Turn>) {
        self.history.try_update_value(|history| history.turn = turn);
    }

    /// Shows the route whose address is there already; nothing where the customer, or the portal, has gone on by then.
    pub fn arrive(self) {
        let next = self.history.try_update_value(|history| history.next.take());
        if let Some(next) = next.flatten() {
            self.route.set(next);
        }
    }

    fn with_routing<T>(self, read: impl FnOnce(&Routing) -> T) -> T {
        self.history.with_value(|history| read(&history.routing))
    }

    fn follow_history(self) {
        // An address that is not the portal's is the host's own: nothing changes here.
        let Some(route) = self.with_routing(Routing::current) else {
            return;
        };
        let scroll = self.history.try_update_value(|history| {
            history.current = entry_of_state();
            let arrived = history.current;
            history
                .scroll
                .iter()
                .find(|(entry, _)| *entry == arrived)
                .map(|(_, top)| *top)
        });
        self.show(route, Arrival::Back(scroll.flatten().unwrap_or_default()), self.turn());
    }

    fn show(self, route: Route, arrival: Arrival, turn: Option<Turn>) {
        let is_next_page = self.route.get_untracked().page() != route.clone().page();
        self.history.update_value(|history| {
            if is_next_page {
                history.arrival = Some(arrival);
            }
            history.next = Some(route);
        });
        match turn.filter(|_| is_next_page) {
            Some((place, turn)) => turn(place, self),
            None => self.arrive(),
        }
    }

    fn turn(self) -> Option<Turn> {
        self.history.with_value(|history| history.turn)
    }

    /// Browsers refuse to write addresses too often, and in some frames: the portal then goes on with the one in memory.
    fn write(self, route: &Route, write: impl FnOnce(&History, &str) -> Result<(), JsValue>) {
        if self.with_routing(|routing| *routing == Routing::Memory) {
            return;
        }
        if let Err(error) = window()
            .history()
            .and_then(|history| write(&history, &self.href(route)))
        {
            web_sys::console::warn_2(&"The address could not be written.".into(), &error);
        }
    }
}

impl Routing {
    fn href(&self, route: &Route) -> String {
        match self {
            Self::Hash | Self::Memory => format!("#{route}"),
            Self::Path { base } => format!("{base}{}", route.to_string().trim_start_matches('/')),
        }
    }

    /// The route of a link's `href`; none where it leads out of the portal.
    fn parse(&self, href: &str) -> Option<Route> {
        let address = match self {
            Self::Hash | Self::Memory => href.strip_prefix('#')?,
            Self::Path { base } => href.strip_prefix(base.trim_end_matches('/'))?,
        };
        // Some hosts answer the base without its last slash, too.
        let is_base = matches!(self, Self::Path { .. }) && (address.is_empty() || address.starts_with('?'));
        if is_base {
            return Some(Route::Dashboard);
        }
        address.starts_with('/').then(|| Route::parse(address))
    }

    /// The route of the page's address; none where that belongs to the host.
    fn current(&self) -> Option<Route> {
        let page = window().location();
        match self {
            Self::Hash => match page.hash().ok()?.as_str() {
                "" => Some(Route::Dashboard),
                hash => self.parse(hash),
            },
            Self::Path { .. } => self.parse(&(page.pathname().ok()? + &page.search().ok()?)),
            Self::Memory => None,
        }
    }
}

/// The number of the history's current entry; 0 for one that the portal did not make.
fn entry_of_state() -> u32 {
    let state = window()
        .history()
        .and_then(|history| history.state())
        .unwrap_or(JsValue::NULL);
    let entry = js_sys::Reflect::get(&state, &ENTRY.into())
        .ok()
        .and_then(|entry| entry.as_string());
    entry.and_then(|entry| entry.parse().ok()).unwrap_or_default()
}

fn scroll_y() -> f64 {
    window().scroll_y().unwrap_or_default()
}
