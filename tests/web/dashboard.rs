//! The dashboard: what needs the customer's attention.

use customer_portal::format::today;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICES, MENU, invoice_with};
use super::screen::{Screen, text_of};

fn invoice(id: u32, status: &str, due: &str, total: &str, currency: &str) -> Value {
    invoice_with(json!({
        "id": id, "number": id, "status": status, "status_name": null, "duedate": due, "total": total,
        "currency_name": currency, "symbol": currency,
    }))
}

#[wasm_bindgen_test]
async fn what_is_overdue_comes_before_what_is_to_be_paid_later_with_a_sum_per_currency() {
    let crm = FakeCrm::signed_in();
    let today = today().to_string();
    crm.answer_data(
        INVOICES,
        &json!([
            invoice(1, "1", "9999-12-31", "10.00", "EUR"),
            invoice(2, "3", &today, "20.00", "EUR"),
            invoice(3, "1", "2020-01-01", "1000.10", "EUR"),
            invoice(4, "4", "2021-01-01", "0.20", "EUR"),
            invoice(5, "4", "2019-01-01", "5.00", "USD"),
            invoice(6, "2", "2020-01-01", "7.00", "EUR"),
            invoice(7, "5", "2020-01-01", "8.00", "EUR"),
        ]),
    );
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "To pay").await;
    let groups: Vec<_> = screen
        .select("section")
        .iter()
        .map(|group| text_of(&group.query_selector("p").unwrap().unwrap()))
        .collect();
    assert_eq!(
        groups,
        [
            "3 invoices, USD 5.00 + EUR 1,000.30 in total",
            "2 invoices, EUR 30.00 in total"
        ]
    );
    let invoices: Vec<_> = screen.select("section li a").iter().map(|link| text_of(link)).collect();
    assert_eq!(
        invoices,
        ["INV-5", "INV-3", "INV-4", "INV-2", "INV-1"],
        "the most pressing first"
    );
    assert!(text_of(&screen.select("section li")[3]).contains("due today"));
}

#[wasm_bindgen_test]
async fn with_everything_paid_there_is_nothing_to_pay() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(INVOICES, &json!([invoice(6, "2", "2020-01-01", "7.00", "EUR")]));
    let screen = Screen::open_in_memory(&crm);
    screen
        .until("word of it", || screen.text().contains("Nothing to pay."))
        .await;
    screen.click("link", "All invoices").await;
    screen.wait_for("heading", "Invoices").await;
}

#[wasm_bindgen_test]
async fn invoices_that_the_menu_lacks_are_neither_shown_nor_asked_for() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(MENU, &json!([{ "name": "Projects", "short_name": "projects" }]));
    let screen = Screen::open_in_memory(&crm);
    screen
        .until("a word to go on", || {
            screen.text().contains("Choose a section from the menu.")
        })
        .await;
    assert_eq!(crm.count(INVOICES), 0);
    assert_eq!(screen.find("link", "All invoices"), None);
}
