//! Values that servers should not send, as they are written in JSON.

/// What stands in the place of a value. Some are no JSON at all.
pub const ODD: [&str; 96] = [
    // Other types
    "null",
    "true",
    "false",
    "0",
    "1",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "[null]",
    r#"{"":""}"#,
    r#"{"0":{},"2":{"id":"3"}}"#,
    r#"["x",1,null,{"id":1}]"#,
    "\"\"",
    "\" \"",
    // Numbers
    "-0",
    "-1",
    "0.1",
    "1e400",
    "-1e400",
    "1E-400",
    "1e99999999999999999999",
    "4294967296",
    "9223372036854775808",
    "18446744073709551616",
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "0.00000000000000000000000000001",
    "00",
    "007",
    "1.",
    ".5",
    "-",
    "+1",
    "0x1f",
    "NaN",
    "Infinity",
    "-Infinity",
    "undefined",
    "\"NaN\"",
    "\"inf\"",
    "\"-0\"",
    "\"1e5\"",
    "\"1,000.00\"",
    "\"007\"",
    "\" 7 \"",
    "\"+7\"",
    "\"0x1f\"",
    "\"1_000\"",
    "\"79228162514264337593543950335\"",
    "\"-79228162514264337593543950335\"",
    "\"٣\"",
    // Days and moments
    "\"0000-00-00\"",
    "\"0000-00-00 00:00:00\"",
    "\"0001-01-01\"",
    "\"9999-12-31\"",
    "\"9999-99-99\"",
    "\"-1-1-1\"",
    "\"2023-02-29\"",
    "\"2023-05-17T23:59:59Z\"",
    "\"2023-05-17 23:59:60\"",
    "\"２０２３-05-17\"",
    "\"é023-05-17\"",
    "1684337499",
    "-1684337499",
    // Unicode
    r#""\ud800""#,
    r#""\udc00\ud800""#,
    r#""\ud83d\ude00""#,
    r#""\u0000""#,
    r#""\u00""#,
    "\"\u{0}\"",
    "\"\n\"",
    "\"\u{feff}x\u{feff}\"",
    "\"\u{202e}txet\u{2066}\u{200f}\"",
    "\"Z\u{300}\u{301}\u{302}\u{303}\u{489}a\u{338}\"",
    "\"👩\u{200d}👩\u{200d}👧🏽🏳\u{fe0f}\u{200d}🌈\"",
    "\"ﷺ İSTANBUL ß ŉ ǆ\"",
    // HTML
    "\"<\"",
    "\"</\"",
    "\"<p\"",
    "\"<!-- never closed\"",
    "\"<script>never closed\"",
    "\"<p style=\\\"never closed>x\"",
    "\"<p é='ü' on=>ß<br/é>\"",
    "\"<h99999999999999999999>x</h1><h>\"",
    "\"{proposal_items}<p>{proposal_items}\"",
    "\"&amp;amp;&#xD800;&#x110000;&#99999999999999;&#x;&#;&;&é;\"",
    // What else is in fields of PHP
    r#""a:1:{i:0;s:1:\"1\";}""#,
    r#""O:8:\"stdClass\":0:{}""#,
    "\"a:\"",
    "\"javascript:alert(1)\"",
    "\"https://\"",
    "\"#é1\"",
    "\"#12345g\"",
];

/// What PHP and servers put before an answer.
pub const NOISE: [&str; 6] = [
    "\u{feff}",
    "\r\n\n  ",
    "\n<b>Warning</b>:  Undefined array key \"{x}\" in <b>/var/www/crm/x.php</b> on line <b>1</b><br />\n",
    "<div>A PHP Error was encountered {\"status\":true,\"data\":[}</div>",
    "{\"status\":\"x\"}{\"",
    "null[]{}",
];

/// A text of a length.
type Long = fn(usize) -> String;

/// Values of any length, by what they consist of. The length is that of the text, more or less.
pub const LONG: [(&str, Long); 41] = [
    ("lists in lists", |n| "[".repeat(n / 2) + &"]".repeat(n / 2)),
    ("lists that never end", |n| "[".repeat(n)),
    ("objects in objects", |n| {
        r#"{"a":"#.repeat(n / 6) + "1" + &"}".repeat(n / 6)
    }),
    ("objects that never end", |n| r#"{"a":"#.repeat(n / 5)),
    ("objects that never begin", |n| r#"{"{""#.repeat(n / 4)),
    ("both in each other", |n| {
        r#"[{"status":"#.repeat(n / 12) + "1" + &"}]".repeat(n / 12)
    }),
    ("empty lists", |n| list(n / 3, "[]")),
    ("empty objects", |n| list(n / 3, "{}")),
    ("rows with an id", |n| list(n / 9, r#"{"id":1}"#)),
    ("rows of different currencies", |n| {
        numbered(n / 54, '[', ']', |at| {
            format!(r#"{{"id":1,"status":1,"total":"1.5","currency_name":"{at}"}}"#)
        })
    }),
    ("rows with the same subject", |n| {
        numbered(n / 36, '[', ']', |at| format!(r#"{{"ticketid":{at},"subject":"x"}}"#))
    }),
    ("numbers", |n| list(n / 2, "1")),
    ("texts", |n| list(n / 4, "\"x\"")),
    ("texts in lists", |n| list(n / 6, "[\"x\"]")),
    ("fields that are off", |n| {
        numbered(n / 14, '{', '}', |at| format!(r#""f{at}":"0""#))
    }),
    ("fields that are on", |n| {
        numbered(n / 14, '{', '}', |at| format!(r#""f{at}":"1""#))
    }),
    ("fields of one name", |n| {
        numbered(n / 8, '{', '}', |_| r#""a":"x""#.to_owned())
    }),
    ("digits", |n| "9".repeat(n)),
    ("decimals", |n| format!("0.{}", "0".repeat(n))),
    ("digits of a text", |n| quoted(n, "9")),
    ("letters", |n| quoted(n, "x")),
    ("escapes", |n| quoted(n / 6, "\\u00e9")),
    ("blanks", |n| quoted(n, " ")),
    ("lines", |n| quoted(n / 3, "x\\n")),
    ("dashes", |n| quoted(n, "-")),
    ("marks on one letter", |n| quoted(n / 2, "\u{301}")),
    ("ampersands", |n| quoted(n, "&")),
    ("entities", |n| quoted(n / 8, "&hellip;")),
    ("entities that are none", |n| quoted(n / 8, "&hellipp;")),
    ("ampersands before one semicolon", |n| {
        format!("\"{};\"", "&#".repeat(n / 2))
    }),
    ("entities", |n| quoted(n / 5, "&amp;")),
    ("tags", |n| quoted(n / 3, "<b>")),
    ("formats of different attributes", |n| {
        let formats: Vec<_> = (0..n / 30).map(|at| format!("<b title={at:06}>")).collect();
        let formats = formats.concat();
        format!("\"<p>{formats}</p>{}\"", "<p>x".repeat(n / 8))
    }),
    ("formats that are parts of their own", |n| {
        let links: Vec<_> = (0..n / 60)
            .map(|at| format!("<a href='#p{at:06}'>1</a><b id='p{at:06}'>"))
            .collect();
        let links = links.concat();
        format!("\"<p>{links}</p>{}\"", "<p>x".repeat(n / 8))
    }),
    ("breaks", |n| quoted(n / 4, "<br>")),
    ("links to other hosts", |n| {
        quoted(n / 30, "<a href=//a.example/b>c</a>")
    }),
    ("tags that never end", |n| quoted(n / 3, "<br ")),
    ("comments that never end", |n| quoted(n / 4, "<!--")),
    ("scripts that never end", |n| quoted(n / 8, "<script>")),
    ("attributes", |n| format!("\"<p {}>\"", "a=b on=c ".repeat(n / 9))),
    ("attributes that never end", |n| {
        format!("\"<p {}\"", r#"a=\"b>'"#.repeat(n / 8))
    }),
];

fn quoted(count: usize, part: &str) -> String {
    format!("\"{}\"", part.repeat(count))
}

fn list(count: usize, value: &str) -> String {
    numbered(count, '[', ']', |_| value.to_owned())
}

fn numbered(count: usize, begin: char, end: char, part: impl Fn(usize) -> String) -> String {
    let parts: Vec<_> = (0..count).map(part).collect();
    format!("{begin}{}{end}", parts.join(","))
}
