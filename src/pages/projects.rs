//! `/projects`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, PageTitle, Tone};
use crate::i18n;
use crate::model::ProjectSummary;
use crate::model::project::{ProjectStatus, ProjectStatusKind};
use crate::route::{Route, Sort};

/// All projects of the customer.
#[component]
pub fn ProjectsPage() -> impl IntoView {
    let projects = api::projects::list(Answers::of_context());
    view! {
        <PageTitle text=i18n::section::projects() />
        <Loaded state=projects.state() retry=projects.retry()>
            <RecordList rows=projects list=list() />
        </Loaded>
    }
}

fn list() -> ListOf<ProjectSummary> {
    ListOf {
        name: "projects",
        label: i18n::section::projects().into(),
        columns: columns(),
        order: Sort {
            column: "start".to_owned(),
            descending: true,
        },
        empty: i18n::projects::empty(),
    }
}

fn columns() -> Vec<Column<ProjectSummary>> {
    vec![
        Column::new("name", i18n::projects::name(), |project: &ProjectSummary| {
            Cell::Link(Route::Project(project.id.clone()), project.name.clone())
        }),
        Column::new("status", i18n::projects::status(), |project: &ProjectSummary| {
            Cell::Status(badge(&project.status))
        }),
        Column::new("progress", i18n::projects::progress(), |project: &ProjectSummary| {
            Cell::Progress(project.progress)
        }),
        Column::new("start", i18n::projects::start(), |project: &ProjectSummary| {
            Cell::Date(project.start)
        }),
        Column::new("deadline", i18n::projects::deadline(), |project: &ProjectSummary| {
            Cell::Date(project.deadline)
        }),
    ]
}

/// Where a project stands.
pub(super) fn badge(status: &ProjectStatus) -> Badge {
    let (tone, name) = match status.kind {
        ProjectStatusKind::NotStarted => (Tone::Quiet, i18n::project_status::not_started()),
        ProjectStatusKind::InProgress => (Tone::Open, i18n::project_status::in_progress()),
        ProjectStatusKind::OnHold => (Tone::Quiet, i18n::project_status::on_hold()),
        ProjectStatusKind::Finished => (Tone::Good, i18n::project_status::finished()),
        ProjectStatusKind::Cancelled => (Tone::Quiet, i18n::project_status::cancelled()),
        ProjectStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(status, tone, name)
}
