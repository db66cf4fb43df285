//! The list of invoices: what it shows, and how it is searched, sorted, filtered and leafed through.

use leptos::prelude::window;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICES, invoice_with};
use super::screen::{Screen, text_of};
use super::support::hash;

/// Three invoices: numbers, days and amounts are each in another order.
fn three() -> Value {
    let invoice = |id: u32, date: &str, total: &str, project: &str, status: (&str, &str)| {
        invoice_with(json!({
            "id": id, "number": id, "date": date, "duedate": "9999-12-31", "total": total, "project_name": project,
            "status": status.0, "status_name": status.1,
        }))
    };
    json!([
        invoice(9, "2026-02-01", "1000.00", "Website", ("1", "Unpaid")),
        invoice(10, "2026-01-01", "20.00", "Logo", ("2", "Paid")),
        invoice(2, "2026-03-01", "300.00", "Website logo", ("1", "Unpaid")),
    ])
}

/// Many invoices, from `INV-1` on, each a day older than the one before.
fn many(count: u32) -> Value {
    let invoice = |id: u32| {
        let date = format!("2026-{:02}-{:02}", 12 - id / 28, 28 - id % 28);
        invoice_with(json!({ "id": id, "number": id, "date": date }))
    };
    (1..=count).map(invoice).collect()
}

async fn list_of(crm: &FakeCrm, invoices: &Value, address: &str) -> Screen {
    crm.answer_data(INVOICES, invoices);
    let screen = Screen::open(crm, address).await;
    screen.until("a list", || !screen.all("row").is_empty()).await;
    screen
}

#[wasm_bindgen_test]
async fn the_documented_list_is_a_table_with_a_row_per_invoice() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/invoices").await;
    let link = screen.wait_for("link", "INV-4").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/invoices/4"));
    assert_eq!(screen.title().as_deref(), Some("Invoices"));
    let headings: Vec<_> = screen
        .all("columnheader")
        .iter()
        .map(|heading| text_of(heading))
        .collect();
    assert_eq!(headings, ["Invoice", "Project", "Date", "Due date", "Status", "Total"]);
    assert_eq!(
        screen.rows(),
        [[
            "INV-4",
            "SEO Optimization",
            "May 17, 2023",
            "Jun 16, 2023",
            "Overdue",
            "$500.00"
        ]]
    );
    screen.wait_for_text("status", "1 result").await;
}

#[wasm_bindgen_test]
async fn the_parts_of_the_table_have_their_roles_written_out() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    for (selector, count) in [
        ("[role=table]", 1),
        ("[role=rowgroup]", 2),
        ("[role=row]", 4),
        ("[role=columnheader]", 6),
        ("[role=rowheader]", 3),
        ("[role=cell]", 15),
    ] {
        assert_eq!(screen.select(selector).len(), count, "{selector}");
    }
}

#[wasm_bindgen_test]
async fn the_newest_invoices_come_first() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    assert_eq!(screen.first_column(), ["INV-2", "INV-9", "INV-10"]);
    assert_eq!(sorted_by(&screen), ["Date descending"]);
}

/// The columns that are marked as sorted, with their direction.
fn sorted_by(screen: &Screen) -> Vec<String> {
    let marked = screen.select("[aria-sort]").into_iter();
    marked
        .map(|heading| format!("{} {}", text_of(&heading), heading.get_attribute("aria-sort").unwrap()))
        .collect()
}

#[wasm_bindgen_test]
async fn a_heading_sorts_by_its_column_and_again_the_other_way() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    for (heading, expected, marked, address) in [
        (
            "Invoice",
            ["INV-2", "INV-9", "INV-10"],
            "Invoice ascending",
            "#/invoices?sort=number",
        ),
        (
            "Invoice",
            ["INV-10", "INV-9", "INV-2"],
            "Invoice descending",
            "#/invoices?sort=-number",
        ),
        (
            "Total",
            ["INV-10", "INV-2", "INV-9"],
            "Total ascending",
            "#/invoices?sort=total",
        ),
        (
            "Project",
            ["INV-10", "INV-9", "INV-2"],
            "Project ascending",
            "#/invoices?sort=project",
        ),
        (
            "Date",
            ["INV-10", "INV-9", "INV-2"],
            "Date ascending",
            "#/invoices?sort=date",
        ),
    ] {
        screen.click("button", heading).await;
        screen.until(marked, || sorted_by(&screen) == [marked]).await;
        screen.until(address, || screen.first_column() == expected).await;
        assert_eq!(hash(), address);
    }
}

#[wasm_bindgen_test]
async fn typing_into_the_search_narrows_the_list_and_keeps_the_focus() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    let field = screen.field("Search");
    for (typed, expected, count) in [
        ("LOGO", &["INV-2", "INV-10"][..], "2 results"),
        ("logo web", &["INV-2"], "1 result"),
        ("unpaid", &["INV-2", "INV-9"], "2 results"),
        ("1000", &["INV-9"], "1 result"),
        ("nothing like it", &[], "0 results"),
        ("", &["INV-2", "INV-9", "INV-10"], "3 results"),
    ] {
        screen.fill("Search", typed);
        screen.until(typed, || screen.first_column() == expected).await;
        screen.wait_for_text("status", count).await;
        assert_eq!(screen.shadow.active_element(), Some(field.clone().into()), "{typed}");
    }
    assert_eq!(crm.count(INVOICES), 1, "the server is not asked for it");
}

#[wasm_bindgen_test]
async fn back_leads_out_of_the_list_and_not_through_every_letter() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/").await;
    screen.click("link", "All invoices").await;
    screen.until("the list", || !screen.rows().is_empty()).await;
    for typed in ["i", "in", "inv"] {
        screen.fill("Search", typed);
    }
    assert_eq!(hash(), "#/invoices?search=inv");
    window().history().unwrap().back().unwrap();
    screen.wait_for("heading", "Dashboard").await;
}

#[wasm_bindgen_test]
async fn a_search_without_a_match_says_so_and_leads_back_to_all() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen.fill("Search", "nothing like it");
    screen
        .until("word of it", || screen.text().contains("Nothing matches your search."))
        .await;
    assert_eq!(hash(), "#/invoices?search=nothing+like+it");
    screen.click("button", "Show all").await;
    screen.until("all invoices", || screen.rows().len() == 3).await;
    assert_eq!(
        (screen.value("Search"), hash()),
        (String::new(), "#/invoices".to_owned())
    );
}

#[wasm_bindgen_test]
async fn the_statuses_that_occur_can_be_chosen() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    let options: Vec<_> = screen.select("option").iter().map(|option| text_of(option)).collect();
    assert_eq!(options, ["All", "Unpaid", "Paid"]);
    screen.choose("Status", "Paid");
    screen
        .until("the paid one", || screen.first_column() == ["INV-10"])
        .await;
    assert_eq!(hash(), "#/invoices?status=2");
    screen.choose("Status", "All");
    screen.until("all invoices", || screen.rows().len() == 3).await;
    assert_eq!(hash(), "#/invoices");
}

#[wasm_bindgen_test]
async fn a_view_can_be_opened_by_its_address() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices?search=web&status=1&sort=total").await;
    assert_eq!(screen.first_column(), ["INV-2", "INV-9"]);
    assert_eq!(
        (screen.value("Search"), screen.value("Status")),
        ("web".to_owned(), "1".to_owned())
    );
    assert_eq!(sorted_by(&screen), ["Total ascending"]);
}

#[wasm_bindgen_test]
async fn a_long_list_has_pages() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &many(60), "/invoices").await;
    let shows = |first: &str, rows: usize| {
        let column = screen.first_column();
        column.first().is_some_and(|number| number == first) && column.len() == rows
    };
    assert!(shows("INV-1", 25));
    assert!(screen.text().contains("Page 1 of 3"));
    assert_eq!(screen.find("link", "Previous"), None);

    screen.click("link", "Next").await;
    screen.until("the second page", || shows("INV-26", 25)).await;
    assert_eq!(hash(), "#/invoices?page=2");
    screen.click("link", "Next").await;
    screen.until("the last page", || shows("INV-51", 10)).await;
    assert_eq!(screen.find("link", "Next"), None);
    screen.click("link", "Previous").await;
    screen.until("the second page", || shows("INV-26", 25)).await;

    screen.fill("Search", "INV-60");
    screen
        .until("what is found, from its first page on", || shows("INV-60", 1))
        .await;
    assert_eq!(hash(), "#/invoices?search=INV-60");
}

#[wasm_bindgen_test]
async fn a_page_past_the_last_is_the_last() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &many(30), "/invoices?page=99").await;
    assert_eq!(screen.rows().len(), 5);
    assert!(screen.text().contains("Page 2 of 2"));
}

#[wasm_bindgen_test]
async fn t5_no_invoices_is_no_failure() {
    for status in [404, 200] {
        let crm = FakeCrm::signed_in();
        match status {
            404 => crm.refuse(INVOICES, 404, "No data found"),
            _ => crm.answer_data(INVOICES, &json!([])),
        }
        let screen = Screen::open(&crm, "/invoices").await;
        screen
            .until("word of it", || screen.text().contains("There are no invoices yet."))
            .await;
        assert_eq!((screen.all("alert").len(), screen.all("table").len()), (0, 0));
    }
}

#[wasm_bindgen_test]
async fn a_failure_can_be_tried_again() {
    let crm = FakeCrm::signed_in();
    crm.answer(INVOICES, 500, "<html>500</html>");
    let screen = Screen::open(&crm, "/invoices").await;
    screen
        .wait_for_text("alert", "Nothing is lost; try again in a few minutes.")
        .await;
    assert_eq!(screen.title().as_deref(), Some("Invoices"));
    crm.answer_data(INVOICES, &three());
    screen.click("button", "Try again").await;
    screen.until("the list", || screen.rows().len() == 3).await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn an_old_list_stays_with_a_notice_when_it_cannot_be_had_anew() {
    let crm = FakeCrm::signed_in();
    let screen = list_of(&crm, &three(), "/invoices").await;
    screen.click("link", "Dashboard").await;
    screen.wait_for("heading", "Dashboard").await;
    crm.cut(INVOICES);
    screen.click("link", "Invoices").await;
    screen.wait_for_text("status", "What you see is from earlier.").await;
    screen.until("the list", || screen.rows().len() == 3).await;
    assert_eq!(screen.all("alert").len(), 0);

    crm.answer_data(INVOICES, &json!([invoice_with(json!({}))]));
    screen.click("button", "Try again").await;
    screen
        .until("the new list", || screen.first_column() == ["INV-4"])
        .await;
    assert!(!screen.text().contains("What you see is from earlier."));
}
