use super::*;

/// The destinations in the texts of the CRM at `https://crm.example/`.
fn resolve(href: &Href) -> Option<Destination> {
    let to = |address: String, is_own| Some(Destination { address, is_own });
    match href {
        Href::Web(link) => to(link.as_str().to_owned(), false),
        Href::Crm(path) if path == "knowledge-base/article/pay" => to("#/pay".to_owned(), true),
        Href::Crm(path) => to(format!("https://crm.example/{}", path.trim_start_matches('/')), false),
        Href::Part(_) => to("#/here".to_owned(), true),
    }
}

/// A text that is on the portal's page `#/here`.
fn prepared(html: &str) -> String {
    Html::parse(html).unwrap().prepared(Headings::Kept, &resolve).unwrap()
}

#[test]
fn headings_of_messages_are_bold() {
    let message = |html: &str| Html::parse(html).unwrap().prepared(Headings::Bold, &resolve).unwrap();
    assert_eq!(
        message("<h2>Sign in again</h2><p>a</p></h3>"),
        "<p><b>Sign in again</b></p><p>a</p>"
    );
    assert_eq!(prepared("<h2>Terms</h2>"), "<h2>Terms</h2>");
}

#[test]
fn a_text_of_too_many_elements_has_no_structure() {
    let is_prepared = |html: &str| Html::parse(html).unwrap().prepared(Headings::Kept, &resolve).is_some();
    let times = |count: usize, part: fn(usize) -> String| (0..count).map(part).collect::<String>();
    let titles = times(500, |at| format!("<b title={at}>"));
    let links = times(500, |at| format!("<a href=#p{at}>1</a>"));
    let marked = times(500, |at| format!("<p><b id=p{at}>x"));
    let formats = "<b><code><em><i><s><small><strike><strong><u>".repeat(3);
    for (html, is_small) in [
        ("<br>".repeat(20_000), true),
        ("<br>".repeat(20_001), false),
        ("a\n".repeat(20_000), true),
        ("a\n".repeat(20_002), false),
        // Equal formats are opened again three times, and attributes make no difference.
        (format!("<p>{titles}</p>{}", "<p>x".repeat(500)), true),
        (format!("{formats}{}", "<p>x".repeat(600)), true),
        (format!("{formats}{}", "<p>x".repeat(1_000)), false),
        (format!("{formats}{}", "<div></div>x".repeat(600)), false),
        (format!("<p>{links}{marked}"), true),
        ("<img alt=a>".repeat(1_000), true),
        ("<img alt=a>".repeat(1_001), false),
        ("<a href=#a>a".repeat(6_000), true),
        ("<a href=#a>a".repeat(7_000), false),
        ("<table><tr><td colspan=1000>".repeat(19), true),
        ("<table><tr><td colspan=1000>".repeat(20), false),
    ] {
        assert_eq!(is_prepared(&html), is_small, "{}", &html[..40]);
    }
}

#[test]
fn what_was_typed_without_tags_keeps_its_lines() {
    for (typed, html) in [
        ("One\r\nTwo\nThree\n", "One<br>Two<br>Three"),
        ("One\n\n\nTwo", "One<br><br><br>Two"),
        ("Ann <ann@example.com>:\nHello", "Ann &lt;ann@example.com>:<br>Hello"),
        ("One<br />\nTwo", "One<br>\nTwo"),
        ("<p>One\nTwo</p>", "<p>One\nTwo</p>"),
        ("a &lt;b&gt;\nc", "a &lt;b><br>c"),
        (
            "https://x.example/?id=1&currency=EUR&copy=3 R&D",
            "https://x.example/?id=1&amp;currency=EUR&amp;copy=3 R&amp;D",
        ),
        ("5 &euro; &amp;lt; 6 &#8364;", "5 € &amp;lt; 6 €"),
        ("<style>p {}</style>a", "a"),
    ] {
        assert_eq!(prepared(typed), html, "{typed}");
    }
}

#[test]
fn an_element_has_the_attributes_that_say_something_on_it() {
    for (html, left) in [
        (
            "<p style=\"color: red\" onclick=x() title=t class=MsoNormal href=/x>a</p>",
            "<p>a</p>",
        ),
        ("<td colspan=2 rowspan='x' headers=y>a", "<td colspan=\"2\">a"),
        ("<ol start=\"3\" type=a><li value=2>a", "<ol start=\"3\"><li>a"),
        (
            "<abbr title='\"a\" &amp; <b>'>c</abbr>",
            "<abbr title=\"&quot;a&quot; &amp; &lt;b&gt;\">c</abbr>",
        ),
        ("<br/><br clear=all></br><hr noshade>", "<br><br><br><hr>"),
        ("</div>a</p><p>b</p></p><h3>c</h4>", "a<p>b</p><h3>c</h4>"),
    ] {
        assert_eq!(prepared(html), left, "{html}");
    }
}

#[test]
fn links_lead_to_the_web_to_the_crm_or_into_the_portal() {
    let out = |address: &str| format!("<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer\">a</a>");
    for (href, link) in [
        (
            "https://acme.example/a?b=1&amp;c=2",
            out("https://acme.example/a?b=1&amp;c=2"),
        ),
        ("manual.pdf", out("https://crm.example/manual.pdf")),
        ("/uploads/x.pdf", out("https://crm.example/uploads/x.pdf")),
        ("knowledge-base/article/pay", "<a href=\"#/pay\">a</a>".to_owned()),
        ("javascript:alert(1)", "<a>a</a>".to_owned()),
        ("&#106;avascript:alert(1)", "<a>a</a>".to_owned()),
        ("#nowhere", "<a>a</a>".to_owned()),
    ] {
        assert_eq!(
            prepared(&format!("<a href=\"{href}\" target=_top>a</a>")),
            link,
            "{href}"
        );
    }
}

#[test]
fn a_part_is_marked_if_a_link_leads_to_it() {
    assert_eq!(
        prepared("<a href=\"#b%20c\">1</a><a href='#d'>2</a><h2 id='b c'>x</h2><font id=d>y</font><p id=e>z</p>"),
        "<a href=\"#/here\" data-to=\"b c\">1</a><a href=\"#/here\" data-to=\"d\">2</a>\
         <h2 data-part=\"b c\">x</h2><span data-part=\"d\"></span>y<p>z</p>"
    );
}

#[test]
fn pictures_have_an_address_if_it_can_be_shown() {
    let shown =
        |address: &str| format!("<img alt=\"a\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"{address}\">");
    for (src, picture) in [
        ("https://acme.example/a.png", shown("https://acme.example/a.png")),
        ("/media/a.png", shown("https://crm.example/media/a.png")),
        ("data:image/png;base64,AA==", shown("data:image/png;base64,AA==")),
        ("data:image/JPG;base64,AA==", shown("data:image/JPG;base64,AA==")),
        ("data:image/svg+xml;base64,AA==", "<img alt=\"a\">".to_owned()),
        ("cid:image001.png@01D9", "<img alt=\"a\">".to_owned()),
        ("mailto:ann@acme.example", "<img alt=\"a\">".to_owned()),
        ("javascript:alert(1)", "<img alt=\"a\">".to_owned()),
    ] {
        assert_eq!(
            prepared(&format!("<img src=\"{src}\" onerror=x() alt=a>")),
            picture,
            "{src}"
        );
    }
    assert_eq!(prepared("<image src=cid:1 alt=a>"), "<img alt=\"a\">", "its old name");
    assert_eq!(
        prepared("a<img src=/x width=100% height=80>"),
        "a<img height=\"80\" alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"https://crm.example/x\">"
    );
    for nothing in [
        "a<img src=https://spy.example/ width=1 height=1>",
        "a<img src=https://spy.example/ width=0>",
        "a<img onerror=x()>",
    ] {
        assert_eq!(prepared(nothing), "a", "{nothing}");
    }
    for mentioned in [
        "a<img src='cid:1'>",
        "a<img src='data:image/bmp;base64,AA==' width=1 height=300>",
    ] {
        assert!(prepared(mentioned).starts_with("a<img "), "{mentioned}");
    }
}
