//! The contracts: signed in both ways, unsigned, expired, and two that must stay hidden.

use jiff::{ToSpan, civil::Date};

use super::comments::comments;
use super::customers::{KELLER_BIKES, OSEI_TRADING};
use super::files::file;
use super::projects::WEB_SHOP;
use crate::records::{Acceptance, Contract, cents};

const MAINTENANCE: (u32, &str) = (1, "Maintenance");
const SERVICES: (u32, &str) = (2, "Services &amp; works");

/// Long, with everything that the CRM's editor makes, and what must not survive.
const LONG: &str = "<h1>Maintenance of the web shop</h1><p>between <strong>Acme Web GmbH</strong> and <strong>Keller \
    Bikes GmbH</strong></p><h2>§ 1 What is done</h2><ol><li>Security updates within three working days</li><li>Backups \
    every night, kept for 30 days</li><li>Help by telephone on working days from 9 to 17</li></ol>\
    <h2>§ 2 What it costs</h2><table border=\"1\"><tbody><tr><td>Month</td><td>1.200,00 €</td></tr><tr><td>Hour above \
    the agreed ten</td><td>110,00 €</td></tr></tbody></table>\
    <h2>§ 3 How long</h2><p>One year, then from month to month. Either side can end it in writing, four weeks before \
    the end of a month. What was begun is finished and paid for.</p>\
    <h2>§ 4 Liability</h2><p>For intent and gross negligence without limit; otherwise up to what was paid in the year \
    before. <a href=\"http://acme.example/insurance\" onclick=\"alert('LEAK-contract-click')\">Our insurance</a> \
    covers 2 million euros.</p><p style=\"position:fixed;inset:0\">Leipzig, in writing.</p>\
    <img src=\"\" onerror=\"document.title='LEAK-contract-image'\">";

/// An unsigned one without a value, that holds for a year from `days_ago`.
fn agreed(client_id: u32, id: u32, today: Date, days_ago: i32) -> Contract {
    let start = today - days_ago.days();
    Contract {
        id,
        client_id,
        subject: "",
        description: "",
        content: "<p>As agreed.</p>",
        kind: SERVICES,
        start,
        end: Some(start + 365.days()),
        value: cents(0),
        project_id: None,
        signature: None,
        marked_as_signed: false,
        trash: false,
        not_visible_to_client: false,
        comments: Vec::new(),
        attachments: Vec::new(),
    }
}

/// Five to be seen, one in the trash, one hidden.
pub(super) fn annas(today: Date) -> Vec<Contract> {
    let agreed = |id, days_ago| agreed(KELLER_BIKES, id, today, days_ago);
    vec![
        Contract {
            subject: "Hosting 2023",
            kind: MAINTENANCE,
            value: cents(948_00),
            marked_as_signed: true,
            ..agreed(61, 420)
        },
        Contract {
            subject: "Catalogue &quot;Spring&quot;: rights of use",
            description: "Text, pictures &amp; layout",
            end: None,
            marked_as_signed: true,
            ..agreed(62, 205)
        },
        Contract {
            subject: "LEAK-trash Old draft",
            trash: true,
            ..agreed(63, 170)
        },
        Contract {
            subject: "Web shop",
            description: "Building of the web shop in three parts",
            value: cents(28_400_00),
            end: Some(today + 45.days()),
            project_id: Some(WEB_SHOP),
            signature: Some(Acceptance {
                first_name: "Anna",
                last_name: "Keller",
                email: "anna@keller-bikes.example",
                date: (today - 118.days()).at(12, 0, 41, 0),
            }),
            ..agreed(64, 120)
        },
        Contract {
            subject: "LEAK-not_visible_to_client Subcontractor",
            not_visible_to_client: true,
            ..agreed(65, 100)
        },
        Contract {
            subject: "Maintenance of the web shop",
            description: "Updates, backups, help by telephone",
            content: LONG,
            kind: MAINTENANCE,
            value: cents(14_400_00),
            comments: comments([
                (
                    Some(3),
                    (today - 6.days()).at(9, 15, 0, 0),
                    "<p>Here it is, with the ten hours.</p>",
                ),
                (
                    None,
                    (today - 5.days()).at(19, 44, 12, 0),
                    "Thank you. In § 3, could it be<br />\n- three months instead of four weeks<br />\n- for both \
                     sides?",
                ),
                (
                    Some(6),
                    (today - 4.days()).at(10, 2, 30, 0),
                    "Our lawyer reads it today &amp; writes to you.",
                ),
            ]),
            attachments: vec![
                file(71, "AVV Anlage 1.pdf", "application/pdf", true),
                file(72, "LEAK-our-lawyers-notes.docx", "application/msword", false),
            ],
            ..agreed(66, 7)
        },
        Contract {
            subject: "Confidentiality",
            end: None,
            content: "",
            ..agreed(67, 1)
        },
    ]
}

/// One signed, one not.
pub(super) fn bens(today: Date) -> Vec<Contract> {
    let agreed = |id, days_ago| agreed(OSEI_TRADING, id, today, days_ago);
    vec![
        Contract {
            subject: "Customs paperwork",
            value: cents(8_600_00),
            marked_as_signed: true,
            ..agreed(81, 200)
        },
        Contract {
            subject: "Container tracking",
            value: cents(5_040_00),
            ..agreed(82, 9)
        },
    ]
}
