//! One invoice, as a document.

use leptos::prelude::window;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICE, INVOICES, invoice_with};
use super::screen::{Screen, pairs, text_of};
use super::support::settled;

async fn invoice_page(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/invoices/4").await;
    screen.wait_for("heading", "INV-4").await;
    screen
}

#[wasm_bindgen_test]
async fn the_documented_invoice_is_shown() {
    let crm = FakeCrm::signed_in();
    let screen = invoice_page(&crm).await;
    assert_eq!(
        screen.terms(".facts"),
        pairs(&[
            ("Date", "May 17, 2023"),
            ("Due date", "Jun 16, 2023"),
            ("Project", "SEO Optimization"),
            ("Left to pay", "$500.00"),
        ])
    );
    assert!(screen.text().contains("Overdue"), "it is past its day");
    let address: Vec<_> = screen.select("address div").iter().map(|line| text_of(line)).collect();
    assert_eq!(address, ["Test", "1234 Test", "Test"]);

    assert!(screen.find("table", "Items").is_some());
    let [item] = &screen.rows()[..] else {
        panic!("expected one item in: {}", screen.text());
    };
    assert!(
        item[0].starts_with("SEO Optimization") && item[0].contains("Voluptate corporis ut dolores."),
        "{item:?}"
    );
    assert_eq!(item[1..], ["1", "$500.00", "$500.00"]);
    assert_eq!(
        screen.terms(".totals"),
        pairs(&[
            ("Subtotal", "$500.00"),
            ("Total", "$500.00"),
            ("Left to pay", "$500.00")
        ])
    );
    for (heading, text) in [
        ("Note", "Test client Note"),
        ("Terms and conditions", "Term & conditions"),
    ] {
        assert!(screen.find("heading", heading).is_some());
        assert!(screen.text().contains(text));
    }
    for heading in ["Ship to", "Payments", "Attachments"] {
        assert_eq!(screen.find("heading", heading), None);
    }
}

#[wasm_bindgen_test]
async fn it_leads_to_its_page_in_the_crm_in_a_new_tab_that_knows_nothing_of_this_one() {
    for (status, label) in [
        ("1", "Pay or download"),
        ("4", "Pay or download"),
        ("2", "View or download"),
    ] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(INVOICE, &invoice_with(json!({ "status": status })));
        let screen = invoice_page(&crm).await;
        let link = screen.wait_for("link", &format!("{label} (opens in a new tab)")).await;
        let address = format!("{}invoice/4/e67647f69b1c74aa048020afdc1798d8", crm.root);
        assert_eq!(link.get_attribute("href"), Some(address));
        assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
        assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    }
}

#[wasm_bindgen_test]
async fn payments_discounts_and_files_are_shown_where_there_are_any() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        INVOICE,
        &invoice_with(json!({
            "discount_total": "50.00", "total_tax": "19.50", "adjustment": "-1.00", "total": "468.50",
            "total_left_to_pay": "368.50",
            "payments": [{ "amount": "100.00", "name": "Bank", "date": "2023-05-20", "transactionid": "T&amp;1" }],
            "attachments": [
                { "file_name": "terms.pdf", "external_link": "https://files.example/terms.pdf" },
                { "file_name": "plan.pdf", "external_link": "javascript:alert(1)" },
                { "file_name": "costs.pdf", "external_link": "https://crm.example.com@files.example/costs.pdf" },
                { "file_name": "internal.pdf", "visible_to_customer": "0" },
            ],
        })),
    );
    let screen = invoice_page(&crm).await;
    assert_eq!(
        screen.terms(".totals"),
        pairs(&[
            ("Subtotal", "$500.00"),
            ("Discount", "\u{2212}$50.00"),
            ("Tax", "$19.50"),
            ("Adjustment", "\u{2212}$1.00"),
            ("Total", "$468.50"),
            ("Left to pay", "$368.50"),
        ])
    );
    assert!(screen.find("table", "Payments").is_some());
    assert_eq!(screen.rows()[1], ["May 20, 2023", "Bank", "T&1", "$100.00"]);
    assert!(screen.find("link", "terms.pdf (opens in a new tab)").is_some());
    assert!(
        screen
            .text()
            .contains("terms.pdf (opens in a new tab) (files.example) PDF"),
        "where it leads to: {}",
        screen.text()
    );
    assert!(screen.text().contains("plan.pdf"), "by its name alone");
    for file in ["plan.pdf", "costs.pdf"] {
        assert_eq!(screen.find("link", &format!("{file} (opens in a new tab)")), None);
    }
    assert!(!screen.text().contains("internal.pdf"));
}

#[wasm_bindgen_test]
async fn what_the_server_lets_out_by_mistake_is_not_shown() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        INVOICE,
        &invoice_with(json!({
            "adminnote": "leaked-note", "allowed_payment_modes": "a:1:{i:0;s:6:\"leaked\";}", "password": "leaked-hash",
        })),
    );
    let screen = invoice_page(&crm).await;
    assert!(!screen.shadow.inner_html().contains("leaked"));
}

/// Everything that would run, if a browser took it as it came.
const HOSTILE: &str = r#"<p>Dear <b>Anna</b></p>
    <script>window.ran = "script"</script>
    <img src="data:," onerror="window.ran = 'image'">
    <svg onload="window.ran = 'svg'"><script>window.ran = "svg script"</script></svg>
    <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
    <a href="javascript:window.ran = 'link'">our site</a>
    <a href="JaVa&#09;ScRiPt:window.ran = 'link'" onclick="window.ran = 'click'">again</a>
    <form action="javascript:window.ran = 'form'"><button autofocus onfocus="window.ran = 'focus'">Pay</button></form>
    <style>* { display: none }</style><p style="position: fixed">Yours</p>"#;

fn what_ran() -> JsValue {
    js_sys::Reflect::get(&window(), &"ran".into()).unwrap()
}

#[wasm_bindgen_test]
async fn q11_nothing_in_the_servers_html_runs_in_any_browser() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        INVOICE,
        &invoice_with(json!({ "clientnote": HOSTILE, "terms": HOSTILE })),
    );
    let screen = invoice_page(&crm).await;
    screen
        .until("note and terms", || screen.select(".rich-text p > b").len() == 2)
        .await;
    for link in screen.select(".rich-text a") {
        link.click();
    }
    settled().await;
    assert_eq!(what_ran(), JsValue::UNDEFINED);
    assert!(screen.text().contains("Yours"));
    for unwanted in [
        "script",
        "img",
        "svg",
        "iframe",
        "form",
        "style",
        "[style]",
        "[onerror]",
        "[onload]",
        "[onclick]",
    ] {
        assert_eq!(screen.select(&format!(".rich-text {unwanted}")).len(), 0, "{unwanted}");
    }
    assert_eq!(
        screen.select(".rich-text a[href]").len(),
        0,
        "no link leads to a script"
    );
}

#[wasm_bindgen_test]
async fn q11_html_keeps_its_structure_in_any_browser() {
    let crm = FakeCrm::signed_in();
    let note = r#"<p>One<br>Two &amp; three</p><ul><li><a href="www.acme.example" target="_top">Acme</a></li></ul>"#;
    crm.answer_data(INVOICE, &invoice_with(json!({ "clientnote": note })));
    let screen = invoice_page(&crm).await;
    let link = ".document > section .rich-text li a";
    screen
        .until("a link in a list", || screen.select(link).len() == 1)
        .await;
    let link = &screen.select(link)[0];
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://www.acme.example"));
    assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
}

#[wasm_bindgen_test]
async fn the_code_of_a_script_is_no_text_of_the_document() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(INVOICE, &invoice_with(json!({ "clientnote": HOSTILE })));
    let screen = invoice_page(&crm).await;
    screen.until("the note", || screen.text().contains("Dear Anna")).await;
    assert!(!screen.text().contains("window.ran"), "{}", screen.text());
}

#[wasm_bindgen_test]
async fn t5_an_invoice_that_is_not_there_says_so_and_leads_back() {
    let crm = FakeCrm::signed_in();
    crm.refuse(INVOICE, 404, "No data found");
    let screen = Screen::open(&crm, "/invoices/4").await;
    screen.wait_for_text("alert", "This was not found.").await;
    assert!(screen.find("button", "Try again").is_some());
    let links = screen.all("link");
    let back = links.iter().rfind(|link| text_of(link) == "Invoices").unwrap();
    back.click();
    screen.wait_for("link", "INV-4").await;
    assert_eq!(crm.count(INVOICES), 1);
}

#[wasm_bindgen_test]
async fn an_id_of_unusual_characters_is_encoded_once() {
    let crm = FakeCrm::signed_in();
    let call = "GET invoices/id/a%2Fb%20c";
    crm.answer_data(call, &invoice_with(json!({ "id": "a/b c", "number": "7" })));
    let screen = Screen::open(&crm, "/invoices/a%2Fb%20c").await;
    screen.wait_for("heading", "INV-7").await;
    assert_eq!(crm.count(call), 1);
}

#[wasm_bindgen_test]
async fn no_amount_quantity_or_rate_vanishes() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        INVOICE,
        &invoice_with(json!({
            "subtotal": 0.1 + 0.2, "discount_total": "12,50 €", "total_tax": 1_234.560_000_000_000_1,
            "total": "123456789012345678901234567890123.45", "total_left_to_pay": "n/a",
            "items": [
                { "description": "Cake", "qty": "1,5", "rate": "1.0e+3" },
                { "description": "Pie", "qty": 0.1 + 0.2, "rate": "10" },
            ],
            "payments": [{ "name": "Cash", "date": "2023-05-20" }],
        })),
    );
    let screen = invoice_page(&crm).await;
    assert_eq!(
        screen.terms(".totals"),
        pairs(&[
            ("Subtotal", "$0.30"),
            ("Discount", "12,50 €"),
            ("Tax", "$1,234.56"),
            ("Total", "123456789012345678901234567890123.45"),
            ("Left to pay", "n/a"),
        ])
    );
    let rows = screen.rows();
    assert_eq!(rows[0], ["Cake", "1,5", "$1,000.00", ""]);
    assert_eq!(rows[1], ["Pie", "0.3", "$10.00", "$3.00"]);
    assert_eq!(rows[2], ["May 20, 2023", "Cash", "", ""]);
}
