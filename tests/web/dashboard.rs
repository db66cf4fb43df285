//! The dashboard: what needs the customer's attention, and pictures of the invoices.

use customer_portal::format::today;
use customer_portal::model::Date;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{
    CONTRACTS, ESTIMATES, FakeCrm, INVOICES, MENU, PROJECTS, PROPOSALS, TICKETS, contract_with, estimate_with,
    invoice_with, project_with, proposal_with, ticket_with,
};
use super::screen::{Screen, text_of};

/// All that the dashboard asks for, besides the menu.
const LISTS: [&str; 6] = [INVOICES, ESTIMATES, PROPOSALS, CONTRACTS, TICKETS, PROJECTS];

fn invoice(id: u32, status: &str, due: &str, total: &str, currency: &str) -> Value {
    invoice_with(json!({
        "id": id, "number": id, "status": status, "status_name": null, "duedate": due, "total": total,
        "currency_name": currency, "symbol": currency,
    }))
}

/// The day that is so many days from today.
fn in_days(days: i32) -> String {
    let day = Date::of_days_since_epoch(today().days_since_epoch() + days);
    day.unwrap().to_string()
}

/// Lets the menu have these sections alone.
fn menu_of(crm: &FakeCrm, sections: &[&str]) {
    let entries: Value = sections
        .iter()
        .map(|name| json!({ "name": name, "short_name": name }))
        .collect();
    crm.answer_data(MENU, &entries);
}

/// The text of a card, by its heading.
fn card(screen: &Screen, heading: &str) -> Option<String> {
    let cards = screen.select(".card");
    let has_heading = |text: &&String| text.starts_with(heading);
    cards
        .iter()
        .map(|card| text_of(card))
        .collect::<Vec<_>>()
        .iter()
        .find(has_heading)
        .cloned()
}

/// The headings below that of the page, in their order.
fn headings(screen: &Screen) -> Vec<String> {
    screen.select("h2").iter().map(|heading| text_of(heading)).collect()
}

#[wasm_bindgen_test]
async fn what_is_overdue_comes_before_what_is_to_be_paid_later_with_a_sum_per_currency() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["invoices"]);
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
async fn with_everything_paid_nothing_needs_the_customer() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["invoices"]);
    crm.answer_data(INVOICES, &json!([invoice(6, "2", "2020-01-01", "7.00", "EUR")]));
    let screen = Screen::open_in_memory(&crm);
    screen
        .until("word of it", || screen.text().contains("Nothing needs you right now."))
        .await;
    assert_eq!(screen.select(".card").len(), 0);
    screen.click("link", "All invoices").await;
    screen.wait_for("heading", "Invoices").await;
}

#[wasm_bindgen_test]
async fn sections_that_the_menu_lacks_are_neither_shown_nor_asked_for() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["projects", "loyalty"]);
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "Projects under way").await;
    assert_eq!(headings(&screen), ["Projects under way"]);
    let asked: Vec<_> = LISTS.iter().filter(|list| crm.count(list) > 0).collect();
    assert_eq!(asked, [&PROJECTS]);
}

#[wasm_bindgen_test]
async fn with_no_section_that_it_knows_the_dashboard_asks_for_nothing() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["loyalty"]);
    let screen = Screen::open_in_memory(&crm);
    screen
        .until("a word to go on", || {
            screen.text().contains("Choose a section from the menu.")
        })
        .await;
    assert!(LISTS.iter().all(|list| crm.count(list) == 0));
    assert_eq!(screen.find("link", "All invoices"), None);
}

#[wasm_bindgen_test]
async fn each_kind_of_record_that_needs_the_customer_has_a_card_with_the_way_to_its_list() {
    let crm = FakeCrm::signed_in();
    let soon = in_days(3);
    crm.answer_data(INVOICES, &json!([invoice(1, "1", &in_days(-1), "1.00", "EUR")]));
    let estimate = |id: u32, until: &str| {
        estimate_with(json!({ "id": id, "number": id, "status": "2", "status_name": "Sent", "expirydate": until }))
    };
    crm.answer_data(ESTIMATES, &json!([estimate(1, "2020-01-01"), estimate(2, &soon)]));
    let proposal = json!({ "id": 3, "subject": "A new shop", "status": "4", "status_name": "Sent", "open_till": soon });
    crm.answer_data(PROPOSALS, &json!([proposal_with(proposal)]));
    let unsigned = json!({ "id": 4, "subject": "Upkeep", "signed": "0", "marked_as_signed": "0", "dateend": null });
    crm.answer_data(CONTRACTS, &json!([contract_with(unsigned)]));
    let answered = json!({ "ticketid": 5, "subject": "It squeaks", "status": "3", "status_name": "Answered", "lastreply": format!("{} 10:00:00", in_days(-1)) });
    crm.answer_data(TICKETS, &json!([ticket_with(answered)]));
    let project = json!({ "id": 6, "name": "Web shop", "status": "2", "progress": "40", "deadline": soon });
    crm.answer_data(PROJECTS, &json!([project_with(project)]));
    let screen = Screen::open(&crm, "/").await;
    screen.wait_for("heading", "Invoices by status").await;
    assert_eq!(
        headings(&screen),
        [
            "Overdue",
            "Estimates about to expire",
            "Proposals about to expire",
            "Contracts to sign",
            "Answers for you",
            "Projects under way",
            "Invoices by status",
        ],
        "and no chart of months, since the documented invoice is of 2023"
    );
    let estimates = card(&screen, "Estimates").unwrap();
    assert!(estimates.contains("EST-2expires in 3 daysSent"), "{estimates}");
    assert!(
        !estimates.contains("EST-1"),
        "what has lapsed cannot be answered: {estimates}"
    );
    assert!(
        card(&screen, "Proposals")
            .unwrap()
            .contains("A new shopexpires in 3 days")
    );
    assert!(
        card(&screen, "Answers")
            .unwrap()
            .contains("It squeaksanswered yesterdayAnswered")
    );
    assert!(card(&screen, "Projects").unwrap().contains("Web shopdue in 3 days40%"));
    let ways: Vec<_> = screen
        .select(".more a")
        .iter()
        .map(|link| (text_of(link), link.get_attribute("href").unwrap()))
        .collect();
    let expected = [
        ("1 with the status “Overdue”", "#/invoices?status=4"),
        ("All 2 with the status “Sent”", "#/estimates?status=2"),
        ("1 with the status “Sent”", "#/proposals?status=4"),
        ("1 with the status “Not signed”", "#/contracts?status=unsigned"),
        ("1 with the status “Answered”", "#/tickets?status=3"),
        ("1 with the status “In Progress”", "#/projects?status=2"),
    ];
    assert_eq!(ways, expected.map(|(text, href)| (text.to_owned(), href.to_owned())));
}

#[wasm_bindgen_test]
async fn a_card_has_the_first_five_and_the_way_to_all() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["invoices"]);
    let many: Value = (1..=7)
        .map(|id| invoice(id, "4", "2020-01-01", "1.00", "EUR"))
        .collect();
    crm.answer_data(INVOICES, &many);
    let screen = Screen::open(&crm, "/").await;
    screen.wait_for("heading", "Overdue").await;
    assert_eq!(screen.select(".card li").len(), 5);
    screen.click("link", "All 7 with the status “Overdue”").await;
    screen.wait_for("heading", "Invoices").await;
    assert_eq!(screen.rows().len(), 7);
}

#[wasm_bindgen_test]
async fn what_is_missing_spoils_its_own_place_alone_and_can_be_had_there() {
    let crm = FakeCrm::signed_in();
    crm.answer(CONTRACTS, 500, "");
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "Invoices by status").await;
    assert_eq!(
        headings(&screen),
        ["Overdue", "Contracts", "Projects under way", "Invoices by status"]
    );
    assert_eq!(screen.all("alert").len(), 1);
    assert!(!screen.text().contains("Nothing needs you"), "which nobody can know");
    let unsigned = json!({ "id": 4, "subject": "Upkeep", "signed": "0", "marked_as_signed": "0", "dateend": null });
    crm.answer_data(CONTRACTS, &json!([contract_with(unsigned)]));
    screen.click("button", "Try again").await;
    screen.wait_for("heading", "Contracts to sign").await;
    assert_eq!(screen.all("alert").len(), 0);
    assert_eq!(crm.count(INVOICES), 1, "the others are not asked for again");
}

#[wasm_bindgen_test]
async fn what_all_have_in_common_goes_wrong_once() {
    let crm = FakeCrm::signed_in();
    for list in LISTS {
        crm.answer(list, 500, "");
    }
    let screen = Screen::open_in_memory(&crm);
    screen
        .wait_for(
            "heading",
            "Invoices, Estimates, Proposals, Contracts, Support, Projects",
        )
        .await;
    assert_eq!(screen.all("alert").len(), 1);
    for list in LISTS {
        crm.answer_data(list, &json!([]));
    }
    screen.click("button", "Try again").await;
    screen.wait_for("heading", "Welcome!").await;
    assert_eq!(screen.all("alert").len(), 0);
}

#[wasm_bindgen_test]
async fn what_comes_first_waits_for_what_belongs_above_it_but_not_for_ever() {
    let crm = FakeCrm::signed_in();
    crm.hold(PROPOSALS);
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "Overdue").await;
    assert_eq!(headings(&screen), ["Overdue"]);
    screen.wait_for("heading", "Projects under way").await;
    assert_eq!(
        headings(&screen)[..2],
        ["Overdue", "Proposals"],
        "which has a place of its own by now"
    );
    crm.release(PROPOSALS);
    screen
        .until("word of it", || {
            card(&screen, "Proposals").is_some_and(|text| text.contains("Nothing here needs you right now."))
        })
        .await;
}

#[wasm_bindgen_test]
async fn a_new_customer_is_welcome() {
    let crm = FakeCrm::signed_in();
    for list in LISTS {
        crm.refuse(list, 404, "No data found");
    }
    let screen = Screen::open(&crm, "/").await;
    screen.wait_for("heading", "Welcome!").await;
    assert_eq!(headings(&screen), ["Welcome!"]);
    let ways: Vec<_> = screen
        .select(".welcome a")
        .iter()
        .map(|link| link.get_attribute("href").unwrap())
        .collect();
    assert_eq!(ways, ["#/tickets/new", "#/knowledge-base"]);
}

#[wasm_bindgen_test]
async fn each_currency_has_a_chart_of_its_own_with_its_numbers_in_a_table_behind_it() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["invoices"]);
    let (this, last) = (today().month_start(), today().months_before(1).unwrap());
    let dated = |id: u32, date: Date, total: &str, currency: &str| {
        let mut invoice = invoice(id, "2", "2020-01-01", total, currency);
        invoice["date"] = json!(date.to_string());
        invoice
    };
    crm.answer_data(
        INVOICES,
        &json!([
            dated(1, this, "1000.10", "EUR"),
            dated(2, this, "0.20", "EUR"),
            dated(3, last.month_end(), "5.00", "EUR"),
            dated(4, last, "7.00", "USD"),
        ]),
    );
    let screen = Screen::open(&crm, "/").await;
    screen.wait_for("heading", "Invoices by month in EUR").await;
    assert_eq!(
        headings(&screen),
        [
            "Invoices by month in EUR",
            "Invoices by month in USD",
            "Invoices by status"
        ]
    );
    assert_eq!(screen.rows().len(), 0, "the tables are folded away");
    for table in screen.select("summary") {
        table.click();
    }
    let rows = screen.rows();
    assert_eq!(rows.len(), 12 + 12 + 1);
    assert_eq!(rows[10][1..], ["1", "EUR 5.00"]);
    assert_eq!(rows[11][1..], ["2", "EUR 1,000.30"]);
    assert_eq!(rows[22][1..], ["1", "USD 7.00"]);
    assert_eq!(rows[24], ["Paid", "4", "EUR 1,005.30 + USD 7.00"]);
    let bars: Vec<_> = screen
        .select(".chart svg a")
        .iter()
        .map(|bar| {
            (
                bar.get_attribute("aria-label").unwrap().replace('\u{a0}', " "),
                bar.get_attribute("href").unwrap(),
            )
        })
        .collect();
    assert_eq!(bars.len(), 2 + 1 + 1, "there is a bar where there are invoices");
    let (label, href) = &bars[1];
    assert!(label.ends_with(": 2 invoices, EUR 1,000.30"), "{label}");
    assert_eq!(
        *href,
        format!("#/invoices?search=EUR&from={this}&until={}", this.month_end())
    );
    assert_eq!(bars[3].1, "#/invoices?status=2");
}

#[wasm_bindgen_test]
async fn an_answer_that_lies_ahead_of_the_readers_clock_has_come_just_now() {
    for (days, expected) in [
        (2, "answered just now"),
        (0, "answered today"),
        (-1, "answered yesterday"),
    ] {
        let crm = FakeCrm::signed_in();
        menu_of(&crm, &["support"]);
        let reply = format!("{} 10:00:00", in_days(days));
        crm.answer_data(
            TICKETS,
            &json!([ticket_with(json!({ "status": "3", "lastreply": reply }))]),
        );
        let screen = Screen::open_in_memory(&crm);
        screen.wait_for("heading", "Answers for you").await;
        let card = card(&screen, "Answers for you").unwrap();
        assert!(card.contains(expected), "{card}");
    }
}

#[wasm_bindgen_test]
async fn currencies_without_a_name_are_kept_apart_by_their_signs() {
    let crm = FakeCrm::signed_in();
    menu_of(&crm, &["invoices"]);
    let today = today().to_string();
    let row = |id: u32, symbol: &str, total: &str| {
        invoice_with(json!({
            "id": id, "number": id, "status": "1", "status_name": null, "date": today, "duedate": "9999-12-31",
            "total": total, "currency_name": null, "symbol": symbol,
        }))
    };
    crm.answer_data(
        INVOICES,
        &json!([
            row(1, "$", "100"),
            row(2, "€", "100"),
            row(3, "¥", "100"),
            row(4, "$", "n/a")
        ]),
    );
    let screen = Screen::open_in_memory(&crm);
    screen.wait_for("heading", "To pay").await;
    let card = card(&screen, "To pay").unwrap();
    let sums =
        "4 invoices, $100.00 + €100.00 + ¥100.00 (without 1 amount that could not be read or has no currency) in total";
    assert!(card.contains(sums), "{card}");
    screen.wait_for("heading", "Invoices by month in €").await;
    let note = text_of(&screen.select(".chart .note")[0]);
    let left_out = "1 more is not, since its amount could not be read or has no currency.";
    assert!(note.contains(left_out), "{note}");
}
