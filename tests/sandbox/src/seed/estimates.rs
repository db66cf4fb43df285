//! The estimates: every status, three currencies, with and without an end, one accepted.

use jiff::{ToSpan, civil::Date};

use super::customers::{KELLER_BIKES, OSEI_TRADING};
use super::files::file;
use super::projects::{RENTAL_APP, WEB_SHOP};
use crate::records::{Acceptance, CHF, EUR, Estimate, EstimateStatus, Lines, USD};

const NOTE: &str = "<p>We are glad that you asked us.<br />Prices hold until the date above.</p>\
    <ul><li>Two rounds of corrections are included</li><li>Travel is <strong>not</strong></li></ul>";
const TERMS: &str = "<p>Half on order, half on delivery. See <a href=\"acme.example/terms\">our terms</a>.</p>";

/// A sent one in euros, issued `days_ago`, that holds for 30 days.
fn issued(client_id: u32, number: u32, today: Date, days_ago: i32) -> Estimate {
    let date = today - days_ago.days();
    Estimate {
        id: number - 100,
        client_id,
        number,
        has_formatted_number: number.is_multiple_of(5),
        currency: &EUR,
        date,
        expires: Some(date + 30.days()),
        status: EstimateStatus::Sent,
        lines: Lines::taxed(19_00),
        client_note: "",
        terms: "",
        reference: "",
        project_id: None,
        invoice_id: None,
        ships: false,
        attachments: Vec::new(),
        acceptance: None,
    }
}

/// Five in euros, one in francs, one in dollars.
pub(super) fn annas(today: Date) -> Vec<Estimate> {
    let issued = |number, days_ago| issued(KELLER_BIKES, number, today, days_ago);
    vec![
        Estimate {
            status: EstimateStatus::Accepted,
            lines: Lines::taxed(19_00)
                .item("Workshop: what a web shop needs", 1_00, 1_200_00)
                .item("Concept &amp; sketches", 24_00, 110_00),
            reference: "KB-2024/17",
            project_id: Some(WEB_SHOP),
            invoice_id: Some(301),
            acceptance: Some(Acceptance {
                first_name: "Anna",
                last_name: "Keller",
                email: "anna@keller-bikes.example",
                date: (today - 352.days()).at(8, 4, 51, 0),
            }),
            ..issued(501, 360)
        },
        Estimate {
            status: EstimateStatus::Declined,
            lines: Lines::taxed(19_00).item("Film of the workshop, two minutes", 1_00, 7_400_00),
            ..issued(502, 240)
        },
        Estimate {
            currency: &CHF,
            status: EstimateStatus::Expired,
            lines: Lines::taxed(8_10).item("Stand at the bicycle fair in Zürich, second year", 1_00, 12_900_00),
            ..issued(503, 90)
        },
        Estimate {
            currency: &USD,
            expires: None,
            lines: Lines::taxed(0).item("Stock pictures, second set", 40_00, 24_99),
            ..issued(504, 33)
        },
        Estimate {
            project_id: Some(WEB_SHOP),
            lines: Lines::taxed(19_00)
                .detailed_item(
                    "Web shop, third part: repair bookings &amp; loan bicycles",
                    "Calendar for three workshops<br />\nReminders by e-mail &amp; text message",
                    (38_50, "h"),
                    110_00,
                )
                .item("Text messages, packet of 1,000", 2_00, 69_00)
                .discount(10_00)
                .adjustment(-50),
            client_note: NOTE,
            terms: TERMS,
            reference: "Order 4711 &quot;Bookings&quot;",
            ships: true,
            attachments: vec![
                file(51, "Mengengerüst.pdf", "application/pdf", true),
                file(52, "LEAK-our-costs.xlsx", "application/vnd.ms-excel", false),
            ],
            ..issued(505, 6)
        },
        Estimate {
            project_id: Some(RENTAL_APP),
            lines: Lines::taxed(19_00).item("App for renting, first version", 320_00, 110_00),
            ..issued(506, 3)
        },
        Estimate {
            status: EstimateStatus::Draft,
            expires: None,
            lines: Lines::taxed(19_00).item("Photographs of the new shop", 6_00, 38_50),
            ..issued(507, 0)
        },
    ]
}

/// Two in dollars.
pub(super) fn bens(today: Date) -> Vec<Estimate> {
    let issued = |number, days_ago| Estimate {
        currency: &USD,
        ..issued(OSEI_TRADING, number, today, days_ago)
    };
    vec![
        Estimate {
            status: EstimateStatus::Declined,
            lines: Lines::taxed(20_00).item("Warehouse audit, all sites", 9_00, 780_00),
            ..issued(601, 80)
        },
        Estimate {
            lines: Lines::taxed(20_00).item("Container tracking, one year", 12_00, 420_00),
            ..issued(602, 7)
        },
    ]
}
