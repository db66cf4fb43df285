//! What a list remembers, what it adds up to, the days that it is narrowed to, and the keys that lead through it.

use js_sys::Array;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICES, invoice_with};
use super::screen::{Screen, text_of};
use super::support::{call_js, hash, settled};

/// Three invoices, in two currencies.
fn three() -> Value {
    let invoice = |id: u32, date: &str, total: &str, currency: (&str, &str)| {
        invoice_with(json!({
            "id": id, "number": id, "date": date, "total": total,
            "currency_name": currency.0, "symbol": currency.1,
        }))
    };
    json!([
        invoice(1, "2026-01-31", "0.10", ("USD", "$")),
        invoice(2, "2026-02-28", "0.20", ("USD", "$")),
        invoice(3, "2026-03-31", "1000.00", ("EUR", "€")),
    ])
}

async fn list_of(crm: &FakeCrm, invoices: &Value, address: &str) -> Screen {
    crm.answer_data(INVOICES, invoices);
    let screen = Screen::open(crm, address).await;
    screen.until("a list", || !screen.all("row").is_empty()).await;
    screen
}

fn headings(screen: &Screen) -> Vec<String> {
    screen
        .all("columnheader")
        .iter()
        .map(|heading| text_of(heading))
        .collect()
}

async fn leave_and_return(screen: &Screen) {
    screen.click("link", "Dashboard").await;
    screen.wait_for("heading", "Dashboard").await;
    screen.click("link", "Invoices").await;
    screen.until("the list", || screen.rows().len() == 3).await;
}

#[wasm_bindgen_test]
async fn a_column_that_is_left_out_stays_so_for_the_tab() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen.field("Project").click();
    let left = ["Invoice", "Date", "Due date", "Status", "Total"];
    screen.until("one column less", || headings(&screen) == left).await;
    assert!(screen.rows().iter().all(|row| row.len() == 5));
    leave_and_return(&screen).await;
    assert_eq!(headings(&screen), left);

    drop(screen);
    let screen = list_of(&crm, &three(), "/invoices").await;
    assert_eq!(headings(&screen), left, "also after a reload");
    screen.click("button", "Reset columns and order").await;
    screen.until("all columns", || headings(&screen).len() == 6).await;
}

#[wasm_bindgen_test]
async fn the_column_that_names_the_record_cannot_be_left_out() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    for box_ in screen.select("[type=checkbox]") {
        box_.click();
    }
    screen.until("only the name", || headings(&screen) == ["Invoice"]).await;
    assert_eq!(screen.rows(), [["INV-3"], ["INV-2"], ["INV-1"]]);
    assert!(
        screen.all("status").iter().any(|status| text_of(status) == "3 results"),
        "what is not shown is not added up: {}",
        screen.text()
    );
}

#[wasm_bindgen_test]
async fn the_order_chosen_last_is_that_of_an_address_without_one() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen.click("button", "Invoice").await;
    screen
        .until("the order", || screen.first_column() == ["INV-1", "INV-2", "INV-3"])
        .await;
    leave_and_return(&screen).await;
    assert_eq!(hash(), "#/invoices");
    assert_eq!(screen.first_column(), ["INV-1", "INV-2", "INV-3"]);

    drop(screen);
    let screen = list_of(&crm, &three(), "/invoices?sort=-total").await;
    assert_eq!(screen.first_column(), ["INV-3", "INV-2", "INV-1"], "the address wins");
}

#[wasm_bindgen_test]
async fn what_is_found_is_added_up_by_currency() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen
        .wait_for_text("status", "3 results · Total: €1,000.00 + $0.30")
        .await;
    screen.fill("Search", "INV-2");
    screen.wait_for_text("status", "1 result · Total: $0.20").await;
    screen.fill("Search", "nothing like it");
    screen
        .until("no total", || {
            screen.all("status").iter().any(|status| text_of(status) == "0 results")
        })
        .await;
}

#[wasm_bindgen_test]
async fn days_narrow_the_list_and_are_in_the_address() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen.fill("Date from", "2026-02-28");
    screen
        .until("the later ones", || screen.first_column() == ["INV-3", "INV-2"])
        .await;
    assert_eq!(hash(), "#/invoices?from=2026-02-28");
    screen.fill("Date to", "2026-03-30");
    screen
        .until("the one between", || screen.first_column() == ["INV-2"])
        .await;
    assert_eq!(hash(), "#/invoices?from=2026-02-28&until=2026-03-30");
    screen
        .wait_for_text("status", "1 result · Feb 28, 2026 – Mar 30, 2026 · Total: $0.20")
        .await;
    // Between the digits of a year that is typed, the field has another one.
    screen.fill("Date to", "0202-03-30");
    settled().await;
    assert_eq!(screen.first_column(), ["INV-2"]);

    screen.click("button", "Show all").await;
    screen.until("all of them", || screen.rows().len() == 3).await;
    assert_eq!(
        (hash(), screen.value("Date from")),
        ("#/invoices".to_owned(), String::new())
    );
}

#[wasm_bindgen_test]
async fn days_the_wrong_way_round_leave_nothing_out_and_the_field_says_so() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices?from=2026-03-31&until=2026-01-01").await;
    assert_eq!(screen.rows().len(), 3);
    screen
        .wait_for_text("status", "The first day is after the last: all dates are shown")
        .await;
    let field = screen.field("Date to");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    let description = field.get_attribute("aria-describedby").unwrap();
    let problem = screen.select(&format!("#{description}"));
    assert_eq!(text_of(&problem[0]), "Choose Mar 31, 2026 or a later day.");
    screen.fill("Date to", "2026-03-31");
    screen
        .until("the one of that day", || screen.first_column() == ["INV-3"])
        .await;
    assert_eq!(
        (field.get_attribute("aria-invalid"), text_of(&problem[0])),
        (None, String::new())
    );
}

#[wasm_bindgen_test]
async fn the_arrows_lead_from_the_search_through_the_records() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    let search = screen.field("Search");
    search.focus().unwrap();
    for (key, expected) in [
        ("ArrowDown", "INV-3"),
        ("ArrowDown", "INV-2"),
        ("End", "INV-1"),
        ("ArrowDown", "INV-1"),
        ("ArrowUp", "INV-2"),
        ("Home", "INV-3"),
        ("ArrowUp", "INV-3"),
        ("a", "INV-3"),
    ] {
        let is_left_alone = press(&screen, key);
        let focused = screen.shadow.active_element().unwrap();
        assert_eq!(text_of(&focused), expected, "{key}");
        let leads_nowhere = matches!(
            (key, expected),
            ("ArrowDown", "INV-1") | ("ArrowUp", "INV-3") | ("a", _)
        );
        assert_eq!(is_left_alone, leads_nowhere, "{key}");
    }
}

/// Presses a key on what has the focus, and tells whether it is left to the browser.
fn press(screen: &Screen, key: &str) -> bool {
    let press = "([element, key]) =>
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))";
    let focused = screen.shadow.active_element().unwrap();
    let given = [JsValue::from(focused), key.into()].into_iter().collect::<Array>();
    call_js(press, &given).is_truthy()
}

#[wasm_bindgen_test]
async fn a_document_knows_its_place_in_the_list() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices?sort=number").await;
    screen.click("link", "INV-2").await;
    screen.until("its place", || screen.text().contains("2 of 3")).await;
    let href = |name: &str| screen.find("link", name).unwrap().get_attribute("href").unwrap();
    assert_eq!(
        (href("Previous"), href("Next")),
        ("#/invoices/1".to_owned(), "#/invoices/3".to_owned())
    );
    let back = screen.select(".back > a");
    assert_eq!(back[0].get_attribute("href").as_deref(), Some("#/invoices?sort=number"));
}

#[wasm_bindgen_test]
async fn amounts_with_another_sign_are_not_added_nor_what_cannot_be_read() {
    let crm = FakeCrm::signed_in();
    let invoice = |id: u32, total: Value, symbol: &str| {
        invoice_with(json!({ "id": id, "total": total, "currency_name": "", "name": "", "symbol": symbol }))
    };
    let invoices = json!([
        invoice(1, json!("100.00"), "$"),
        invoice(2, json!("100.00"), "€"),
        invoice(3, json!(100.000_000_000_001), "¥"),
        invoice(4, json!("1.234,56"), "$"),
        invoice(5, json!("7.00"), ""),
    ]);
    let screen = list_of(&crm, &invoices, "/invoices").await;
    screen
        .wait_for_text(
            "status",
            "5 results · Total: $100.00 + €100.00 + ¥100.00 \
             (without 2 amounts that could not be read or have no currency)",
        )
        .await;
    let totals: Vec<_> = screen
        .rows()
        .into_iter()
        .filter_map(|row| row.last().cloned())
        .collect();
    assert!(
        totals.contains(&"1.234,56".to_owned()),
        "as the server sent it: {totals:?}"
    );
}

#[wasm_bindgen_test]
async fn an_invoice_is_found_by_its_number_with_and_without_zeros_in_any_language() {
    for lang in ["en", "tr"] {
        for number in [
            json!({ "number": "4", "prefix": "INV-" }),
            json!({ "formatted_number": "INV-000004" }),
        ] {
            let crm = FakeCrm::signed_in();
            let mut four = number;
            four["id"] = json!(1);
            four["total"] = json!("1.00");
            crm.answer_data(
                INVOICES,
                &json!([
                    invoice_with(four),
                    invoice_with(json!({ "id": 2, "number": "777", "total": "1.00" })),
                ]),
            );
            let screen = Screen::with_attributes(&[("crm", &crm.root), ("routing", "memory"), ("lang", lang)]);
            screen.click("link", "Invoices").await;
            screen.until("a list", || screen.rows().len() == 2).await;
            for search in ["INV-000004", "inv-4", "INV-4", "inv-0000", "000004"] {
                screen.fill("Search", search);
                screen.until(search, || screen.rows().len() == 1).await;
                assert!(screen.first_column()[0].ends_with('4'), "{search}");
            }
        }
    }
}
