//! Simple HTML for the sanitiser: nothing but elements and attributes that may stay, and text. So no browser has to judge what is
//! broken, unknown or forbidden, and all of them show the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::elements::{is_formatting, is_void};
use super::tag::Attribute;
use super::tokens::{Token, Tokens};
use super::{Html, decode_entities};
use crate::model::Href;

/// Where an address in a text leads, once it is known whose text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address.
    pub address: String,
    /// Whether it is one of the portal, which follows it itself.
    pub is_own: bool,
}

/// What becomes of the headings in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headings {
    /// They stay.
    Kept,
    /// They are bold: what people write to each other is not to look like the portal itself.
    Bold,
}

/// How many elements a text may have that is shown with its structure.
const MOST_ELEMENTS: usize = 20_000;

/// How many elements a link is, with its host.
const LINK: usize = 3;

/// Finds the destination of an address; none if it has none that is safe.
pub type Resolve<'a> = &'a dyn Fn(&Href) -> Option<Destination>;

impl Html {
    /// The text for the sanitiser; none if it would be more elements than a browser shows at once. What people typed without tags has
    /// line breaks only as such: they become `<br>`.
    ///
    /// A link to a part of the text has its name in `data-to`, the part has it in `data-part`. A picture without an address that can
    /// be shown has no `src`.
    pub fn prepared(&self, headings: Headings, resolve: Resolve<'_>) -> Option<String> {
        if self.is_plain() {
            let text = escaped(self.source().trim()).replace("\r\n", "\n");
            let is_short = text.matches(['\n', '\r']).nth(MOST_ELEMENTS).is_none();
            return is_short.then(|| text.replace(['\n', '\r'], "<br>"));
        }
        let parts = self.parts();
        let mut html = Prepared::new(self.source().len(), headings);
        for token in Tokens::new(self.source()) {
            match token {
                Token::Text(text) => html.text(text),
                Token::Start(Some("img"), attributes) if is_nothing(&attributes) => {}
                Token::Start(Some(name), attributes) => html.start(name, &attributes, resolve, &parts),
                Token::Start(None, attributes) => html.place(part_of(&attributes, &parts)),
                Token::End(name) => html.end(name),
            }
            if html.elements > MOST_ELEMENTS {
                return None;
            }
        }
        Some(html.html)
    }

    /// Whether all of it is text: people typed it.
    pub(super) fn is_plain(&self) -> bool {
        let text = Tokens::new(self.source()).map(|token| if let Token::Text(text) = token { text.len() } else { 0 });
        text.sum::<usize>() == self.source().len()
    }

    /// The names of the parts that its own links lead to.
    fn parts(&self) -> BTreeSet<String> {
        let (mut names, mut wanted) = (BTreeSet::new(), BTreeSet::new());
        for token in Tokens::new(self.source()) {
            if let Token::Start(_, attributes) = token {
                names.extend(names_of_part(&attributes));
                if let Some(Href::Part(part)) = value(&attributes, "href").and_then(|href| Href::parse(&href)) {
                    wanted.insert(part);
                }
            }
        }
        names.intersection(&wanted).cloned().collect()
    }
}

/// A text that is being prepared.
struct Prepared {
    html: String,
    headings: Headings,
    /// How many elements of each kind are open.
    open: BTreeMap<&'static str, usize>,
    /// How many elements a browser makes of it, at most.
    elements: usize,
}

impl Prepared {
    fn new(length: usize, headings: Headings) -> Self {
        Self {
            html: String::with_capacity(length),
            headings,
            open: BTreeMap::new(),
            elements: 0,
        }
    }

    fn text(&mut self, text: &str) {
        self.html += &escaped(text);
    }

    fn start(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        resolve: Resolve<'_>,
        parts: &BTreeSet<String>,
    ) {
        let is_bold = self.headings == Headings::Bold && closed_by(name) == "h";
        self.elements += weight(name, attributes) + if is_formatting(name) { 0 } else { self.reopened() };
        let part = part_of(attributes, parts);
        let part = if is_formatting(name) {
            // Formats are equal to browsers if their attributes are, and of those that are not each is opened again.
            self.place(part);
            None
        } else {
            part
        };
        self.html.push('<');
        self.html += if is_bold { "p" } else { name };
        write_attributes(&mut self.html, name, attributes, resolve, parts);
        if let Some(part) = part {
            write_attribute(&mut self.html, "data-part", &part);
        }
        self.html.push('>');
        if is_bold {
            self.html += "<b>";
        }
        *self.open.entry(closed_by(name)).or_default() += 1;
    }

    /// Marks a place that a link leads to.
    fn place(&mut self, part: Option<String>) {
        if let Some(part) = part {
            self.html += "<span";
            write_attribute(&mut self.html, "data-part", &part);
            self.html += "></span>";
            self.elements += 1 + self.reopened();
        }
    }

    fn end(&mut self, name: &'static str) {
        if name == "br" {
            self.html += "<br>";
            self.elements += 1;
        }
        // The end of nothing would end what is around the text.
        let Some(count @ 1..) = self.open.get_mut(closed_by(name)).filter(|_| !is_void(name)) else {
            return;
        };
        *count -= 1;
        // The text behind it opens them again; and the end of a paragraph that is closed already makes an empty one.
        self.elements += self.reopened() + usize::from(name == "p");
        if self.headings == Headings::Bold && closed_by(name) == "h" {
            self.html += "</b></p>";
        } else {
            self.html += "</";
            self.html += name;
            self.html.push('>');
        }
    }

    /// How many elements a browser opens again in the next block: it does so with formats that were not closed, and with at most
    /// three that are equal, but with one link.
    fn reopened(&self) -> usize {
        let open = self.open.iter().filter(|(name, _)| is_formatting(name));
        open.map(|(name, count)| {
            if *name == "a" {
                LINK * (*count).min(1)
            } else {
                (*count).min(3)
            }
        })
        .sum()
    }
}

/// How many elements become of one, with places in a table and with what is put behind it, at most. A picture costs as much as twenty
/// others.
fn weight(name: &str, attributes: &[Attribute<'_>]) -> usize {
    let span = |name| {
        let span = value(attributes, name).and_then(|span| span.parse::<usize>().ok());
        span.unwrap_or(1).clamp(1, 1_000)
    };
    match name {
        "a" => LINK,
        "img" => 20,
        "tr" => 2,
        "td" | "th" => 2 + span("colspan").saturating_mul(span("rowspan")),
        _ => 1,
    }
}

/// The end tags that end an element: that of any heading ends one.
fn closed_by(name: &'static str) -> &'static str {
    if matches!(name, "h2" | "h3" | "h4" | "h5" | "h6") {
        "h"
    } else {
        name
    }
}

fn write_attributes(
    html: &mut String,
    element: &str,
    attributes: &[Attribute<'_>],
    resolve: Resolve<'_>,
    parts: &BTreeSet<String>,
) {
    let mut write = |name: &str, value: &str| write_attribute(html, name, value);
    let copied: &[&str] = match element {
        "abbr" | "dfn" => &["title"],
        "ol" => &["start"],
        "td" | "th" => &["colspan", "rowspan"],
        "img" => &["width", "height"],
        _ => &[],
    };
    for name in copied {
        let is_number = |value: &String| *name == "title" || value.parse::<i32>().is_ok();
        if let Some(value) = value(attributes, name).filter(is_number) {
            write(name, &value);
        }
    }
    match element {
        "a" => match value(attributes, "href").and_then(|href| Href::parse(&href)) {
            Some(Href::Part(part)) if !parts.contains(&part) && !is_top(&part) => {}
            Some(href) => {
                if let Some(Destination { address, is_own }) = resolve(&href) {
                    write("href", &address);
                    if let Href::Part(part) = href {
                        write("data-to", &part);
                    } else if !is_own {
                        write("target", "_blank");
                        write("rel", "noopener noreferrer");
                    }
                }
            }
            None => {}
        },
        "img" => {
            write("alt", &value(attributes, "alt").unwrap_or_default());
            if let Some(address) = value(attributes, "src").and_then(|src| picture(&src, resolve)) {
                write("loading", "lazy");
                write("referrerpolicy", "no-referrer");
                write("src", &address);
            }
        }
        _ => {}
    }
}

fn write_attribute(html: &mut String, name: &str, value: &str) {
    // Writing to a string never fails.
    let _ = write!(html, " {name}=\"{}\"", quoted(value));
}

/// The address of a picture that can be shown: one of the web, or of the CRM, or one that is in the text itself.
fn picture(src: &str, resolve: Resolve<'_>) -> Option<String> {
    const WITHIN: [&str; 6] = ["png", "jpeg", "jpg", "gif", "webp", "avif"];
    let kind = src
        .strip_prefix("data:image/")
        .and_then(|data| data.split_once(";base64,"));
    if kind.is_some_and(|(kind, _)| WITHIN.iter().any(|known| kind.eq_ignore_ascii_case(known))) {
        return Some(src.to_owned());
    }
    let destination = Href::parse(src).and_then(|src| resolve(&src));
    destination
        .map(|found| found.address)
        .filter(|address| address.starts_with("http"))
}

/// Whether it is a picture of one pixel: it shows nothing, and tells its sender who reads.
pub(super) fn is_pixel(attributes: &[Attribute<'_>]) -> bool {
    let is_tiny = |size: &String| matches!(size.as_str(), "0" | "1");
    let [width, height] = ["width", "height"].map(|name| value(attributes, name));
    let is_small = |size: &Option<String>| size.as_ref().is_none_or(is_tiny);
    (width.is_some() || height.is_some()) && is_small(&width) && is_small(&height)
}

/// Whether it is a picture of which nothing could be shown or said. One that has an address is at least mentioned.
fn is_nothing(attributes: &[Attribute<'_>]) -> bool {
    let is_blank = |name| value(attributes, name).is_none_or(|text| text.trim().is_empty());
    is_pixel(attributes) || (is_blank("alt") && is_blank("src"))
}

/// Whether a link to a part of this name leads to the beginning of its text, where none has the name.
pub fn is_top(part: &str) -> bool {
    part.eq_ignore_ascii_case("top")
}

/// The names of a part of the text that a link may lead to.
fn names_of_part(attributes: &[Attribute<'_>]) -> impl Iterator<Item = String> {
    let names = ["id", "name"].into_iter().filter_map(|name| value(attributes, name));
    names.filter(|name| !name.is_empty())
}

fn part_of(attributes: &[Attribute<'_>], parts: &BTreeSet<String>) -> Option<String> {
    names_of_part(attributes).find(|name| parts.contains(name))
}

/// The value of an attribute; of several with the same name the first counts.
pub(super) fn value(attributes: &[Attribute<'_>], name: &str) -> Option<String> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
    Some(decode_entities(attribute.value.unwrap_or_default()))
}

fn quoted(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A text with its entities read as everywhere else: browsers know some without a `;`, and would change `?a=1&section=2`.
fn escaped(text: &str) -> String {
    decode_entities(text).replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests;
