//! A portal on a page: it comes, it goes, and it keeps to itself.

use js_sys::Array;
use leptos::prelude::{document, window};
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

use super::fake_crm::{FakeCrm, INVOICE, INVOICES, MENU, SIGN_IN, SIGN_OUT, Sent, invoice_with};
use super::screen::{SANITISER, Screen, page_around, text_of};
use super::support::{call_js, go_to, hash, settled, uncaught_errors};

#[wasm_bindgen_test]
async fn a_portal_lives_in_the_shadow_of_its_element_alone() {
    let crm = FakeCrm::signed_in();
    let (styles, title) = (document().head().unwrap().child_element_count(), document().title());
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("brand", "Acme & Sons"), ("routing", "memory")]);
    screen.wait_for("heading", "Dashboard").await;
    assert!(screen.find("link", "Acme & Sons").is_some());
    assert_eq!(screen.host.child_nodes().length(), 0);
    assert_eq!(document().head().unwrap().child_element_count(), styles);
    assert_eq!(document().title(), title, "the title is the host's");
    assert_eq!(screen.select("[role=main], main").len(), 0, "and so is the main part");
}

#[wasm_bindgen_test]
async fn the_texts_are_marked_as_english_whatever_the_language_of_the_page() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("lang", "de"), ("routing", "memory")]);
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(screen.select("[lang=en] h1").len(), 1);
    screen.click("link", "Invoices").await;
    screen.until("the list", || screen.rows().len() == 1).await;
    assert_eq!(screen.rows()[0][2], "17.05.2023", "dates are in the element's language");
}

#[wasm_bindgen_test]
async fn an_unmounted_portal_leaves_nothing_behind() {
    let crm = FakeCrm::signed_in();
    go_to("/").await;
    let (screen, portal) = Screen::mount(&[("crm", &crm.root), ("routing", "hash")]);
    screen.wait_for("heading", "Dashboard").await;
    screen.wait_for("link", "INV-4").await;
    let asked = crm.sent().len();
    drop(portal);
    assert_eq!(screen.shadow.child_nodes().length(), 0);

    let browsing = async {
        for address in ["#/invoices", "#/invoices/4", "#/"] {
            go_to(address).await;
            window().dispatch_event(&Event::new("popstate").unwrap()).unwrap();
        }
        settled().await;
    };
    let errors = uncaught_errors(browsing).await;
    assert_eq!(errors, 0, "a listener that is left over would panic");
    assert_eq!(hash(), "#/");
    assert_eq!(screen.shadow.child_nodes().length(), 0);
    assert_eq!(crm.sent().len(), asked, "nothing is asked for any more");
}

#[wasm_bindgen_test]
async fn unmounting_gives_up_what_is_under_way() {
    let crm = FakeCrm::signed_in();
    for call in [MENU, INVOICES] {
        crm.hold(call);
        let (screen, portal) = Screen::mount_in_memory(&crm);
        screen
            .until("a request", || crm.sent_to(call).iter().any(|sent| !sent.aborted()))
            .await;
        let leaving = async {
            drop(portal);
            screen
                .until("it to be given up", || crm.sent_to(call).iter().all(Sent::aborted))
                .await;
            crm.release(call);
            settled().await;
        };
        assert_eq!(uncaught_errors(leaving).await, 0, "{call}");
        assert_eq!(screen.shadow.child_nodes().length(), 0);
    }
}

#[wasm_bindgen_test]
async fn an_answer_that_comes_after_the_portal_is_gone_changes_nothing() {
    for call in [SIGN_IN, SIGN_OUT] {
        let crm = FakeCrm::start();
        crm.hold(call);
        let (screen, portal) = Screen::mount_in_memory(&crm);
        screen.sign_in().await;
        if call == SIGN_OUT {
            screen.click("button", "Sign out").await;
        }
        screen.until("the server to be asked", || crm.count(call) == 1).await;
        let leaving = async {
            drop(portal);
            crm.release(call);
            settled().await;
        };
        assert_eq!(uncaught_errors(leaving).await, 0, "{call}");
        assert_eq!(screen.shadow.child_nodes().length(), 0);
    }
}

#[wasm_bindgen_test]
async fn an_unmounted_portal_does_not_answer_other_tabs() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("heading", "Dashboard").await;
    drop(portal);
    window().session_storage().unwrap().unwrap().clear().unwrap();
    let asking = async {
        let new_tab = Screen::open_in_memory(&crm);
        new_tab.wait_for("heading", "Sign in").await;
    };
    assert_eq!(uncaught_errors(asking).await, 0, "nobody fails to answer either");
}

#[wasm_bindgen_test]
async fn a_portal_that_is_unmounted_while_it_asks_the_other_tabs_is_gone_for_good() {
    let crm = FakeCrm::start();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    drop(portal);
    let after = Screen::open_in_memory(&crm);
    after.wait_for("heading", "Sign in").await;
    assert_eq!(screen.shadow.child_nodes().length(), 0);
}

#[wasm_bindgen_test]
async fn an_element_can_be_mounted_again() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("heading", "Dashboard").await;
    drop(portal);
    let portal = customer_portal::mount(&screen.host, &screen.shadow, page_around(&screen.host, SANITISER)).unwrap();
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(screen.shadow.child_element_count(), 1);
    drop(portal);
}

#[wasm_bindgen_test]
async fn two_portals_of_one_page_are_independent() {
    let crm = FakeCrm::signed_in();
    let one = Screen::open_in_memory(&crm);
    let (other, other_portal) = Screen::mount_in_memory(&crm);
    one.wait_for("heading", "Dashboard").await;
    other.wait_for("heading", "Dashboard").await;

    one.click("link", "INV-4").await;
    one.wait_for("heading", "INV-4").await;
    assert_eq!(crm.count(INVOICE), 1);
    assert_eq!(other.title().as_deref(), Some("Dashboard"));

    drop(other_portal);
    one.click("link", "Invoices").await;
    one.wait_for("heading", "Invoices").await;
    one.wait_for("link", "INV-4").await;
}

#[wasm_bindgen_test]
async fn the_hosts_hash_is_left_alone_until_the_customer_goes_somewhere() {
    for start in [FakeCrm::signed_in, FakeCrm::start] {
        let crm = start();
        go_to("/#pricing").await;
        let screen = Screen::with_attributes(&[("crm", &crm.root)]);
        screen.until("a page", || screen.title().is_some()).await;
        settled().await;
        assert_eq!(hash(), "#pricing", "{:?}", screen.title());
        screen.click("link", "Knowledge base").await;
        screen.wait_for("heading", "Knowledge base").await;
        assert_eq!(hash(), "#/knowledge-base");
    }
}

#[wasm_bindgen_test]
fn an_attribute_that_cannot_be_used_is_named_with_its_value() {
    for (name, value, expected) in [
        (
            "crm",
            "crm.example.com",
            "the attribute “crm” of <customer-portal> is “crm.example.com”",
        ),
        ("crm", "javascript:alert(1)", "It must be the address of the CRM"),
        (
            "routing",
            "histroy",
            "the attribute “routing” of <customer-portal> is “histroy”",
        ),
        ("theme", "drak", "It must be “auto”, “light” or “dark”"),
        ("lang", "english please", "It must be a language tag"),
        ("logo", "javascript:alert(1)", "It must be the address of an image"),
        ("max-upload", "lots", "It must be a number of megabytes"),
        ("upload-types", "application/pdf", "It must be endings of file names"),
    ] {
        let crm = FakeCrm::start();
        let (screen, portal) = Screen::mount(&[("crm", &crm.root), (name, value)]);
        let alert = screen.all("alert").first().map(|alert| text_of(alert));
        assert!(alert.as_ref().is_some_and(|text| text.contains(expected)), "{alert:?}");
        drop(portal);
        assert_eq!(screen.shadow.child_nodes().length(), 0);
        screen.host.remove();
        assert_eq!(crm.sent().len(), 0);
    }
}

/// The events of an element from now on, each with its detail as JSON.
fn events_of(host: &HtmlElement) -> Array {
    let record = "host => {
        const events = [];
        for (const name of ['signin', 'signout', 'navigate', 'error']) {
            host.addEventListener(`portal-${name}`, ({ detail }) => events.push(`${name} ${JSON.stringify(detail)}`));
        }
        return events;
    }";
    call_js(record, host).unchecked_into()
}

fn taken(events: &Array) -> Vec<String> {
    let taken = events.iter().filter_map(|event| event.as_string()).collect();
    events.set_length(0);
    taken
}

#[wasm_bindgen_test]
async fn the_page_around_gets_to_know_who_is_signed_in_and_where_they_are() {
    let crm = FakeCrm::start();
    let screen = Screen::open_in_memory(&crm);
    let events = events_of(&screen.host);
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(taken(&events), [r#"navigate {"path":"/login"}"#]);

    screen.sign_in().await;
    screen.wait_for("heading", "Dashboard").await;
    assert_eq!(taken(&events), ["signin {}", r#"navigate {"path":"/"}"#]);

    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "INV-4").await;
    assert_eq!(taken(&events), [r#"navigate {"path":"/invoices/4"}"#]);

    screen.click("button", "Sign out").await;
    screen.wait_for("heading", "Sign in").await;
    assert_eq!(
        taken(&events),
        [r#"signout {"expired":false}"#, r#"navigate {"path":"/login"}"#]
    );
}

#[wasm_bindgen_test]
async fn a_session_that_the_server_ends_is_told_as_such() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open_in_memory(&crm);
    let events = events_of(&screen.host);
    screen.wait_for("link", "INV-4").await;
    assert_eq!(taken(&events), ["signin {}", r#"navigate {"path":"/"}"#]);
    crm.refuse(INVOICE, 401, "Token Time Expire.");
    screen.click("link", "INV-4").await;
    screen.wait_for("heading", "Sign in again").await;
    assert_eq!(
        taken(&events),
        [r#"navigate {"path":"/invoices/4"}"#, r#"signout {"expired":true}"#]
    );
    crm.answer_data(INVOICE, &invoice_with(json!({})));
    screen.sign_in().await;
    screen.wait_for("heading", "INV-4").await;
    assert_eq!(taken(&events), ["signin {}"]);
}

#[wasm_bindgen_test]
async fn the_page_around_gets_to_know_of_failures_that_are_not_the_customers_doing() {
    let crm = FakeCrm::signed_in();
    crm.answer(INVOICES, 500, "<h1>Maintenance</h1>");
    let screen = Screen::open(&crm, "/invoices").await;
    let events = events_of(&screen.host);
    screen.wait_for("button", "Try again").await;
    let errors = || taken(&events).into_iter().filter(|event| event.starts_with("error"));
    let expected = "error {\"code\":\"server-fault\",\"message\":\"The server has a problem of its own (error 500).";
    let told: Vec<_> = errors().collect();
    assert!(told.len() == 1 && told[0].starts_with(expected), "{told:?}");

    crm.refuse(INVOICES, 403, "You do not have permission");
    screen.click("button", "Try again").await;
    screen
        .wait_for_text("alert", "Your account has no access to this.")
        .await;
    assert_eq!(errors().count(), 0, "what a customer may see is not the page's affair");
}

#[wasm_bindgen_test]
async fn the_page_around_can_lead_the_customer() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("link", "INV-4").await;
    portal.navigate("/invoices/4");
    screen.wait_for("heading", "INV-4").await;
    portal.navigate("/nowhere");
    screen.wait_for("heading", "Page not found").await;
    portal.sign_out();
    screen.wait_for("heading", "Sign in").await;
    screen.until("the server to be told", || crm.count(SIGN_OUT) == 1).await;
    portal.sign_out();
    portal.navigate("/invoices");
    settled().await;
    assert_eq!(screen.title().as_deref(), Some("Sign in"), "nobody is signed in");
    assert_eq!(crm.count(SIGN_OUT), 1, "there is nothing more to end");
    drop(portal);
}

#[wasm_bindgen_test]
async fn the_image_of_the_business_stands_beside_its_name() {
    let crm = FakeCrm::start();
    let logo = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
    let screen = Screen::with_attributes(&[
        ("crm", &crm.root),
        ("routing", "memory"),
        ("brand", "Acme"),
        ("logo", logo),
    ]);
    let link = screen.wait_for("link", "Acme").await;
    let image = link.query_selector("img").unwrap().unwrap();
    assert_eq!(image.get_attribute("src").as_deref(), Some(logo));
    assert_eq!(
        image.get_attribute("alt").as_deref(),
        Some(""),
        "the name is there already"
    );
}
