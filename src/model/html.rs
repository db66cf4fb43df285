//! HTML that the server sent, and the plain text in it.

mod entities;
mod inline_code;

pub use entities::decode_entities;

/// HTML as the server sent it: not safe. Only `components::rich_text` may show it as HTML; everywhere else it is text (Q11).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    /// Takes what the wire has; blank is none (Q3).
    pub fn parse(source: &str) -> Option<Self> {
        (!source.trim().is_empty()).then(|| Self(source.to_owned()))
    }

    /// The source.
    pub fn source(&self) -> &str {
        &self.0
    }

    /// The source for the sanitiser: without attributes that it removes, and that a strict policy would have the browser complain of.
    pub fn without_inline_code(&self) -> String {
        inline_code::removed(&self.0)
    }

    /// What people typed as plain text has its line breaks only as such: they become `<br>`, unless the server has done that.
    pub fn with_line_breaks(self) -> Self {
        if next_tag(&self.0).is_some() {
            self
        } else {
            Self(self.0.trim().replace("\r\n", "\n").replace('\n', "<br>"))
        }
    }

    /// The text, without tags, one entry for each line; `<br>` and the ends of blocks end a line (Q11).
    pub fn lines(&self) -> Vec<String> {
        self.decoded_lines(decode_entities)
    }

    /// The text of a message that can come before anybody has signed in, line by line: it knows the entities of HTML 4.
    pub(in crate::model) fn message_lines(&self) -> Vec<String> {
        self.decoded_lines(entities::decode_common_entities)
    }

    fn decoded_lines(&self, decode: fn(&str) -> String) -> Vec<String> {
        let mut text = String::new();
        let mut rest = self.0.as_str();
        while let Some((before, from_tag)) = next_tag(rest) {
            text.push_str(before);
            let (tag, after) = from_tag.split_once('>').unwrap_or((from_tag, ""));
            let name = tag_name(tag);
            if ends_line(&name) {
                text.push('\n');
            }
            // What stands in them is code, and no text; their end tag is met as the next one.
            let is_code = !tag.starts_with("</") && matches!(name.as_str(), "script" | "style");
            let begins_end_tag = |at: &usize| after[at + 1..].starts_with('/');
            let mut tags = after.match_indices('<').map(|(at, _)| at);
            let code = if is_code {
                tags.find(begins_end_tag).unwrap_or(after.len())
            } else {
                0
            };
            rest = &after[code..];
        }
        text.push_str(rest);
        decode(&text)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// What stands before and after the place where a proposal wants its items (Q13); after is none where it wants none. A half
    /// without a word is none, too: the place is often a paragraph of its own, of which nothing but its tags would be left.
    pub fn around_items(&self) -> (Option<Self>, Option<Self>) {
        const PLACE: &str = "{proposal_items}";
        let half = |source: &str| Self::parse(source).filter(|half| !half.lines().is_empty());
        match self.0.split_once(PLACE) {
            Some((before, after)) => (half(before), half(&after.replace(PLACE, ""))),
            None => (half(&self.0), None),
        }
    }
}

/// Splits at the first `<` that begins a tag or a comment; a `<` of a comparison is text.
fn next_tag(text: &str) -> Option<(&str, &str)> {
    let begins_tag = |at: &usize| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(begins_tag)
        .map(|at| text.split_at(at))
}

/// The name of a tag, which is given from its `<` on, in lower case.
fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
    name.unwrap_or_default().to_ascii_lowercase()
}

/// Whether a tag of this name ends a line of text.
fn ends_line(name: &str) -> bool {
    let is_heading = name.strip_prefix('h').is_some_and(|level| level.parse::<u8>().is_ok());
    is_heading || matches!(name, "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "table")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(html: &str) -> Vec<String> {
        Html::parse(html).map(|html| html.lines()).unwrap_or_default()
    }

    #[test]
    fn q11_line_breaks_and_blocks_become_lines_and_other_tags_vanish() {
        assert_eq!(
            lines("1 Main St<br />Floor 2<BR>Back"),
            ["1 Main St", "Floor 2", "Back"]
        );
        assert_eq!(lines("<p>One <b>bold</b></p><p>Two</p>"), ["One bold", "Two"]);
        assert_eq!(lines("<ul><li>a</li><li>b</li></ul>"), ["a", "b"]);
    }

    #[test]
    fn what_was_typed_as_plain_text_keeps_its_lines() {
        let source = |html: &str| Html::parse(html).unwrap().with_line_breaks().source().to_owned();
        assert_eq!(source("One\r\nTwo\nThree\n"), "One<br>Two<br>Three");
        assert_eq!(source("One<br />\nTwo"), "One<br />\nTwo");
    }

    #[test]
    fn text_that_only_looks_like_a_tag_stays() {
        assert_eq!(lines("1 < 2 and 3 > 2"), ["1 < 2 and 3 > 2"]);
        assert_eq!(lines("cut <b"), ["cut"]);
        assert_eq!(lines("  <p> </p> "), Vec::<String>::new());
    }

    #[test]
    fn code_is_no_text() {
        assert_eq!(
            lines("a<script>if (x < y) run()</script>b<STYLE>p{}</STYLE >c"),
            ["abc"]
        );
        assert_eq!(lines("a<script>run()"), ["a"]);
    }

    #[test]
    fn q13_the_place_of_the_proposals_items_splits_its_content() {
        let source = |html: Option<Html>| html.map(|html| html.source().to_owned());
        let (before, after) = Html::parse("<p>Dear</p>{proposal_items}<p>Yours</p>")
            .unwrap()
            .around_items();
        assert_eq!(
            (source(before).as_deref(), source(after).as_deref()),
            (Some("<p>Dear</p>"), Some("<p>Yours</p>"))
        );
        let (all, none) = Html::parse("<p>Dear</p>").unwrap().around_items();
        assert_eq!((source(all).as_deref(), source(none)), (Some("<p>Dear</p>"), None));
        for nothing_else in [
            "{proposal_items}",
            "<p>{proposal_items}</p>",
            "<p> {proposal_items}&nbsp;{proposal_items}<br></p>",
        ] {
            assert_eq!(
                Html::parse(nothing_else).unwrap().around_items(),
                (None, None),
                "{nothing_else}"
            );
        }
    }
}
