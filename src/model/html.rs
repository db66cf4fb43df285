//! HTML that the server sent, and the plain text in it.

mod elements;
mod entities;
mod message;
mod prepared;
mod tag;
mod tokens;

use elements::ends_line;
use prepared::{is_pixel, value};
use tokens::{Token, Tokens};

pub use elements::{KEPT, attributes};
pub use entities::decode_entities;
pub use message::message_text;
pub use prepared::{Destination, Headings, Resolve, is_top};

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

    /// The text, without tags, one entry for each line; `<br>` and the ends of blocks end a line (Q11).
    pub fn lines(&self) -> Vec<String> {
        let mut text = String::new();
        for token in Tokens::new(&self.0) {
            match token {
                Token::Text(part) => text.push_str(part),
                Token::Start(Some("img"), attributes) if !is_pixel(&attributes) => {
                    text.push_str(&value(&attributes, "alt").unwrap_or_default());
                }
                Token::Start(Some(name), _) | Token::End(name) if ends_line(name) => text.push('\n'),
                Token::End("td" | "th") => text.push(' '),
                _ => {}
            }
        }
        decode_entities(&text)
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
        // A half without tags has its line breaks as the whole text has them.
        let is_plain = self.is_plain();
        let as_whole = |half: Self| {
            if half.is_plain() && !is_plain {
                Self(half.0.replace(['\r', '\n'], " "))
            } else {
                half
            }
        };
        let half = |source: &str| {
            Self::parse(source)
                .filter(|half| !half.lines().is_empty())
                .map(as_whole)
        };
        match self.0.split_once(PLACE) {
            Some((before, after)) => (half(before), half(&after.replace(PLACE, ""))),
            None => (half(&self.0), None),
        }
    }
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
    fn text_that_only_looks_like_a_tag_stays() {
        assert_eq!(lines("1 < 2 and 3 > 2"), ["1 < 2 and 3 > 2"]);
        assert_eq!(lines("cut <b"), ["cut <b"]);
        assert_eq!(
            lines("Ann <ann@example.com>:<br />Hello"),
            ["Ann <ann@example.com>:", "Hello"]
        );
        assert_eq!(lines("  <p> </p> "), Vec::<String>::new());
    }

    #[test]
    fn code_is_no_text() {
        assert_eq!(
            lines("a<script>if (x < y) run()</script>b<STYLE>p{}</STYLE >c"),
            ["abc"]
        );
        assert_eq!(lines("put the <script> tag"), ["put the <script> tag"]);
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
        let first_half = |html: &str| source(Html::parse(html).unwrap().around_items().0);
        assert_eq!(first_half("Dear\nAnn{proposal_items}").as_deref(), Some("Dear\nAnn"));
        assert_eq!(
            first_half("Dear\nAnn{proposal_items}<p>Yours</p>").as_deref(),
            Some("Dear Ann"),
            "its lines are those of the source"
        );
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
