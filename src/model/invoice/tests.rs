use super::*;
use crate::model::samples::documented;
use crate::model::{Item, WebLink};

fn summary(json: &str) -> InvoiceSummary {
    InvoiceSummary::from_row(&Row::parse(json).unwrap()).unwrap()
}

fn date(text: &str) -> Option<Date> {
    Date::parse(text)
}

#[test]
fn the_documented_list_is_read() {
    let invoice = documented::<Vec<InvoiceSummary>>("Invoices | List All Invoices").remove(0);
    assert_eq!(invoice.number, "INV-4");
    assert_eq!((invoice.date, invoice.due), (date("2023-05-17"), date("2023-06-16")));
    let total = invoice.total.unwrap();
    assert_eq!(
        (total.amount.to_string().as_str(), total.currency.code.as_str()),
        ("500.00", "USD")
    );
    assert_eq!(invoice.status.kind, InvoiceStatusKind::Unpaid);
    assert_eq!(invoice.status.name.as_deref(), Some("Unpaid"));
    assert_eq!(invoice.project.as_deref(), Some("SEO Optimization"));
}

#[test]
fn the_documented_invoice_is_read() {
    let invoice: Invoice = documented("Invoices | Request Invoice By ID");
    assert_eq!(invoice.summary.number, "INV-4");
    assert_eq!(
        invoice.summary.project.as_deref(),
        Some("SEO Optimization"),
        "from project_data"
    );
    assert_eq!(invoice.hash.as_deref(), Some("e67647f69b1c74aa048020afdc1798d8"));
    assert_eq!(invoice.left_to_pay.unwrap().amount.to_string(), "500.00");
    assert_eq!(
        (
            invoice.amounts.discount,
            invoice.amounts.tax,
            invoice.amounts.adjustment
        ),
        (None, None, None),
        "zero is none"
    );
    assert_eq!(
        invoice.billing,
        Some(Address(vec!["Test".into(), "1234 Test".into(), "Test".into()]))
    );
    assert_eq!(invoice.shipping, None);
    assert_eq!(invoice.note.unwrap().lines(), ["Test client Note"]);
    let [item] = &invoice.amounts.items[..] else {
        panic!("one item: {:?}", invoice.amounts.items)
    };
    assert_eq!(
        (item.description.as_str(), item.unit.as_deref()),
        ("SEO Optimization", None)
    );
    assert_eq!(item.amount().unwrap().to_string(), "500.00");
}

#[test]
fn the_number_is_what_newer_servers_format() {
    assert_eq!(summary(r#"{"id":1,"prefix":"INV-","number":"7"}"#).number, "INV-7");
    assert_eq!(
        summary(r#"{"id":1,"prefix":"INV-","number":"7","formatted_number":"INV-000007/2026"}"#).number,
        "INV-000007/2026"
    );
    assert_eq!(summary(r#"{"id":31}"#).number, "31", "something to click on");
}

#[test]
fn the_currency_is_currency_name_and_not_the_column_that_happens_to_be_it() {
    let total =
        summary(r#"{"id":1,"total":"5","name":"Overwritten","currency_name":"EUR","symbol":"€","placement":"after"}"#)
            .total;
    let currency = total.unwrap().currency;
    assert_eq!(
        (currency.code.as_str(), currency.symbol.as_str(), currency.symbol_after),
        ("EUR", "€", true)
    );
}

#[test]
fn fields_that_leak_are_read_nowhere() {
    let leaks = [
        "adminnote",
        "token",
        "allowed_payment_modes",
        "password",
        "last_ip",
        "stripe_id",
    ];
    let fields: Vec<_> = leaks.iter().map(|field| format!(r#""{field}":"canary""#)).collect();
    let json = format!(r#"{{"id":1,{},"items":[{{"adminnote":"canary"}}]}}"#, fields.join(","));
    let invoice = Invoice::from_row(&Row::parse(&json).unwrap()).unwrap();
    assert!(!format!("{invoice:?}").contains("canary"));
}

#[test]
fn attachments_hidden_from_the_customer_are_left_out_and_only_safe_links_kept() {
    let json = r#"{"id":1,"attachments":[
        {"file_name":"shown.pdf","visible_to_customer":"1","external_link":"https://files.example/shown.pdf"},
        {"file_name":"hidden.pdf","visible_to_customer":"0"},
        {"file_name":"no flag.pdf","external_link":"javascript:alert(1)"},
        {"visible_to_customer":"1"}]}"#;
    let attachments = Invoice::from_row(&Row::parse(json).unwrap()).unwrap().attachments;
    let shown: Vec<_> = attachments
        .iter()
        .map(|file| (file.name.as_str(), file.link.as_ref().map(WebLink::as_str)))
        .collect();
    assert_eq!(
        shown,
        [
            ("shown.pdf", Some("https://files.example/shown.pdf")),
            ("no flag.pdf", None)
        ]
    );
}

#[test]
fn the_amount_of_a_line_is_exact() {
    let item = |json: &str| {
        Item::from_row(&Row::parse(json).unwrap())
            .unwrap()
            .amount()
            .map(|amount| amount.to_string())
    };
    assert_eq!(item(r#"{"qty":"3.00","rate":"0.10"}"#).as_deref(), Some("0.30"));
    assert_eq!(
        item(r#"{"qty":"0.25","rate":"0.50"}"#).as_deref(),
        Some("0.13"),
        "half a cent goes up"
    );
    assert_eq!(
        item(r#"{"qty":"79228162514264337593543950335","rate":"10"}"#),
        None,
        "too large is none, no panic"
    );
}

#[test]
fn an_open_invoice_past_its_day_is_overdue_even_before_the_server_says_so() {
    let today = Date::parse("2026-03-05").unwrap();
    for (status, due, code) in [
        ("1", "2026-03-04", "4"),
        ("3", "2026-03-04", "4"),
        ("1", "2026-03-05", "1"),
        ("3", "", "3"),
        ("4", "2026-03-20", "4"),
        ("2", "2026-01-01", "2"),
        ("5", "2026-01-01", "5"),
        ("6", "2026-01-01", "6"),
        ("77", "2026-01-01", "77"),
    ] {
        let json = format!(r#"{{"id":1,"status":"{status}","status_name":"Server's","duedate":"{due}"}}"#);
        let on_the_day = summary(&json).status_on(today);
        assert_eq!(on_the_day.code, code, "{status}, due {due}");
        assert_eq!(
            on_the_day.name.is_some(),
            code == status,
            "a name belongs to its status"
        );
    }
}

#[test]
fn a_status_that_some_installation_added_is_kept_with_its_name() {
    let status = summary(r#"{"id":1,"status":77,"status_name":"In review"}"#).status;
    assert_eq!(
        (status.code.as_str(), status.kind, status.name.as_deref()),
        ("77", InvoiceStatusKind::Other, Some("In review"))
    );
}
