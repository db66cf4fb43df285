//! The proposals that are about to expire.

use leptos::prelude::*;

use super::super::proposals::badge;
use super::card::{Card, ListOfStatus, When, row, rows, sums};
use crate::components::amount;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::ProposalSummary;
use crate::route::Route;

/// What is to be answered before it expires, and the ways to all that can be answered.
pub(super) fn card(pressing: &[ProposalSummary], all: &[ProposalSummary]) -> AnyView {
    let formats = Formats::of_context();
    let open = all.iter().filter(|proposal| proposal.status.is_open());
    let count = pressing.len();
    let sum = sums(pressing.iter().map(|proposal| &proposal.total), formats);
    let sum = sum.map(|sum| i18n::dashboard::proposals_sum(count, &formats.number(count), &sum));
    Card {
        heading: i18n::dashboard::proposals(),
        lines: sum.into_iter().collect(),
        rows: rows(pressing, |proposal| proposal_row(proposal, formats)),
        lists: ListOfStatus::of(Route::Proposals, open.map(|proposal| badge(&proposal.status))),
        is_late: false,
    }
    .view()
}

fn proposal_row(proposal: &ProposalSummary, formats: Formats) -> AnyView {
    let when = proposal.open_until.map(|day| When {
        text: i18n::dashboard::expires(&formats.days_from(today(), day)),
        is_pressing: true,
    });
    row(
        Route::Proposal(proposal.id.clone()),
        &proposal.subject,
        when,
        Some(badge(&proposal.status)),
        proposal.total.as_ref().map(|money| amount(money, formats)),
    )
}
