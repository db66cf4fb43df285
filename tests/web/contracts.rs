//! Contracts: the list, and one as a document.

use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{CONTRACT, CONTRACTS, FakeCrm, contract_with};
use super::screen::{Screen, pairs, text_of};
use super::support::hash;

async fn contract_page(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/contracts/2").await;
    screen.wait_for("heading", "Customer to first contract").await;
    screen
}

fn contract(id: u8, start: &str, columns: Value) -> Value {
    let mut contract = contract_with(columns);
    contract["id"] = json!(id);
    contract["subject"] = json!(format!("Contract {id}"));
    contract["datestart"] = json!(start);
    contract
}

#[wasm_bindgen_test]
async fn the_documented_list_is_a_table_with_a_row_per_contract() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/contracts").await;
    let link = screen.wait_for("link", "Customer to first contract").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/contracts/2"));
    assert_eq!(screen.title().as_deref(), Some("Contracts"));
    let headings: Vec<_> = screen
        .all("columnheader")
        .iter()
        .map(|heading| text_of(heading))
        .collect();
    assert_eq!(headings, ["Contract", "Type", "Start", "End", "Status", "Value"]);
    assert_eq!(
        screen.rows(),
        [[
            "Customer to first contract",
            "Type 1",
            "May 10, 2023",
            "",
            "Not signed",
            ""
        ]]
    );
}

#[wasm_bindgen_test]
async fn the_list_has_values_without_a_currency_and_can_be_narrowed_to_what_is_signed() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        CONTRACTS,
        &json!([
            contract(
                1,
                "2026-01-01",
                json!({ "contract_value": "948.00", "marked_as_signed": "1" })
            ),
            contract(2, "2026-03-01", json!({ "contract_value": "14400.5" })),
            contract(3, "2026-02-01", json!({ "contract_value": "0.00", "signed": "1" })),
        ]),
    );
    let screen = Screen::open(&crm, "/contracts").await;
    screen.wait_for("link", "Contract 1").await;
    let values: Vec<_> = screen.rows().into_iter().map(|row| row[5].clone()).collect();
    assert_eq!(
        screen.first_column(),
        ["Contract 2", "Contract 3", "Contract 1"],
        "the newest first"
    );
    assert_eq!(values, ["14,400.50", "", "948.00"]);
    screen.choose("Status", "Signed");
    screen
        .until("the signed ones", || {
            screen.first_column() == ["Contract 3", "Contract 1"]
        })
        .await;
    assert_eq!(hash(), "#/contracts?status=signed");
}

#[wasm_bindgen_test]
async fn contracts_that_the_customer_is_not_to_see_are_as_if_they_did_not_exist() {
    let crm = FakeCrm::signed_in();
    for hidden in [json!({ "trash": "1" }), json!({ "not_visible_to_client": 1 })] {
        crm.answer_data(CONTRACTS, &json!([contract(1, "2026-01-01", hidden.clone())]));
        let screen = Screen::open(&crm, "/contracts").await;
        screen
            .until("word of it", || screen.text().contains("There are no contracts yet."))
            .await;
        assert_eq!(screen.all("alert").len(), 0);
        crm.answer_data(CONTRACT, &contract_with(hidden));
        let screen = Screen::open(&crm, "/contracts/2").await;
        screen.wait_for_text("alert", "This was not found.").await;
        assert!(!screen.shadow.inner_html().contains("first contract"));
    }
}

#[wasm_bindgen_test]
async fn the_documented_contract_is_shown() {
    let crm = FakeCrm::signed_in();
    let screen = contract_page(&crm).await;
    assert_eq!(
        screen.terms(".facts"),
        pairs(&[
            ("Type", "Type 1"),
            ("Start", "May 10, 2023"),
            ("Project", "Client api project")
        ])
    );
    assert!(screen.find("heading", "Description").is_some());
    assert_eq!(screen.select(".message").len(), 10);
    assert_eq!(screen.find("heading", "Signature"), None);
}

#[wasm_bindgen_test]
async fn it_is_signed_on_its_page_in_the_crm() {
    for (columns, label) in [
        (json!({}), "Sign"),
        (json!({ "signed": "1" }), "View or download"),
        (json!({ "marked_as_signed": 1 }), "View or download"),
    ] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(CONTRACT, &contract_with(columns));
        let screen = contract_page(&crm).await;
        let link = screen.wait_for("link", &format!("{label} (opens in a new tab)")).await;
        let address = format!("{}contract/2/cf42ccef24e496d571bae70bbd7456c9", crm.root);
        assert_eq!(link.get_attribute("href"), Some(address));
        assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
        assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    }
}

#[wasm_bindgen_test]
async fn who_signed_it_is_shown_and_nothing_that_leaks() {
    let crm = FakeCrm::signed_in();
    let columns = json!({
        "signed": "1", "contract_value": "28400.00", "content": "<h2>§ 1</h2><p onclick='leaked()'>As agreed.</p>",
        "acceptance_firstname": "Anna", "acceptance_lastname": "Keller", "acceptance_date": "2026-03-04 12:00:41",
        "acceptance_ip": "leaked", "name": "leaked", "password": "leaked", "stripe_id": "leaked", "last_ip": "leaked",
    });
    crm.answer_data(CONTRACT, &contract_with(columns));
    let screen = contract_page(&crm).await;
    screen.until("the text", || screen.text().contains("As agreed.")).await;
    assert!(screen.find("heading", "Signature").is_some());
    let facts = screen.terms(".facts");
    for fact in pairs(&[
        ("Value", "28,400.00"),
        ("Name", "Anna Keller"),
        ("Date", "Mar 4, 2026, 12:00 PM"),
    ]) {
        assert!(facts.contains(&fact), "{fact:?} in {facts:?}");
    }
    assert!(!screen.shadow.inner_html().contains("leaked"));
}
