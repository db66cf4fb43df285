//! Links that come out of the data.

/// An address that is safe to follow: `http`, `https` or `mailto`, and nothing else (Q17).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    use crate::model::html::decode_entities;

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
            "javascript://acme.example/%0aalert(1)",
            "javascript:/*https://acme.example*/alert(1)",
            "javascript:alert(1)//.acme.example:443",
            "javascript.x:alert(1)",
            "feed:javascript:alert(1)",
            "view-source:https://acme.example",
            "https:javascript:alert(1)",
            "data:text/html,x",
            "data:text/html;base64,eA==",
            "data:,acme.example",
            "DATA:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "VbScript:msgbox(1)",
            "livescript:x",
            "blob:https://acme.example/x",
            "filesystem:https://acme.example/x",
            "file:///etc/passwd",
            "about:blank",
            "ftp://acme.example",
            "ws://acme.example",
            "tel:+49341",
            "intent://acme.example#Intent;scheme=https;end",
            "ms-word:ofe|u|https://acme.example/x.docx",
            "https://",
            "https:",
            "https:acme.example",
            "https:/acme.example",
            "https:\\\\acme.example",
            "mailto:",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "/relative",
            "./relative.html",
            "../relative.html",
            "?relative.html",
            "#/logout",
            ".acme.example",
            "plain words",
            "two.acme.example words",
            "nothing",
        ] {
            assert_eq!(WebLink::parse(wire), None, "{wire}");
        }
    }

    #[test]
    fn q17_no_scheme_hides_behind_characters_that_browsers_leave_out() {
        let hiding =
            ('\0'..=' ').chain("\u{7f}\u{85}\u{a0}\u{ad}\u{200b}\u{200d}\u{2028}\u{202e}\u{3000}\u{feff}\0".chars());
        for hidden in hiding {
            for scheme in ["javascript", "data", "vbscript"] {
                let (begin, end) = scheme.split_at(4);
                for wire in [
                    format!("{hidden}{scheme}:x"),
                    format!("{begin}{hidden}{end}:x"),
                    format!("{scheme}{hidden}:x"),
                    format!("{scheme}:{hidden}x"),
                    format!("{hidden}{hidden}{begin}{hidden}{hidden}{end}:x"),
                ] {
                    assert_eq!(WebLink::parse(&wire), None, "{wire:?}");
                }
            }
        }
    }

    #[test]
    fn q17_whatever_is_taken_leads_to_the_web_or_to_mail() {
        for wire in [
            "https://user:secret@evil.example",
            "https://acme.example@evil.example",
            "https://javascript:alert(1)",
            "https://evil.example/\"onmouseover=\"alert(1)",
            "https://evil.example/<script>",
            "https://evil.example\\@acme.example",
            "http:////evil.example",
            "acme.example\\..\\evil.example",
            "\\\\evil.example",
            "user@evil.example",
            "javascript.example",
            "javascript.example:443/alert(1)",
            "data.example/text/html,x",
            "\u{ad}https.example",
            "acme.example?javascript:alert(1)",
            "mailto:anna@acme.example?body=<script>",
        ] {
            let link = WebLink::parse(wire).unwrap();
            assert!(
                ["https://", "http://", "mailto:"]
                    .iter()
                    .any(|scheme| link.as_str().starts_with(scheme)),
                "{wire} became {link:?}"
            );
        }
    }

    #[test]
    fn q12_q17_entities_are_decoded_before_an_address_is_looked_at() {
        for wire in [
            "&#106;avascript:alert(1)",
            "&#x6a;avascript&#58;alert(1)",
            "java&#10;script:alert(1)",
            "&#160;javascript:alert(1)",
            "javascript&colon;alert(1)",
            "java&Tab;script&colon;alert(1)",
            "&amp;#106;avascript:alert(1)",
        ] {
            assert_eq!(WebLink::parse(&decode_entities(wire)), None, "{wire}");
        }
    }
}
