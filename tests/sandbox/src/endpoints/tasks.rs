//! `POST` and `PUT projects/id/:id/group/tasks`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::post;
use jiff::civil::Date;

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::form::Fields;
use crate::records::{Project, Section, TASK_PRIORITIES, Task, TaskStatus, next_id, one};
use crate::state::{Sandbox, State as Crm};

/// What a new task is made of.
const FIELDS: [&str; 6] = ["name", "priority", "startdate", "duedate", "assignees[]", "description"];

/// What a task is edited with.
const FIELDS_WITH_ID: [&str; 7] = [
    "id",
    "name",
    "priority",
    "startdate",
    "duedate",
    "assignees[]",
    "description",
];

pub(super) fn routes() -> Router<Sandbox> {
    Router::new().route("/projects/id/{id}/group/{group}", post(add).put(update))
}

async fn add(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path((id, group)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let project = project_of(&state, &contact, &id, &group, "create_tasks")?;
    fields.only(&FIELDS, &[])?;
    let written = Written::read(&fields, project)?;
    let task = Task {
        id: next_id(&state.records.tasks),
        client_id: project.client_id,
        project_id: project.id,
        name: written.name,
        description: written.description,
        priority: written.priority,
        status: TaskStatus::NotStarted,
        added: state.clock.now(),
        is_from_contact: true,
        start: written.start,
        due: Some(written.due),
        finished: None,
        milestone: None,
        assignees: written.assignees,
        visible_to_client: true,
    };
    state.records.tasks.push(task);
    Ok(answer::done("Task added successfully."))
}

/// Every field is written anew, so one that is left out would be lost.
async fn update(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path((id, group)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let project = project_of(&state, &contact, &id, &group, "edit_tasks")?;
    fields.only(&FIELDS_WITH_ID, &[])?;
    let written = Written::read(&fields, project)?;
    let [task_id] = fields.require(["id"])?;
    if !fields.has("description") {
        return Err(Refusal::ClientMistake(
            "without a description, the old one is lost".to_owned(),
        ));
    }
    let project_id = project.id;
    let mut tasks = state.records.tasks.iter_mut();
    let task =
        tasks.find(|task| task.project_id == project_id && task.visible_to_client && task.id.to_string() == task_id);
    let task = task.ok_or(Refusal::NoData)?;
    task.name = written.name;
    task.description = written.description;
    task.priority = written.priority;
    task.start = written.start;
    task.due = Some(written.due);
    task.assignees = written.assignees;
    Ok(answer::done("Task updated successfully."))
}

/// The project of a path, if its settings let the customer do something to its tasks; no other group can be written to.
fn project_of<'crm>(
    crm: &'crm Crm,
    contact: &SignedIn,
    id: &str,
    group: &str,
    permission: &str,
) -> Result<&'crm Project, Refusal> {
    let customer = contact.permitted(crm, Section::Projects)?;
    let project = one(&crm.records.projects, customer.id, id).ok_or(Refusal::NoData)?;
    if group != "tasks" {
        return Err(Refusal::UnknownMethod);
    }
    if project.allows(permission) {
        Ok(project)
    } else {
        Err(Refusal::Forbidden)
    }
}

/// What the customer wrote.
struct Written {
    name: String,
    priority: u32,
    start: Date,
    due: Date,
    assignees: Vec<u32>,
    description: String,
}

impl Written {
    /// All but the description are required, and only members of the project can be given a task.
    fn read(fields: &Fields, project: &Project) -> Result<Self, Refusal> {
        let [name, priority, start, due, _] =
            fields.require(["name", "priority", "startdate", "duedate", "assignees[]"])?;
        let priority = TASK_PRIORITIES.iter().find(|known| known.id.to_string() == priority);
        let (start, due) = (date("startdate", start)?, date("duedate", due)?);
        if due < start {
            let sentence = "The duedate field must not be before the startdate field.".to_owned();
            return Err(Refusal::Invalid(vec![("duedate", sentence)]));
        }
        let assignees = fields.array("assignees[]").into_iter().map(|id| {
            let member = project.members().find(|staff| staff.id.to_string() == id);
            member
                .map(|staff| staff.id)
                .ok_or_else(|| Refusal::unknown("assignees[]"))
        });
        Ok(Self {
            name: name.trim().to_owned(),
            priority: priority.ok_or_else(|| Refusal::unknown("priority"))?.id,
            start,
            due,
            assignees: assignees.collect::<Result<_, _>>()?,
            description: fields.text("description").unwrap_or_default().to_owned(),
        })
    }
}

/// `YYYY-MM-DD` and nothing else.
fn date(field: &'static str, text: &str) -> Result<Date, Refusal> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| Refusal::unknown(field))
}
