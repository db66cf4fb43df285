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
    /// The host or mailbox that a reader should know of: none for the CRM's own.
    pub host: Option<String>,
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

/// Finds the destination of an address; none if it has none that is safe.
pub type Resolve<'a> = &'a dyn Fn(&Href) -> Option<Destination>;

impl Html {
    /// The text for the sanitiser; none if it would be more elements than a browser shows at once. What people typed without tags has
    /// line breaks only as such: they become `<br>`.
    ///
    /// A link to a part of the text has its name in `data-to`, the part has it in `data-part`. A picture without an address that can
    /// be shown has no `src`. Behind a link that does not say its host stands the host.
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
        Some(html.finish())
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
    /// The host of the link that is open, and what the link says so far.
    link: Option<(String, String)>,
}

impl Prepared {
    fn new(length: usize, headings: Headings) -> Self {
        Self {
            html: String::with_capacity(length),
            headings,
            open: BTreeMap::new(),
            elements: 0,
            link: None,
        }
    }

    fn text(&mut self, text: &str) {
        self.html += &escaped(text);
        if let Some((_, said)) = &mut self.link {
            *said += &decode_entities(text);
        }
    }

    fn start(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        resolve: Resolve<'_>,
        parts: &BTreeSet<String>,
    ) {
        let is_bold = self.headings == Headings::Bold && closed_by(name) == "h";
        self.elements += 1 + if is_formatting(name) { 0 } else { self.reopened() };
        if name == "a" {
            self.tell_host();
            let href = value(attributes, "href").and_then(|href| Href::parse(&href));
            let destination = href.and_then(|href| resolve(&href));
            self.link = destination
                .and_then(|found| found.host)
                .map(|host| (host, String::new()));
        }
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
        // The text behind it opens them again.
        self.elements += self.reopened();
        if self.headings == Headings::Bold && closed_by(name) == "h" {
            self.html += "</b></p>";
        } else {
            self.html += "</";
            self.html += name;
            self.html.push('>');
        }
        if name == "a" {
            self.tell_host();
        }
    }

    /// Writes the host of a link behind it, where the link does not say it.
    fn tell_host(&mut self) {
        let Some((host, said)) = self.link.take() else { return };
        if !says_host(&said, &host) {
            // Writing to a string never fails.
            let _ = write!(self.html, " <small>(<bdi>{}</bdi>)</small>", escaped(&host));
            self.elements += 2;
        }
    }

    /// How many elements a browser opens again in the next block: it does so with formats that were not closed, and with at most
    /// three that are equal.
    fn reopened(&self) -> usize {
        let open = self.open.iter().filter(|(name, _)| is_formatting(name));
        open.map(|(_, count)| (*count).min(3)).sum()
    }

    fn finish(mut self) -> String {
        self.tell_host();
        self.html
    }
}

/// Whether the text of a link says to which host or mailbox it leads. By the letters of ASCII, as browsers write hosts: tables of all others
/// are 9 kB of the pages.
pub fn says_host(said: &str, host: &str) -> bool {
    let is_within = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '@' | '+' | '_');
    said.split(|c| !is_within(c))
        .any(|word| bare(word).eq_ignore_ascii_case(bare(host)))
}

/// A host without the dots around it and the `www.` before it.
fn bare(host: &str) -> &str {
    let host = host.trim_matches('.');
    match host.split_at_checked(4) {
        Some((www, rest)) if www.eq_ignore_ascii_case("www.") => rest,
        _ => host,
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
                if let Some(Destination { address, is_own, .. }) = resolve(&href) {
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
mod tests {
    use super::*;

    /// What leads to the CRM at `https://crm.example/`, or to `acme.example`, says nothing of its host; all else leads to another's.
    fn resolve(href: &Href) -> Option<Destination> {
        let to = |address: String, is_own| {
            let host = ["evil.example", "eve@evil.example"]
                .into_iter()
                .rfind(|host| address.contains(host));
            let host = host.map(str::to_owned);
            Some(Destination { address, is_own, host })
        };
        match href {
            Href::Web(link) => to(link.as_str().to_owned(), false),
            Href::Crm(path) if path == "knowledge-base/article/pay" => to("#/pay".to_owned(), true),
            Href::Crm(path) => to(format!("https://crm.example/{}", path.trim_start_matches('/')), false),
            Href::Part(_) => to("#/here".to_owned(), true),
        }
    }

    /// A text that is on the portal's page `#/here`.
    fn prepared(html: &str) -> String {
        Html::parse(html).unwrap().prepared(Headings::Kept, &resolve).unwrap()
    }

    #[test]
    fn a_link_says_its_host_or_its_host_stands_behind_it() {
        let link =
            |to: &str, text: &str| format!("<a href=\"{to}\" target=\"_blank\" rel=\"noopener noreferrer\">{text}</a>");
        for text in ["https://evil.example/a", "evil.example", "See www.EVIL.example."] {
            let html = format!("<a href='https://evil.example/'>{text}</a> b");
            assert_eq!(
                prepared(&html),
                format!("{} b", link("https://evil.example/", text)),
                "{text}"
            );
        }
        for text in [
            "Sign in",
            "https://crm.example/login",
            "devil.example",
            "evil.example.com",
            "<b>evil</b>.example",
        ] {
            let html = format!("<a href='https://evil.example/'>{text}</a> b");
            let told = prepared(&html);
            let is_told = told.ends_with("</a> <small>(<bdi>evil.example</bdi>)</small> b");
            assert_eq!(is_told, !text.starts_with("<b>"), "{told}");
        }
        let left_open = prepared("<a href=https://evil.example/>One <a href=mailto:eve@evil.example>Two");
        assert_eq!(left_open.matches("<bdi>evil.example</bdi>").count(), 1, "{left_open}");
        assert!(
            left_open.ends_with("Two <small>(<bdi>eve@evil.example</bdi>)</small>"),
            "{left_open}"
        );
    }

    #[test]
    fn headings_of_messages_are_bold() {
        let message = |html: &str| Html::parse(html).unwrap().prepared(Headings::Bold, &resolve).unwrap();
        assert_eq!(
            message("<h2>Sign in again</h2><p>a</p></h3>"),
            "<p><b>Sign in again</b></p><p>a</p>"
        );
        assert_eq!(prepared("<h2>Terms</h2>"), "<h2>Terms</h2>");
    }

    #[test]
    fn a_text_of_too_many_elements_has_no_structure() {
        let is_prepared = |html: &str| Html::parse(html).unwrap().prepared(Headings::Kept, &resolve).is_some();
        let times = |count: usize, part: fn(usize) -> String| (0..count).map(part).collect::<String>();
        let titles = times(500, |at| format!("<b title={at}>"));
        let links = times(500, |at| format!("<a href=#p{at}>1</a>"));
        let marked = times(500, |at| format!("<p><b id=p{at}>x"));
        let formats = "<b><code><em><i><s><small><strike><strong><u>".repeat(3);
        for (html, is_small) in [
            ("<br>".repeat(20_000), true),
            ("<br>".repeat(20_001), false),
            ("a\n".repeat(20_000), true),
            ("a\n".repeat(20_002), false),
            // Equal formats are opened again three times, and attributes make no difference.
            (format!("<p>{titles}</p>{}", "<p>x".repeat(500)), true),
            (format!("{formats}{}", "<p>x".repeat(600)), true),
            (format!("{formats}{}", "<p>x".repeat(1_000)), false),
            (format!("{formats}{}", "<div></div>x".repeat(600)), false),
            (format!("<p>{links}{marked}"), true),
        ] {
            assert_eq!(is_prepared(&html), is_small, "{}", &html[..40]);
        }
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
