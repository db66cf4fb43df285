//! Large lists: any number of invoices, the same ones every time.

use fastrand::Rng;
use jiff::civil::Date;

use super::customers::KELLER_BIKES;
use super::draft::{BANK, Draft, STRIPE};
use super::projects::{CATALOGUE, WEB_SHOP};
use crate::records::{Invoice, Status, USD};

const DAYS: u32 = 3 * 365;

/// Descriptions with the highest price of one, in cents.
const CATALOG: [(&str, i64); 8] = [
    ("Hosting, one month", 79_00),
    ("Maintenance &amp; updates", 110_00),
    ("Design of a landing page", 1_900_00),
    ("Search engine report", 240_00),
    ("Photographs of bicycles", 38_50),
    ("Express repair", 165_00),
    ("Newsletter, one mailing", 320_00),
    ("Advisory call", 95_00),
];

/// `count` invoices, spread evenly over the last three years, the oldest first.
pub(super) fn invoices(today: Date, count: u32) -> Vec<Invoice> {
    let mut random = Rng::with_seed(1);
    (0..count)
        .map(|index| invoice(&mut random, today, index, count))
        .collect()
}

fn invoice(random: &mut Rng, today: Date, index: u32, count: u32) -> Invoice {
    // Even millions of invoices keep their order.
    let elapsed = u64::from(DAYS) * u64::from(index + 1) / u64::from(count);
    let days_ago = i32::try_from(u64::from(DAYS) - elapsed).unwrap_or_default();
    let mut draft = Draft::new(KELLER_BIKES, 1_001 + index, 10_001 + index, today, days_ago);
    if random.u8(..100) < 15 {
        draft = draft.in_currency(&USD).tax(0);
    }
    if random.u8(..100) < 30 {
        draft = draft.project(if random.bool() { WEB_SHOP } else { CATALOGUE });
    }
    for _ in 0..random.u8(1..=4) {
        let (description, highest) = CATALOG[random.usize(..CATALOG.len())];
        draft = draft.item(description, 25 * random.i64(1..=80), random.i64(highest / 2..=highest));
    }
    settle(random, draft, days_ago).into()
}

/// Old invoices are mostly paid, and those not paid are overdue after 30 days.
fn settle(random: &mut Rng, draft: Draft, days_ago: i32) -> Draft {
    let after = random.i32(0..=days_ago.min(30));
    match (random.u8(..100), days_ago) {
        (..3, _) => draft.status(Status::Cancelled),
        (3..10, _) => draft.half_paid(after, STRIPE),
        (_, ..=30) => draft,
        (10..16, _) => draft.status(Status::Overdue),
        _ => draft.paid(after, BANK),
    }
}
