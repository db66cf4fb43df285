use serde_json::{Value, json};

use super::*;
use crate::model::samples::{documented, documented_with};
use crate::model::wire::FromData;

const LIST: &str = "Contracts | List All Contracts";
const DETAIL: &str = "Contracts | Request Contract By ID";

fn contract(columns: &Value) -> Contract {
    documented_with(DETAIL, columns)
}

#[test]
fn the_documented_list_is_read() {
    let contract = documented::<Vec<ContractSummary>>(LIST).remove(0);
    assert_eq!(contract.subject, "Customer to first contract");
    assert_eq!(contract.kind.as_deref(), Some("Type 1"));
    assert_eq!(contract.value, None, "zero is none");
    assert_eq!((contract.start, contract.end), (Date::parse("2023-05-10"), None));
    assert!(!contract.is_signed);
}

#[test]
fn the_documented_contract_is_read() {
    let contract: Contract = documented(DETAIL);
    assert_eq!(contract.summary.subject, "Customer to first contract");
    assert_eq!(contract.hash.as_deref(), Some("cf42ccef24e496d571bae70bbd7456c9"));
    assert_eq!(contract.project.as_deref(), Some("Client api project"));
    assert_eq!(contract.description.unwrap().lines(), ["desc"]);
    assert_eq!((contract.content, contract.signature), (None, None));
    assert_eq!(contract.comments.len(), 10);
}

#[test]
fn it_is_signed_on_its_page_or_on_paper() {
    for (signed, marked, is_signed) in [("0", "0", false), ("1", "0", true), ("0", "1", true)] {
        let contract = contract(&json!({ "signed": signed, "marked_as_signed": marked }));
        assert_eq!(contract.summary.is_signed, is_signed, "{signed} {marked}");
    }
    let signature = contract(&json!({
        "acceptance_firstname": "Anna", "acceptance_lastname": "Keller", "acceptance_date": "2026-03-04 12:00:41",
    }))
    .signature
    .unwrap();
    assert_eq!(signature.name.as_deref(), Some("Anna Keller"));
    assert_eq!(signature.at.map(|at| at.date), Date::parse("2026-03-04"));
}

#[test]
fn its_value_is_exact_and_has_no_currency() {
    let value = contract(&json!({ "contract_value": "14400.50" }))
        .summary
        .value
        .unwrap();
    assert_eq!(value.amount.to_string(), "14400.50");
    assert_eq!((value.currency.code.as_str(), value.currency.symbol.as_str()), ("", ""));
    assert_eq!(contract(&json!({ "contract_value": null })).summary.value, None);
}

#[test]
fn what_is_in_the_trash_or_hidden_is_as_if_it_did_not_exist() {
    let row = |id: u8, trash: &str, hidden: u8| {
        json!({ "id": id, "subject": id, "trash": trash, "not_visible_to_client": hidden }).to_string()
    };
    let read = |rows: &[String]| {
        let list = serde_json::from_str::<Box<serde_json::value::RawValue>>(&format!("[{}]", rows.join(","))).unwrap();
        Vec::<ContractSummary>::from_data(&list)
            .map(|all| all.into_iter().map(|contract| contract.subject).collect::<Vec<_>>())
    };
    let hidden = [row(1, "1", 0), row(2, "0", 1)];
    assert_eq!(read(&hidden), Ok(Vec::new()));
    assert_eq!(
        read(&[&hidden[..], &[row(3, "0", 0)]].concat()),
        Ok(vec!["3".to_owned()])
    );
    for row in hidden {
        let detail = Contract::from_row(&Row::parse(&row).unwrap());
        assert_eq!(detail.unwrap_err(), Unreadable::HIDDEN);
    }
}

#[test]
fn columns_of_other_tables_and_fields_that_leak_are_read_nowhere() {
    let columns = json!({
        "name": "canary", "datecreated": "2001-01-01 00:00:00", "acceptance_ip": "canary", "acceptance_email": "canary",
        "signature": "canary", "password": "canary", "last_ip": "canary", "stripe_id": "canary", "hourly_rate": "canary",
        "attachments": [{ "file_name": "canary.pdf", "visible_to_customer": "0" }],
    });
    for shown in [
        format!("{:?}", documented_with::<ContractSummary>(LIST, &columns)),
        format!("{:?}", contract(&columns)),
    ] {
        assert!(shown.contains("Type 1"), "by type_name");
        assert!(!shown.contains("canary") && !shown.contains("2001"), "{shown}");
    }
}
