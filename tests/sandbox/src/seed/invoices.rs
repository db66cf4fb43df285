//! The written invoices: every status, three currencies, long texts, HTML, files, payments.

use jiff::civil::Date;

use super::customers::{KELLER_BIKES, OSEI_TRADING};
use super::draft::{BANK, Draft, STRIPE};
use super::files::file;
use super::projects::{CATALOGUE, WEB_SHOP};
use crate::records::{Attachment, CHF, Invoice, Status, USD};

const HOSTING: &str = "Hosting, one month";
const HOURS: (i64, &str) = (7_50, "h");

/// A note with everything that the CRM's editor makes.
const NOTE: &str = "<p>Thank you for your order!<br />Questions? <a href=\"https://acme.example/help\" \
    target=\"_blank\">Our help pages</a> answer most.</p>\
    <ul><li>Delivery in <strong>two</strong> parts</li><li>Training on the day of opening</li></ul>";
const TERMS: &str = "<p>Payable within 7 days without deduction.</p>\
    <ol><li>Goods remain ours until paid.</li><li>Place of jurisdiction: Leipzig &amp; Halle.</li></ol>";

const FILES: [Attachment; 3] = [
    file(31, "Zeitnachweis März.pdf", "application/pdf", true),
    file(32, "LEAK-hidden-calculation.xlsx", "application/vnd.ms-excel", false),
    file(
        33,
        "sketch-of-the-checkout-page-as-agreed-on-the-phone-final-2.png",
        "image/png",
        true,
    ),
];
const HIDDEN_FILE: [Attachment; 1] = [file(34, "LEAK-hidden-order.pdf", "application/pdf", false)];

/// 14 invoices in euros, 2 in dollars, 1 in francs.
pub(super) fn annas(today: Date) -> Vec<Invoice> {
    let issued = |number: u32, days_ago| Draft::new(KELLER_BIKES, number - 741, number, today, days_ago);
    let drafts = [
        issued(1042, 340)
            .item("Workshop: what a web shop needs", 1_00, 1_200_00)
            .paid(21, BANK),
        issued(1043, 300)
            .item("Domain keller-bikes.example, one year", 1_00, 14_90)
            .paid(3, STRIPE),
        issued(1044, 262)
            .item("Photographs of cargo bikes", 24_00, 38_50)
            .item("Retouching", 24_00, 6_25)
            .without_due_date()
            .paid(0, BANK),
        issued(1045, 210)
            .in_currency(&USD)
            .tax(0)
            .item("Stock pictures", 12_00, 29_99)
            .paid(1, STRIPE),
        issued(1046, 180)
            .project(CATALOGUE)
            .item("Catalogue, text and layout", 64_00, 145_00)
            .detailed_item(
                "Printing",
                "Recycled paper, 135 g/m²<br />\nStapled",
                (5_000_00, "pcs"),
                1_19,
            )
            .discount(10_00)
            .adjustment(-5_00)
            .shipped()
            .half_paid(14, BANK)
            .paid(29, BANK),
        issued(1047, 150).item(HOSTING, 1_00, 79_00).status(Status::Cancelled),
        issued(1048, 120)
            .item(HOSTING, 1_00, 79_00)
            .attachments(&HIDDEN_FILE)
            .paid(12, BANK),
        issued(1049, 75)
            .in_currency(&CHF)
            .tax(8_10)
            .item("Stand at the bicycle fair in Zürich", 1_00, 12_480_00)
            .status(Status::Overdue),
        issued(1050, 62)
            .project(WEB_SHOP)
            .detailed_item(
                "Search in the shop",
                "Synonyms<br />\nTypos<br />\nFrame sizes",
                HOURS,
                110_00,
            )
            .notes(NOTE, "")
            .status(Status::Overdue),
        issued(1051, 50)
            .due_after(60)
            .item("Newsletter, set-up", 1_00, 640_00)
            .half_paid(20, STRIPE),
        issued(1052, 40).item(HOSTING, 1_00, 79_00).status(Status::Overdue),
        issued(1053, 35)
            .item("Express repair of the payment page", 3_25, 165_00)
            .status(Status::Overdue),
        issued(1054, 20)
            .due_after(25)
            .item("Interface to the stock system", 18_00, 110_00)
            .half_paid(5, BANK)
            .half_paid(12, STRIPE),
        issued(1055, 12)
            .in_currency(&USD)
            .tax(0)
            .item("Advertisements, clicks", 1_250_00, 42),
        issued(1056, 9)
            .due_after(12)
            .item(HOSTING, 1_00, 79_00)
            .item("Additional space, 50 GB", 2_00, 12_50),
        rich(issued(1057, 4)),
        issued(1058, 1).item("Translation into Dutch &amp; French", 8_400_00, 14),
    ];
    drafts.map(Invoice::from).to_vec()
}

/// The invoice that has everything: project, long texts, discount, tax, adjustment, HTML, files.
fn rich(draft: Draft) -> Draft {
    draft
        .due_after(7)
        .project(WEB_SHOP)
        .detailed_item(
            "Web shop, second part: product pages, filters by frame size, wheel size &amp; load, \
             comparison of up to four bicycles, and a checkout without an account",
            "Product pages with up to 12 pictures<br />\nFilters that can be shared by link<br />\n\
             Checkout in three steps, tested on telephones &amp; tablets.<br />\nEvery step was agreed \
             on with Ms Keller, and later changes are charged by the hour as described in the offer.",
            (62_50, "h"),
            110_00,
        )
        .detailed_item("Training", "Two people<br />\nHalf a day", (1_00, ""), 480_00)
        .item("Travel, Leipzig &amp; back", 228_00, 30)
        .discount(5_00)
        .adjustment(-12_34)
        .notes(NOTE, TERMS)
        .shipped()
        .attachments(&FILES)
}

/// Five invoices in dollars.
pub(super) fn bens(today: Date) -> Vec<Invoice> {
    let issued = |number: u32, days_ago| {
        let draft = Draft::new(OSEI_TRADING, number - 1600, number, today, days_ago);
        draft.in_currency(&USD).tax(20_00)
    };
    let drafts = [
        issued(2001, 190)
            .item("Customs paperwork, quarter", 1_00, 2_150_00)
            .paid(30, BANK),
        issued(2002, 100)
            .item("Customs paperwork, quarter", 1_00, 2_150_00)
            .paid(28, BANK),
        issued(2003, 70)
            .item("Warehouse audit", 3_00, 780_00)
            .status(Status::Overdue),
        issued(2004, 25)
            .due_after(28)
            .item("Container tracking", 14_00, 39_90)
            .half_paid(10, STRIPE),
        issued(2005, 10).item("Customs paperwork, quarter", 1_00, 2_250_00),
    ];
    drafts.map(Invoice::from).to_vec()
}
