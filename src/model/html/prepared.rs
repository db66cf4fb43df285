//! Simple HTML for the sanitiser: nothing but elements and attributes that may stay, and text. So no browser has to judge what is
//! broken, unknown or forbidden, and all of them show the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::elements::is_void;
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

/// Finds the destination of an address; none if it has none that is safe.
pub type Resolve<'a> = &'a dyn Fn(&Href) -> Option<Destination>;

impl Html {
    /// The text for the sanitiser. What people typed without tags has line breaks only as such: they become `<br>`.
    ///
    /// A link to a part of the text has its name in `data-to`, the part has it in `data-part`. A picture without an address that can
    /// be shown has no `src`.
    pub fn prepared(&self, resolve: Resolve<'_>) -> String {
        if self.is_plain() {
            let text = escaped(self.source().trim()).replace("\r\n", "\n");
            return text.replace(['\n', '\r'], "<br>");
        }
        let parts = self.parts();
        let mut html = String::with_capacity(self.source().len());
        let mut open = BTreeMap::<_, usize>::new();
        for token in Tokens::new(self.source()) {
            match token {
                Token::Text(text) => html += &escaped(text),
                Token::Start(Some("img"), attributes) if is_nothing(&attributes) => {}
                Token::Start(Some(name), attributes) => {
                    html.push('<');
                    html += name;
                    write_attributes(&mut html, name, &attributes, resolve, &parts);
                    html.push('>');
                    *open.entry(closed_by(name)).or_default() += 1;
                }
                Token::Start(None, attributes) => {
                    if let Some(part) = part_of(&attributes, &parts) {
                        // Writing to a string never fails.
                        let _ = write!(html, "<span data-part=\"{}\"></span>", quoted(&part));
                    }
                }
                Token::End("br") => html += "<br>",
                // The end of nothing would end what is around the text.
                Token::End(name) => match open.get_mut(closed_by(name)) {
                    Some(count @ 1..) if !is_void(name) => {
                        *count -= 1;
                        html += "</";
                        html += name;
                        html.push('>');
                    }
                    _ => {}
                },
            }
        }
        html
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
    let mut write = |name: &str, value: &str| {
        // Writing to a string never fails.
        let _ = write!(html, " {name}=\"{}\"", quoted(value));
    };
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
    if let Some(part) = part_of(attributes, parts) {
        write("data-part", &part);
    }
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
mod tests {
    use super::*;

    /// A CRM at `https://crm.example/`, whose text is on the portal's page `#/here`.
    fn prepared(html: &str) -> String {
        let to = |address: String, is_own| Some(Destination { address, is_own });
        let resolve = |href: &Href| match href {
            Href::Web(link) => to(link.as_str().to_owned(), false),
            Href::Crm(path) if path == "knowledge-base/article/pay" => to("#/pay".to_owned(), true),
            Href::Crm(path) => to(format!("https://crm.example/{}", path.trim_start_matches('/')), false),
            Href::Part(_) => to("#/here".to_owned(), true),
        };
        Html::parse(html).unwrap().prepared(&resolve)
    }

    #[test]
    fn what_was_typed_without_tags_keeps_its_lines() {
        for (typed, html) in [
            ("One\r\nTwo\nThree\n", "One<br>Two<br>Three"),
            ("One\n\n\nTwo", "One<br><br><br>Two"),
            ("Ann <ann@example.com>:\nHello", "Ann &lt;ann@example.com>:<br>Hello"),
            ("One<br />\nTwo", "One<br>\nTwo"),
            ("<p>One\nTwo</p>", "<p>One\nTwo</p>"),
            ("a &lt;b&gt;\nc", "a &lt;b><br>c"),
            (
                "https://x.example/?id=1&currency=EUR&copy=3 R&D",
                "https://x.example/?id=1&amp;currency=EUR&amp;copy=3 R&amp;D",
            ),
            ("5 &euro; &amp;lt; 6 &#8364;", "5 € &amp;lt; 6 €"),
            ("<style>p {}</style>a", "a"),
        ] {
            assert_eq!(prepared(typed), html, "{typed}");
        }
    }

    #[test]
    fn an_element_has_the_attributes_that_say_something_on_it() {
        for (html, left) in [
            (
                "<p style=\"color: red\" onclick=x() title=t class=MsoNormal href=/x>a</p>",
                "<p>a</p>",
            ),
            ("<td colspan=2 rowspan='x' headers=y>a", "<td colspan=\"2\">a"),
            ("<ol start=\"3\" type=a><li value=2>a", "<ol start=\"3\"><li>a"),
            (
                "<abbr title='\"a\" &amp; <b>'>c</abbr>",
                "<abbr title=\"&quot;a&quot; &amp; &lt;b&gt;\">c</abbr>",
            ),
            ("<br/><br clear=all></br><hr noshade>", "<br><br><br><hr>"),
            ("</div>a</p><p>b</p></p><h3>c</h4>", "a<p>b</p><h3>c</h4>"),
        ] {
            assert_eq!(prepared(html), left, "{html}");
        }
    }

    #[test]
    fn links_lead_to_the_web_to_the_crm_or_into_the_portal() {
        let out = |address: &str| format!("<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer\">a</a>");
        for (href, link) in [
            (
                "https://acme.example/a?b=1&amp;c=2",
                out("https://acme.example/a?b=1&amp;c=2"),
            ),
            ("manual.pdf", out("https://crm.example/manual.pdf")),
            ("/uploads/x.pdf", out("https://crm.example/uploads/x.pdf")),
            ("knowledge-base/article/pay", "<a href=\"#/pay\">a</a>".to_owned()),
            ("javascript:alert(1)", "<a>a</a>".to_owned()),
            ("&#106;avascript:alert(1)", "<a>a</a>".to_owned()),
            ("#nowhere", "<a>a</a>".to_owned()),
        ] {
            assert_eq!(
                prepared(&format!("<a href=\"{href}\" target=_top>a</a>")),
                link,
                "{href}"
            );
        }
    }

    #[test]
    fn a_part_is_marked_if_a_link_leads_to_it() {
        assert_eq!(
            prepared("<a href=\"#b%20c\">1</a><a href='#d'>2</a><h2 id='b c'>x</h2><font id=d>y</font><p id=e>z</p>"),
            "<a href=\"#/here\" data-to=\"b c\">1</a><a href=\"#/here\" data-to=\"d\">2</a>\
             <h2 data-part=\"b c\">x</h2><span data-part=\"d\"></span>y<p>z</p>"
        );
    }

    #[test]
    fn pictures_have_an_address_if_it_can_be_shown() {
        let shown = |address: &str| {
            format!("<img alt=\"a\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"{address}\">")
        };
        for (src, picture) in [
            ("https://acme.example/a.png", shown("https://acme.example/a.png")),
            ("/media/a.png", shown("https://crm.example/media/a.png")),
            ("data:image/png;base64,AA==", shown("data:image/png;base64,AA==")),
            ("data:image/JPG;base64,AA==", shown("data:image/JPG;base64,AA==")),
            ("data:image/svg+xml;base64,AA==", "<img alt=\"a\">".to_owned()),
            ("cid:image001.png@01D9", "<img alt=\"a\">".to_owned()),
            ("mailto:ann@acme.example", "<img alt=\"a\">".to_owned()),
            ("javascript:alert(1)", "<img alt=\"a\">".to_owned()),
        ] {
            assert_eq!(
                prepared(&format!("<img src=\"{src}\" onerror=x() alt=a>")),
                picture,
                "{src}"
            );
        }
        assert_eq!(prepared("<image src=cid:1 alt=a>"), "<img alt=\"a\">", "its old name");
        assert_eq!(
            prepared("a<img src=/x width=100% height=80>"),
            "a<img height=\"80\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"https://crm.example/x\">"
        );
        for nothing in [
            "a<img src=https://spy.example/ width=1 height=1>",
            "a<img src=https://spy.example/ width=0>",
            "a<img onerror=x()>",
        ] {
            assert_eq!(prepared(nothing), "a", "{nothing}");
        }
        for mentioned in [
            "a<img src='cid:1'>",
            "a<img src='data:image/bmp;base64,AA==' width=1 height=300>",
        ] {
            assert!(prepared(mentioned).starts_with("a<img "), "{mentioned}");
        }
    }
}
