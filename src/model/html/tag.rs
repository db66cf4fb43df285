//! What stands in a tag behind its name.

/// An attribute as it stands in the source: its name in any case, its value with its entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: Option<&'a str>,
}

/// Attributes that are written without a value.
const FLAGS: &str = "border checked compact contenteditable controls disabled hidden inert itemscope noshade nowrap open readonly \
    required reversed selected style";

/// Reads the attributes up to the `>` of their tag, and gives what follows it. Words without a value, as in `a <b and c> d`, are no
/// tag's.
///
/// # Errors
/// Where it is no tag: what follows the part that was read.
pub(super) fn read(text: &str) -> Result<(Vec<Attribute<'_>>, &str), &str> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start_matches(is_between);
    while !rest.starts_with('>') {
        // A `=` that nothing stands before is the first letter of a name.
        let from = usize::from(rest.starts_with('='));
        let end = rest[from..].find(|c| is_between(c) || matches!(c, '=' | '>' | '<'));
        let (name, after) = rest.split_at(end.map_or(rest.len(), |end| from + end));
        if name.is_empty() || after.starts_with('<') {
            return Err(after);
        }
        let value = after.trim_start_matches(is_space).strip_prefix('=');
        let (value, after) = match value.map(|value| read_value(value.trim_start_matches(is_space))) {
            Some((value, after)) => (Some(value), after),
            None => (None, after),
        };
        attributes.push(Attribute { name, value });
        rest = after.trim_start_matches(is_between);
    }
    let is_flag = |name: &str| FLAGS.split(' ').any(|flag| flag.eq_ignore_ascii_case(name));
    let says_something = |attribute: &Attribute<'_>| attribute.value.is_some() || is_flag(attribute.name);
    if attributes.is_empty() || attributes.iter().any(says_something) {
        Ok((attributes, &rest[1..]))
    } else {
        Err(rest)
    }
}

/// Reads a value, and gives what follows it. A quotation mark without its second one ends nothing; nor does one that has a `>` before
/// it and a letter behind it, which is the first of another value.
fn read_value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let quoted = quote.and_then(|quote| text[1..].split_once(quote));
    let is_closed = |(value, after): &(&str, &str)| {
        !value.contains('>') || after.is_empty() || after.starts_with(|c| is_between(c) || c == '>')
    };
    quoted.filter(is_closed).unwrap_or_else(|| {
        let text = text.trim_start_matches(['"', '\'']);
        let end = text.find(|c| is_space(c) || c == '>');
        text.split_at(end.unwrap_or(text.len()))
    })
}

/// Whether it stands between attributes.
fn is_between(c: char) -> bool {
    is_space(c) || c == '/'
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(text: &'static str) -> Result<Vec<(&'static str, Option<&'static str>)>, &'static str> {
        let (attributes, after) = read(text)?;
        assert_eq!(after, "x", "{text}");
        let pair = |attribute: Attribute<'static>| (attribute.name, attribute.value);
        Ok(attributes.into_iter().map(pair).collect())
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        for (text, expected) in [
            (">x", vec![]),
            ("/>x", vec![]),
            (" title=\"a > b\">x", vec![("title", Some("a > b"))]),
            (" TITLE='it\"s'>x", vec![("TITLE", Some("it\"s"))]),
            (" colspan=2 nowrap>x", vec![("colspan", Some("2")), ("nowrap", None)]),
            ("\nhref = '/y'\n/>x", vec![("href", Some("/y"))]),
            ("/src=y/onerror=z>x", vec![("src", Some("y/onerror=z"))]),
            (" =a=b>x", vec![("=a", Some("b"))]),
            (" alt=>x", vec![("alt", Some(""))]),
            (
                " title=ü\u{a0}é lang=ß>x",
                vec![("title", Some("ü\u{a0}é")), ("lang", Some("ß"))],
            ),
            (" a='1'b=\"2\">x", vec![("a", Some("1")), ("b", Some("2"))]),
        ] {
            assert_eq!(attributes(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_quotation_mark_that_is_missing_takes_no_text_along() {
        assert_eq!(
            attributes(" href=\"https://acme.example>x"),
            Ok(vec![("href", Some("https://acme.example"))])
        );
        let (attributes, after) = read(" href=\"/y>a</a> <p title=\"b\">c").unwrap();
        assert_eq!((attributes[0].value, after), (Some("/y"), "a</a> <p title=\"b\">c"));
    }

    #[test]
    fn what_is_no_tag_is_told_with_what_follows() {
        for (text, rest) in [
            (" and c> d", "> d"),
            (" then <p>y", "<p>y"),
            (" without an end", ""),
            ("", ""),
            (" title=\"never closed", ""),
        ] {
            assert_eq!(attributes(text), Err(rest), "{text}");
        }
    }
}
