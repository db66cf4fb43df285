//! The projects that are worked on.

use leptos::prelude::*;

use super::super::projects::badge;
use super::card::{Card, ListOfStatus, When, row, rows};
use crate::components::progress_bar;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::ProjectSummary;
use crate::route::Route;

/// How far the projects are.
pub(super) fn card(worked_on: &[ProjectSummary], _: &[ProjectSummary]) -> AnyView {
    let formats = Formats::of_context();
    Card {
        heading: i18n::dashboard::projects(),
        lines: Vec::new(),
        rows: rows(worked_on, |project| project_row(project, formats)),
        lists: ListOfStatus::of(Route::Projects, worked_on.iter().map(|project| badge(&project.status))),
        is_late: false,
    }
    .view()
}

fn project_row(project: &ProjectSummary, formats: Formats) -> AnyView {
    let today = today();
    let when = project.deadline.map(|deadline| When {
        text: i18n::dashboard::due(&formats.days_from(today, deadline)),
        is_pressing: deadline < today,
    });
    let progress = project.progress.map(|progress| progress_bar(progress, formats));
    row(Route::Project(project.id.clone()), &project.name, when, None, progress)
}
