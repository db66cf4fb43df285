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

    /// Black or white, whichever can be read better on this colour: at least 4.5:1 in every case.
    pub fn text(self) -> Self {
        // The two contrasts are equal at a luminance of 0.179 (WCAG 2.2, relative luminance and contrast ratio).
        let value = if self.luminance() > 0.179 { 0 } else { 255 };
        Self {
            red: value,
            green: value,
            blue: value,
        }
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
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

    #[test]
    fn q16_text_on_every_grey_has_enough_contrast() {
        for channel in 0..=255u8 {
            let background = Color {
                red: channel,
                green: channel,
                blue: channel,
            };
            let (one, other) = (background.luminance() + 0.05, background.text().luminance() + 0.05);
            assert!(one.max(other) / one.min(other) >= 4.5, "{background}");
        }
    }
}
