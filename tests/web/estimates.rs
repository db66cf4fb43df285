//! Estimates: the list, and one as a document.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{ESTIMATE, ESTIMATES, FakeCrm, estimate_with};
use super::screen::{Screen, pairs, text_of};

async fn estimate_page(crm: &FakeCrm) -> Screen {
    let screen = Screen::open(crm, "/estimates/5").await;
    screen.wait_for("heading", "EST-5").await;
    screen
}

#[wasm_bindgen_test]
async fn the_documented_list_is_a_table_with_a_row_per_estimate() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/estimates").await;
    let link = screen.wait_for("link", "EST-5").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/estimates/5"));
    assert_eq!(screen.title().as_deref(), Some("Estimates"));
    let headings: Vec<_> = screen
        .all("columnheader")
        .iter()
        .map(|heading| text_of(heading))
        .collect();
    assert_eq!(
        headings,
        ["Estimate", "Project", "Date", "Valid until", "Status", "Total"]
    );
    assert_eq!(
        screen.rows(),
        [[
            "EST-5",
            "SEO Optimization",
            "May 17, 2023",
            "May 24, 2023",
            "Sent",
            "$500.00"
        ]]
    );
}

#[wasm_bindgen_test]
async fn the_documented_estimate_is_shown() {
    let crm = FakeCrm::signed_in();
    let screen = estimate_page(&crm).await;
    assert_eq!(
        screen.terms(".facts"),
        pairs(&[
            ("Date", "May 17, 2023"),
            ("Valid until", "May 24, 2023"),
            ("Project", "SEO Optimization"),
        ])
    );
    assert_eq!(
        screen.terms(".totals"),
        pairs(&[("Subtotal", "$500.00"), ("Total", "$500.00")])
    );
    assert_eq!(screen.rows()[0][1..], ["1", "$500.00", "$500.00"]);
    for heading in ["Bill to", "Note", "Terms and conditions"] {
        assert!(screen.find("heading", heading).is_some(), "{heading}");
    }
    for heading in ["Ship to", "Acceptance", "Attachments"] {
        assert_eq!(screen.find("heading", heading), None);
    }
}

#[wasm_bindgen_test]
async fn it_is_answered_on_its_page_in_the_crm_while_it_waits_for_that() {
    for (status, label) in [
        ("2", "Accept or decline"),
        ("4", "View or download"),
        ("77", "View or download"),
    ] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(ESTIMATE, &estimate_with(json!({ "status": status })));
        let screen = estimate_page(&crm).await;
        let link = screen.wait_for("link", &format!("{label} (opens in a new tab)")).await;
        let address = format!("{}estimate/5/c8698772970e7f3dbdcc2196a8a003fe", crm.root);
        assert_eq!(link.get_attribute("href"), Some(address));
        assert_eq!(link.get_attribute("target").as_deref(), Some("_blank"));
        assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    }
}

#[wasm_bindgen_test]
async fn an_open_estimate_past_its_day_says_so() {
    for (status, until, says_so) in [
        ("2", "2023-05-24", true),
        ("2", "9999-12-31", false),
        ("2", "0000-00-00", false),
        ("4", "2023-05-24", false),
    ] {
        let crm = FakeCrm::signed_in();
        let columns = json!({ "status": status, "status_name": null, "expirydate": until });
        crm.answer_data(ESTIMATE, &estimate_with(columns));
        let screen = estimate_page(&crm).await;
        let notice = "This was valid until May 24, 2023. Ask whether it still holds before you accept it.";
        assert_eq!(screen.text().contains(notice), says_so, "{status} {until}");
        assert_eq!(screen.text().contains("This was valid"), says_so, "{status} {until}");
    }
}

#[wasm_bindgen_test]
async fn who_accepted_it_is_shown_and_nothing_that_leaks() {
    let crm = FakeCrm::signed_in();
    let columns = json!({
        "status": "4", "status_name": "Accepted", "reference_no": "Order 4711 &quot;Bookings&quot;",
        "acceptance_firstname": "Anna", "acceptance_lastname": "Keller", "acceptance_date": "2026-03-04 08:04:51",
        "acceptance_ip": "leaked", "acceptance_email": "leaked", "adminnote": "leaked", "name": "leaked",
        "attachments": [
            { "file_name": "plan.pdf", "visible_to_customer": "1" },
            { "file_name": "leaked.pdf", "visible_to_customer": "0" },
        ],
    });
    crm.answer_data(ESTIMATE, &estimate_with(columns));
    let screen = estimate_page(&crm).await;
    assert!(screen.find("heading", "Acceptance").is_some());
    let facts = screen.terms(".facts");
    for fact in pairs(&[
        ("Reference", "Order 4711 \"Bookings\""),
        ("Name", "Anna Keller"),
        ("Date", "Mar 4, 2026, 8:04 AM"),
    ]) {
        assert!(facts.contains(&fact), "{fact:?} in {facts:?}");
    }
    assert!(screen.text().contains("plan.pdf"));
    assert!(!screen.shadow.inner_html().contains("leaked"));
}

#[wasm_bindgen_test]
async fn t5_no_estimates_is_no_failure_and_one_that_is_not_there_says_so() {
    let crm = FakeCrm::signed_in();
    crm.refuse(ESTIMATES, 404, "No data found");
    crm.refuse(ESTIMATE, 404, "No data found");
    let screen = Screen::open(&crm, "/estimates").await;
    screen
        .until("word of it", || screen.text().contains("There are no estimates yet."))
        .await;
    assert_eq!(screen.all("alert").len(), 0);
    let screen = Screen::open(&crm, "/estimates/5").await;
    screen.wait_for_text("alert", "This was not found.").await;
}
