//! What a customer may see and do in a project.

use serde_json::{Map, Value, json};

const FEATURES: [&str; 17] = [
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

const PERMISSIONS: [&str; 17] = [
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

/// `settings` of a project: everything is on but these features and permissions.
pub fn settings(off: &[&str]) -> Value {
    let is_on = |name: &&str| !off.contains(name);
    let features: Map<_, _> = FEATURES
        .iter()
        .map(|name| ((*name).to_owned(), json!(u8::from(is_on(name)))))
        .collect();
    let permissions = PERMISSIONS
        .iter()
        .map(|name| ((*name).to_owned(), json!(super::flag(is_on(name)))));
    let mut settings: Map<_, _> = permissions.collect();
    settings.insert("available_features".to_owned(), Value::Object(features));
    settings.insert("hide_tasks_on_main_tasks_table".to_owned(), json!("0"));
    Value::Object(settings)
}
