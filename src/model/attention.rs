//! What needs the customer's attention, as of a day, the most pressing first.

use super::invoice::InvoiceStatusKind;
use super::order::{earliest, latest, ordered};
use super::project::ProjectStatusKind;
use super::ticket::TicketStatusKind;
use super::{ContractSummary, Date, EstimateSummary, InvoiceSummary, ProjectSummary, ProposalSummary, TicketSummary};

/// How many days ahead is soon: two weeks are enough for a transfer or an answer, and a day further away can wait.
pub const SOON: i32 = 14;

/// Whether a day is still to come, or today, and soon.
pub fn is_soon(day: Date, today: Date) -> bool {
    (0..=SOON).contains(&(day.days_since_epoch() - today.days_since_epoch()))
}

/// The invoices for which money is expected, each in the status that it has on the day: what is overdue, and then what is to be paid
/// by some day, or at some time.
pub fn to_pay(invoices: &[InvoiceSummary], today: Date) -> Vec<InvoiceSummary> {
    let open = invoices.iter().filter(|invoice| invoice.status.is_open());
    let open = open.map(|invoice| InvoiceSummary {
        status: invoice.status_on(today),
        ..invoice.clone()
    });
    ordered(open.collect(), |invoice| {
        [i64::from(!is_overdue(invoice)), earliest(invoice.due)]
    })
}

/// Whether an invoice of [`to_pay`] is overdue.
pub fn is_overdue(invoice: &InvoiceSummary) -> bool {
    invoice.status.kind == InvoiceStatusKind::Overdue
}

/// The estimates that can be answered now and soon no more. What has lapsed is left out, whatever the server calls it.
pub fn estimates(estimates: &[EstimateSummary], today: Date) -> Vec<EstimateSummary> {
    let is_pressing =
        |one: &&EstimateSummary| one.status.is_open() && one.valid_until.is_some_and(|day| is_soon(day, today));
    let pressing = estimates.iter().filter(is_pressing).cloned();
    ordered(pressing.collect(), |estimate| [earliest(estimate.valid_until), 0])
}

/// The proposals that can be answered now and soon no more.
pub fn proposals(proposals: &[ProposalSummary], today: Date) -> Vec<ProposalSummary> {
    let is_pressing =
        |one: &&ProposalSummary| one.status.is_open() && one.open_until.is_some_and(|day| is_soon(day, today));
    let pressing = proposals.iter().filter(is_pressing).cloned();
    ordered(pressing.collect(), |proposal| [earliest(proposal.open_until), 0])
}

/// The contracts to sign, the latest first. One that has ended is not to be signed any more.
pub fn contracts(contracts: &[ContractSummary], today: Date) -> Vec<ContractSummary> {
    let is_to_sign = |one: &&ContractSummary| !one.is_signed && one.end.is_none_or(|end| end >= today);
    let to_sign = contracts.iter().filter(is_to_sign).cloned();
    ordered(to_sign.collect(), |contract| [latest(contract.start), 0])
}

/// The tickets that the business has answered, so that they wait for the customer; the latest answer first.
pub fn tickets(tickets: &[TicketSummary], _: Date) -> Vec<TicketSummary> {
    let is_answered = |one: &&TicketSummary| one.status.kind == TicketStatusKind::Answered;
    let answered = tickets.iter().filter(is_answered).cloned();
    ordered(answered.collect(), |ticket| [latest(ticket.last_reply), 0])
}

/// The projects that are worked on, the furthest first, and of two that are as far, the one that is to be finished earlier.
pub fn projects(projects: &[ProjectSummary], _: Date) -> Vec<ProjectSummary> {
    let is_worked_on = |one: &&ProjectSummary| one.status.kind == ProjectStatusKind::InProgress;
    let worked_on = projects.iter().filter(is_worked_on).cloned();
    ordered(worked_on.collect(), |project| {
        [latest(project.progress), earliest(project.deadline)]
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use super::*;
    use crate::model::Id;
    use crate::model::wire::{FromRow, Row};

    const TODAY: &str = "2026-03-05";

    fn today() -> Date {
        Date::parse(TODAY).unwrap()
    }

    /// Records with the ids from 1 on, of which each has these columns with its values.
    fn records<T: FromRow, V: Display, const N: usize>(columns: [&str; N], rows: &[[V; N]]) -> Vec<T> {
        let record = |(id, values): (usize, &[V; N])| {
            let fields = columns.iter().zip(values);
            let fields: Vec<_> = fields
                .map(|(column, value)| format!(r#""{column}":"{value}""#))
                .collect();
            let json = format!(r#"{{"id":{id},"ticketid":{id},{}}}"#, fields.join(","));
            T::from_row(&Row::parse(&json).unwrap()).unwrap()
        };
        (1..).zip(rows).map(record).collect()
    }

    fn ids<'a>(ids: impl IntoIterator<Item = &'a Id>) -> Vec<&'a str> {
        ids.into_iter().map(Id::as_str).collect()
    }

    #[test]
    fn what_is_overdue_comes_before_what_is_to_be_paid_later() {
        let invoices: Vec<InvoiceSummary> = records(
            ["status", "duedate"],
            &[
                ["1", "2026-03-04"],
                ["4", "2026-03-01"],
                ["1", "2026-03-05"],
                ["3", ""],
                ["2", "2026-01-01"],
                ["5", "2026-01-01"],
                ["3", "2026-03-20"],
                ["6", "2026-03-20"],
            ],
        );
        let to_pay = to_pay(&invoices, today());
        assert_eq!(ids(to_pay.iter().map(|one| &one.id)), ["2", "1", "3", "7", "4"]);
        let overdue = to_pay.iter().filter(|one| is_overdue(one));
        assert_eq!(ids(overdue.map(|one| &one.id)), ["2", "1"]);
    }

    #[test]
    fn soon_is_today_and_the_two_weeks_after_it() {
        for (day, expected) in [
            ("2026-03-04", false),
            ("2026-03-05", true),
            ("2026-03-19", true),
            ("2026-03-20", false),
        ] {
            assert_eq!(is_soon(Date::parse(day).unwrap(), today()), expected, "{day}");
        }
    }

    #[test]
    fn what_is_open_and_expires_soon_is_pressing_and_what_has_lapsed_is_not() {
        let days = ["2026-03-19", "2026-03-04", "2026-03-05", "2026-03-20", ""];
        let rows = |open: &'static str| {
            let other = ["3", "2026-03-06"];
            days.iter().map(|day| [open, day]).chain([other]).collect::<Vec<_>>()
        };
        let of_estimates: Vec<EstimateSummary> = records(["status", "expirydate"], &rows("2"));
        assert_eq!(
            ids(estimates(&of_estimates, today()).iter().map(|one| &one.id)),
            ["3", "1"]
        );
        for open in ["1", "4", "5"] {
            let mut rows = rows(open);
            rows.retain(|row| row[0] == open);
            let of_proposals: Vec<ProposalSummary> = records(["status", "open_till"], &rows);
            assert_eq!(
                ids(proposals(&of_proposals, today()).iter().map(|one| &one.id)),
                ["3", "1"]
            );
        }
        let answered: Vec<ProposalSummary> =
            records(["status", "open_till"], &[["3", "2026-03-06"], ["2", "2026-03-06"]]);
        assert_eq!(proposals(&answered, today()), []);
    }

    #[test]
    fn a_contract_is_to_be_signed_until_it_is_signed_in_some_way_or_has_ended() {
        let of_contracts: Vec<ContractSummary> = records(
            ["signed", "marked_as_signed", "datestart", "dateend"],
            &[
                ["0", "0", "2026-01-01", ""],
                ["1", "0", "2026-01-01", ""],
                ["0", "1", "2026-01-01", ""],
                ["0", "0", "2025-01-01", "2026-03-04"],
                ["0", "0", "2026-02-01", "2026-03-05"],
            ],
        );
        assert_eq!(
            ids(contracts(&of_contracts, today()).iter().map(|one| &one.id)),
            ["5", "1"]
        );
    }

    #[test]
    fn an_answered_ticket_waits_for_the_customer() {
        let of_tickets: Vec<TicketSummary> = records(
            ["status", "lastreply"],
            &[
                ["3", "2026-03-01 10:00:00"],
                ["1", "2026-03-02 10:00:00"],
                ["3", "2026-03-03 10:00:00"],
                ["5", "2026-03-04 10:00:00"],
            ],
        );
        assert_eq!(ids(tickets(&of_tickets, today()).iter().map(|one| &one.id)), ["3", "1"]);
    }

    #[test]
    fn projects_that_are_worked_on_come_by_their_progress_and_then_by_their_deadline() {
        let of_projects: Vec<ProjectSummary> = records(
            ["status", "progress", "deadline"],
            &[
                ["2", "10", ""],
                ["2", "10", "2026-05-01"],
                ["4", "100", "2026-01-01"],
                ["2", "70", "2026-06-01"],
                ["2", "10", "2026-04-01"],
                ["3", "20", "2026-04-01"],
            ],
        );
        assert_eq!(
            ids(projects(&of_projects, today()).iter().map(|one| &one.id)),
            ["4", "5", "2", "1"]
        );
    }
}
