use super::*;
use crate::model::samples::{documented, documented_with};
use serde_json::json;

const BY_ID: &str = "Projects | Request Project By ID";

fn date(text: &str) -> Option<Date> {
    Date::parse(text)
}

#[test]
fn the_documented_list_is_read_with_the_projects_own_days() {
    let project = documented::<Vec<ProjectSummary>>("Projects | List All Projects").remove(0);
    assert_eq!(project.name, "SEO Optimization");
    assert_eq!(project.status.kind, ProjectStatusKind::InProgress);
    assert_eq!(project.status.name.as_deref(), Some("In Progress"));
    assert_eq!(project.progress, Some(0));
    assert_eq!(
        (project.start, project.deadline),
        (date("2023-05-12"), date("2023-05-19"))
    );
}

#[test]
fn the_documented_project_is_read() {
    let project: Project = documented(BY_ID);
    assert_eq!(project.summary.name, "SEO Optimization");
    assert_eq!(project.finished, None);
    assert_eq!(project.billing, Some(Billing::TaskHours));
    assert_eq!(
        (project.cost, project.rate_per_hour, project.estimated_hours),
        (None, None, None),
        "zero is none"
    );
    let names: Vec<_> = project.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Coty Wehner", "Alford Jakubowski"]);
    assert_eq!(
        project.description.unwrap().lines(),
        ["I should understand that better"]
    );
}

#[test]
fn the_customers_day_and_the_notified_contacts_are_read_nowhere() {
    let columns = json!({
        "datecreated": "1901-01-01 00:00:00", "notify_contacts": "a:1:{i:0;s:6:\"canary\";}", "password": "canary",
        "stripe_id": "canary", "last_ip": "canary", "client_data": {"company": "canary"},
    });
    let list: ProjectSummary = documented_with("Projects | List All Projects", &columns);
    let detail: Project = documented_with(BY_ID, &columns);
    let shown = format!("{list:?}{detail:?}");
    assert!(!shown.contains("canary") && !shown.contains("1901"), "{shown}");
}

#[test]
fn the_costs_are_for_those_who_may_see_the_finances() {
    let costs = json!({"project_cost": "9800.00", "project_rate_per_hour": 110.5, "estimated_hours": "320.00"});
    let project: Project = documented_with(BY_ID, &costs);
    assert_eq!(project.cost.unwrap().amount.to_string(), "9800.00");
    assert_eq!(project.rate_per_hour.unwrap().amount.to_string(), "110.5");
    assert_eq!(project.estimated_hours.unwrap().to_string(), "320.00");
    let mut hidden = costs;
    hidden["settings"] = json!({"view_finance_overview": "0", "view_team_members": 0});
    let project: Project = documented_with(BY_ID, &hidden);
    assert_eq!((project.cost, project.rate_per_hour), (None, None));
    assert_eq!(project.members, []);
}

#[test]
fn progress_stays_between_nothing_and_all() {
    let progress =
        |wire: serde_json::Value| documented_with::<ProjectSummary>(BY_ID, &json!({ "progress": wire })).progress;
    assert_eq!(
        [
            json!("40"),
            json!(40),
            json!("39.9"),
            json!("250"),
            json!("-3"),
            json!(null),
            json!("")
        ]
        .map(progress),
        [Some(40), Some(40), Some(39), Some(100), Some(0), None, None]
    );
}

#[test]
fn a_status_that_some_installation_added_is_kept_with_its_name() {
    let project: ProjectSummary = documented_with(BY_ID, &json!({"status": 77, "status_name": "In review"}));
    assert_eq!(
        (project.status.kind, project.status.name.as_deref()),
        (ProjectStatusKind::Other, Some("In review"))
    );
}
