//! Reads HTML as people, editors and mail programs write it: tags that stay, and text. All else is passed over.

use std::collections::BTreeMap;

use super::elements::Fate;
use super::tag::{self, Attribute};

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text, with its entities. A `<` in it is one.
    Text(&'a str),
    /// The beginning of an element that stays; none is the name of one of which only its content does.
    Start(Option<&'static str>, Vec<Attribute<'a>>),
    /// The end of an element that stays.
    End(&'static str),
}

/// The parts of a text, in turn.
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// No tag begins before this.
    text_until: usize,
    /// Where the last end tag of each name is.
    last_ends: BTreeMap<String, usize>,
    /// No comment ends behind this.
    comments_until: usize,
    /// Nor does a tag behind this.
    tags_until: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let ends = source
            .match_indices("</")
            .map(|(at, _)| (name_of(&source[at + 2..]).to_ascii_lowercase(), at));
        Self {
            source,
            at: 0,
            text_until: 0,
            last_ends: ends.collect(),
            comments_until: source.len(),
            tags_until: source.rfind('>').unwrap_or_default(),
        }
    }

    /// The token of the tag, or of the other markup, that begins here, with what follows it; none where it is text.
    fn markup(&mut self) -> Option<(Option<Token<'a>>, &'a str)> {
        let source = self.source;
        let rest = &source[self.at + 1..];
        if self.at < self.text_until || self.at >= self.tags_until {
            return None;
        }
        if let Some(comment) = rest.strip_prefix("!--") {
            return Some((None, self.after_comment(comment)));
        }
        if is_declaration(rest) {
            return rest.split_once('>').map(|(_, after)| (None, after));
        }
        let is_end = rest.starts_with('/');
        let name = name_of(&rest[usize::from(is_end)..]);
        let lower_case = name.to_ascii_lowercase();
        let fate = Fate::of(&lower_case)?;
        let has_end = self.last_ends.get(&lower_case).is_some_and(|last| *last > self.at);
        if fate == Fate::UnwrappedIfClosed && !is_end && !has_end {
            return None;
        }
        let (attributes, after) = match tag::read(&rest[usize::from(is_end) + name.len()..]) {
            Ok(read) => read,
            // Code is none of the words.
            Err(_) if fate == Fate::Dropped && has_end && !is_end => (Vec::new(), rest),
            Err(after) => {
                self.text_until = source.len() - after.len();
                return None;
            }
        };
        Some(match (fate, is_end) {
            (Fate::Kept(name), false) => (Some(Token::Start(Some(name), attributes)), after),
            (Fate::Kept(name), true) => (Some(Token::End(name)), after),
            (Fate::Dropped, false) if has_end => (None, after_end(after, name)),
            // A tag without attributes or an end is a word of the text, such as “the <script> tag”.
            (Fate::Dropped, false) if attributes.is_empty() => return None,
            (_, false) => (Some(Token::Start(None, attributes)), after),
            (_, true) => (None, after),
        })
    }

    /// What follows a comment, of which this is all behind its beginning. Without an end, nothing but that goes.
    fn after_comment(&mut self, comment: &'a str) -> &'a str {
        if let Some(after) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
            return after;
        }
        if self.at >= self.comments_until {
            return comment;
        }
        let mut ends = comment.match_indices("--").map(|(at, _)| &comment[at + 2..]);
        let end = ends.find_map(|after| after.strip_prefix('>').or_else(|| after.strip_prefix("!>")));
        end.unwrap_or_else(|| {
            self.comments_until = self.at;
            comment
        })
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.source[self.at..];
            let text = match rest.find('<') {
                Some(0) => match self.markup() {
                    Some((token, after)) => {
                        self.at = self.source.len() - after.len();
                        if token.is_some() {
                            return token;
                        }
                        continue;
                    }
                    None => 1,
                },
                Some(begin) => begin,
                None if rest.is_empty() => return None,
                None => rest.len(),
            };
            self.at += text;
            return Some(Token::Text(&rest[..text]));
        }
    }
}

/// Whether it is markup that no element is: a type of document, a condition of Office, or the beginning of XML.
fn is_declaration(text: &str) -> bool {
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(with))
    };
    ["!doctype", "![if", "![endif", "![else", "?xml"]
        .into_iter()
        .any(begins)
}

/// The name of the tag whose `<` or `</` this follows.
fn name_of(text: &str) -> &str {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '<'));
    &text[..end.unwrap_or(text.len())]
}

/// What follows the next end tag of a name.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let ends = text.match_indices("</").map(|(at, _)| &text[at + 2..]);
    let mut ends = ends.filter(|end| name_of(end).eq_ignore_ascii_case(name));
    let end = ends.next().unwrap_or_default();
    end.split_once('>').map_or("", |(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens as text, each tag by the name that it keeps.
    fn read(source: &str) -> String {
        let written = |token| match token {
            Token::Text(text) => text.replace('<', "‹"),
            Token::Start(name, _) => format!("[{}]", name.unwrap_or_default()),
            Token::End(name) => format!("[/{name}]"),
        };
        Tokens::new(source).map(written).collect()
    }

    #[test]
    fn what_is_no_element_is_text() {
        for text in [
            "1 < 2 and 3 > 2",
            "Ann <ann@example.com>: Hello",
            "press <Enter> and then <Tab>",
            "see <https://acme.example/a> or <tel:+49341>",
            "a<b then c>d",
            "x <b",
            "if (a <b && c",
            "</ann@example.com> </> <> <",
            "<your-name> and <first.name>",
            "<!important> <![CDATA[words]]> <?php echo 1 ?>",
        ] {
            assert_eq!(read(text), text.replace('<', "‹"));
        }
    }

    #[test]
    fn elements_that_do_not_stay_leave_their_words() {
        for (html, left) in [
            ("<font color=red>a</font> <NOBR>b</NOBR><wbr>c", "[]a []b[]c"),
            (
                "<st1:city w:st=\"on\">Vienna</st1:city><o:p>&nbsp;</o:p>",
                "[]Vienna[]&nbsp;",
            ),
            ("<x-note>a</x-note>", "[]a"),
            ("<time>a</time> <samp>b</samp>", "[]a [samp]b[/samp]"),
            ("<center>a</center><address>b</address>", "[div]a[/div][div]b[/div]"),
            ("<H1>a</H1><menu><li>b</menu>", "[h2]a[/h2][ul][li]b[/ul]"),
            ("<title>a and <select>b", "‹title>a and []b"),
            ("<textarea>a</textarea><noscript>b</noscript>", "[]a[]b"),
        ] {
            assert_eq!(read(html), left, "{html}");
        }
    }

    #[test]
    fn code_and_comments_go_with_what_is_in_them() {
        for (html, left) in [
            ("a<script>if (x <b) '<p>'</script >b", "ab"),
            ("a<STYLE>p { color: red }</style>b", "ab"),
            ("a<script>never closed", "a‹script>never closed"),
            ("a<script src=x>never closed", "a[]never closed"),
            ("<html><head><title>a</title></head><body>b", "[][]b"),
            ("a<svg><text>b</text></svg>c<template><p>d</template>e", "ace"),
            ("a<!-- <p> -->b<!-->c<!--->d<!-- --!>e", "abcde"),
            ("a<!--[if mso]><p>b</p><![endif]-->c<![if !mso]>d<![endif]>e", "acde"),
            ("<!DOCTYPE html><?xml:namespace prefix = o />a", "a"),
            ("a<!-- never closed <b>c</b>", "a never closed [b]c[/b]"),
        ] {
            assert_eq!(read(html), left, "{html}");
        }
    }

    #[test]
    fn broken_tags_take_no_words_along() {
        for (html, left) in [
            ("<p <b>c</b>", "‹p [b]c[/b]"),
            ("<a href=\"/x>b</a> <p title=\"c\">d", "[a]b[/a] [p]d"),
            ("<p title=\"never closed", "‹p title=\"never closed"),
            ("<p>a</p", "[p]a‹/p"),
        ] {
            assert_eq!(read(html), left, "{html}");
        }
    }

    #[test]
    fn long_texts_are_read_in_proportion() {
        for part in [
            "<",
            "<b",
            "<b ",
            "<b a=\"",
            "<b a='<i b=\"",
            "<b a=\"<a b='x'\" ",
            "<!--",
            "<!--[if",
            "<svg>",
            "<x-a>",
            "<script ",
            "</b",
            "<!doctype ",
            "<b a=\"<\"",
            "<b a=\">\"b",
            "<style><style>",
        ] {
            // Each takes minutes if anything is looked for as far as the text goes.
            let text = part.repeat(400_000 / part.len());
            for text in [format!("{text}></x-a></svg>"), text] {
                assert!(Tokens::new(&text).count() <= text.len(), "{part}");
            }
        }
    }
}
