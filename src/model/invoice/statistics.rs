//! What a customer's invoices come to: by month and by status. Amounts of different currencies never meet (Q15).

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{InvoiceStatus, InvoiceStatusKind, InvoiceSummary};
use crate::model::money::{self, Totals};
use crate::model::order::{latest, ordered};
use crate::model::{Currency, Date, Money};

/// How many months are looked back at, this one included: a year shows what comes again each year, and fits on a phone.
const MONTHS: u32 = 12;

/// What was invoiced in one currency in each of the last months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByMonth {
    /// The currency.
    pub currency: Arc<Currency>,
    /// The months, the earliest first.
    pub months: Vec<Month>,
}

/// What was invoiced in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// How many invoices.
    pub count: usize,
    /// What they come to.
    pub total: Decimal,
}

impl ByMonth {
    /// All months together.
    pub fn total(&self) -> Decimal {
        let totals = self.months.iter().map(|month| month.total);
        totals.fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The month with the highest amount; of equal ones the earliest.
    pub fn highest(&self) -> Option<&Month> {
        self.months.iter().rev().max_by_key(|month| month.total)
    }
}

/// What was invoiced by the dates of the invoices, one for each currency, the one with the most invoices first; and how many
/// invoices are in none, since their amount cannot be read or its currency is not known. Drafts are not invoiced yet, and what is
/// cancelled is not invoiced any more.
pub fn by_month(invoices: &[InvoiceSummary], today: Date) -> (Vec<ByMonth>, usize) {
    use InvoiceStatusKind::{Cancelled, Draft};
    let months: Vec<_> = (0..MONTHS).rev().filter_map(|ago| today.months_before(ago)).collect();
    let none = || months.iter().map(|first| Month::empty(*first)).collect();
    let mut charts: Vec<ByMonth> = Vec::new();
    let mut left_out = 0;
    for invoice in invoices {
        let (Some(date), Some(total)) = (invoice.date, &invoice.total) else {
            continue;
        };
        let month = months.iter().position(|first| *first == date.month_start());
        let (Some(month), false) = (month, matches!(invoice.status.kind, Draft | Cancelled)) else {
            continue;
        };
        let Some(amount) = total.exact().filter(|_| total.currency.is_known()) else {
            left_out += 1;
            continue;
        };
        let known = charts
            .iter()
            .position(|chart| chart.currency.key() == total.currency.key());
        let chart = known.unwrap_or_else(|| {
            charts.push(ByMonth {
                currency: Arc::clone(&total.currency),
                months: none(),
            });
            charts.len() - 1
        });
        if let Some(month) = charts.get_mut(chart).and_then(|chart| chart.months.get_mut(month)) {
            month.count += 1;
            month.total = month.total.saturating_add(amount);
        }
    }
    let count = |chart: &ByMonth| chart.months.iter().map(|month| month.count).sum::<usize>();
    let charts = ordered(charts, |chart| [latest(i64::try_from(count(chart)).ok()), 0]);
    (charts, left_out)
}

impl Month {
    fn empty(first: Date) -> Self {
        Self {
            first,
            count: 0,
            total: Decimal::ZERO,
        }
    }
}

/// The invoices in one status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByStatus {
    /// The status.
    pub status: InvoiceStatus,
    /// How many there are.
    pub count: usize,
    /// What they come to in each currency.
    pub totals: Totals,
}

/// The invoices by the status that they have on a day, what is to be paid first.
pub fn by_status(invoices: &[InvoiceSummary], today: Date) -> Vec<ByStatus> {
    let mut groups: Vec<(InvoiceStatus, Vec<&Money>, usize)> = Vec::new();
    for invoice in invoices {
        let status = invoice.status_on(today);
        match groups.iter_mut().find(|(known, ..)| known.code == status.code) {
            Some((known, totals, count)) => {
                // Where the server has not named one of them, it may have named another.
                known.name = known.name.take().or(status.name);
                totals.extend(&invoice.total);
                *count += 1;
            }
            None => groups.push((status, invoice.total.iter().collect(), 1)),
        }
    }
    let groups = ordered(groups, |(status, ..)| [place(status.kind).into(), 0]);
    let group = |(status, totals, count): (_, Vec<&Money>, _)| ByStatus {
        status,
        count,
        totals: money::totals(totals),
    };
    groups.into_iter().map(group).collect()
}

fn place(kind: InvoiceStatusKind) -> u8 {
    match kind {
        InvoiceStatusKind::Overdue => 0,
        InvoiceStatusKind::Unpaid => 1,
        InvoiceStatusKind::PartiallyPaid => 2,
        InvoiceStatusKind::Paid => 3,
        InvoiceStatusKind::Other => 4,
        InvoiceStatusKind::Draft => 5,
        InvoiceStatusKind::Cancelled => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::wire::{FromRow, Row};

    fn invoice([date, status, total, currency]: [&str; 4]) -> InvoiceSummary {
        let json = format!(
            r#"{{"id":1,"date":"{date}","duedate":"2026-03-01","status":"{status}","total":"{total}","currency_name":"{currency}"}}"#
        );
        InvoiceSummary::from_row(&Row::parse(&json).unwrap()).unwrap()
    }

    fn invoices(rows: &[[&str; 4]]) -> Vec<InvoiceSummary> {
        rows.iter().copied().map(invoice).collect()
    }

    fn today() -> Date {
        Date::parse("2026-03-05").unwrap()
    }

    #[test]
    fn a_month_has_the_invoices_of_its_first_to_its_last_day_exactly_added() {
        let (charts, left_out) = by_month(
            &invoices(&[
                ["2026-02-01", "2", "0.10", "EUR"],
                ["2026-02-28", "1", "0.20", "EUR"],
                ["2026-03-01", "1", "5", "EUR"],
                ["2025-04-01", "2", "7", "EUR"],
                ["2025-03-31", "2", "1000", "EUR"],
                ["2026-04-01", "2", "1000", "EUR"],
                ["", "2", "1000", "EUR"],
                ["2026-02-15", "2", "?", "EUR"],
            ]),
            today(),
        );
        assert_eq!(left_out, 1);
        let [chart] = &charts[..] else { panic!("one currency") };
        let months: Vec<_> = chart
            .months
            .iter()
            .map(|month| (month.first.to_string(), month.count, month.total.to_string()))
            .collect();
        let shown: Vec<_> = months
            .iter()
            .map(|(first, count, total)| (first.as_str(), *count, total.as_str()))
            .collect();
        assert_eq!(shown.len(), 12);
        assert_eq!(shown[0], ("2025-04-01", 1, "7"));
        assert_eq!(shown[1], ("2025-05-01", 0, "0"));
        assert_eq!(shown[10..], [("2026-02-01", 2, "0.30"), ("2026-03-01", 1, "5")]);
        assert_eq!(chart.total().to_string(), "12.30");
        assert_eq!(
            chart.highest().map(|month| month.first.to_string()).as_deref(),
            Some("2025-04-01")
        );
    }

    #[test]
    fn drafts_and_cancelled_invoices_are_in_no_month_and_currencies_are_apart() {
        let (charts, left_out) = by_month(
            &invoices(&[
                ["2026-02-01", "2", "10", "USD"],
                ["2026-02-01", "6", "1000", "EUR"],
                ["2026-02-01", "5", "1000", "CHF"],
                ["2026-02-01", "4", "20", "EUR"],
                ["2026-02-02", "77", "30", "EUR"],
                ["2026-02-02", "2", "40", ""],
                ["2026-02-02", "6", "?", "EUR"],
            ]),
            today(),
        );
        let totals: Vec<_> = charts
            .iter()
            .map(|chart| format!("{} {}", chart.total(), chart.currency.code))
            .collect();
        assert_eq!(totals, ["50 EUR", "10 USD"], "the one with the most invoices first");
        assert_eq!(left_out, 1, "without a currency, nothing is added to it");
        assert_eq!(by_month(&[], today()), (Vec::new(), 0));
    }

    #[test]
    fn each_status_has_its_count_and_its_amounts_by_currency() {
        let groups = by_status(
            &invoices(&[
                ["2026-02-01", "2", "10", "EUR"],
                ["2026-02-01", "1", "1", "EUR"],
                ["2026-02-01", "4", "2", "EUR"],
                ["2026-02-01", "4", "3", "USD"],
                ["2026-02-01", "6", "4", "EUR"],
                ["2026-02-01", "2", "?", "EUR"],
            ]),
            today(),
        );
        let shown: Vec<_> = groups
            .iter()
            .map(|group| {
                let totals = group
                    .totals
                    .sums
                    .iter()
                    .map(|total| format!("{} {}", total.amount, total.currency.code));
                (
                    group.status.code.as_str(),
                    group.count,
                    totals.collect::<Vec<_>>().join(" + "),
                    group.totals.left_out,
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("4", 3, "3 EUR + 3 USD".to_owned(), 0),
                ("2", 2, "10 EUR".to_owned(), 1),
                ("6", 1, "4 EUR".to_owned(), 0)
            ],
            "the unpaid one is past its day"
        );
    }
}
