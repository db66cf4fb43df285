//! Colours that come out of the data.

/// A colour as `#rrggbb`: the wire has any text, and only `#rgb` and `#rrggbb` are taken (Q16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

impl Color {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .trim()
            .strip_prefix('#')
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let single = |at: usize| u8::from_str_radix(&digits[at..=at], 16).ok().map(|digit| digit * 17);
        let [red, green, blue] = match digits.len() {
            3 => [single(0)?, single(1)?, single(2)?],
            6 => [pair(0)?, pair(2)?, pair(4)?],
            _ => return None,
        };
        Some(Self { red, green, blue })
    }
}

impl std::fmt::Display for Color {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q16_only_hexadecimal_colours_are_taken() {
        assert_eq!(Color::parse("#84c529").unwrap().to_string(), "#84c529");
        assert_eq!(Color::parse(" #FA0 ").unwrap().to_string(), "#ffaa00");
        for text in [
            "",
            "red",
            "84c529",
            "#84c5",
            "#12345g",
            "#é1",
            "#fff;background:url(//evil)",
            "rgb(0,0,0)",
        ] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }
}
