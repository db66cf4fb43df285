//! `GET invoices`, `GET invoices/id/:id`.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};
use sandbox::{ANNA, BEN, Options};
use serde_json::{Value, json};

use crate::shape::assert_documented;
use crate::support::{Server, no_data, text};

/// Only newer servers write it.
const NEWER: [&str; 1] = ["formatted_number"];

async fn list(server: &Server, token: &str) -> Vec<Value> {
    server.list("invoices", token).await
}

async fn detail(server: &Server, token: &str, row: &Value) -> Value {
    server.detail("invoices", row, token).await
}

fn amount(row: &Value, column: &str) -> Decimal {
    text(row, column).parse().unwrap()
}

fn count_by<'row>(rows: &'row [Value], column: &str) -> BTreeMap<&'row str, usize> {
    rows.iter().fold(BTreeMap::new(), |mut counts, row| {
        *counts.entry(text(row, column)).or_default() += 1;
        counts
    })
}

/// The seeded customers, and one with a generated list.
async fn both_lists() -> [(Server, String); 2] {
    let generated = Options {
        invoices: Some(60),
        ..Options::default()
    };
    let (written, generated) = (Server::start().await, Server::start_with(&generated).await);
    let tokens = (written.sign_in(&ANNA).await, generated.sign_in(&ANNA).await);
    [(written, tokens.0), (generated, tokens.1)]
}

#[tokio::test]
async fn list_and_details_answer_as_documented() {
    for (server, token) in both_lists().await {
        let (status, body) = server.read("invoices", &token).await;
        assert_eq!(status, 200);
        assert_documented("Invoices | List All Invoices", &body, &NEWER);
        for row in body["data"].as_array().unwrap() {
            let (status, body) = server.read(&format!("invoices/id/{}", text(row, "id")), &token).await;
            assert_eq!(status, 200);
            assert_documented("Invoices | Request Invoice By ID", &body, &NEWER);
        }
    }
}

#[tokio::test]
async fn the_seed_has_every_status_and_three_currencies() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let annas = list(&server, &token).await;
    assert_eq!(
        count_by(&annas, "currency_name"),
        [("CHF", 1), ("EUR", 14), ("USD", 2)].into()
    );
    let statuses: Vec<_> = count_by(&annas, "status").into_keys().collect();
    assert_eq!(statuses, ["1", "2", "3", "4", "5"]);
    let names: BTreeSet<_> = count_by(&annas, "status_name").into_keys().collect();
    assert_eq!(
        names,
        ["Cancelled", "Overdue", "Paid", "Partially Paid", "Unpaid"].into()
    );

    let token = server.sign_in(&BEN).await;
    let bens = list(&server, &token).await;
    assert_eq!(count_by(&bens, "currency_name"), [("USD", 5)].into());
}

#[tokio::test]
async fn dates_are_around_the_day_of_the_clock() {
    let server = Server::start().await;
    server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
    let token = server.sign_in(&ANNA).await;
    let rows = list(&server, &token).await;
    for row in &rows {
        let overdue = row["duedate"].as_str().is_some_and(|due| due < "2026-03-05");
        match text(row, "status_name") {
            "Overdue" => assert!(overdue, "{row}"),
            "Unpaid" | "Partially Paid" => assert!(!overdue, "{row}"),
            _ => assert!(text(row, "date") < "2026-03-05", "{row}"),
        }
    }
    let unpaid = rows.iter().filter(|row| row["status"] == "1");
    let soon = unpaid.filter(|row| text(row, "duedate") <= "2026-03-12").count();
    assert!(soon >= 2);
}

#[tokio::test]
async fn the_newest_comes_first() {
    for (server, token) in both_lists().await {
        let rows = list(&server, &token).await;
        let dates: Vec<_> = rows.iter().map(|row| text(row, "date")).collect();
        assert!(dates.is_sorted_by(|newer, older| newer >= older), "{dates:?}");
    }
}

#[tokio::test]
async fn sums_add_up() {
    for (server, token) in both_lists().await {
        for row in list(&server, &token).await {
            let invoice = detail(&server, &token, &row).await;
            let items = invoice["items"].as_array().unwrap();
            let subtotal: Decimal = items.iter().map(line).sum();
            assert_eq!(amount(&invoice, "subtotal"), subtotal, "{invoice}");

            let total = subtotal - amount(&invoice, "discount_total")
                + amount(&invoice, "total_tax")
                + amount(&invoice, "adjustment");
            assert_eq!(amount(&invoice, "total"), total, "{invoice}");
            assert_eq!(invoice["total"], row["total"]);

            let payments = invoice["payments"].as_array().unwrap();
            let paid: Decimal = payments.iter().map(|payment| amount(payment, "amount")).sum();
            let left = amount(&invoice, "total_left_to_pay");
            assert_eq!(left, total - paid);
            match text(&invoice, "status_name") {
                "Paid" => assert!(left.is_zero(), "{invoice}"),
                "Partially Paid" => assert!(left > Decimal::ZERO && left < total, "{invoice}"),
                _ => assert_eq!(left, total, "{invoice}"),
            }
        }
    }
}

/// What a line costs.
fn line(item: &Value) -> Decimal {
    let exact = amount(item, "qty") * amount(item, "rate");
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

#[tokio::test]
async fn one_invoice_has_everything() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = list(&server, &token).await;
    let row = rows.iter().find(|row| row["number"] == "1057").unwrap();
    assert_eq!(row["project_name"], "Keller &amp; Sons – new web shop");

    let invoice = detail(&server, &token, row).await;
    for column in ["discount_total", "total_tax", "adjustment"] {
        assert_ne!(amount(&invoice, column), Decimal::ZERO, "{column}");
    }
    for (column, html) in [
        ("clientnote", "<a href"),
        ("clientnote", "<ul>"),
        ("terms", "<p>"),
        ("billing_street", "<br />"),
        ("shipping_street", "<br />"),
    ] {
        assert!(text(&invoice, column).contains(html), "{column}");
    }
    assert!(text(&invoice["items"][0], "long_description").contains("<br />"));
    assert_eq!(invoice["visible_attachments_to_customer_found"], true);
    let files = invoice["attachments"].as_array().unwrap();
    assert_eq!(count_by(files, "visible_to_customer"), [("0", 1), ("1", 2)].into());
    let columns: Vec<_> = files[0].as_object().unwrap().keys().collect();
    let expected = [
        "attachment_key",
        "dateadded",
        "external_link",
        "file_name",
        "filetype",
        "id",
        "rel_id",
        "visible_to_customer",
    ];
    assert_eq!(columns, expected);
    assert_eq!(files[0]["external_link"], Value::Null);
}

#[tokio::test]
async fn payments_are_listed() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = list(&server, &token).await;
    let row = rows.iter().find(|row| row["status"] == "3").unwrap();
    let invoice = detail(&server, &token, row).await;
    let payment = invoice["payments"][0].as_object().unwrap();
    let columns: Vec<_> = payment.keys().collect();
    assert_eq!(
        columns,
        ["amount", "date", "name", "note", "paymentmode", "transactionid"]
    );
}

#[tokio::test]
async fn secret_columns_are_there_and_recognisable() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = list(&server, &token).await;
    for column in ["adminnote", "token", "allowed_payment_modes", "name"] {
        assert!(text(&rows[0], column).contains("LEAK-"), "{column}");
    }
    let invoice = detail(&server, &token, &rows[0]).await;
    assert!(text(&invoice["client"], "stripe_id").starts_with("LEAK-"));
}

#[tokio::test]
async fn some_rows_are_those_of_newer_servers() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = list(&server, &token).await;
    let number = |number: &str| rows.iter().find(|row| row["number"] == number).unwrap();
    assert_eq!(number("1042")["prefix"], "INV-");
    assert_eq!(number("1042").get("formatted_number"), None);
    assert_eq!(number("1045")["formatted_number"], "INV-001045");
}

#[tokio::test]
async fn customers_see_only_their_own() {
    let server = Server::start().await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    for (own, owner, other) in [(&anna, "1", &ben), (&ben, "2", &anna)] {
        for row in list(&server, own).await {
            assert_eq!(row["clientid"], owner);
            let endpoint = format!("invoices/id/{}", text(&row, "id"));
            assert_eq!(server.read(&endpoint, other).await, (404, no_data()));
        }
    }
}

#[tokio::test]
async fn what_does_not_exist_is_no_data() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    for id in ["999999", "abc"] {
        assert_eq!(
            server.read(&format!("invoices/id/{id}"), &token).await,
            (404, no_data())
        );
    }
}

#[tokio::test]
async fn a_generated_list_has_exactly_that_many_and_is_always_the_same() {
    let options = Options {
        invoices: Some(500),
        ..Options::default()
    };
    let mut lists = Vec::new();
    for _ in 0..2 {
        let server = Server::start_with(&options).await;
        server.control("clock", json!({ "now": "2026-03-05T09:00:00" })).await;
        let token = server.sign_in(&ANNA).await;
        lists.push(list(&server, &token).await);
    }
    assert_eq!(lists[0].len(), 500);
    assert_eq!(lists[0], lists[1]);
    let ids: BTreeSet<_> = lists[0].iter().map(|row| text(row, "id")).collect();
    assert_eq!(ids.len(), 500);
}

#[tokio::test]
async fn no_generated_invoices_are_no_data_and_ben_keeps_his() {
    let server = Server::start_with(&Options {
        invoices: Some(0),
        ..Options::default()
    })
    .await;
    let (anna, ben) = (server.sign_in(&ANNA).await, server.sign_in(&BEN).await);
    assert_eq!(server.read("invoices", &anna).await, (404, no_data()));
    assert_eq!(list(&server, &ben).await.len(), 5);
}
