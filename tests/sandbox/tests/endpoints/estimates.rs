//! What the seed's estimates are.

use sandbox::{ANNA, BEN};

use crate::support::{Server, find, text, values};

#[tokio::test]
async fn the_seed_has_every_status_and_three_currencies() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("estimates", &token).await;
    assert_eq!(values(&rows, "status"), ["1", "2", "3", "4", "5"]);
    let names = ["Accepted", "Declined", "Draft", "Expired", "Sent"];
    assert_eq!(values(&rows, "status_name"), names);
    assert_eq!(values(&rows, "currency_name"), ["CHF", "EUR", "USD"]);
    assert!(rows.iter().any(|row| row["expirydate"].is_null()));

    let token = server.sign_in(&BEN).await;
    let rows = server.list("estimates", &token).await;
    assert_eq!(values(&rows, "currency_name"), ["USD"]);
}

#[tokio::test]
async fn who_accepted_one_is_told() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("estimates", &token).await;
    let accepted = find(&rows, "status", "4");
    assert_eq!(accepted["acceptance_firstname"], "Anna");
    assert_eq!(accepted["acceptance_lastname"], "Keller");
    assert_eq!(accepted["invoiceid"], "301");
    assert!(accepted["acceptance_date"].is_string());
    assert!(find(&rows, "status", "2")["acceptance_date"].is_null());
}

#[tokio::test]
async fn one_estimate_has_everything() {
    let server = Server::start().await;
    let token = server.sign_in(&ANNA).await;
    let rows = server.list("estimates", &token).await;
    let estimate = server.detail("estimates", find(&rows, "number", "505"), &token).await;
    assert_eq!(estimate["formatted_number"], "EST-000505");
    assert_eq!(estimate["project_data"]["name"], "Keller &amp; Sons – new web shop");
    // 38.5 × 110 + 2 × 69 = 4373, less 10 %, plus 19 %, less 0.50
    let sums = ["subtotal", "discount_total", "total_tax", "adjustment", "total"].map(|sum| text(&estimate, sum));
    assert_eq!(sums, ["4373.00", "437.30", "747.78", "-0.50", "4682.98"]);
    assert_eq!(estimate["items"][0]["rel_type"], "estimate");
    assert_eq!(estimate["visible_attachments_to_customer_found"], true);
    let files = estimate["attachments"].as_array().unwrap();
    assert!(text(find(files, "visible_to_customer", "0"), "file_name").starts_with("LEAK-"));
}
