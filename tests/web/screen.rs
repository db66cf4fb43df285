//! A mounted portal as a customer meets it: by roles, labels and texts.

use customer_portal::Portal;
use customer_portal::host::Page;
use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Node, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

use super::fake_crm::FakeCrm;
use super::support;

/// What a portal shows.
pub struct Screen {
    pub host: HtmlElement,
    pub shadow: ShadowRoot,
}

/// The module that sanitises HTML in browsers that cannot.
pub const SANITISER: &str = "/tests/web/sanitiser.js";

/// What portal.js would give the portal of an element: in a page that is not the portal's own, with events at once.
pub fn page_around(host: &HtmlElement, sanitiser: &str) -> Page {
    let page = "([host, sanitiser]) => ({
        guide: 'https://portal.example/hosting.html',
        ownsPage: false,
        loadSanitiser: () => import(sanitiser),
        renew() {},
        dispatch: (name, detail) => host.dispatchEvent(new CustomEvent(`portal-${name}`, { detail })),
    })";
    let given: JsValue = [JsValue::from(host), sanitiser.into()]
        .into_iter()
        .collect::<Array>()
        .into();
    support::call_js(page, &given).unchecked_into()
}

impl Screen {
    /// A portal for the CRM, at an address of its own such as `/invoices`.
    pub async fn open(crm: &FakeCrm, address: &str) -> Self {
        support::go_to(&format!("/#{address}")).await;
        Self::with_attributes(&[("crm", &crm.root)])
    }

    /// A portal for the CRM that leaves the page's address alone.
    pub fn open_in_memory(crm: &FakeCrm) -> Self {
        Self::with_attributes(&[("crm", &crm.root), ("routing", "memory")])
    }

    /// A portal with these attributes, at the page's address.
    pub fn with_attributes(attributes: &[(&str, &str)]) -> Self {
        let (screen, portal) = Self::mount(attributes);
        support::keep_until_clean(portal, screen.host.clone());
        screen
    }

    /// A portal for the CRM that leaves the page's address alone, to be dropped by the test.
    pub fn mount_in_memory(crm: &FakeCrm) -> (Self, Portal) {
        Self::mount(&[("crm", &crm.root), ("routing", "memory")])
    }

    /// A portal that is opened at an address, as soon as the customer's menu is there.
    pub async fn open_with_menu(crm: &FakeCrm, address: &str) -> Self {
        let screen = Self::open(crm, address).await;
        screen
            .until("the menu", || screen.select("nav[aria-label=Main] a").len() > 2)
            .await;
        screen
    }

    /// A portal with these attributes, to be dropped by the test.
    pub fn mount(attributes: &[(&str, &str)]) -> (Self, Portal) {
        let host: HtmlElement = document().create_element("customer-portal").unwrap().unchecked_into();
        host.set_lang("en-US");
        for (name, value) in attributes {
            host.set_attribute(name, value).unwrap();
        }
        document().body().unwrap().append_child(&host).unwrap();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let portal = customer_portal::mount(&host, &shadow, page_around(&host, SANITISER)).unwrap();
        (Self { host, shadow }, portal)
    }

    /// All elements of a role, in the order of the page, but for those that are hidden or folded away.
    pub fn all(&self, role: &str) -> Vec<HtmlElement> {
        let of_role = self.select(match role {
            "alert" => "[role=alert]",
            "button" => "button",
            "columnheader" => "[role=columnheader]",
            "heading" => "h1, h2",
            "link" => "a[href]",
            "navigation" => "nav",
            "row" => "tbody [role=row]",
            "status" => "[role=status]",
            "table" => "[role=table]",
            other => panic!("{other} is no role that is looked for"),
        });
        let is_shown = |element: &HtmlElement| {
            let hidden = element.closest("[hidden], details:not([open]) > :not(summary)");
            hidden.unwrap().is_none()
        };
        of_role.into_iter().filter(is_shown).collect()
    }

    /// All elements of a selector.
    pub fn select(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.shadow.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|at| found.get(at).unwrap().unchecked_into())
            .collect()
    }

    /// The element of a role and a name.
    pub fn find(&self, role: &str, name: &str) -> Option<HtmlElement> {
        self.all(role).into_iter().find(|element| name_of(element) == name)
    }

    /// The element of a role and a name, once it is there.
    pub async fn wait_for(&self, role: &str, name: &str) -> HtmlElement {
        self.until(&format!("a {role} “{name}”"), || self.find(role, name).is_some())
            .await;
        self.find(role, name).unwrap()
    }

    /// Waits until a text is there, in the page or in a part of it given by its role.
    pub async fn wait_for_text(&self, role: &str, part: &str) {
        let shows = || self.all(role).iter().any(|element| text_of(element).contains(part));
        self.until(&format!("a {role} with “{part}”"), shows).await;
    }

    /// Waits until a condition holds, and fails with what is shown instead.
    pub async fn until(&self, expected: &str, holds: impl FnMut() -> bool) {
        support::until(holds, || format!("expected {expected} in: {}", self.text())).await;
    }

    /// Clicks on the element of a role and a name, once it is there.
    pub async fn click(&self, role: &str, name: &str) {
        self.wait_for(role, name).await.click();
    }

    /// All that is shown, with single blanks.
    pub fn text(&self) -> String {
        let parts = self.select(".portal");
        let words = parts.iter().map(HtmlElement::inner_text).collect::<String>();
        with_single_blanks(&words)
    }

    /// The text of the page's heading.
    pub fn title(&self) -> Option<String> {
        self.select("h1").first().map(|heading| text_of(heading))
    }

    /// What the rows of the table show, cell by cell.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let cells = |row: HtmlElement| {
            let cells = row.children();
            (0..cells.length())
                .map(|at| text_of(&cells.item(at).unwrap()))
                .collect()
        };
        self.all("row").into_iter().map(cells).collect()
    }

    /// The first cell of each row.
    pub fn first_column(&self) -> Vec<String> {
        self.rows()
            .into_iter()
            .filter_map(|row| row.into_iter().next())
            .collect()
    }

    /// The labels of a list of terms, with what stands behind them.
    pub fn terms(&self, selector: &str) -> Vec<(String, String)> {
        let texts = |part: &str| {
            let parts = self.select(&format!("{selector} {part}"));
            parts.iter().map(|part| text_of(part)).collect::<Vec<_>>()
        };
        texts("dt").into_iter().zip(texts("dd")).collect()
    }

    /// The field with a label.
    pub fn field(&self, label: &str) -> HtmlElement {
        let labels = self.select("label");
        let labelled = labels.iter().find(|element| {
            let words = element.query_selector("span").unwrap();
            words.is_some_and(|words| text_of(&words) == label)
        });
        let labelled = labelled.unwrap_or_else(|| panic!("expected a field “{label}” in: {}", self.text()));
        labelled
            .query_selector("input, select, textarea")
            .unwrap()
            .unwrap()
            .unchecked_into()
    }

    /// What is in the field with a label.
    pub fn value(&self, label: &str) -> String {
        self.field(label).unchecked_into::<HtmlInputElement>().value()
    }

    /// Types a text in the place of what is in a field.
    pub fn fill(&self, label: &str, text: &str) {
        let field: HtmlInputElement = self.field(label).unchecked_into();
        field.focus().unwrap();
        field.set_value(text);
        field.dispatch_event(&Event::new("input").unwrap()).unwrap();
    }

    /// Fills in a field as some password managers do, and browsers when they show a page again: without an event.
    pub fn fill_in_silently(&self, label: &str, text: &str) {
        self.field(label).unchecked_into::<HtmlInputElement>().set_value(text);
    }

    /// Chooses a file of five bytes.
    pub fn attach(&self, name: &str) {
        let choose = "([input, name]) => {
            const chosen = new DataTransfer();
            chosen.items.add(new File(['12345'], name));
            input.files = chosen.files;
            input.dispatchEvent(new Event('change'));
        }";
        let given: Array = [JsValue::from(self.field("Attachment")), name.into()]
            .into_iter()
            .collect();
        support::call_js(choose, &given);
    }

    /// Chooses an option of a field, by its text.
    pub fn choose(&self, label: &str, option: &str) {
        let field: HtmlSelectElement = self.field(label).unchecked_into();
        let options = self.select("option");
        let chosen = options.iter().find(|element| text_of(element) == option).unwrap();
        field.set_value(&chosen.get_attribute("value").unwrap());
        field.dispatch_event(&Event::new("change").unwrap()).unwrap();
    }

    /// Signs in with any email and password, once the portal asks for them.
    pub async fn sign_in(&self) {
        self.wait_for("button", "Sign in").await;
        self.fill("Email", "anna@example.com");
        self.fill("Password", "secret");
        self.click("button", "Sign in").await;
    }
}

/// What an element is called: by its label, else by its text.
fn name_of(element: &HtmlElement) -> String {
    element.get_attribute("aria-label").unwrap_or_else(|| text_of(element))
}

/// The text of a part of the page, with single blanks.
pub fn text_of(part: &Node) -> String {
    with_single_blanks(&part.text_content().unwrap_or_default())
}

/// Labels with what is expected behind them.
pub fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(label, value): &(&str, &str)| ((*label).to_owned(), (*value).to_owned());
    expected.iter().map(owned).collect()
}

fn with_single_blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
