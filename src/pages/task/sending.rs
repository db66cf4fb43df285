//! The sending of a task, and what has become of it.

use super::form::{ASSIGNEES, DESCRIPTION, DUE, NAME, PRIORITY, START, ids, list};
use super::tasks_of;
use crate::api::projects::{Tasks, add_task, edit_task};
use crate::components::Draft;
use crate::components::form::{FormState, Problem};
use crate::location::Location;
use crate::model::written::as_typed;
use crate::model::{Difference, Id, Task, TaskFields};
use crate::route::Route;

/// Where a task is sent from.
#[derive(Clone)]
pub(super) struct Sending {
    pub(super) project: Id,
    /// All tasks of the project.
    pub(super) tasks: Tasks,
    pub(super) state: FormState,
    pub(super) draft: Draft,
    pub(super) location: Location,
}

impl Sending {
    /// Sends a task that is there already; the form began with `first`.
    pub(super) fn edit(&self, id: Id, fields: TaskFields, first: TaskFields, problems: Vec<Problem>) {
        let Self {
            project,
            tasks,
            state,
            draft,
            location,
        } = self.clone();
        let to = tasks_of(&project);
        let send = || {
            draft.sending(async move {
                let now = task_of(tasks, &id);
                let now = now.as_ref().map_or_else(|| first.clone(), TaskFields::of_task);
                edit_task(tasks, &project, &id, &fields.over(&first, now)).await
            })
        };
        state.submit(problems, send, move || location.replace(to));
    }

    /// Sends a new task. Where the server has stored it differently, both are compared where it can be edited.
    pub(super) fn add(&self, fields: TaskFields, problems: Vec<Problem>) {
        let Self {
            project,
            tasks,
            state,
            draft,
            location,
        } = self.clone();
        let before = tasks.get_untracked();
        let (of, new) = (project.clone(), fields.clone());
        let send = || draft.creating(async move { add_task(tasks, &of, &new).await });
        state.submit(problems, send, move || {
            let added = tasks.get_untracked().zip(before).and_then(|(now, before)| {
                let added = fields.just_added(&before, &now)?;
                (!fields.difference(added).is_none()).then(|| added.id.clone())
            });
            let to = added.map(|task| Route::Task {
                project: project.clone(),
                task,
            });
            if let Some(to) = &to {
                draft.hand_on(to, texts(&fields), None);
            }
            location.replace(to.unwrap_or_else(|| tasks_of(&project)));
        });
    }
}

/// How a task differs from what it has just been added with: what differs is in the form again.
pub(super) fn added_differently(task: &Task, draft: Draft) -> Option<Difference> {
    let sent = draft.handed_on()?;
    let text = |name: &str| sent.text(name).to_owned();
    let fields = TaskFields {
        name: text(NAME),
        priority: text(PRIORITY),
        start: text(START),
        due: text(DUE),
        description: text(DESCRIPTION),
        assignees: ids(&text(ASSIGNEES)),
    };
    let difference = fields.difference(task);
    draft.take_over(&sent, |name| difference.has(name));
    Some(difference)
}

/// What was sent of a task, by the names of the fields.
fn texts(task: &TaskFields) -> Vec<(&'static str, String)> {
    vec![
        (NAME, task.name.clone()),
        (PRIORITY, task.priority.clone()),
        (START, task.start.clone()),
        (DUE, task.due.clone()),
        (DESCRIPTION, as_typed(&task.description)),
        (ASSIGNEES, list(&task.assignees)),
    ]
}

/// The task as the server has it by now, as far as it has said so.
fn task_of(tasks: Tasks, id: &Id) -> Option<Task> {
    let tasks = tasks.get_untracked()?;
    tasks.iter().find(|task| task.id == *id).cloned()
}
