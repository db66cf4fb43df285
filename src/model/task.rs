//! Tasks of a project.

use std::borrow::Cow;
use std::collections::HashSet;

use super::order::ordered;
use super::trace::added;
use super::wire::{FromRow, Row, Unreadable};
use super::written::as_typed;
use super::{Choice, Date, Difference, Html, Id, Member, Status, Trace};

/// One row of `GET projects/id/:id/group/tasks`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its name as the server has written it.
    pub stored_name: String,
    /// Where it stands.
    pub status: TaskStatus,
    /// The number of its priority.
    pub priority: Option<Id>,
    /// The server's name for its priority, where it sends one.
    pub priority_name: Option<String>,
    /// The day that work on it begins.
    pub start: Option<Date>,
    /// The day it is to be done by.
    pub due: Option<Date>,
    /// The milestone that it belongs to.
    pub milestone: Option<String>,
    /// Who works on it: the list `assignees`, since `assignees_ids` is a text.
    pub assignees: Vec<Member>,
    /// What is to be done.
    pub description: Option<Html>,
}

impl FromRow for Task {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        if row.is_hidden() {
            return Err(Unreadable::HIDDEN);
        }
        let id = row.id("id")?;
        let name = row.text("name").unwrap_or_else(|| id.to_string());
        Ok(Self {
            stored_name: row.scalar("name").map_or_else(|| name.clone(), Cow::into_owned),
            name,
            status: Status::of_row(row, TaskStatusKind::of_code),
            priority: row.optional_id("priority"),
            priority_name: row.text("priority_name"),
            start: row.date("startdate"),
            due: row.date("duedate"),
            milestone: row.text("milestone_name"),
            assignees: row.list("assignees"),
            // As it stands on the wire: an edit sends it back.
            description: row.scalar("description").and_then(|source| Html::parse(&source)),
            id,
        })
    }
}

impl Task {
    fn key(&self) -> Id {
        self.id.clone()
    }
}

/// The tasks in the order in which they were added.
fn in_order(tasks: &[Task]) -> Vec<&Task> {
    ordered(tasks.iter().collect(), |task| [task.id.number().unwrap_or_default(), 0])
}

/// Where a task stands: not the project's map.
pub type TaskStatus = Status<TaskStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatusKind {
    /// 1
    NotStarted,
    /// 2
    AwaitingFeedback,
    /// 3
    Testing,
    /// 4
    InProgress,
    /// 5
    Complete,
    /// A status that some installation added (Q10).
    Other,
}

impl TaskStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::NotStarted,
            "2" => Self::AwaitingFeedback,
            "3" => Self::Testing,
            "4" => Self::InProgress,
            "5" => Self::Complete,
            _ => Self::Other,
        }
    }
}

/// What a customer says of a task, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskFields {
    /// `name`
    pub name: String,
    /// `priority`
    pub priority: String,
    /// `startdate`, as `YYYY-MM-DD`
    pub start: String,
    /// `duedate`, as `YYYY-MM-DD` or empty
    pub due: String,
    /// `description`
    pub description: String,
    /// `assignees[]`
    pub assignees: Vec<Id>,
}

impl TaskFields {
    /// What the server has of a task.
    pub fn of_task(task: &Task) -> Self {
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let description = task.description.as_ref().map(|html| html.source().to_owned());
        Self {
            name: task.stored_name.clone(),
            priority: task.priority.as_ref().map(Id::to_string).unwrap_or_default(),
            start: date(task.start),
            due: date(task.due),
            description: description.unwrap_or_default(),
            assignees: task.assignees.iter().map(|member| member.id.clone()).collect(),
        }
    }

    /// How a task differs from this, whatever the server makes of the form of texts and of the order of people.
    pub fn difference(&self, task: &Task) -> Difference {
        let stored = Self::of_task(task);
        let people = |fields: &Self| -> HashSet<Id> { fields.assignees.iter().cloned().collect() };
        let mut difference = Difference::default();
        difference.text("name", &self.name, &stored.name);
        difference.text("description", &as_typed(&self.description), &stored.description);
        difference.field("priority", &self.priority, &stored.priority);
        difference.field("startdate", &self.start, &stored.start);
        difference.field("duedate", &self.due, &stored.due);
        difference.field("assignees[]", &people(self), &people(&stored));
        difference
    }

    /// Looks for this task among those that were not there before.
    pub fn trace_added(&self, before: Option<&[Task]>, now: &[Task]) -> Option<Trace> {
        let before = before.map(|before| before.iter().collect::<Vec<_>>());
        Trace::of_added(before.as_deref(), &in_order(now), Task::key, |one| self.difference(one))
    }

    /// Looks for what was made of the task with this id.
    pub fn trace_edited(&self, id: &Id, before: Option<&[Task]>, now: &[Task]) -> Trace {
        let of_id = |tasks: &'_ [Task]| tasks.iter().find(|one| one.id == *id).cloned();
        match of_id(now) {
            None => Trace::Nothing,
            Some(task) => Trace::of_changed(self.difference(&task), before.and_then(of_id).as_ref() == Some(&task)),
        }
    }

    /// The task that a customer has just added: the server does not tell its id.
    pub fn just_added<'a>(&self, before: &[Task], now: &'a [Task]) -> Option<&'a Task> {
        let before: Vec<_> = before.iter().collect();
        added(&before, &in_order(now), Task::key, |one| self.difference(one)).map(|(task, _)| task)
    }

    /// What is to be sent of a task that the form began with as `first` and that the server has as `now`: an edit replaces all
    /// fields, so each that the customer has not touched is sent as the server has it.
    pub fn over(self, first: &Self, now: Self) -> Self {
        fn touched<F: PartialEq>(typed: F, first: &F, now: F) -> F {
            if typed == *first { now } else { typed }
        }
        Self {
            name: touched(self.name, &first.name, now.name),
            priority: touched(self.priority, &first.priority, now.priority),
            start: touched(self.start, &first.start, now.start),
            due: touched(self.due, &first.due, now.due),
            description: touched(self.description, &first.description, now.description),
            assignees: touched(self.assignees, &first.assignees, now.assignees),
        }
    }
}

/// The `data` of `GET projects/id/:id/group/create_task_data`: what a task can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskChoices {
    /// The priorities: they are not those of tickets.
    pub priorities: Vec<Choice>,
    /// Who can work on it.
    pub members: Vec<Member>,
}

impl FromRow for TaskChoices {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            priorities: row.list("priority"),
            members: row.list("project_members"),
        })
    }
}

#[cfg(test)]
mod tests;
