//! The text of the server's messages, which can come before anybody has signed in: without what reads whole documents, and so
//! without what the file that is loaded first would have to carry for it.

use super::elements::ends_line;
use super::entities::decode_common_entities;

/// The other elements that servers write into messages.
const INLINE: &str = "a abbr b big body center code em font h1 head html i small span strong sub sup td th tt u";

/// A message without its tags, in one line; it knows the entities of HTML 4. A `<` before what is no name of an element is text.
pub fn message_text(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, from_tag)) = rest.split_once('<') {
        text.push_str(before);
        rest = from_tag;
        match tag(from_tag) {
            Some((name, after)) => {
                if ends_line(&name.to_ascii_lowercase()) {
                    text.push(' ');
                }
                rest = after;
            }
            None => text.push('<'),
        }
    }
    text.push_str(rest);
    let words = decode_common_entities(&text);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a tag that begins here, and what stands after it. A tag with a `<` in it is none: so its end is not looked for past
/// the next one, and every letter is read once.
fn tag(text: &str) -> Option<(&str, &str)> {
    let inside = &text[..text.find(['<', '>'])?];
    let after = text[inside.len()..].strip_prefix('>')?;
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split([' ', '/', '\t', '\r', '\n']).next()?;
    let is_known =
        ends_line(&name.to_ascii_lowercase()) || INLINE.split(' ').any(|known| name.eq_ignore_ascii_case(known));
    is_known.then_some((name, after))
}

#[cfg(test)]
mod tests {
    use super::message_text;

    #[test]
    fn a_message_loses_its_tags_and_nothing_else() {
        for (source, text) in [
            (
                "<p>The Subject field is required.</p>\n",
                "The Subject field is required.",
            ),
            ("<p>One</p><p class=\"x\">Two</p>", "One Two"),
            ("Bad &amp; <b>wor</b>se<br />\nthan  that", "Bad & worse than that"),
            (
                "<ann@example.com> is taken, 1 < 2 <",
                "<ann@example.com> is taken, 1 < 2 <",
            ),
            ("Ung&uuml;ltig &hellip; &lt;b&gt;", "Ungültig … <b>"),
            ("<p>", ""),
            (
                "The field <Subject> is <B>missing</B>",
                "The field <Subject> is missing",
            ),
        ] {
            assert_eq!(message_text(source), text, "{source}");
        }
    }

    #[test]
    fn a_long_message_takes_time_in_proportion() {
        let unclosed = "<b".repeat(2_000_000);
        assert_eq!(message_text(&unclosed), unclosed);
    }
}
