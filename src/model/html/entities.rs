//! The characters that HTML has names and numbers for.

use std::borrow::Cow;
use std::cmp::Ordering;

/// The names of HTML 4 in the order of their bytes, each with its character.
const COMMON: &str = include_str!("entities/common.txt");

/// All other names that HTML knows, but for `Tab` and `NewLine`, whose characters no line of a file can end with.
const OTHERS: &str = include_str!("entities/others.txt");

/// The characters of Windows-1252, which the numbers from 128 to 159 mean in HTML.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Decodes the entities that PHP and people write into texts, once (Q12); one that HTML does not know stays as it is.
pub fn decode_entities(text: &str) -> String {
    decode(text, |name| find(COMMON, name).or_else(|| find(OTHERS, name)))
}

/// Decodes the numbers, and the names of HTML 4: all other names are not in the file that is loaded first.
pub(super) fn decode_common_entities(text: &str) -> String {
    decode(text, |name| find(COMMON, name))
}

fn decode(text: &str, named: fn(&str) -> Option<&'static str>) -> String {
    // No entity reaches past the next `&`: so its end is not looked for any further, and every letter is read once.
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = |name: &str| match name.strip_prefix('#') {
            Some(number) => numbered(number).map(|character| Cow::Owned(character.to_string())),
            None => named(name).map(Cow::Borrowed),
        };
        let entity = part
            .split_once(';')
            .and_then(|(name, after)| Some((known(name)?, after)));
        let (characters, after) = entity.unwrap_or((Cow::Borrowed("&"), part));
        decoded.push_str(&characters);
        decoded.push_str(after);
    }
    decoded
}

/// The character with a number, which may be hexadecimal. Of those that control something, only the white space is a text.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let has_sign = digits.starts_with('+');
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !has_sign)?;
    let character = match code {
        0x80..=0x9f => WINDOWS.chars().nth(usize::try_from(code - 0x80).ok()?)?,
        _ => char::from_u32(code)?,
    };
    let is_text = !character.is_control() || matches!(character, '\n' | '\r' | '\t');
    is_text.then_some(character)
}

/// The characters with a name, by halving a table whose lines are in order.
fn find(table: &'static str, name: &str) -> Option<&'static str> {
    match name {
        "Tab" => return Some("\t"),
        "NewLine" => return Some("\n"),
        _ => {}
    }
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = table.as_bytes()[..middle].iter().rposition(|byte| *byte == b'\n');
        let start = before.map_or(0, |end| end + 1);
        let line = table[start..].lines().next()?;
        let (known, characters) = line.split_once(' ')?;
        match name.cmp(known) {
            Ordering::Less => high = start,
            Ordering::Equal => return Some(characters),
            Ordering::Greater => low = start + line.len() + 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every name that HTML knows with its `&` and `;`, and the numbers of its characters.
    const ENTITIES: &str = include_str!("../../../tests/fixtures/entities.txt");

    fn entities() -> Vec<(&'static str, String)> {
        let read = |line: &'static str| {
            let (entity, numbers) = line.split_once(' ').unwrap();
            let number = |number: &str| {
                let code = u32::from_str_radix(number.strip_prefix("U+").unwrap(), 16).unwrap();
                char::from_u32(code).unwrap()
            };
            (entity, numbers.split(' ').map(number).collect())
        };
        ENTITIES.lines().map(read).collect()
    }

    #[test]
    fn every_name_of_html_is_known() {
        let entities = entities();
        assert_eq!(entities.len(), 2125);
        for (entity, characters) in &entities {
            assert_eq!(decode_entities(entity), *characters, "{entity}");
            assert_eq!(
                decode_entities(&format!("a{entity}b;")),
                format!("a{characters}b;"),
                "{entity}"
            );
        }
        let known = COMMON.lines().chain(OTHERS.lines()).count();
        assert_eq!(known + 2, entities.len(), "no name is there that HTML does not know");
    }

    #[test]
    fn messages_before_signing_in_have_the_names_of_html_4() {
        assert_eq!(
            decode_common_entities("Ung&uuml;ltiges &amp;amp; &bdquo;Passwort&ldquo; &#8211; &hellip;"),
            "Ungültiges &amp; „Passwort“ – …"
        );
        assert_eq!(decode_common_entities("&check;"), "&check;");
    }

    #[test]
    fn q12_entities_are_decoded_once() {
        for (wire, shown) in [
            ("Keller &amp; Sons", "Keller & Sons"),
            ("Keller &amp;amp; Sons", "Keller &amp; Sons"),
            ("&amp;ouml;", "&ouml;"),
            (
                "&lt;b&gt; &quot;x&quot; &#039;y&#39; &#x41; &#X42;",
                "<b> \"x\" 'y' A B",
            ),
            (
                "M&uuml;ller &ndash; 12,50&nbsp;&euro;&hellip;",
                "Müller – 12,50\u{a0}€…",
            ),
            ("&#128;&#x92;&#150;", "€’–"),
            ("a&NewLine;b&Tab;c&#9;d&#13;&#10;e", "a\nb\tc\td\r\ne"),
            (
                "AT&T; R&D &unknown; &Ouml &#xD800; &#0; &#129; &#x1F; &#+65; &#; &#x; &;&",
                "AT&T; R&D &unknown; &Ouml &#xD800; &#0; &#129; &#x1F; &#+65; &#; &#x; &;&",
            ),
        ] {
            assert_eq!(decode_entities(wire), shown);
        }
    }

    #[test]
    fn q12_an_entity_ends_before_the_next_begins() {
        assert_eq!(decode_entities("&a&amp;&b;&&lt;&"), "&a&&b;&<&");
        // Takes minutes if the end of each is looked for as far as the text goes.
        let ampersands = "&".repeat(6_000_000);
        assert_eq!(decode_entities(&ampersands), ampersands);
    }
}
