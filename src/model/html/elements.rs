//! Which elements of HTML stay in a text, and what becomes of the others.

/// The elements that stay, with what is in them: text, its structure and its meaning.
pub const KEPT: &str = "a abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img \
    ins kbd li mark ol p pre q rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead tr u ul var";
/// Elements that begin a line, and say nothing else.
const LIKE_DIV: &str = "address article aside center details dialog fieldset footer form header hgroup legend listing main nav \
    optgroup option plaintext search summary xmp";
/// All other elements of HTML, also of its earlier versions: they go, and what is in them stays.
const UNWRAPPED: &str = "acronym applet area audio base basefont bdo bgsound big blink body button canvas col colgroup command content \
    data datalist element font html input isindex keygen label link map marquee menuitem meta meter multicol nextid \
    nobr noscript object output param picture portal progress rb rp rtc select shadow slot source spacer textarea time track tt \
    video wbr";
/// Elements that go with what is in them: code, other documents and what stands in for them, drawings, formulas, and the title of a mail, which
/// is no part of its text.
const DROPPED: &str = "frameset head iframe math noembed noframes script style svg template title xml";
/// Elements of these kinds that have no content.
const EMBEDS: &str = "embed frame";

/// The fate of an element in a prepared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, under this name.
    Kept(&'static str),
    /// It goes, what is in it stays.
    Unwrapped,
    /// The same if it has an end tag; without one it is a word that somebody has written, such as `<your-name>`.
    UnwrappedIfClosed,
    /// It goes with what is in it.
    Dropped,
}

impl Fate {
    /// The fate of an element by its name, in lower case; none where no element has the name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let find = |list: &'static str| list.split(' ').find(|element| *element == name);
        let is_in = |list| find(list).is_some();
        match name {
            // The first level is the page's own heading.
            "h1" => Some(Self::Kept("h2")),
            "dir" | "menu" => Some(Self::Kept("ul")),
            // Browsers read it as the same.
            "image" => Some(Self::Kept("img")),
            _ if is_in(KEPT) => find(KEPT).map(Self::Kept),
            _ if is_in(LIKE_DIV) => Some(Self::Kept("div")),
            _ if is_in(DROPPED) => Some(Self::Dropped),
            _ if is_in(UNWRAPPED) || is_in(EMBEDS) || is_of_office(name) => Some(Self::Unwrapped),
            _ if is_custom(name) => Some(Self::UnwrappedIfClosed),
            _ => None,
        }
    }
}

/// The attributes that may stay on an element. `data-part` names a place that a link of the same text leads to, in `data-to`; formats have none.
pub fn attributes(element: &str) -> &'static str {
    match element {
        "a" => "data-to href rel target",
        "abbr" | "dfn" => "data-part title",
        "img" => "alt data-part height loading referrerpolicy src width",
        "ol" => "data-part start",
        "td" | "th" => "colspan data-part rowspan",
        _ if is_formatting(element) => "",
        _ => "data-part",
    }
}

/// Whether an element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img")
}

/// Whether an element is one that browsers open again in the next block where it was not closed.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "code" | "em" | "i" | "s" | "small" | "strike" | "strong" | "u"
    )
}

/// Whether an element that stays ends a line of text.
pub(super) fn ends_line(name: &str) -> bool {
    const NAMES: &str =
        "blockquote br caption dd div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section table tr ul";
    NAMES.split(' ').any(|element| element == name)
}

/// Whether a name has a prefix as Word and Outlook write them: `o:p`, `st1:city`. Longer ones are those of addresses, such as `tel:`.
fn is_of_office(name: &str) -> bool {
    let parts = name.split_once(':');
    parts.is_some_and(|(prefix, name)| {
        let letters = prefix.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() <= 2 && is_word(letters) && is_word(name)
    })
}

/// Whether it is the name of a custom element, such as `x-note`.
fn is_custom(name: &str) -> bool {
    name.contains('-') && is_word(name)
}

fn is_word(text: &str) -> bool {
    let is_part = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_in_one_list_alone() {
        let lists = [KEPT, LIKE_DIV, UNWRAPPED, DROPPED, EMBEDS];
        let mut names: Vec<_> = lists.into_iter().flat_map(|list| list.split(' ')).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.iter().all(|name| is_word(name)));
    }

    #[test]
    fn names_of_office_and_of_custom_elements_are_told_from_addresses() {
        for (name, fate) in [
            ("o:p", Some(Fate::Unwrapped)),
            ("st1:city", Some(Fate::Unwrapped)),
            ("w:worddocument", Some(Fate::Unwrapped)),
            ("x-note", Some(Fate::UnwrappedIfClosed)),
            ("tel:49341", None),
            ("skype:ann", None),
            ("http:", None),
            ("mailto:ann@example.com", None),
            ("ann@example.com", None),
            ("ann.bell-smith@example.com", None),
            ("enter", None),
            ("tab", None),
        ] {
            assert_eq!(Fate::of(name), fate, "{name}");
        }
    }
}
