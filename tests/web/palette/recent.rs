//! The records that were opened last.

use super::*;

#[wasm_bindgen_test]
async fn what_was_opened_last_is_offered_first_but_not_what_is_shown() {
    let crm = FakeCrm::signed_in();
    for number in 1..=9 {
        let call = format!("GET tickets/id/{number}");
        crm.answer_data(
            &call,
            &ticket_with(json!({ "ticketid": number, "subject": format!("Question {number}") })),
        );
    }
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("link", "INV-4").await;
    portal.navigate("/invoices/4");
    screen.wait_for("heading", "INV-4").await;
    for number in 1..=9 {
        portal.navigate(&format!("/tickets/{number}"));
        screen.wait_for("heading", &format!("Question {number}")).await;
    }
    portal.navigate("/tickets/5");
    screen.wait_for("heading", "Question 5").await;
    portal.navigate("/tickets/404");
    screen.wait_for("button", "Try again").await;
    open_palette(&screen).await;
    let recent = [5, 9, 8, 7, 6, 4, 3, 2].map(|number| format!("Question {number} Support"));
    assert_eq!(options(&screen, "Opened last"), recent);
    assert_eq!(found(&screen)[0].0, "Opened last");
    screen.fill(QUESTION, "question 9");
    wait_for_count(&screen, "Nothing was found.").await;
    drop(portal);
    screen.host.remove();

    let again = Screen::open_in_memory(&crm);
    again.wait_for("link", "INV-4").await;
    open_palette(&again).await;
    assert_eq!(options(&again, "Opened last"), recent, "it is kept for the tab");
    again.select("[role=option]")[0].click();
    again.wait_for("heading", "Question 5").await;
    open_palette(&again).await;
    assert_eq!(options(&again, "Opened last"), recent[1..]);
    again.click("button", "Close").await;
    again.click("button", "Sign out").await;
    again.sign_in().await;
    again.wait_for("heading", "Dashboard").await;
    open_palette(&again).await;
    assert_eq!(options(&again, "Opened last"), [] as [String; 0]);
}

#[wasm_bindgen_test]
async fn what_is_gone_or_in_no_section_of_the_menu_is_not_offered_as_opened() {
    let crm = FakeCrm::signed_in();
    let (screen, portal) = Screen::mount_in_memory(&crm);
    screen.wait_for("link", "INV-4").await;
    for (address, heading) in [
        ("/tickets/2", "Test Ticket 2"),
        ("/invoices/4", "INV-4"),
        ("/", "Dashboard"),
    ] {
        portal.navigate(address);
        screen.wait_for("heading", heading).await;
    }
    crm.refuse(INVOICE, 404, "No data were found");
    portal.navigate("/invoices/4");
    screen.wait_for_text("status", "This was not found.").await;
    portal.navigate("/");
    screen.wait_for("heading", "Dashboard").await;
    open_palette(&screen).await;
    assert_eq!(options(&screen, "Opened last"), ["Test Ticket 2 Support"]);
    drop(portal);
    screen.host.remove();

    crm.answer_data(MENU, &json!([{ "name": "Invoices", "short_name": "invoices" }]));
    let again = Screen::open_in_memory(&crm);
    again.wait_for("link", "INV-4").await;
    open_palette(&again).await;
    let groups: Vec<_> = found(&again).into_iter().map(|(label, _)| label).collect();
    assert_eq!(groups, ["Pages", "Actions"]);
    assert_eq!(options(&again, "Actions"), ["Keyboard shortcuts", "Sign out"]);
}
