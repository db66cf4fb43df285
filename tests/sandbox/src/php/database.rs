//! What a database makes of characters that it has no room for (R9).

use serde::Deserialize;

/// What becomes of bytes that are no text, and of characters that take four bytes.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Database {
    /// They are stored, and no answer with such bytes can be written any more.
    Keeps,
    /// Question marks are stored: one for a byte, four for an emoji.
    Loses,
    /// The text ends before them.
    Cuts,
}

/// Where a byte that is no text is kept in a `char`: 0xDE as U+F7DE.
const BROKEN: u32 = 0xF700;

impl Database {
    /// What is stored of a text.
    pub fn store(self, text: &str) -> String {
        let fits = |character: &char| *character <= '\u{ffff}' && !is_broken(*character);
        match self {
            Self::Keeps => text.to_owned(),
            Self::Cuts => text.chars().take_while(fits).collect(),
            Self::Loses => text.chars().fold(String::new(), |mut stored, character| {
                match character {
                    _ if fits(&character) => stored.push(character),
                    _ if is_broken(character) => stored.push('?'),
                    _ => stored.push_str("????"),
                }
                stored
            }),
        }
    }
}

/// The text of bytes, with those in it that are none.
pub fn text_of(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let broken = chunk.invalid().iter().map(|byte| BROKEN + u32::from(*byte));
        text.extend(broken.filter_map(char::from_u32));
    }
    text
}

/// Whether a text has bytes in it that are none.
pub fn has_broken_bytes(text: &str) -> bool {
    text.chars().any(is_broken)
}

fn is_broken(character: char) -> bool {
    ('\u{f780}'..='\u{f7ff}').contains(&character)
}
