//! A text that was typed, and what a server has made of it.

use std::collections::HashSet;

use super::html::{Html, decode_entities};

/// How often entities are decoded at most: a server encodes once or twice, and somebody may have typed one.
const ROUNDS: usize = 4;

/// Whether a stored text says what was typed. White space does not count, nor do line breaks as `<br />`, characters as entities,
/// once or more often (Q11, Q12), and tags such as `<p>` that the server has put around: none of these was typed.
pub fn is_same(stored: &str, typed: &str) -> bool {
    // PHP leaves the line break where it puts a `<br />` before it, also where somebody has typed such a tag elsewhere.
    let as_before = stored.replace("<br />\r\n", "\n").replace("<br />\n", "\n");
    is_same_but_for_tags(stored, typed) || is_same_but_for_tags(&as_before, typed)
}

fn is_same_but_for_tags(stored: &str, typed: &str) -> bool {
    let (stored, typed) = (decoded(stored), decoded(typed));
    let own: HashSet<_> = tags(&typed).map(|tag| tag.name).collect();
    let is_added = |tag: &Tag| !own.contains(&tag.name);
    let letters = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    letters(&without_tags(&stored, is_added)) == letters(&typed)
}

fn decoded(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let next = decode_entities(&text);
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// A text of the server's as one would have typed it: `<br>` is a line break, entities are their characters, and all else stays,
/// blank lines and indents, too.
pub fn as_typed(stored: &str) -> String {
    let text = stored.replace("\r\n", "\n").replace('\r', "\n");
    let mut typed = String::new();
    let mut rest = text.as_str();
    while let Some(tag) = tags(rest).find(|tag| tag.name == "br") {
        typed.push_str(&rest[..tag.from]);
        typed.push('\n');
        let after = &rest[tag.to..];
        // PHP leaves the line break where it puts the tag before it.
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    typed.push_str(rest);
    decode_entities(&typed)
}

/// What a description is when it is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editable {
    /// The text, as a field has it.
    pub text: String,
    /// Whether it has a format that the text has not.
    pub is_formatted: bool,
}

impl Editable {
    /// Makes a text of what the server has stored: HTML that an editor has written loses its tags; what was typed loses nothing.
    pub fn of(stored: &str) -> Self {
        let is_formatted = is_formatted(stored);
        let html = is_formatted.then(|| Html::parse(stored)).flatten();
        Self {
            text: html.map_or_else(|| as_typed(stored), |html| html.lines().join("\n")),
            is_formatted,
        }
    }
}

/// Writes a text so that it reads as it was typed when it is edited again: as it is, or, where some of it would be read as tags or
/// entities, with `&`, `<` and `>` as entities.
pub fn as_sent(typed: &str) -> String {
    let read = Editable::of(typed);
    if read.text == typed && !read.is_formatted {
        return typed.to_owned();
    }
    typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The elements that editors write, but for `<br>`, which PHP makes of every line break.
const WRITTEN_BY_EDITORS: [&str; 35] = [
    "a",
    "b",
    "blockquote",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

/// Whether an editor has written it: it has an element that is closed, and nothing in its tag but attributes with values. `a<b then
/// c>d` is no such thing, nor is a text with blank lines in which a tag is spoken of: editors write none between their elements.
fn is_formatted(text: &str) -> bool {
    let mut lines = text.trim().lines();
    if !text.trim_start().starts_with('<') && lines.any(|line| line.trim().is_empty()) {
        return false;
    }
    let closed: HashSet<_> = tags(text).filter(|tag| tag.is_end).map(|tag| tag.name).collect();
    tags(text).any(|tag| {
        let is_whole = closed.contains(&tag.name);
        !tag.is_end && is_whole && tag.has_form && WRITTEN_BY_EDITORS.contains(&tag.name.as_str())
    })
}

/// What looks like a tag: from `<` to the next `>`.
struct Tag {
    /// In lower case.
    name: String,
    is_end: bool,
    /// Whether nothing stands in it behind the name but attributes with values.
    has_form: bool,
    from: usize,
    to: usize,
}

fn tags(text: &str) -> impl Iterator<Item = Tag> {
    text.match_indices('<').filter_map(|(from, _)| {
        let inside = &text[from + 1..];
        let end = inside.find(['<', '>'])?;
        if inside.as_bytes()[end] != b'>' {
            return None;
        }
        let inside = &inside[..end];
        let named = inside.strip_prefix('/').unwrap_or(inside);
        let length = named.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(named.len());
        let (name, rest) = named.split_at(length);
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| Tag {
            name: name.to_ascii_lowercase(),
            is_end: inside.starts_with('/'),
            has_form: has_form(rest),
            from,
            to: from + 1 + end + 1,
        })
    })
}

fn has_form(attributes: &str) -> bool {
    let mut rest = attributes.trim_end_matches('/').trim();
    let is_apart = attributes.starts_with(|c: char| c.is_whitespace() || c == '/');
    while let Some((name, value)) = rest.split_once('=') {
        if name.is_empty() || name.contains(char::is_whitespace) {
            return false;
        }
        let after = match value.strip_prefix('"').map(|value| value.split_once('"')) {
            Some(None) => return false,
            Some(Some((_, after))) => after,
            None => value.split_once(char::is_whitespace).map_or("", |(_, after)| after),
        };
        rest = after.trim();
    }
    rest.is_empty() && (is_apart || attributes.is_empty())
}

fn without_tags(text: &str, is_left_out: impl Fn(&Tag) -> bool) -> String {
    let mut kept = String::new();
    let mut done = 0;
    for tag in tags(text).filter(is_left_out) {
        kept.push_str(&text[done..tag.from]);
        done = tag.to;
    }
    kept.push_str(&text[done..]);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_whatever_the_server_makes_of_its_form() {
        let typed = "Is a < b & c?\n\n  \"Yes\" <b>or</b> no ";
        for wire in [
            typed,
            "Is a < b & c?<br />\n<br />\n\"Yes\" <b>or</b> no",
            "Is a &lt; b &amp; c?\r\n\r\n&quot;Yes&quot; &lt;b&gt;or&lt;/b&gt; no",
            "<p>Is a &amp;lt; b &amp;amp; c?</p><p>&quot;Yes&quot; &amp;lt;b&amp;gt;or&amp;lt;/b&amp;gt; no</p>",
        ] {
            assert!(is_same(wire, typed), "{wire}");
        }
        for (wire, typed) in [
            ("alert&#40;1&#41;", "alert(1)"),
            ("Put a <br> after it<br />\nThanks", "Put a <br> after it\nThanks"),
            ("if x&lt;y then z", "if x<y then z"),
            ("Ann &lt;ann@example.com&gt;", "Ann <ann@example.com>"),
            (
                "see <a href=\"https://a.example/\">https://a.example/</a>.",
                "see https://a.example/.",
            ),
            ("AT&amp;T &amp; R&amp;D", "AT&T &amp; R&D"),
            ("one<br>two", "one\r\n\r\ntwo"),
        ] {
            assert!(is_same(wire, typed), "{wire}");
        }
    }

    #[test]
    fn r8_r9_a_text_that_has_lost_something_or_has_become_another_is_not_the_same() {
        for (wire, typed) in [
            ("", "Hello"),
            ("Great ", "Great \u{1f600}, thank you"),
            ("Great ????, thank you", "Great \u{1f600}, thank you"),
            ("50?posit", "50% deposit"),
            ("50", "50% deposit"),
            ("a<b>d", "a<b then c>d"),
            ("Ann <ann>", "Ann <ann@example.com>"),
            ("Ann ", "Ann <ann@example.com>"),
            ("press  and then ", "press <Enter> and then <Tab>"),
            ("A", "%41"),
            ("[removed]alert&#40;1&#41;", "javascript:alert(1)"),
            ("Yes or no", "Yes <b>or</b> no"),
        ] {
            assert!(!is_same(wire, typed), "{wire}");
        }
    }

    #[test]
    fn a_text_with_all_kinds_of_brackets_is_read_in_time() {
        for text in ["<a".repeat(50_000), "<a>".repeat(30_000), "&amp;".repeat(30_000)] {
            assert!(is_same(&text, &text));
            assert!(!Editable::of(&text).is_formatted);
        }
    }

    #[test]
    fn what_was_typed_is_edited_as_it_was_typed() {
        for (stored, text) in [
            ("If x<y then stop", "If x<y then stop"),
            ("One\n\n    indented\n", "One\n\n    indented\n"),
            ("One\r\ntwo\rthree", "One\ntwo\nthree"),
            ("Ask <ann@example.com>, not <Tab>", "Ask <ann@example.com>, not <Tab>"),
            ("a<b then c>d", "a<b then c>d"),
            ("<b>no end", "<b>no end"),
            ("<p>", "<p>"),
            (
                "Put <hr> between the parts\n\n    and indent this\n",
                "Put <hr> between the parts\n\n    and indent this\n",
            ),
            (
                "Steps:\n\n  1. press <b>OK</b>\n\n  2. wait",
                "Steps:\n\n  1. press <b>OK</b>\n\n  2. wait",
            ),
            ("use <img> here", "use <img> here"),
            ("One<br />\n<br />\n  two <x>", "One\n\n  two <x>"),
            ("One<BR>two<br/>", "One\ntwo\n"),
            ("x &lt; y &amp;amp; z", "x < y &amp; z"),
            ("", ""),
        ] {
            let expected = Editable {
                text: text.to_owned(),
                is_formatted: false,
            };
            assert_eq!(Editable::of(stored), expected, "{stored}");
        }
    }

    #[test]
    fn what_is_sent_reads_as_it_was_typed_when_it_is_edited_again() {
        for (typed, sent) in [
            ("If x<y then stop & go", "If x<y then stop & go"),
            ("Ask <ann@example.com>", "Ask <ann@example.com>"),
            ("use <b>bold</b> here more", "use &lt;b&gt;bold&lt;/b&gt; here more"),
            ("x &lt; y more", "x &amp;lt; y more"),
            ("&ouml; is oe", "&amp;ouml; is oe"),
            ("Put a <br> after it", "Put a &lt;br&gt; after it"),
            ("", ""),
        ] {
            assert_eq!(as_sent(typed), sent);
            let again = Editable::of(sent);
            assert_eq!((again.text.as_str(), again.is_formatted), (typed, false));
            assert!(is_same(sent, typed));
        }
    }

    #[test]
    fn what_an_editor_has_written_is_edited_as_its_text() {
        for (stored, text) in [
            ("<p>One<br>two &amp; <b>three</b></p>", "One\ntwo & three"),
            ("<ul>\n<li style=\"color: red\">a</li>\n<li>b</li>\n</ul>", "a\nb"),
            (
                "See <a href=\"https://a.example/?a=b\" target=_blank>this</a>",
                "See this",
            ),
            ("One<hr />two <STRONG >three</STRONG>", "One\ntwo three"),
        ] {
            let expected = Editable {
                text: text.to_owned(),
                is_formatted: true,
            };
            assert_eq!(Editable::of(stored), expected, "{stored}");
        }
    }
}
