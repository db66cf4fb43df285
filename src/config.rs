//! What the embedding page says with the element's attributes.

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

impl Config {
    /// Reads the element's attributes. A blank one counts as not given.
    ///
    /// # Errors
    /// Where one cannot be used.
    pub fn of_element(element: &HtmlElement) -> Result<Self, ConfigError> {
        let attribute = |name| Attribute {
            name,
            value: element.get_attribute(name).filter(|value| !value.trim().is_empty()),
        };
        let page = element.base_uri().ok().flatten().unwrap_or_default();
        let is_theme = |theme: &str| ["auto", "light", "dark"].contains(&theme);
        let is_language = |tag: &str| canonical_locales(tag).is_ok();
        attribute("theme").checked(is_theme)?;
        attribute("lang").checked(is_language)?;
        let routing = match attribute("routing").value.as_deref() {
            None | Some("hash") => Routing::Hash,
            Some("path") => Routing::Path {
                base: attribute("base").read_or(".", |base| base_path(base, &page))?,
            },
            Some("memory") => Routing::Memory,
            Some(_) => return Err(attribute("routing").error()),
        };
        Ok(Self {
            crm: attribute("crm").read_or("/", |crm| Crm::parse(crm, &page))?,
            routing,
            lang: language(element),
            brand: attribute("brand").value,
            logo: attribute("logo").checked(|logo| is_image(logo, &page))?,
            max_upload: attribute("max-upload").checked(is_positive)?,
            upload_types: attribute("upload-types").checked(are_endings)?,
        })
    }
}

struct Attribute {
    name: &'static str,
    value: Option<String>,
}

impl Attribute {
    fn error(self) -> ConfigError {
        ConfigError {
            attribute: self.name,
            value: self.value.unwrap_or_default(),
        }
    }

    /// The value, if it is right or not given.
    fn checked(self, is_right: impl Fn(&str) -> bool) -> Result<Option<String>, ConfigError> {
        if self.value.as_deref().is_none_or(is_right) {
            Ok(self.value)
        } else {
            Err(self.error())
        }
    }

    /// What the value, or the default one, means.
    fn read_or<T>(self, default: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, ConfigError> {
        read(self.value.as_deref().unwrap_or(default)).ok_or_else(|| self.error())
    }
}

/// The root address of the CRM, with a `/` at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crm(String);

impl Crm {
    /// Takes an absolute `http(s)` address, or one that begins with `/` and is completed by the page's; sub-directories are
    /// kept, with or without a `/` at the end (T11).
    fn parse(text: &str, page: &str) -> Option<Self> {
        let is_on_this_server = text.starts_with('/') && !text.starts_with("//");
        let is_absolute = ["https://", "http://"]
            .iter()
            .any(|scheme| text.to_ascii_lowercase().starts_with(scheme));
        let url = (is_on_this_server || is_absolute)
            .then(|| Url::new_with_base(text, page).ok())
            .flatten()?;
        if !url.username().is_empty() || !url.password().is_empty() {
            // No browser fetches such an address.
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

/// The path below which the portal's addresses are: it ends with `/`, and the page's own address is below it.
fn base_path(base: &str, page: &str) -> Option<String> {
    let path = Url::new_with_base(base, page).ok()?.pathname();
    let path = if path.ends_with('/') { path } else { format!("{path}/") };
    let here = web_sys::window()?.location().pathname().ok()?;
    format!("{here}/").starts_with(&path).then_some(path)
}

/// Whether it is the address of an image: on the web, or with the image in it.
fn is_image(address: &str, page: &str) -> bool {
    let url = Url::new_with_base(address, page)
        .map(|url| url.href())
        .unwrap_or_default();
    ["https:", "http:", "data:image/"]
        .iter()
        .any(|start| url.starts_with(start))
}

/// Whether it is a number above 0.
fn is_positive(text: &str) -> bool {
    let text = text.trim();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && text.matches('.').count() < 2;
    is_number && text.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// Whether they are endings of file names, with commas between them.
fn are_endings(text: &str) -> bool {
    let is_ending = |text: &str| {
        let ending = text.trim().trim_start_matches('.');
        !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    };
    text.split(',').all(is_ending)
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
