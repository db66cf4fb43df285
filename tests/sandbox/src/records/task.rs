//! A task of a project.

use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use super::Owned;

/// A task.
pub struct Task {
    /// Unique among all projects' tasks.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// The project that it is part of.
    pub project_id: u32,
    /// As typed: the CRM does not encode it.
    pub name: String,
    /// HTML.
    pub description: String,
    /// The id of its priority.
    pub priority: u32,
    /// How far it is.
    pub status: TaskStatus,
    /// When it was written.
    pub added: DateTime,
    /// Whether the contact wrote it.
    pub is_from_contact: bool,
    /// When work on it begins.
    pub start: Date,
    /// When it is to end.
    pub due: Option<Date>,
    /// When it ended.
    pub finished: Option<DateTime>,
    /// The milestone that it leads to.
    pub milestone: Option<u32>,
    /// Ids of the staff who work on it.
    pub assignees: Vec<u32>,
    /// Whether the customer may see it.
    pub visible_to_client: bool,
}

/// `status` and `status_name` of a task: not the project's.
#[derive(Clone, Copy)]
pub enum TaskStatus {
    /// Planned.
    NotStarted = 1,
    /// Waits for an opinion.
    AwaitingFeedback = 2,
    /// Done, and looked at.
    Testing = 3,
    /// Going on.
    InProgress = 4,
    /// Done.
    Complete = 5,
}

impl TaskStatus {
    /// `status_name`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "Not Started",
            Self::AwaitingFeedback => "Awaiting Feedback",
            Self::Testing => "Testing",
            Self::InProgress => "In Progress",
            Self::Complete => "Complete",
        }
    }
}

/// A priority of tasks: not the tickets'.
pub struct TaskPriority {
    /// `priority`.
    pub id: u32,
    name: &'static str,
    color: &'static str,
}

/// How urgent a task can be.
pub static TASK_PRIORITIES: [TaskPriority; 4] = [
    priority(1, "Low", "#777"),
    priority(2, "Medium", "#03a9f4"),
    priority(3, "High", "#ff6f00"),
    priority(4, "Urgent", "#fc2d42"),
];

const fn priority(id: u32, name: &'static str, color: &'static str) -> TaskPriority {
    TaskPriority { id, name, color }
}

impl TaskPriority {
    /// A row of `create_task_data`; its id is a number.
    pub fn row(&self) -> Value {
        json!({ "id": self.id, "name": self.name, "color": self.color })
    }
}

impl Owned for Task {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}
