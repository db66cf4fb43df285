//! The proposals: every status, with and without items in the text, with comments, and one that takes none.

use jiff::{ToSpan, civil::Date};

use super::comments::comments;
use super::customers::{KELLER_BIKES, OSEI_TRADING};
use super::files::file;
use super::projects::WEB_SHOP;
use crate::records::{Acceptance, CHF, EUR, Lines, Proposal, ProposalStatus, USD};

/// Around the items: headings, a list, a table, and what must not survive.
const RICH: &str = "<h2>What we propose</h2><p>Dear Ms Keller,<br />your shop sells bicycles. We propose that it also \
    <strong>keeps them running</strong>:</p><ul><li>repairs that are booked online</li><li>a loan bicycle \
    meanwhile</li></ul><h3>Prices</h3>{proposal_items}<p>All of it can be seen at <a \
    href=\"https://acme.example/work\">our work</a> or <a href=\"javascript:alert('LEAK-proposal-link')\">here</a>.</p>\
    <script>document.title = 'LEAK-proposal-script'</script>\
    <table><thead><tr><th>Step</th><th>Weeks</th></tr></thead><tbody><tr><td>Concept</td><td>2</td></tr>\
    <tr><td>Building</td><td>6</td></tr></tbody></table>";
const PLAIN: &str = "<p>Advice by the hour, on call. There is no minimum.</p>";
const LONG: &str = "<h2>Summary</h2><p>A shop in Dutch and French reaches another eleven million households. We \
    translate, we adapt, and we measure. This proposal says how, in which order, and what it costs.</p>\
    <h2>Translation</h2><p>Every text is translated by a person who rides. Names of parts follow the list that your \
    workshop uses; measures are converted, and pictures with text are drawn again. The work is delivered in four parts \
    of about 2,100 words, each corrected by a second person before you see it.</p>\
    <ol><li>Product pages, about 3,900 words</li><li>Help pages, about 2,600 words</li><li>Terms, about 1,200 words, \
    checked by a lawyer of the country</li><li>Everything else</li></ol>\
    <h2>Adaptation</h2><p>Prices with the tax of the country, delivery by the carriers that people trust there, and \
    payment as they are used to it. <em>None of this changes how you work:</em> orders arrive where they do today.</p>\
    <blockquote>“A customer should not be able to tell where we are at home.” – from our talk</blockquote>\
    <h2>Measuring</h2><p>For twelve weeks after the opening we report every Monday what was visited, searched for, put \
    into the basket and left there. After that you decide what is worth going on with.</p><p>{proposal_items}</p>\
    <p>We look forward to it.</p>";

/// A sent one in euros, made `days_ago`, that holds for 30 days.
fn made(client_id: u32, id: u32, today: Date, days_ago: i32) -> Proposal {
    let date = today - days_ago.days();
    Proposal {
        id,
        client_id,
        subject: "",
        content: "{proposal_items}",
        currency: &EUR,
        date,
        open_till: Some(date + 30.days()),
        status: ProposalStatus::Sent,
        lines: Lines::taxed(19_00),
        project_id: None,
        allows_comments: true,
        comments: Vec::new(),
        attachments: Vec::new(),
        acceptance: None,
    }
}

/// Four in euros, one in francs, one in dollars.
pub(super) fn annas(today: Date) -> Vec<Proposal> {
    let made = |id, days_ago| made(KELLER_BIKES, id, today, days_ago);
    vec![
        Proposal {
            subject: "New web shop",
            status: ProposalStatus::Accepted,
            lines: Lines::taxed(19_00).item("Web shop, all parts", 1_00, 28_400_00),
            project_id: Some(WEB_SHOP),
            allows_comments: false,
            comments: comments([(
                Some(3),
                (today - 125.days()).at(9, 30, 0, 0),
                "Thank you, we start on Monday.",
            )]),
            acceptance: Some(Acceptance {
                first_name: "Anna",
                last_name: "Keller",
                email: "anna@keller-bikes.example",
                date: (today - 126.days()).at(18, 22, 7, 0),
            }),
            ..made(21, 130)
        },
        Proposal {
            subject: "Film of the workshop",
            status: ProposalStatus::Declined,
            currency: &CHF,
            lines: Lines::taxed(8_10).item("Film, two minutes", 1_00, 8_150_00),
            ..made(22, 95)
        },
        Proposal {
            subject: "Advice on call",
            content: PLAIN,
            status: ProposalStatus::Open,
            open_till: None,
            lines: Lines::taxed(19_00).item("Advice, one hour", 1_00, 95_00),
            ..made(23, 41)
        },
        Proposal {
            subject: "Dutch &amp; French shop",
            content: LONG,
            status: ProposalStatus::Revised,
            lines: Lines::taxed(19_00)
                .item("Translation, per word", 16_800_00, 14)
                .item("Adaptation", 1_00, 3_600_00)
                .item("Reports, twelve weeks", 12_00, 120_00),
            comments: comments([
                (
                    None,
                    (today - 19.days()).at(10, 12, 33, 0),
                    "Can we begin with French only?",
                ),
                (
                    Some(3),
                    (today - 19.days()).at(14, 47, 2, 0),
                    "Yes. I have taken the Dutch terms out of the first part<br />\nand sent you the proposal again.",
                ),
                (
                    None,
                    (today - 12.days()).at(8, 1, 59, 0),
                    "Good &amp; clear. One question: is &lt;b&gt; in our texts counted as a word?",
                ),
                (
                    Some(4),
                    (today - 11.days()).at(16, 20, 0, 0),
                    "<p>No, <strong>tags are free</strong>.</p>",
                ),
            ]),
            ..made(24, 20)
        },
        Proposal {
            subject: "Repairs &amp; loan bicycles",
            content: RICH,
            lines: Lines::taxed(19_00)
                .detailed_item("Bookings", "Calendar<br />\nReminders", (38_50, "h"), 110_00)
                .item("Loan bicycles, register", 1_00, 1_450_00)
                .discount(5_00),
            project_id: Some(WEB_SHOP),
            attachments: vec![
                file(61, "Skizze Buchung.png", "image/png", true),
                file(62, "LEAK-margins.xlsx", "application/vnd.ms-excel", false),
            ],
            ..made(25, 8)
        },
        Proposal {
            subject: "Advertisements in autumn",
            currency: &USD,
            lines: Lines::taxed(0).item("Advertisements, month", 3_00, 900_00),
            ..made(26, 2)
        },
    ]
}

/// Two in dollars.
pub(super) fn bens(today: Date) -> Vec<Proposal> {
    let made = |id, days_ago| Proposal {
        currency: &USD,
        ..made(OSEI_TRADING, id, today, days_ago)
    };
    vec![
        Proposal {
            subject: "Customs paperwork, next year",
            status: ProposalStatus::Accepted,
            lines: Lines::taxed(20_00).item("Customs paperwork, quarter", 4_00, 2_250_00),
            ..made(31, 60)
        },
        Proposal {
            subject: "Cold store in Tema",
            lines: Lines::taxed(20_00).item("Planning", 1_00, 6_300_00),
            comments: comments([(None, (today - 4.days()).at(7, 45, 0, 0), "Please add the generator.")]),
            ..made(32, 5)
        },
    ]
}
