//! What `xss_clean` makes of a message (R8): the effects that a customer's plain text can have on it.

use super::database::text_of;

/// What is taken out, and what stands there then.
const NEVER_ALLOWED: [(&str, &str); 8] = [
    ("javascript:", REMOVED),
    ("vbscript:", REMOVED),
    ("document.cookie", REMOVED),
    ("document.write", REMOVED),
    (".innerhtml", REMOVED),
    ("<!--", "&lt;!--"),
    ("-->", "--&gt;"),
    ("\t", " "),
];

const REMOVED: &str = "[removed]";

/// Tags that are shown as text.
const NAUGHTY_TAGS: [&str; 12] = [
    "body", "button", "embed", "form", "head", "html", "iframe", "input", "object", "style", "textarea", "title",
];

/// Words before a bracket that make it a call.
const CALLS: [&str; 8] = ["alert", "prompt", "confirm", "eval", "exec", "system", "file", "unlink"];

/// A message as the module gets it. Bytes that are no text any more are in it as `database` keeps them.
pub fn clean(typed: &str) -> String {
    let mut text = text_of(&decoded(typed.as_bytes()));
    for (word, instead) in NEVER_ALLOWED {
        text = replaced(&text, word, instead);
    }
    without_calls(&with_tidy_tags(&text))
}

/// Decodes `%` with two hexadecimal digits, also where there are blanks before these: of `50% deposit` it makes a byte.
fn decoded(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        let code = (*byte == b'%').then(|| hexadecimal(after)).flatten();
        let (byte, after) = code.unwrap_or((*byte, after));
        decoded.push(byte);
        rest = after;
    }
    if decoded == bytes {
        decoded
    } else {
        self::decoded(&decoded)
    }
}

/// The byte of the next two digits, and what follows them.
fn hexadecimal(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let digit = |bytes: &'_ [u8]| {
        let blanks = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let digit = char::from(*bytes.get(blanks)?).to_digit(16)?;
        Some((u8::try_from(digit).ok()?, blanks + 1))
    };
    let (high, first) = digit(bytes)?;
    let (low, second) = digit(&bytes[first..])?;
    Some((16 * high + low, &bytes[first + second..]))
}

/// Replaces a word of lower case, in whatever case it is written.
fn replaced(text: &str, word: &str, instead: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.to_ascii_lowercase().find(word) {
        out.push_str(&rest[..at]);
        out.push_str(instead);
        rest = &rest[at + word.len()..];
    }
    out + rest
}

/// Has a tag keep its name and the attributes that have values, whatever else stands between `<` and `>`.
fn with_tidy_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        if let Some(end) = inside.find('>')
            && let Some(name) = name_of(&inside[..end])
        {
            out.push_str(&tag(&inside[..end], name));
            rest = &inside[end + 1..];
        } else {
            out.push_str("&lt;");
            rest = inside;
        }
    }
    out + rest
}

/// The name of a tag, after its slash.
fn name_of(inside: &str) -> Option<&str> {
    let name = inside.trim_start_matches('/').trim_start();
    let end = name.find(|character: char| !character.is_ascii_alphanumeric());
    Some(&name[..end.unwrap_or(name.len())]).filter(|name| !name.is_empty())
}

fn tag(inside: &str, name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if lower == "script" {
        return REMOVED.to_owned();
    }
    if NAUGHTY_TAGS.contains(&lower.as_str()) {
        return format!("&lt;{inside}&gt;");
    }
    let slash = &inside[..inside.find(name).unwrap_or_default()];
    let attributes = inside.split_whitespace().skip(1).filter(|part| part.contains('='));
    let attributes = attributes.flat_map(|attribute| {
        let is_evil = attribute.to_ascii_lowercase().starts_with("on") || attribute.starts_with("style");
        [" ", if is_evil { "xss=removed" } else { attribute }]
    });
    let attributes: String = attributes.collect();
    format!("<{slash}{name}{attributes}>")
}

/// Writes the brackets of what looks like a call as entities.
fn without_calls(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let before = rest[..open].trim_end().to_ascii_lowercase();
        let is_call = CALLS.iter().any(|call| before.ends_with(call));
        match rest[open..].find(')') {
            Some(length) if is_call => {
                let close = open + length;
                out.extend([&rest[..open], "&#40;", &rest[open + 1..close], "&#41;"]);
                rest = &rest[close + 1..];
            }
            _ => {
                out.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
            }
        }
    }
    out + rest
}
