//! Where the portal's address lives, and who may change it.

use std::cell::Cell;
use std::rc::Rc;

use customer_portal::location::{Arrival, Location, Routing};
use customer_portal::model::Id;
use customer_portal::route::{ListView, Query, Route};
use js_sys::{Object, Reflect};
use leptos::prelude::{GetUntracked, NodeRef, Owner, document, window, window_event_listener};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, MouseEvent};

use super::support::{go_to, hash, uncaught_errors, until};

/// A location in a page of its own, gone with this.
struct Located {
    location: Location,
    owner: Owner,
}

impl Located {
    /// The location of a portal that is started at an address of the page.
    async fn at(address: &str, routing: Routing) -> Self {
        go_to(address).await;
        let owner = Owner::new();
        let location = owner.with(|| Location::new(routing));
        Self { location, owner }
    }

    fn route(&self) -> Route {
        self.location.route().get_untracked()
    }

    async fn comes_to(&self, route: Route) {
        let otherwise = || format!("expected {route}, is at {}", self.route());
        until(|| self.route() == route, otherwise).await;
    }
}

impl Drop for Located {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

fn portal_path() -> Routing {
    Routing::Path {
        base: "/portal/".to_owned(),
    }
}

fn invoices() -> Route {
    Route::Invoices(Query::default())
}

fn invoice(id: &str) -> Route {
    Route::Invoice(Id::parse(id).unwrap())
}

fn path() -> String {
    let page = window().location();
    page.pathname().unwrap() + &page.search().unwrap()
}

fn back() {
    window().history().unwrap().back().unwrap();
}

fn announce_history() {
    window().dispatch_event(&Event::new("popstate").unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_portal_starts_at_the_address_in_the_hash() {
    for (address, route) in [
        ("/", Route::Dashboard),
        ("/#", Route::Dashboard),
        ("/#/", Route::Dashboard),
        ("/#/invoices/4", invoice("4")),
        ("/?lang=de#/invoices", invoices()),
        ("/#/no/such", Route::NotFound("/no/such".to_owned())),
    ] {
        assert_eq!(Located::at(address, Routing::Hash).await.route(), route, "{address}");
    }
}

#[wasm_bindgen_test]
async fn a_hash_of_the_host_is_left_alone() {
    let portal = Located::at("/#pricing", Routing::Hash).await;
    assert_eq!(portal.route(), Route::Dashboard);
    assert_eq!(hash(), "#pricing");

    portal.location.go(invoices());
    let followed = Rc::new(Cell::new(false));
    let listener = window_event_listener(leptos::ev::hashchange, {
        let followed = Rc::clone(&followed);
        move |_| followed.set(true)
    });
    window().location().set_hash("pricing").unwrap();
    until(|| followed.get(), || "the hash does not change".to_owned()).await;
    listener.remove();
    assert_eq!(portal.route(), invoices(), "the portal stays where it was");
    assert_eq!(hash(), "#pricing");
}

#[wasm_bindgen_test]
async fn an_address_that_is_typed_into_the_hash_is_followed() {
    let portal = Located::at("/", Routing::Hash).await;
    window().location().set_hash("/invoices/7").unwrap();
    portal.comes_to(invoice("7")).await;
}

#[wasm_bindgen_test]
async fn going_somewhere_makes_an_entry_that_back_leads_away_from() {
    let portal = Located::at("/#/", Routing::Hash).await;
    portal.location.go(invoices());
    portal.location.go(invoice("4"));
    assert_eq!((portal.route(), hash()), (invoice("4"), "#/invoices/4".to_owned()));
    back();
    portal.comes_to(invoices()).await;
    back();
    portal.comes_to(Route::Dashboard).await;
    window().history().unwrap().forward().unwrap();
    portal.comes_to(invoices()).await;
}

#[wasm_bindgen_test]
async fn replacing_makes_no_entry() {
    let portal = Located::at("/#/", Routing::Hash).await;
    portal.location.go(invoices());
    portal.location.replace(invoice("4"));
    assert_eq!((portal.route(), hash()), (invoice("4"), "#/invoices/4".to_owned()));
    back();
    portal.comes_to(Route::Dashboard).await;
}

#[wasm_bindgen_test]
async fn a_page_knows_how_it_was_arrived_at_once() {
    let portal = Located::at("/#/", Routing::Hash).await;
    assert_eq!(
        portal.location.take_arrival(),
        None,
        "the first page was there from the start"
    );
    // The page of the tests may be scrolled by what is on it.
    let left_at = window().scroll_y().unwrap();
    portal.location.go(invoices());
    assert_eq!(portal.location.take_arrival(), Some(Arrival::New));
    assert_eq!(portal.location.take_arrival(), None);

    let search = ListView {
        search: "logo".to_owned(),
        ..ListView::default()
    };
    portal.location.replace(Route::Invoices(search.into()));
    assert_eq!(portal.location.take_arrival(), None, "another view is the same page");
    back();
    portal.comes_to(Route::Dashboard).await;
    assert_eq!(portal.location.take_arrival(), Some(Arrival::Back(left_at)));
}

#[wasm_bindgen_test]
async fn in_memory_no_address_is_read_changed_or_followed() {
    let portal = Located::at("/#/invoices", Routing::Memory).await;
    assert_eq!(portal.route(), Route::Dashboard);
    portal.location.go(invoice("4"));
    assert_eq!((portal.route(), hash()), (invoice("4"), "#/invoices".to_owned()));
    portal.location.replace(invoice("5"));
    assert_eq!((portal.route(), hash()), (invoice("5"), "#/invoices".to_owned()));
    announce_history();
    assert_eq!(portal.route(), invoice("5"));
}

#[wasm_bindgen_test]
async fn in_the_path_addresses_are_below_the_base() {
    let portal = Located::at("/portal/invoices?search=logo", portal_path()).await;
    let search = ListView {
        search: "logo".to_owned(),
        ..ListView::default()
    };
    assert_eq!(portal.route(), Route::Invoices(search.into()));
    portal.location.go(invoice("4"));
    assert_eq!(path(), "/portal/invoices/4");
    portal.location.go(Route::Dashboard);
    assert_eq!(path(), "/portal/");
    back();
    portal.comes_to(invoice("4")).await;
}

#[wasm_bindgen_test]
async fn the_base_without_its_last_slash_is_the_dashboard() {
    let portal = Located::at("/portal", portal_path()).await;
    assert_eq!(portal.route(), Route::Dashboard);
    go_to("/portal?utm_source=mail").await;
    announce_history();
    assert_eq!(portal.route(), Route::Dashboard);
}

#[wasm_bindgen_test]
async fn a_path_beside_the_base_is_the_hosts() {
    let portal = Located::at("/portal/invoices", portal_path()).await;
    for address in ["/", "/portals/invoices", "/blog/portal/"] {
        go_to(address).await;
        announce_history();
        assert_eq!(portal.route(), invoices(), "{address}");
    }
}

#[wasm_bindgen_test]
async fn the_address_of_a_link_is_one_that_the_routing_follows() {
    for (routing, href) in [
        (Routing::Hash, "#/invoices/4"),
        (Routing::Memory, "#/invoices/4"),
        (portal_path(), "/portal/invoices/4"),
    ] {
        let portal = Located::at("/", routing).await;
        assert_eq!(portal.location.href(&invoice("4")), href);
        assert!(click(&portal, &link(&[("href", href)]), &[]), "{href}");
        assert_eq!(portal.route(), invoice("4"), "{href}");
    }
}

#[wasm_bindgen_test]
async fn a_click_that_asks_for_something_else_is_left_to_the_browser() {
    let portal = Located::at("/#/", Routing::Hash).await;
    let to_invoices = ("href", "#/invoices");
    for modifier in ["ctrlKey", "metaKey", "shiftKey", "altKey"] {
        let new_tab = click(&portal, &link(&[to_invoices]), &[(modifier, JsValue::TRUE)]);
        assert!(!new_tab, "{modifier}");
    }
    assert!(!click(&portal, &link(&[to_invoices]), &[("button", 1.into())]));
    assert!(!click(&portal, &link(&[to_invoices, ("target", "_blank")]), &[]));
    assert!(!click(&portal, &link(&[to_invoices, ("download", "")]), &[]));
    assert!(!click(&portal, &link(&[("href", "#pricing")]), &[]));
    assert!(!click(
        &portal,
        &link(&[("href", "https://example.com/#/invoices")]),
        &[]
    ));
    assert!(!click(&portal, &link(&[]), &[]));
    assert_eq!(portal.route(), Route::Dashboard);
}

#[wasm_bindgen_test]
async fn a_click_on_something_inside_a_link_is_one_on_the_link() {
    let portal = Located::at("/#/", Routing::Hash).await;
    let link = link(&[("href", "#/invoices")]);
    let icon = document().create_element("span").unwrap();
    link.append_child(&icon).unwrap();
    assert!(click(&portal, &icon, &[]));
    assert_eq!(portal.route(), invoices());
}

#[wasm_bindgen_test]
async fn a_page_that_comes_late_does_not_take_the_place_of_where_the_customer_went_meanwhile() {
    let portal = Located::at("/#/", Routing::Hash).await;
    let place = portal.owner.with(NodeRef::new);
    portal.location.turn_pages_by(Some((place, |_, _| {})));
    assert!(click(&portal, &link(&[("href", "#/invoices")]), &[]));
    assert_eq!((hash().as_str(), portal.route()), ("#/invoices", Route::Dashboard));
    portal.location.go(invoice("4"));
    assert_eq!(portal.route(), invoice("4"), "at once");
    portal.location.arrive();
    assert_eq!(portal.route(), invoice("4"));

    assert!(click(&portal, &link(&[("href", "#/invoices")]), &[]));
    portal.location.arrive();
    assert_eq!(portal.route(), invoices());
}

#[wasm_bindgen_test]
async fn nothing_is_followed_after_the_owner_is_gone() {
    let portal = Located::at("/#/", Routing::Hash).await;
    portal.owner.cleanup();
    // A listener that is left over would read what is gone, and panic.
    assert_eq!(uncaught_errors(async { announce_history() }).await, 0);
}

fn link(attributes: &[(&str, &str)]) -> Element {
    let link = document().create_element("a").unwrap();
    for (name, value) in attributes {
        link.set_attribute(name, value).unwrap();
    }
    link
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = MouseEvent)]
    type Click;

    #[wasm_bindgen(constructor, js_class = "MouseEvent")]
    fn new(kind: &str, options: &Object) -> Click;
}

/// Clicks on an element in the portal, with these options of the event, and tells whether the portal follows.
fn click(portal: &Located, element: &Element, options: &[(&str, JsValue)]) -> bool {
    let root = document().create_element("div").unwrap();
    let outermost = element.closest("a").unwrap().unwrap_or_else(|| element.clone());
    root.append_child(&outermost).unwrap();
    document().body().unwrap().append_child(&root).unwrap();

    let (location, followed) = (portal.location, Rc::new(Cell::new(false)));
    let listener = Closure::<dyn FnMut(MouseEvent)>::new({
        let followed = Rc::clone(&followed);
        move |event: MouseEvent| {
            location.follow_click(&event);
            followed.set(event.default_prevented());
            // The browser is not to leave the tests' page.
            event.prevent_default();
        }
    });
    let on_click = listener.as_ref().unchecked_ref();
    root.add_event_listener_with_callback("click", on_click).unwrap();

    let event = Object::new();
    let always = [("bubbles", JsValue::TRUE), ("cancelable", JsValue::TRUE)];
    for (name, value) in always.iter().chain(options) {
        Reflect::set(&event, &(*name).into(), value).unwrap();
    }
    element.dispatch_event(&Click::new("click", &event)).unwrap();
    root.remove();
    followed.get()
}
