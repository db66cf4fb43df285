//! Links that come out of the data.

use percent_encoding::percent_decode_str;

/// An address that is safe to follow: `http`, `https` or `mailto`, and nothing else (Q17).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WebLink(String);

impl WebLink {
    /// Takes an address as a person typed it; without a scheme it is taken for `https`.
    ///
    /// `javascript:`, `data:` and whatever else a scheme may hide behind blanks or control characters is none.
    ///
    /// Nor has it a user's name before its host, as no honest link has: it would be taken for the host.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_any_host(text.trim()).filter(|link| !names_a_user(&link.0))
    }

    fn of_any_host(text: &str) -> Option<Self> {
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
        let mailbox = text.split_once('@').filter(|_| host == text);
        if mailbox.is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
            return Some(Self(format!("mailto:{text}")));
        }
        let (name, port) = host.split_once(':').unwrap_or((host, "443"));
        let is_host = name.contains('.') && !name.starts_with('.') && port.parse::<u16>().is_ok();
        (is_host && !is_file(name)).then(|| Self(format!("https://{text}")))
    }

    /// The address, for `href`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a name with a dot is that of a file and not of a host, by its ending. Those that are also ends of hosts' names, such as
/// `.md`, are not taken for files, but for `.zip` and `.mov`, which customers send.
fn is_file(name: &str) -> bool {
    const ENDINGS: &str = "7z asp aspx avi avif bmp csv doc docx eml gif gz heic htm html ics jpeg jpg json jsp mov mp3 mp4 msg odp ods odt \
        pdf php png ppt pptx rar rtf svg tar tif tiff txt vcf webp xls xlsx xml zip";
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    !name.starts_with("www.") && ENDINGS.split(' ').any(|known| known == ending)
}

/// Whether a text says nothing but the host, or the mailbox, to which its link leads, or an address that begins with it. Other letters
/// than those of ASCII could turn it around; a `//` within it would be an address in the address.
pub fn says_host(said: &str, host: &str) -> bool {
    let said = said.trim();
    let address = ["https://", "http://", "mailto:"].into_iter().find_map(|scheme| {
        let (start, rest) = said.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let address = address.unwrap_or(said);
    let is_one_address = address.bytes().all(|byte| byte.is_ascii_graphic()) && !address.contains("//");
    let named = address.split(['/', '?', '#', ':']).next().unwrap_or_default();
    is_one_address && bare(named).eq_ignore_ascii_case(bare(host))
}

/// A host without the dots around it and the `www.` before it.
fn bare(host: &str) -> &str {
    let host = host.trim_matches('.');
    match host.split_at_checked(4) {
        Some((www, rest)) if www.eq_ignore_ascii_case("www.") => rest,
        _ => host,
    }
}

/// What an address in a text of the CRM means: as a browser reads it on the CRM's own pages, but for hosts without a scheme, which
/// people write and browsers take for files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// To the web, or to mail.
    Web(WebLink),
    /// To a file or page of the CRM: a path from its server's root if it begins with `/`, else from the CRM's.
    Crm(String),
    /// To a part of the same text.
    Part(String),
}

impl Href {
    /// Reads the value of `href` or `src`. A scheme that is not safe is none (Q17), however it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let written: String = text.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let text = written
            .trim_matches(|c: char| c == ' ' || c.is_control())
            .replace(' ', "%20");
        if let Some(part) = text.strip_prefix('#') {
            let part = percent_decode_str(part).decode_utf8_lossy().into_owned();
            return (!part.is_empty()).then_some(Self::Part(part));
        }
        let of_page_scheme = text.strip_prefix("//").filter(|address| !address.starts_with('/'));
        let of_page_scheme = of_page_scheme.map(|address| format!("https://{address}"));
        let link = WebLink::parse(of_page_scheme.as_deref().unwrap_or(&text));
        // Without a scheme it is a file for browsers, unless it is written as a host.
        let is_guess = |link: &WebLink| of_page_scheme.is_none() && link.0.strip_prefix("https://") == Some(&text);
        if let Some(link) = link.filter(|link| !is_guess(link) || is_written_as_host(&text)) {
            return Some(Self::Web(link));
        }
        let path = text.trim_start_matches("./").trim_start_matches("../");
        let first = path.split(['/', '?', '#']).next().unwrap_or_default();
        let is_path = !path.is_empty() && !first.contains(':') && !path.starts_with("//");
        // An entity that was not decoded may stand for anything.
        let is_clear = !text.contains('\\') && !text.contains("&#");
        let has_no_gap = !path.chars().any(|c| c.is_control() || c.is_whitespace());
        (is_path && is_clear && has_no_gap).then(|| Self::Crm(path.to_owned()))
    }
}

/// Whether an address without a scheme begins with a host, as people write them: with `www.`, or with an ending that files hardly have.
fn is_written_as_host(address: &str) -> bool {
    const ENDINGS: &str = "at au be biz br ca ch co com cz de dk edu es eu example fi fr gov gr hu ie il in info io it jp kr mx net nl no \
        nz online org pl pt ro se shop sk store tr uk us za";
    let host = address
        .split(['/', '?', '#', ':'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let ending = host.rsplit('.').next().unwrap_or_default();
    host.starts_with("www.") || ENDINGS.split(' ').any(|known| known == ending)
}

/// Whether an address has a user's name before its host.
fn names_a_user(address: &str) -> bool {
    let rest = address.split_once("//").map(|(_, rest)| rest);
    rest.is_some_and(|rest| {
        // Browsers pass over any more of them before the host.
        let host = rest.trim_start_matches(['/', '\\']);
        let host = host.split(['/', '?', '#', '\\']).next();
        host.unwrap_or_default().contains('@')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::html::decode_entities;

    #[test]
    fn a_text_says_its_host_if_it_says_nothing_else() {
        for (said, host) in [
            ("https://evil.example/a", "evil.example"),
            ("evil.example", "www.evil.example"),
            (" www.EVIL.example. ", "evil.example"),
            ("HTTP://evil.example:80?a", "evil.example"),
            ("eve@evil.example", "eve@evil.example"),
            ("mailto:eve@evil.example?subject=a", "eve@evil.example"),
        ] {
            assert!(says_host(said, host), "{said}");
        }
        for said in [
            "",
            "Sign in",
            "https://crm.example/login",
            "devil.example",
            "evil.example.com",
            "https://crm.example.com/login?next=evil.example",
            "See evil.example.",
            "evil.example or crm.example",
            "evil.example/https://crm.example/login",
            "evil.example?//crm.example/login",
            "evil.example/\u{200f}crm.example",
            "evil.example/\u{202e}elpmaxe.mrc",
        ] {
            assert!(!says_host(said, "evil.example"), "{said}");
        }
    }

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
            "https://user:secret@evil.example",
            "https://acme.example@evil.example",
            "HTTP://acme.example%2F@evil.example/",
            "https:///acme.example@evil.example/",
            "https://\\/acme.example@evil.example/",
            "acme.example@evil.example/login",
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
    fn a_file_is_no_host() {
        for file in [
            "manual.pdf",
            "Price.list.XLSX",
            "photo.jpg?size=2",
            "films.zip",
            "index.php/x",
        ] {
            assert_eq!(WebLink::parse(file), None, "{file}");
            assert_eq!(Href::parse(file), Some(Href::Crm(file.to_owned())));
        }
        for file in [
            "readme.md",
            "plan.dwg",
            "release-notes-2.0",
            "v1.2/manual.pdf",
            "Uploads.old/a.png",
        ] {
            assert_eq!(Href::parse(file), Some(Href::Crm(file.to_owned())));
        }
        for host in ["www.acme.pdf", "acme.example/manual.pdf", "yost.com", "yost.com:8443/a"] {
            let link = WebLink::parse(host).unwrap();
            assert_eq!(link.as_str(), format!("https://{host}"));
            assert_eq!(Href::parse(host), Some(Href::Web(link)));
        }
    }

    #[test]
    fn an_address_in_a_text_leads_to_the_web_to_the_crm_or_to_a_part_of_it() {
        let web = |address: &str| Some(Href::Web(WebLink(address.to_owned())));
        let crm = |path: &str| Some(Href::Crm(path.to_owned()));
        for (written, read) in [
            ("https://acme.example/a?b#c", web("https://acme.example/a?b#c")),
            (
                " https://acme.example/my file\n.pdf",
                web("https://acme.example/my%20file.pdf"),
            ),
            ("//acme.example/a", web("https://acme.example/a")),
            (
                "mailto:ann@acme.example?subject=An offer",
                web("mailto:ann@acme.example?subject=An%20offer"),
            ),
            ("ann@acme.example", web("mailto:ann@acme.example")),
            ("/uploads/x.pdf", crm("/uploads/x.pdf")),
            ("uploads/my file.pdf", crm("uploads/my%20file.pdf")),
            ("../../media/x.png", crm("media/x.png")),
            ("./x", crm("x")),
            ("?page=2", crm("?page=2")),
            ("#part%201", Some(Href::Part("part 1".to_owned()))),
        ] {
            assert_eq!(Href::parse(written), read, "{written}");
        }
    }

    #[test]
    fn q17_no_address_in_a_text_has_another_scheme_or_hides_its_host() {
        for written in [
            "",
            "#",
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{ad}script:alert(1)",
            "javascript\u{200b}:alert(1)",
            "data:text/html,x",
            "cid:image001.png@01D9",
            "tel:+49341",
            "C:\\files\\x.pdf",
            "\\\\server\\x.pdf",
            "/\\evil.example",
            "///evil.example",
            "..///evil.example",
            "https:evil.example",
            "java&#09;script:alert(1)",
            "java&#09;script&#58;alert(1)",
            "https://crm.example.com@evil.example/login",
            "//crm.example.com@evil.example/login",
        ] {
            assert_eq!(Href::parse(written), None, "{written:?}");
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
