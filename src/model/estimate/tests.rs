use serde_json::json;

use super::*;
use crate::model::samples::{documented, documented_with};

const LIST: &str = "Estimates | List All Estimates";
const DETAIL: &str = "Estimates | Request Estimates By ID";

fn summary(json: &str) -> EstimateSummary {
    EstimateSummary::from_row(&Row::parse(json).unwrap()).unwrap()
}

#[test]
fn the_documented_list_is_read() {
    let estimate = documented::<Vec<EstimateSummary>>(LIST).remove(0);
    assert_eq!(estimate.number, "EST-5");
    assert_eq!(
        (estimate.date, estimate.valid_until),
        (Date::parse("2023-05-17"), Date::parse("2023-05-24"))
    );
    let total = estimate.total.unwrap();
    assert_eq!(
        (total.amount.to_string().as_str(), total.currency.code.as_str()),
        ("500.00", "USD")
    );
    assert_eq!(
        (estimate.status.kind, estimate.status.name.as_deref()),
        (EstimateStatusKind::Sent, Some("Sent"))
    );
    assert_eq!(estimate.project.as_deref(), Some("SEO Optimization"));
}

#[test]
fn the_documented_estimate_is_read() {
    let estimate: Estimate = documented(DETAIL);
    assert_eq!(estimate.summary.number, "EST-5");
    assert_eq!(
        estimate.summary.project.as_deref(),
        Some("SEO Optimization"),
        "from project_data"
    );
    assert_eq!(estimate.hash.as_deref(), Some("c8698772970e7f3dbdcc2196a8a003fe"));
    assert_eq!((estimate.reference, estimate.acceptance), (None, None));
    assert_eq!(estimate.note.unwrap().lines(), ["Test Client Note"]);
    assert_eq!(estimate.terms.unwrap().lines(), ["Test Terms & Conditions"]);
    assert_eq!(
        estimate.billing,
        Some(Address(vec!["Test".into(), "12345 Test".into(), "Test".into()]))
    );
    assert_eq!(estimate.shipping, None);
    let items: Vec<_> = estimate
        .amounts
        .items
        .iter()
        .map(|item| item.description.as_str())
        .collect();
    assert_eq!(items, ["SEO Optimization"]);
}

#[test]
fn the_number_is_what_newer_servers_format() {
    assert_eq!(summary(r#"{"id":1,"prefix":"EST-","number":"7"}"#).number, "EST-7");
    assert_eq!(
        summary(r#"{"id":1,"prefix":"EST-","number":"7","formatted_number":"EST-000007/2026"}"#).number,
        "EST-000007/2026"
    );
}

#[test]
fn who_accepted_it_and_when_is_known_and_from_where_is_not() {
    let columns = json!({
        "acceptance_firstname": "Anna", "acceptance_lastname": "Keller &amp; Co",
        "acceptance_email": "canary", "acceptance_date": "2026-03-04 08:04:51", "acceptance_ip": "canary",
    });
    let estimate: Estimate = documented_with(DETAIL, &columns);
    let acceptance = estimate.acceptance.clone().unwrap();
    assert_eq!(acceptance.name.as_deref(), Some("Anna Keller & Co"));
    assert_eq!(acceptance.at.map(|at| (at.hour, at.minute)), Some((8, 4)));
    assert!(!format!("{estimate:?}").contains("canary"));

    let nothing = json!({ "acceptance_firstname": "", "acceptance_date": "0000-00-00 00:00:00" });
    assert_eq!(documented_with::<Estimate>(DETAIL, &nothing).acceptance, None);
}

#[test]
fn columns_of_other_tables_and_fields_that_leak_are_read_nowhere() {
    let columns = json!({
        "name": "canary", "adminnote": "canary", "password": "canary", "last_ip": "canary", "stripe_id": "canary",
        "acceptance_ip": "canary", "hourly_rate": "canary", "token": "canary", "datecreated": "2001-01-01 00:00:00",
    });
    for shown in [
        format!("{:?}", documented_with::<EstimateSummary>(LIST, &columns)),
        format!("{:?}", documented_with::<Estimate>(DETAIL, &columns)),
    ] {
        assert!(shown.contains("USD"), "by currency_name");
        assert!(!shown.contains("canary") && !shown.contains("2001"), "{shown}");
    }
}

#[test]
fn it_waits_for_an_answer_only_while_it_is_sent() {
    for (code, kind, is_open) in [
        ("1", EstimateStatusKind::Draft, false),
        ("2", EstimateStatusKind::Sent, true),
        ("3", EstimateStatusKind::Declined, false),
        ("4", EstimateStatusKind::Accepted, false),
        ("5", EstimateStatusKind::Expired, false),
        ("77", EstimateStatusKind::Other, false),
    ] {
        let status = summary(&format!(r#"{{"id":1,"status":{code},"status_name":"In review"}}"#)).status;
        assert_eq!((status.kind, status.is_open()), (kind, is_open), "{code}");
        assert_eq!(status.name.as_deref(), Some("In review"));
    }
}

#[test]
fn the_other_address_is_shown_where_the_estimate_wants_it() {
    let address = |shown: &str| {
        let columns = json!({ "include_shipping": "1", "show_shipping_on_estimate": shown, "shipping_street": "Lager<br />Nord" });
        documented_with::<Estimate>(DETAIL, &columns).shipping
    };
    assert_eq!(address("1"), Some(Address(vec!["Lager".into(), "Nord".into()])));
    assert_eq!(address("0"), None);
}
