//! A project, as far as an invoice shows it.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::Customer;

/// A project of a customer.
pub struct Project {
    /// `project_id`.
    pub id: u32,
    /// Its name, with HTML entities as the CRM stores them.
    pub name: &'static str,
    /// HTML.
    pub description: &'static str,
    /// When work began.
    pub start: Date,
    /// When it is to end.
    pub deadline: Date,
}

impl Project {
    /// The project's columns, as `project_data` of a document.
    pub fn columns(&self, customer: &Customer) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": self.description,
            "status": "2",
            "clientid": customer.id.to_string(),
            "billing_type": "3",
            "start_date": self.start.to_string(),
            "deadline": self.deadline.to_string(),
            "project_created": self.start.to_string(),
            "date_finished": null,
            "progress": "40",
            "progress_from_tasks": "1",
            "project_cost": "0.00",
            "project_rate_per_hour": "0.00",
            "estimated_hours": null,
            "addedfrom": "1",
            "contact_notification": "1",
            "notify_contacts": "a:0:{}",
            "shared_vault_entries": [],
            "settings": settings(),
            "client_data": customer.columns(),
        })
    }
}

/// Everything is allowed.
fn settings() -> Value {
    let features = [
        "project_overview",
        "project_tasks",
        "project_timesheets",
        "project_milestones",
        "project_files",
        "project_discussions",
        "project_gantt",
        "project_tickets",
        "project_contracts",
        "project_proposals",
        "project_estimates",
        "project_invoices",
        "project_subscriptions",
        "project_expenses",
        "project_credit_notes",
        "project_notes",
        "project_activity",
    ];
    let permissions = [
        "view_tasks",
        "create_tasks",
        "edit_tasks",
        "comment_on_tasks",
        "view_task_comments",
        "view_task_attachments",
        "view_task_checklist_items",
        "upload_on_tasks",
        "view_task_total_logged_time",
        "view_finance_overview",
        "upload_files",
        "open_discussions",
        "view_milestones",
        "view_gantt",
        "view_timesheets",
        "view_activity_log",
        "view_team_members",
    ];
    let features: Map<_, _> = features.map(|name| (name.to_owned(), json!(1))).into_iter().collect();
    let mut settings: Map<_, _> = permissions
        .map(|name| (name.to_owned(), json!("1")))
        .into_iter()
        .collect();
    settings.insert("available_features".to_owned(), Value::Object(features));
    settings.insert("hide_tasks_on_main_tasks_table".to_owned(), json!("0"));
    Value::Object(settings)
}
