//! E-mail addresses as people paste them.

/// An address without the blank and the invisible characters around it, which come along when it is copied.
pub fn trimmed(address: &str) -> &str {
    address.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// Soft hyphens, marks and limits of direction, joiners, blanks of no width and the byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fffc}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_around_an_address_is_taken_away_and_nothing_else() {
        for around in [
            "\u{200b}", "\u{200d}", "\u{a0}", "\u{feff}", "\u{200e}", "\u{202a}", "\u{2068}", "\u{ad}", " ", "\t\r\n",
            "\u{3000}", "\u{fe0f}", "\u{fffc}", "\u{3164}", "\u{2800}",
        ] {
            let pasted = format!("{around}{around}anna+crm@exämple.com{around}");
            assert_eq!(trimmed(&pasted), "anna+crm@exämple.com", "{around:?}");
        }
        assert_eq!(trimmed("a\u{200d}b@example.com"), "a\u{200d}b@example.com");
        assert_eq!(trimmed("\u{a0}\u{200b}"), "");
    }
}
