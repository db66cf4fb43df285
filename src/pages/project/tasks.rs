//! The tasks of a project.

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Link, Loaded, Tone};
use crate::i18n;
use crate::model::task::{TaskStatus, TaskStatusKind};
use crate::model::{Id, ProjectSettings, Task};
use crate::pages::task::priority_name;
use crate::route::{Route, Sort};

/// The list of the tasks, and the way to a new one.
pub(super) fn tasks(answers: Answers, project: &Id, settings: &ProjectSettings) -> AnyView {
    let tasks = api::projects::tasks(answers, project);
    let add = settings.allows("create_tasks").then(|| {
        let to = Route::NewTask(project.clone());
        view! { <p><Link to=to class="button primary" text=i18n::project::add_task() /></p> }
    });
    let edited_in = settings.allows("edit_tasks").then(|| project.clone());
    view! {
        {add}
        <Loaded state=tasks.state() retry=tasks.retry()>
            <RecordList rows=tasks list=list(edited_in.clone()) />
        </Loaded>
    }
    .into_any()
}

/// The columns; the names lead to the form where the tasks of a project can be edited.
fn list(edited_in: Option<Id>) -> ListOf<Task> {
    let name = move |task: &Task| match &edited_in {
        Some(project) => {
            let to = Route::Task {
                project: project.clone(),
                task: task.id.clone(),
            };
            Cell::Link(to, task.name.clone())
        }
        None => Cell::Text(Some(task.name.clone())),
    };
    let columns = vec![
        Column::new("name", i18n::task::name(), name),
        Column::new("status", i18n::task::status(), |task: &Task| {
            Cell::Status(badge(&task.status))
        }),
        // The list is narrowed by its first status; this one has the order of the numbers.
        Column::new("priority", i18n::task::priority(), |task: &Task| {
            Cell::Status(priority(task))
        }),
        Column::new("start", i18n::task::start(), |task: &Task| Cell::Date(task.start)),
        Column::new("due", i18n::task::due(), |task: &Task| Cell::Date(task.due)),
        Column::new("milestone", i18n::task::milestone(), |task: &Task| {
            Cell::Text(task.milestone.clone())
        }),
        Column::new("assignees", i18n::task::assignees(), |task: &Task| {
            let names: Vec<_> = task.assignees.iter().map(|member| member.name.as_str()).collect();
            Cell::Text((!names.is_empty()).then(|| names.join(", ")))
        }),
    ];
    ListOf {
        name: "tasks",
        label: i18n::project_group::tasks().into(),
        columns,
        order: Sort {
            column: "due".to_owned(),
            descending: false,
        },
        empty: i18n::project::no_tasks(),
    }
}

fn badge(status: &TaskStatus) -> Badge {
    let (tone, name) = match status.kind {
        TaskStatusKind::NotStarted => (Tone::Quiet, i18n::task_status::not_started()),
        TaskStatusKind::AwaitingFeedback => (Tone::Open, i18n::task_status::awaiting_feedback()),
        TaskStatusKind::Testing => (Tone::Open, i18n::task_status::testing()),
        TaskStatusKind::InProgress => (Tone::Open, i18n::task_status::in_progress()),
        TaskStatusKind::Complete => (Tone::Good, i18n::task_status::complete()),
        TaskStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(status, tone, name)
}

fn priority(task: &Task) -> Badge {
    let code = task.priority.as_ref().map(Id::to_string).unwrap_or_default();
    let tone = match code.as_str() {
        "4" => Tone::Late,
        "3" => Tone::Open,
        _ => Tone::Quiet,
    };
    let label = task.priority_name.clone().unwrap_or_else(|| priority_name(&code));
    Badge { code, label, tone }
}
