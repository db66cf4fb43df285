//! Links that come out of the data.

/// An address that is safe to follow: `http`, `https` or `mailto`, and nothing else (Q17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink(String);

impl WebLink {
    /// Takes an address as a person typed it; without a scheme it is taken for `https`.
    ///
    /// `javascript:`, `data:` and whatever else a scheme may hide behind blanks or control characters is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return None;
        }
        let lower = text.to_ascii_lowercase();
        if ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
        {
            return Some(Self(text.to_owned()));
        }
        let host = text.split(['/', '?', '#']).next().unwrap_or_default();
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_host = name.contains('.') && !name.starts_with('.') && port.parse::<u16>().is_ok();
        is_host.then(|| Self(format!("https://{text}")))
    }

    /// The address, for `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q17_web_and_mail_addresses_are_taken_and_completed() {
        for (wire, link) in [
            ("yost.com", "https://yost.com"),
            ("yost.com:8443/a?b#c", "https://yost.com:8443/a?b#c"),
            (" https://yost.com/a ", "https://yost.com/a"),
            ("HTTP://yost.com", "HTTP://yost.com"),
            ("mailto:anna@yost.com", "mailto:anna@yost.com"),
        ] {
            assert_eq!(WebLink::parse(wire).unwrap().as_str(), link);
        }
    }

    #[test]
    fn q17_everything_else_is_no_link() {
        for wire in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "javascript.x:alert(1)",
            "file:///etc/passwd",
            "https://",
            "//evil.example",
            "/relative",
            "plain words",
            "nothing",
        ] {
            assert_eq!(WebLink::parse(wire), None, "{wire}");
        }
    }
}
