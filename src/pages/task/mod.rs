//! `/projects/:id/tasks/new` and `/projects/:id/tasks/:task`

mod form;
mod sending;

use leptos::prelude::*;

use self::form::TaskForm;
use crate::api::{self, Answers, Remote, Resource};
use crate::components::document::back;
use crate::components::{Loaded, Loading, PageTitle, note_visit};
use crate::i18n;
use crate::model::{Group, Id, TaskChoices, TaskFields};
use crate::route::{Query, Route};

/// A new task.
#[component]
pub fn NewTaskPage(
    /// Of which project.
    project: Id,
) -> impl IntoView {
    let answers = Answers::of_context();
    let of_project = api::projects::by_id(answers, &project);
    // Known before the task is sent, so that it can be told whether it arrived.
    let tasks = api::projects::tasks(answers, &project);
    let choices = api::projects::create_task_data(answers, &project);
    let may_add = Memo::new(move |_| of_project.get().map(|project| project.settings.allows("create_tasks")));
    let are_choices_known = are_known(choices);
    let content = {
        let project = project.clone();
        move || {
            Some(if !may_add.get()? {
                view! { <p class="empty">{i18n::task::may_not_add()}</p> }.into_any()
            } else if !are_choices_known.get() {
                view! { <Loading /> }.into_any()
            } else {
                let project = project.clone();
                view! { <TaskForm project=project task=None tasks=tasks choices=choices /> }.into_any()
            })
        }
    };
    view! {
        {back(tasks_of(&project), i18n::project_group::tasks())} <PageTitle text=i18n::task::new() />
        <Loaded state=of_project.state() retry=of_project.retry()>{content.clone()}</Loaded>
    }
}

/// A task that is there, to be edited.
#[component]
pub fn TaskPage(
    /// Of which project.
    project: Id,
    /// Which one.
    task: Id,
) -> impl IntoView {
    let answers = Answers::of_context();
    let of_project = api::projects::by_id(answers, &project);
    let tasks = api::projects::tasks(answers, &project);
    let choices = api::projects::create_task_data(answers, &project);
    let may_edit = Memo::new(move |_| {
        of_project
            .get()
            .is_none_or(|project| project.settings.allows("edit_tasks"))
    });
    let wanted = StoredValue::new(task);
    let found = move || {
        let tasks = tasks.get()?;
        tasks.iter().find(|one| wanted.with_value(|id| one.id == *id)).cloned()
    };
    note_visit(tasks, move |tasks| {
        let task = tasks.iter().find(|one| wanted.with_value(|id| one.id == *id));
        task.map(|task| task.name.clone())
    });
    let title = move || found().map_or_else(|| i18n::task::title().to_owned(), |task| task.name);
    // What the form was made of stays while the list is read again.
    let is_there = Memo::new(move |_| found().is_some());
    let are_choices_known = are_known(choices);
    let content = {
        let project = project.clone();
        move || {
            if !may_edit.get() {
                return view! { <p class="empty">{i18n::task::may_not_edit()}</p> }.into_any();
            }
            match is_there.get().then(|| untrack(found)).flatten() {
                None => view! { <p class="empty">{i18n::task::gone()}</p> }.into_any(),
                Some(_) if !are_choices_known.get() => view! { <Loading /> }.into_any(),
                Some(task) => {
                    let project = project.clone();
                    view! { <TaskForm project=project task=Some(task) tasks=tasks choices=choices /> }.into_any()
                }
            }
        }
    };
    view! {
        {back(tasks_of(&project), i18n::project_group::tasks())} <PageTitle text=title />
        <Loaded state=tasks.state() retry=tasks.retry()>{content.clone()}</Loaded>
    }
}

/// Whether it is known what a task can be given: the form has all of it from the first moment on, and does not grow while it is
/// filled in.
fn are_known(choices: Resource<TaskChoices>) -> Memo<bool> {
    Memo::new(move |_| choices.state().with(Remote::is_settled))
}

fn tasks_of(project: &Id) -> Route {
    Route::ProjectGroup {
        project: project.clone(),
        group: Group::Tasks.name().to_owned(),
        query: Query::default(),
    }
}

/// The numbers of the priorities that the CRM comes with.
const PRIORITIES: [&str; 4] = ["1", MEDIUM, "3", "4"];

/// The priority that the CRM gives to a task of which nothing else is said.
const MEDIUM: &str = "2";

/// The name of a priority by its number; that of one which some installation added is its number.
pub(super) fn priority_name(code: &str) -> String {
    let name = match code {
        "1" => i18n::task_priority::low(),
        MEDIUM => i18n::task_priority::medium(),
        "3" => i18n::task_priority::high(),
        "4" => i18n::task_priority::urgent(),
        other => other,
    };
    name.to_owned()
}

/// What a new task begins with.
fn new_task(today: String) -> TaskFields {
    TaskFields {
        name: String::new(),
        priority: MEDIUM.to_owned(),
        start: today,
        due: String::new(),
        description: String::new(),
        assignees: Vec::new(),
    }
}
