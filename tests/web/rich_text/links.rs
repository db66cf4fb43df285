//! Where the links in a text lead, and what they say of it.

use wasm_bindgen_test::wasm_bindgen_test;

use super::assert_left;

#[wasm_bindgen_test]
async fn q17_links_lead_to_the_web_or_to_mail_in_a_tab_of_their_own() {
    let link = |href: &str, host: &str| {
        format!(
            "<a href=\"{href}\" target=\"_blank\" rel=\"noopener noreferrer\">a</a> <small>(<bdi>{host}</bdi>)</small>"
        )
    };
    for (written, kept, host) in [
        (
            "https://acme.example/a?b=1#c",
            "https://acme.example/a?b=1#c",
            "acme.example",
        ),
        ("http://acme.example", "http://acme.example", "acme.example"),
        ("www.acme.example", "https://www.acme.example", "www.acme.example"),
        (
            "mailto:anna@acme.example",
            "mailto:anna@acme.example",
            "anna@acme.example",
        ),
        (
            "mailto:anna@acme.example?subject=a",
            "mailto:anna@acme.example?subject=a",
            "anna@acme.example",
        ),
        (
            "mailto:?to=eve@evil.example",
            "mailto:?to=eve@evil.example",
            "?to=eve@evil.example",
        ),
        (
            "mailto:anna@acme.example?BCC=eve@evil.example",
            "mailto:anna@acme.example?BCC=eve@evil.example",
            "anna@acme.example?BCC=eve@evil.example",
        ),
        (
            "mailto:anna@acme.example?bc%63=eve@evil.example",
            "mailto:anna@acme.example?bc%63=eve@evil.example",
            "anna@acme.example?bc%63=eve@evil.example",
        ),
        ("mailto://evil.example", "mailto://evil.example", "//evil.example"),
        ("//acme.example/a", "https://acme.example/a", "acme.example"),
    ] {
        let html =
            format!("<a href=\"{written}\" target=\"_top\" rel=\"opener\" ping=\"//evil.example\" download>a</a>");
        assert_left(&[(&html, &link(kept, host))]).await;
    }
    for written in [
        "javascript:window.ran=1",
        "JaVa&#09;ScRiPt:window.ran=1",
        "&#1;javascript:window.ran=1",
        "data:text/html,a",
        "vbscript:a",
        "blob:https://acme.example/a",
        "tel:+49341",
        "#/logout",
        "https://crm.example.com@evil.example/login",
        "https:///crm.example.com@evil.example/login",
    ] {
        assert_left(&[(&format!("<a href=\"{written}\">a</a>"), "<a>a</a>")]).await;
    }
}

#[wasm_bindgen_test]
async fn a_link_to_elsewhere_says_its_host_or_has_it_behind_it_wherever_browsers_end_it() {
    const LINK: &str = "<a href=\"https://evil.example/\" target=\"_blank\" rel=\"noopener noreferrer\">";
    const TOLD: &str = "</a> <small>(<bdi>evil.example</bdi>)</small>";
    let link = "<a href=https://evil.example/>";
    for (html, left) in [
        ("{a}evil.example/pay</a>", "{a}evil.example/pay</a>"),
        ("{a}Pay</a>", "{a}Pay{t}"),
        ("{a}<b>evil</b>.example</a>", "{a}<b>evil</b>.example{t}"),
        ("{a}evil.example/<br>crm.example</a>", "{a}evil.example/ crm.example{t}"),
        (
            "{a}evil.example/<img alt=crm.example></a>",
            "{a}evil.example/<span>crm.example</span>{t}",
        ),
        (
            "{a}One <a href=mailto:a@b.example>a@b.example</a>",
            "{a}One {t}<a href=\"mailto:a@b.example\" target=\"_blank\" rel=\"noopener noreferrer\">a@b.example</a>",
        ),
        ("<p>{a}Pay<p>x", "<p>{a}Pay{t}</p><p>{a}x{t}</p>"),
        (
            "<p><b>{a}Pay</b></p><div>x</div>",
            "<p><b>{a}Pay{t}</b></p><div>{a}x{t}</div>",
        ),
        (
            "<table><tr><td>{a}Pay<td>x</a></table>",
            "<table><tbody><tr><td>{a}Pay{t}</td><td>x</td></tr></tbody></table>",
        ),
        ("{a}<div>Pay</div></a>", "{a}<div>Pay</div>{t}"),
        ("<p>{a}<div>Pay</div></a>", "<p>{a}</a></p><div>{a}Pay{t}</div>"),
        (
            "{a}<img src=data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==></a>",
            "{a}<img alt=\"\" loading=\"lazy\" referrerpolicy=\"no-referrer\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\">{t}",
        ),
    ] {
        let left = left.replace("{a}", LINK).replace("{t}", TOLD);
        assert_left(&[(&html.replace("{a}", link), &left)]).await;
    }
}
