//! What the embedding page says with the element's attributes.

use js_sys::RegExp;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, Url};

use crate::location::Routing;
use crate::model::Id;

/// The attributes of a `<customer-portal>`, checked. The style sheet reads `theme`.
#[derive(Clone, Debug)]
pub struct Config {
    /// The CRM.
    pub crm: Crm,
    /// Where the addresses of the portal live.
    pub routing: Routing,
    /// The language in which dates and numbers are written: a tag that `Intl` takes.
    pub lang: String,
    /// The name of the business.
    pub brand: Option<String>,
    /// The address of the image that stands for the business.
    pub logo: Option<String>,
    /// Which columns of which groups of projects are shown beside those that are known, as it is written there.
    pub extra_columns: Option<String>,
    /// After how many minutes without a hand on it the page is cleared, as it is written there.
    pub idle: Option<String>,
    /// How large a file may be that customers send, in megabytes, as it is written there.
    pub max_upload: Option<String>,
    /// The endings of files that customers may send, as they are written there.
    pub upload_types: Option<String>,
}

/// An attribute that cannot be used, with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Its name.
    pub attribute: &'static str,
    /// Its value.
    pub value: String,
}

/// What the values of attributes look like, where they are not looked at more closely.
const PATTERNS: [(&str, &str); 8] = [
    ("extra-columns", r"^(\s*[\w-]+\s*:(\s*\w+\s*(,|(?=;|$)))+(;|$))+$"),
    ("idle", r"^\s*[1-9]\d{0,3}\s*$"),
    ("lang", "^[a-z]{2,8}(-[a-z0-9]{1,8})*$"),
    ("logo", "^(https?:|data:image/|(?![a-z]*:))"),
    ("max-upload", r"^\s*(?=.*[1-9])\d*\.?\d+\s*$"),
    ("routing", "^(hash|memory|path)$"),
    ("theme", "^(auto|dark|light)$"),
    ("upload-types", r"^(\s*\.?[\w.]+\s*(,|$))+$"),
];

impl Config {
    /// Reads the element's attributes. A blank one counts as not given.
    ///
    /// # Errors
    /// Where one cannot be used.
    pub fn of_element(element: &HtmlElement) -> Result<Self, ConfigError> {
        let attribute = |name: &str| element.get_attribute(name).filter(|value| !value.trim().is_empty());
        for (name, pattern) in PATTERNS {
            match attribute(name) {
                Some(value) if !RegExp::new(pattern, "i").test(&value) => return Err(ConfigError::new(name, value)),
                _ => {}
            }
        }
        let page = element.base_uri().ok().flatten().unwrap_or_default();
        let crm = attribute("crm").unwrap_or_else(|| "/".to_owned());
        let base = attribute("base").unwrap_or_else(|| ".".to_owned());
        Ok(Self {
            crm: Crm::parse(&crm, &page).ok_or(ConfigError::new("crm", crm))?,
            routing: match attribute("routing").as_deref() {
                Some("path") => Routing::Path {
                    base: base_path(&base, &page).ok_or(ConfigError::new("base", base))?,
                },
                Some("memory") => Routing::Memory,
                _ => Routing::Hash,
            },
            lang: language(element),
            brand: attribute("brand"),
            logo: attribute("logo"),
            extra_columns: attribute("extra-columns"),
            idle: attribute("idle"),
            max_upload: attribute("max-upload"),
            upload_types: attribute("upload-types"),
        })
    }
}

impl ConfigError {
    fn new(attribute: &'static str, value: String) -> Self {
        Self { attribute, value }
    }
}

/// The root address of the CRM, with a `/` at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crm(String);

impl Crm {
    /// Takes an absolute `http(s)` address, or one that begins with `/` and is on the page's own server, both as the browser reads
    /// them; sub-directories are kept, with or without a `/` at the end (T11). Plain `http` is taken on the page's own server and on
    /// this computer alone: from anywhere else, it would lead passwords through the network for all to read.
    fn parse(text: &str, page: &str) -> Option<Self> {
        let page = Url::new(page).ok()?;
        let url = Url::new_with_base(text, &page.href()).ok()?;
        let is_like = |pattern: &str, text: &str| RegExp::new(pattern, "i").test(text);
        let is_on_this_server = url.origin() == page.origin();
        let is_meant = is_like("^https?://", text) || (text.starts_with('/') && is_on_this_server);
        let is_safe = is_like(SAFE, &url.href()) || (is_on_this_server && is_like("^http:", &url.href()));
        // No browser fetches an address with a user's name.
        if !is_meant || !is_safe || !url.username().is_empty() || !url.password().is_empty() {
            return None;
        }
        url.set_search("");
        url.set_hash("");
        let href = url.href();
        Some(Self(format!("{}/", href.trim_end_matches('/'))))
    }

    /// The address as text: what a session belongs to.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of an endpoint, such as `invoices/id/4`.
    pub fn endpoint(&self, path: &str) -> String {
        format!("{}customers_api/v1/{path}", self.0)
    }

    /// The CRM's own public page of a document, where it is paid, signed or downloaded; `kind` is `invoice` and so on.
    pub fn document(&self, kind: &str, id: &Id, hash: &str) -> String {
        format!("{}{kind}/{id}/{hash}", self.0)
    }

    /// A page of the CRM's own client area, such as `clients/projects`.
    pub fn client_area(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// Addresses over which nobody else can read along: https, and those of the computer that the browser runs on. A browser takes a host that
/// begins with `127.` and ends with a digit for an address.
const SAFE: &str = r"^(https:|http://(127\.[\d.]*\d|\[::1\]|([\w-]+\.)*localhost)[:/])";

/// The path below which the portal's addresses are: it ends with `/`, and the page's own address is below it. One that begins with
/// `//` would be another server in a link.
fn base_path(base: &str, page: &str) -> Option<String> {
    let url = Url::new_with_base(base, page).ok()?;
    let path = url.pathname();
    let path = if path.ends_with('/') { path } else { format!("{path}/") };
    let location = web_sys::window()?.location();
    let here = location.pathname().ok()?;
    let is_on_this_server = location.origin().is_ok_and(|origin| origin == url.origin());
    let is_above = format!("{here}/").starts_with(&path) && !path.starts_with("//");
    (is_on_this_server && is_above).then_some(path)
}

/// The language of the element, else of its page, else of the browser: the first that `Intl` takes.
fn language(element: &HtmlElement) -> String {
    let lang = |element: Element| element.get_attribute("lang");
    let of_element = element.closest("[lang]").ok().flatten().and_then(lang);
    let of_page = element
        .owner_document()
        .and_then(|page| page.document_element())
        .and_then(lang);
    let of_browser = web_sys::window().and_then(|window| window.navigator().language());
    let mut languages = [of_element, of_page, of_browser].into_iter().flatten();
    languages
        .find(|tag| canonical_locales(tag).is_ok())
        .unwrap_or_else(|| "en".to_owned())
}

#[wasm_bindgen]
extern "C" {
    /// Throws on what is no language tag, as every formatter of `Intl` would.
    #[wasm_bindgen(catch, js_namespace = Intl, js_name = getCanonicalLocales)]
    fn canonical_locales(tag: &str) -> Result<JsValue, JsValue>;
}
