//! What the attributes of an element mean.

use customer_portal::config::{Config, ConfigError};
use customer_portal::location::Routing;
use customer_portal::model::Id;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::support::{go_to, js};

/// An element in a page, gone with this.
struct Host(HtmlElement);

impl Host {
    fn with(attributes: &[(&str, &str)]) -> Self {
        let page = document();
        let element: HtmlElement = page.create_element("customer-portal").unwrap().unchecked_into();
        for (name, value) in attributes {
            element.set_attribute(name, value).unwrap();
        }
        page.body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    fn config(&self) -> Result<Config, ConfigError> {
        Config::of_element(&self.0)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn crm(value: &str) -> Result<String, ConfigError> {
    let config = Host::with(&[("crm", value)]).config()?;
    Ok(config.crm.as_str().to_owned())
}

fn routing(attributes: &[(&str, &str)]) -> Result<Routing, ConfigError> {
    Host::with(attributes).config().map(|config| config.routing)
}

fn wrong(attribute: &'static str, value: &str) -> ConfigError {
    ConfigError {
        attribute,
        value: value.to_owned(),
    }
}

fn origin() -> String {
    window().location().origin().unwrap()
}

#[wasm_bindgen_test]
fn t11_the_crm_is_an_address_with_or_without_a_sub_directory() {
    for (attribute, root) in [
        ("https://crm.example.com", "https://crm.example.com/"),
        ("https://crm.example.com/", "https://crm.example.com/"),
        ("https://example.com/crm", "https://example.com/crm/"),
        ("https://example.com/crm//", "https://example.com/crm/"),
        ("HTTPS://CRM.Example.com/Crm", "https://crm.example.com/Crm/"),
        ("http://localhost:8081/?a=b#c", "http://localhost:8081/"),
        ("http://crm.localhost/", "http://crm.localhost/"),
    ] {
        assert_eq!(crm(attribute).as_deref(), Ok(root));
    }
}

#[wasm_bindgen_test]
fn a_crm_on_the_pages_own_server_is_given_by_its_path() {
    assert_eq!(crm("/"), Ok(format!("{}/", origin())));
    assert_eq!(crm("/crm"), Ok(format!("{}/crm/", origin())));
}

#[wasm_bindgen_test]
fn without_the_attribute_or_with_a_blank_one_the_crm_is_the_root_of_the_pages_server() {
    let config = Host::with(&[]).config().unwrap();
    assert_eq!(config.crm.as_str(), format!("{}/", origin()));
    assert_eq!(crm("  "), Ok(format!("{}/", origin())));
}

#[wasm_bindgen_test]
fn what_is_no_address_of_a_server_is_refused() {
    for attribute in [
        "crm.example.com",
        "crm",
        "//crm.example.com/",
        "/\\crm.example.com/",
        "/\t/crm.example.com/",
        "/\n\\crm.example.com/",
        "http://crm.example.com/",
        "http://127.evil.example/",
        "ftp://crm.example.com/",
        "javascript:alert(1)",
        "https://",
        "https://user:secret@crm.example.com/",
    ] {
        assert_eq!(crm(attribute), Err(wrong("crm", attribute)));
    }
}

#[wasm_bindgen_test]
fn t11_addresses_below_the_crm_have_every_slash_once() {
    for attribute in ["https://example.com/crm", "https://example.com/crm/"] {
        let crm = Host::with(&[("crm", attribute)]).config().unwrap().crm;
        assert_eq!(
            crm.endpoint("invoices"),
            "https://example.com/crm/customers_api/v1/invoices"
        );
        assert_eq!(
            crm.document("invoice", &Id::parse("4").unwrap(), "e67647"),
            "https://example.com/crm/invoice/4/e67647"
        );
        assert_eq!(
            crm.client_area("clients/projects"),
            "https://example.com/crm/clients/projects"
        );
    }
}

#[wasm_bindgen_test]
fn addresses_live_in_the_hash_unless_the_page_says_otherwise() {
    assert_eq!(routing(&[]), Ok(Routing::Hash));
    assert_eq!(routing(&[("routing", "hash")]), Ok(Routing::Hash));
    assert_eq!(routing(&[("routing", "memory")]), Ok(Routing::Memory));
    assert_eq!(routing(&[("routing", "Path!")]), Err(wrong("routing", "Path!")));
}

#[wasm_bindgen_test]
async fn a_path_has_a_base_that_ends_with_a_slash_and_that_the_page_is_below() {
    for (page, base, path) in [
        ("/portal/invoices", "/portal", "/portal/"),
        ("/portal/", "/portal/", "/portal/"),
        ("/portal", "/portal/", "/portal/"),
        ("/invoices/4", "/", "/"),
        ("/a/b/invoices/4", "..", "/a/b/"),
    ] {
        go_to(page).await;
        let expected = Routing::Path { base: path.to_owned() };
        assert_eq!(
            routing(&[("routing", "path"), ("base", base)]),
            Ok(expected),
            "{page} {base}"
        );
    }
    go_to(&format!("{}//crm.example.com/portal/", origin())).await;
    for base in [".", "//crm.example.com/portal/"] {
        let refused = Err(wrong("base", base));
        assert_eq!(routing(&[("routing", "path"), ("base", base)]), refused, "{base}");
    }
    go_to("/a/b/invoices").await;
    let own = Routing::Path {
        base: "/a/b/".to_owned(),
    };
    assert_eq!(routing(&[("routing", "path")]), Ok(own), "the directory of the page");
    for base in ["/portal/", "/a/bc", "https://"] {
        assert_eq!(
            routing(&[("routing", "path"), ("base", base)]),
            Err(wrong("base", base))
        );
        assert_eq!(
            routing(&[("base", base)]),
            Ok(Routing::Hash),
            "it is of no matter there"
        );
    }
    go_to("/").await;
}

#[wasm_bindgen_test]
fn what_cannot_be_meant_is_refused() {
    for (attribute, right, wrongs) in [
        ("theme", &["auto", "light", "dark"][..], &["drak", "dark mode"][..]),
        ("lang", &["de", "pt-BR", "zh-Hans-CN"], &["no_such", "a language"]),
        (
            "logo",
            &[
                "https://acme.example/logo.svg",
                "/logo.png",
                "images/logo.png",
                "data:image/png;base64,AA==",
            ],
            &[
                "javascript:alert(1)",
                "data:text/html,<b>",
                "ftp://acme.example/logo.png",
            ],
        ),
        ("idle", &["10", " 5 "], &["0", "-1", "1.5", "soon", "99999"]),
        (
            "extra-columns",
            &["expenses: paid_by, reference_no", "a:b;c-d: e,f;", "risks:level"],
            &["expenses", "expenses: ", ":a", "expenses: a b", "a: <b>"],
        ),
        (
            "max-upload",
            &["10", " 2.5 ", "0.5"],
            &["0", "0.0", "lots", "10 MB", "-1", "1.2.3"],
        ),
        (
            "upload-types",
            &[".pdf", "pdf", ".pdf,.png", ".pdf, .tar.gz ,jpg"],
            &["application/pdf", ".pdf .png", "*", "pdf,*"],
        ),
    ] {
        for value in right {
            let config = Host::with(&[(attribute, value)]).config();
            assert!(config.is_ok(), "{attribute} {value}");
        }
        for value in wrongs {
            let error = Host::with(&[(attribute, value)]).config().err();
            assert_eq!(error, Some(wrong(attribute, value)));
        }
        assert!(
            Host::with(&[(attribute, " ")]).config().is_ok(),
            "a blank one counts as not given"
        );
    }
}

#[wasm_bindgen_test]
fn the_language_is_the_elements_else_its_pages_else_the_browsers() {
    let root: HtmlElement = document().document_element().unwrap().unchecked_into();
    let before = root.lang();
    let lang = |attributes: &[(&str, &str)]| Host::with(attributes).config().unwrap().lang;

    root.set_lang("de-AT");
    let found = [lang(&[("lang", "fr-CA")]), lang(&[])];
    root.set_lang("no_such");
    browser_speaks("sv-SE");
    let of_browser = lang(&[]);
    // What WebKit calls the language of a system that has none.
    browser_speaks("C");
    let of_nobody = lang(&[]);
    js("delete navigator.language");
    root.set_lang(&before);

    assert_eq!(found, ["fr-CA", "de-AT"]);
    assert_eq!((of_browser.as_str(), of_nobody.as_str()), ("sv-SE", "en"));
}

/// Lets the browser have another language, until that is deleted.
fn browser_speaks(language: &str) {
    js(&format!(
        "Object.defineProperty(navigator, 'language', {{ value: '{language}', configurable: true }})"
    ));
}

#[wasm_bindgen_test]
fn the_brand_is_the_name_of_the_business() {
    let brand = |attributes: &[(&str, &str)]| Host::with(attributes).config().unwrap().brand;
    assert_eq!(brand(&[("brand", "Acme & Sons")]).as_deref(), Some("Acme & Sons"));
    assert_eq!(brand(&[]), None);
    assert_eq!(brand(&[("brand", " ")]), None);
}
