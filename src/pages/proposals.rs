//! `/proposals`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, PageTitle, Tone};
use crate::i18n;
use crate::model::proposal::ProposalStatusKind;
use crate::model::{ProposalStatus, ProposalSummary};
use crate::route::{Route, Sort};

/// All proposals to the customer.
#[component]
pub fn ProposalsPage() -> impl IntoView {
    let proposals = api::proposals::list(Answers::of_context());
    view! {
        <PageTitle text=i18n::section::proposals() />
        <Loaded state=proposals.state() retry=proposals.retry()>
            <RecordList rows=proposals list=list() />
        </Loaded>
    }
}

/// How proposals are listed, here and in a project.
pub(super) fn list() -> ListOf<ProposalSummary> {
    ListOf {
        name: "proposals",
        label: i18n::section::proposals().into(),
        columns: columns(),
        order: Sort {
            column: "date".to_owned(),
            descending: true,
        },
        empty: i18n::proposals::empty(),
    }
}

fn columns() -> Vec<Column<ProposalSummary>> {
    vec![
        Column::new("subject", i18n::proposals::subject(), |proposal: &ProposalSummary| {
            Cell::Link(Route::Proposal(proposal.id.clone()), proposal.subject.clone())
        }),
        Column::new("project", i18n::document::project(), |proposal: &ProposalSummary| {
            Cell::Text(proposal.project.clone())
        }),
        Column::new("date", i18n::document::date(), |proposal: &ProposalSummary| {
            Cell::Date(proposal.date)
        }),
        Column::new("until", i18n::proposals::until(), |proposal: &ProposalSummary| {
            Cell::Date(proposal.open_until)
        }),
        Column::new("status", i18n::document::status(), |proposal: &ProposalSummary| {
            Cell::Status(badge(&proposal.status))
        }),
        Column::new("total", i18n::document::total(), |proposal: &ProposalSummary| {
            Cell::Money(proposal.total.clone())
        }),
    ]
}

/// Where a proposal stands.
pub(super) fn badge(status: &ProposalStatus) -> Badge {
    let (tone, name) = match status.kind {
        ProposalStatusKind::Open => (Tone::Open, i18n::proposal_status::open()),
        ProposalStatusKind::Declined => (Tone::Quiet, i18n::proposal_status::declined()),
        ProposalStatusKind::Accepted => (Tone::Good, i18n::proposal_status::accepted()),
        ProposalStatusKind::Sent => (Tone::Open, i18n::proposal_status::sent()),
        ProposalStatusKind::Revised => (Tone::Open, i18n::proposal_status::revised()),
        ProposalStatusKind::Draft => (Tone::Quiet, i18n::proposal_status::draft()),
        ProposalStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(status, tone, name)
}
