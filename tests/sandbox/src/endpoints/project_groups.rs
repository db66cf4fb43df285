//! `GET projects/id/:id/group/:groupname`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::records::{
    CreditNote, Discussion, Expense, Milestone, Project, Records, Section, Subscription, TASK_PRIORITIES, TaskPriority,
    Timesheet, one,
};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new().route("/projects/id/{id}/group/{group}", get(group))
}

async fn group(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path((id, group)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Projects)?;
    let project = one(&state.records.projects, customer.id, &id).ok_or(Refusal::NoData)?;
    // The servers disagree about how this one is spelled (section 5).
    let group = match group.as_str() {
        spelling if spelling == state.discussions_group => "discussions",
        "discussions" => return Err(Refusal::NoData),
        other => other,
    };
    if !may_see(project, group) {
        return Err(Refusal::Forbidden);
    }
    if group == "create_task_data" {
        return Ok(answer::record(create_task_data(project)));
    }
    answer::list(&rows(&state.records, project, group).ok_or(Refusal::NoData)?)
}

/// A part of a project can be switched off, and most can be kept from the customer.
fn may_see(project: &Project, group: &str) -> bool {
    let feature = match group {
        "create_task_data" => "tasks",
        other => other,
    };
    let allowed = match group {
        "tasks" | "timesheets" | "milestones" => project.allows(&format!("view_{group}")),
        "discussions" => project.allows("open_discussions"),
        "create_task_data" => project.allows("create_tasks") || project.allows("edit_tasks"),
        _ => true,
    };
    allowed && project.has(&format!("project_{feature}"))
}

/// `None` if there is no such group. Documents are as in their own lists, the newest first.
fn rows(records: &Records, project: &Project, group: &str) -> Option<Vec<Value>> {
    let id = project.id;
    Some(match group {
        "tasks" => {
            let parts = records.tasks.iter().filter(|part| part.project_id == id);
            parts.filter_map(|part| part.row(records)).collect()
        }
        "timesheets" => {
            let parts = records.timesheets.iter().filter(|part| part.project_id == id);
            parts.map(Timesheet::row).map(with_columns_of_modules).collect()
        }
        "milestones" => {
            let parts = records.milestones.iter().filter(|part| part.project_id == id);
            parts.map(Milestone::row).map(with_columns_of_modules).collect()
        }
        "discussions" => {
            let parts = records.discussions.iter().filter(|part| part.project_id == id);
            parts.map(Discussion::row).map(with_columns_of_modules).collect()
        }
        "expenses" => {
            let parts = records.expenses.iter().filter(|part| part.project_id == id);
            parts.map(Expense::row).map(with_columns_of_modules).collect()
        }
        "subscriptions" => {
            let parts = records.subscriptions.iter().filter(|part| part.project_id == id);
            parts.map(Subscription::row).map(with_columns_of_modules).collect()
        }
        "credit_notes" => {
            let parts = records.credit_notes.iter().filter(|part| part.project_id == id);
            parts.map(CreditNote::row).map(with_columns_of_modules).collect()
        }
        "invoices" => {
            let parts = records.invoices.iter().rev();
            let parts = parts.filter(|part| part.project_id == Some(id));
            parts.filter_map(|part| part.row(records)).collect()
        }
        "estimates" => {
            let parts = records.estimates.iter().rev();
            let parts = parts.filter(|part| part.project_id == Some(id));
            parts.filter_map(|part| part.row(records)).collect()
        }
        "proposals" => {
            let parts = records.proposals.iter().rev();
            let parts = parts.filter(|part| part.project_id == Some(id));
            parts.filter_map(|part| part.row(records)).collect()
        }
        _ => return None,
    })
}

/// A row with columns that modules of some CRM have added for staff: nobody can know their names beforehand.
fn with_columns_of_modules(mut row: Value) -> Value {
    for name in ["passcode", "staff_note", "salary", "birthday", "кредит"] {
        row[name] = json!(format!("LEAK-{name}"));
    }
    row
}

/// What a task can be given.
fn create_task_data(project: &Project) -> Value {
    let members = project.members().map(|staff| {
        json!({
            "staff_id": staff.id.to_string(),
            "firstname": staff.first_name,
            "lastname": staff.last_name,
            "email": staff.email,
            "project_id": project.id.to_string(),
        })
    });
    json!({
        "priority": TASK_PRIORITIES.iter().map(TaskPriority::row).collect::<Vec<_>>(),
        "project_members": members.collect::<Vec<_>>(),
    })
}
