//! `/estimates`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, PageTitle, Tone};
use crate::i18n;
use crate::model::estimate::EstimateStatusKind;
use crate::model::{EstimateStatus, EstimateSummary};
use crate::route::{Route, Sort};

/// All estimates of the customer.
#[component]
pub fn EstimatesPage() -> impl IntoView {
    let estimates = api::estimates::list(Answers::of_context());
    view! {
        <PageTitle text=i18n::section::estimates() />
        <Loaded state=estimates.state() retry=estimates.retry()>
            <RecordList rows=estimates list=list() />
        </Loaded>
    }
}

/// How estimates are listed, here and in a project.
pub(super) fn list() -> ListOf<EstimateSummary> {
    ListOf {
        name: "estimates",
        label: i18n::section::estimates().into(),
        columns: columns(),
        order: Sort {
            column: "date".to_owned(),
            descending: true,
        },
        empty: i18n::estimates::empty(),
    }
}

fn columns() -> Vec<Column<EstimateSummary>> {
    vec![
        Column::new("number", i18n::estimates::number(), |estimate: &EstimateSummary| {
            Cell::Link(Route::Estimate(estimate.id.clone()), estimate.number.clone())
        }),
        Column::new("project", i18n::document::project(), |estimate: &EstimateSummary| {
            Cell::Text(estimate.project.clone())
        }),
        Column::new("date", i18n::document::date(), |estimate: &EstimateSummary| {
            Cell::Date(estimate.date)
        }),
        Column::new("until", i18n::estimates::until(), |estimate: &EstimateSummary| {
            Cell::Date(estimate.valid_until)
        }),
        Column::new("status", i18n::document::status(), |estimate: &EstimateSummary| {
            Cell::Status(badge(&estimate.status))
        }),
        Column::new("total", i18n::document::total(), |estimate: &EstimateSummary| {
            Cell::Money(estimate.total.clone())
        }),
    ]
}

/// Where an estimate stands.
pub(super) fn badge(status: &EstimateStatus) -> Badge {
    let (tone, name) = match status.kind {
        EstimateStatusKind::Draft => (Tone::Quiet, i18n::estimate_status::draft()),
        EstimateStatusKind::Sent => (Tone::Open, i18n::estimate_status::sent()),
        EstimateStatusKind::Declined => (Tone::Quiet, i18n::estimate_status::declined()),
        EstimateStatusKind::Accepted => (Tone::Good, i18n::estimate_status::accepted()),
        EstimateStatusKind::Expired => (Tone::Late, i18n::estimate_status::expired()),
        EstimateStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(status, tone, name)
}
