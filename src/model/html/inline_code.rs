//! Styles and scripts that stand in attributes.

use super::next_tag;

/// HTML without the attributes `style` and `on…`. A sanitiser removes them as well; but a browser reads them first, and where the
/// page's policy forbids them, it complains of each. What is left is exactly as unsafe as before.
pub(super) fn removed(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from_tag)) = next_tag(rest) {
        kept.push_str(before);
        let begins_element = from_tag[1..].starts_with(|c: char| c.is_ascii_alphabetic());
        let name = if begins_element { word_length(&from_tag[1..]) } else { 0 };
        let (beginning, attributes) = from_tag.split_at(1 + name);
        kept.push_str(beginning);
        rest = attributes;
        while begins_element && !rest.is_empty() && !rest.starts_with('>') {
            let (attribute, after) = rest.split_at(attribute_length(rest));
            if !is_code(attribute) {
                kept.push_str(attribute);
            }
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

fn is_code(attribute: &str) -> bool {
    let name = attribute.trim_start_matches(is_between);
    let name = name[..word_length(name)].to_ascii_lowercase();
    name == "style" || name.starts_with("on")
}

/// The length of the first attribute with what stands before it, at least one byte.
fn attribute_length(text: &str) -> usize {
    let after =
        |at: usize, is_passed: fn(char) -> bool| at + text[at..].find(|c| !is_passed(c)).unwrap_or(text.len() - at);
    let begin = after(0, is_between);
    let end_of_name = begin + word_length(&text[begin..]);
    let equals = after(end_of_name, char::is_whitespace);
    if !text[equals..].starts_with('=') || end_of_name == begin {
        // A `=` with nothing before it is none of HTML's, and passed over.
        return end_of_name.max(begin + usize::from(text[begin..].starts_with('=')));
    }
    let value = after(equals + 1, char::is_whitespace);
    match text[value..].chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => text[value + 1..].find(quote).map_or(text.len(), |end| value + end + 2),
        None => after(value, |c| !c.is_whitespace() && c != '>'),
    }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| is_between(c) || matches!(c, '=' | '>'))
        .unwrap_or(text.len())
}

/// Whether it stands between attributes.
fn is_between(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

#[cfg(test)]
mod tests {
    use super::removed;

    #[test]
    fn nothing_but_styles_and_scripts_in_attributes_is_left_out() {
        for (html, left) in [
            (
                "<p style=\"color: red\" title=\"a > b\">x</p>",
                "<p title=\"a > b\">x</p>",
            ),
            ("<p title='style=1' STYLE='color:red'>x", "<p title='style=1'>x"),
            ("<td colspan=2 style=width:1px>x</td>", "<td colspan=2>x</td>"),
            ("<img src=x onerror=alert(1)/onload='a>b'>", "<img src=x>b'>"),
            ("<a\nonclick = \"x()\"\nhref = '/y'>z</a>", "<a\nhref = '/y'>z</a>"),
            ("<br style=\"\"/><hr/>", "<br/><hr/>"),
            ("<p hidden style>x", "<p hidden>x"),
            ("style=\"stays\" on=1 < 2 <3", "style=\"stays\" on=1 < 2 <3"),
            ("<!-- <p style=x> -->", "<!-- <p> -->"),
            ("</p style=x>y", "</p style=x>y"),
            ("<p =style=x>y", "<p =>y"),
            ("<p style=\"never closed>y", "<p"),
            ("<p =", "<p ="),
            ("<", "<"),
        ] {
            assert_eq!(removed(html), left, "{html}");
        }
    }

    #[test]
    fn letters_of_any_size_are_kept_whole() {
        assert_eq!(removed("é<p title=ü\u{a0}é style=ß>€</p>"), "é<p title=ü\u{a0}é>€</p>");
    }
}
