//! `GET projects`, `GET projects/id/:id` and its groups, and the tasks that a customer adds and edits.

use std::sync::Arc;

use form_urlencoded::Serializer;

use super::answers::{Answered, Body, Change};
use super::client::Method;
use super::{Answers, ApiError, Resource, path_part};
use crate::model::{Id, Project, ProjectSummary, Task, TaskChoices, TaskFields};

/// The tasks of a project.
pub type Tasks = Resource<Vec<Task>>;

const LIST: &str = "projects";

/// `GET projects`: all of the customer's projects; having none is an empty list (T5).
pub fn list(answers: Answers) -> Resource<Vec<ProjectSummary>> {
    answers.watch(LIST.to_owned())
}

/// The projects as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<ProjectSummary>>> {
    answers.known(LIST)
}

/// `GET projects/id/:id`: one project with its members and settings.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Project> {
    answers.watch(path(id))
}

/// One project, if it is loaded.
pub fn known_by_id(answers: Answers, id: &Id) -> Option<Arc<Project>> {
    answers.known(&path(id))
}

/// `GET projects/id/:id/group/:group`: the records of one group of a project.
pub fn group<T>(answers: Answers, project: &Id, group: &str) -> Resource<Vec<T>>
where
    Vec<T>: Answered,
{
    answers.watch(group_path(project, group))
}

/// `GET projects/id/:id/group/tasks`: the tasks of a project.
pub fn tasks(answers: Answers, project: &Id) -> Tasks {
    group(answers, project, TASKS)
}

/// `GET projects/id/:id/group/create_task_data`: what a task of a project can be given.
pub fn create_task_data(answers: Answers, project: &Id) -> Resource<TaskChoices> {
    answers.watch(group_path(project, "create_task_data"))
}

/// `POST projects/id/:id/group/tasks`: adds a task, and reads the tasks again.
///
/// # Errors
/// Where the task was not added, as far as can be known.
pub async fn add_task(tasks: Tasks, project: &Id, task: &TaskFields) -> Result<(), ApiError> {
    let change = Change {
        method: Method::Post,
        path: &group_path(project, TASKS),
        body: Body::Form(form(task).finish()),
    };
    tasks
        .change(change, |before, now| task.trace_added(before.map(Vec::as_slice), now))
        .await
}

/// `PUT projects/id/:id/group/tasks`: edits a task, and reads the tasks again. All fields are sent: the edit replaces them all.
///
/// # Errors
/// Where the task was not changed, as far as can be known.
pub async fn edit_task(tasks: Tasks, project: &Id, id: &Id, task: &TaskFields) -> Result<(), ApiError> {
    let change = Change {
        method: Method::Put,
        path: &group_path(project, TASKS),
        body: Body::Form(form(task).append_pair("id", id.as_str()).finish()),
    };
    tasks
        .change(change, |before, now| {
            Some(task.trace_edited(id, before.map(Vec::as_slice), now))
        })
        .await
}

const TASKS: &str = "tasks";

fn path(project: &Id) -> String {
    format!("projects/id/{}", path_part(project.as_str()))
}

fn group_path(project: &Id, group: &str) -> String {
    format!("projects/id/{}/group/{}", path_part(project.as_str()), path_part(group))
}

fn form(task: &TaskFields) -> Serializer<'static, String> {
    let mut form = Serializer::new(String::new());
    form.append_pair("name", &task.name)
        .append_pair("priority", &task.priority)
        .append_pair("startdate", &task.start)
        .append_pair("duedate", &task.due)
        .append_pair("description", &task.description);
    for member in &task.assignees {
        form.append_pair("assignees[]", member.as_str());
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_sent_as_php_reads_it_and_no_character_of_it_is_lost() {
        let task = TaskFields {
            name: "A&B=1+2 ü".to_owned(),
            priority: "2".to_owned(),
            start: "2026-11-24".to_owned(),
            due: String::new(),
            description: "50 %".to_owned(),
            assignees: ["3", "4"].into_iter().filter_map(Id::parse).collect(),
        };
        assert_eq!(
            form(&task).finish(),
            "name=A%26B%3D1%2B2+%C3%BC&priority=2&startdate=2026-11-24&duedate=&description=50+%25\
             &assignees%5B%5D=3&assignees%5B%5D=4"
        );
    }

    #[test]
    fn the_path_of_a_group_has_its_name_as_the_documentation_writes_it() {
        let id = Id::parse("3").unwrap();
        assert_eq!(group_path(&id, "credit_notes"), "projects/id/3/group/credit_notes");
        assert_eq!(group_path(&id, "a/b"), "projects/id/3/group/a%2Fb");
    }
}
