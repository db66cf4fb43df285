//! The estimates that are about to expire.

use leptos::prelude::*;

use super::super::estimates::badge;
use super::card::{Card, ListOfStatus, When, row, rows, sums};
use crate::components::amount;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::EstimateSummary;
use crate::route::Route;

/// What is to be answered before it expires, and the way to all that can be answered.
pub(super) fn card(pressing: &[EstimateSummary], all: &[EstimateSummary]) -> AnyView {
    let formats = Formats::of_context();
    let open = all.iter().filter(|estimate| estimate.status.is_open());
    let count = pressing.len();
    let sum = sums(pressing.iter().map(|estimate| &estimate.total), formats);
    let sum = sum.map(|sum| i18n::dashboard::estimates_sum(count, &formats.number(count), &sum));
    Card {
        heading: i18n::dashboard::estimates(),
        lines: sum.into_iter().collect(),
        rows: rows(pressing, |estimate| estimate_row(estimate, formats)),
        lists: ListOfStatus::of(Route::Estimates, open.map(|estimate| badge(&estimate.status))),
        is_late: false,
    }
    .view()
}

fn estimate_row(estimate: &EstimateSummary, formats: Formats) -> AnyView {
    let when = estimate.valid_until.map(|day| When {
        text: i18n::dashboard::expires(&formats.days_from(today(), day)),
        is_pressing: true,
    });
    row(
        Route::Estimate(estimate.id.clone()),
        &estimate.number,
        when,
        Some(badge(&estimate.status)),
        estimate.total.as_ref().map(|money| amount(money, formats)),
    )
}
