//! Projects: the list, the overview, and the tabs that the settings allow.

use js_sys::Array;
use leptos::prelude::document;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::fake_crm::{FakeCrm, INVOICES, PROJECT, PROJECTS, TASKS, project_with};
use super::screen::{Screen, text_of};
use super::support::{Replaced, call_js, go_to, hash, js, settled};

const DISCUSSIONS: &str = "GET projects/id/2/group/discussions";
const DISCUSSIONS_MISSPELT: &str = "GET projects/id/2/group/discusssions";
const TIMESHEETS: &str = "GET projects/id/2/group/timesheets";
const MILESTONES: &str = "GET projects/id/2/group/milestones";

/// The texts of all elements of a selector.
fn texts(screen: &Screen, selector: &str) -> Vec<String> {
    screen.select(selector).iter().map(|element| text_of(element)).collect()
}

fn tabs(screen: &Screen) -> Vec<String> {
    texts(screen, "nav.tabs a")
}

async fn open_project(crm: &FakeCrm, fields: Value, address: &str) -> Screen {
    crm.answer_data(PROJECT, &project_with(fields));
    let screen = Screen::open(crm, address).await;
    screen.wait_for("heading", "SEO Optimization").await;
    screen
}

#[wasm_bindgen_test]
async fn the_documented_list_shows_the_projects_own_days_and_how_far_it_is() {
    let crm = FakeCrm::signed_in();
    let screen = Screen::open(&crm, "/projects").await;
    let link = screen.wait_for("link", "SEO Optimization").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/projects/2"));
    assert_eq!(screen.title().as_deref(), Some("Projects"));
    assert_eq!(
        screen.rows(),
        [["SEO Optimization", "In Progress", "0%", "May 12, 2023", "May 19, 2023"]]
    );
}

#[wasm_bindgen_test]
async fn projects_are_sorted_by_their_progress_as_a_number() {
    let crm = FakeCrm::signed_in();
    let project = |id: u8, progress: Value| json!({ "id": id, "name": id, "status": 2, "progress": progress });
    crm.answer_data(
        PROJECTS,
        &json!([
            project(1, json!("9")),
            project(2, json!(null)),
            project(3, json!(100)),
            project(4, json!("40"))
        ]),
    );
    let screen = Screen::open(&crm, "/projects?sort=-progress").await;
    screen.wait_for("link", "1").await;
    assert_eq!(screen.first_column(), ["3", "4", "1", "2"]);
}

#[wasm_bindgen_test]
async fn the_overview_shows_what_is_known_and_leaves_out_what_is_nothing() {
    let crm = FakeCrm::signed_in();
    let screen = open_project(&crm, json!({}), "/projects/2").await;
    assert_eq!(texts(&screen, ".facts dt"), ["Start date", "Deadline", "Billing"]);
    assert_eq!(texts(&screen, ".members li"), ["Coty Wehner", "Alford Jakubowski"]);
    screen.wait_for("heading", "Overview").await;
    screen
        .until("the description", || {
            screen.text().contains("I should understand that better")
        })
        .await;
    assert!(
        !screen.text().contains("a:0:{}"),
        "what PHP has serialised is never shown (Q14)"
    );
}

#[wasm_bindgen_test]
async fn costs_and_members_are_for_those_who_may_see_them() {
    let crm = FakeCrm::signed_in();
    let costs = json!({ "project_cost": "9800.00", "estimated_hours": "12.5" });
    let screen = open_project(&crm, costs.clone(), "/projects/2").await;
    assert_eq!(texts(&screen, ".facts dd")[3..], ["9,800.00", "12.5 h"]);

    let crm = FakeCrm::signed_in();
    let mut hidden = costs;
    hidden["settings"] = json!({ "view_finance_overview": "0", "view_team_members": "0" });
    let screen = open_project(&crm, hidden, "/projects/2").await;
    assert_eq!(
        texts(&screen, ".facts dt"),
        ["Start date", "Deadline", "Billing", "Estimated time"]
    );
    assert_eq!(texts(&screen, ".members li"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn without_settings_all_tabs_are_there_and_what_is_switched_off_has_none() {
    let all = [
        "Overview",
        "Tasks",
        "Timesheets",
        "Milestones",
        "Gantt chart",
        "Discussions",
        "Proposals",
        "Estimates",
        "Invoices",
        "Subscriptions",
        "Expenses",
        "Credit notes",
    ];
    for settings in [json!(null), json!([])] {
        let crm = FakeCrm::signed_in();
        let screen = open_project(&crm, json!({ "settings": settings }), "/projects/2").await;
        assert_eq!(tabs(&screen), all);
    }
    let crm = FakeCrm::signed_in();
    let settings = json!({
        "view_gantt": 0, "view_timesheets": false, "open_discussions": "0",
        "available_features": { "project_tasks": "0", "project_expenses": 0, "project_risk_log": 1, "project_files": 1 },
    });
    let screen = open_project(&crm, json!({ "settings": settings }), "/projects/2").await;
    assert_eq!(
        tabs(&screen),
        [
            "Overview",
            "Milestones",
            "Proposals",
            "Estimates",
            "Invoices",
            "Subscriptions",
            "Credit notes",
            "Risk log"
        ]
    );
}

#[wasm_bindgen_test]
async fn a_tab_that_is_switched_off_says_so_and_asks_nothing() {
    let crm = FakeCrm::signed_in();
    let settings = json!({ "view_timesheets": "0" });
    let screen = open_project(&crm, json!({ "settings": settings }), "/projects/2/timesheets").await;
    screen
        .until("a word about it", || {
            screen.text().contains("is not shown to your account")
        })
        .await;
    settled().await;
    assert_eq!(crm.count(TIMESHEETS), 0);
}

#[wasm_bindgen_test]
async fn the_project_is_asked_for_once_while_its_tabs_change_and_the_focus_stays() {
    let crm = FakeCrm::signed_in();
    let screen = open_project(&crm, json!({}), "/projects/2").await;
    let tab = screen.wait_for("link", "Tasks").await;
    tab.focus().unwrap();
    tab.click();
    screen.wait_for("heading", "Tasks").await;
    screen.wait_for("link", "Test task 1").await;
    assert_eq!(hash(), "#/projects/2/tasks");
    assert_eq!(crm.count(PROJECT), 1);
    assert_eq!(crm.count(TASKS), 1);
    assert_eq!(texts(&screen, "nav.tabs [aria-current=page]"), ["Tasks"]);
    let focused = screen.shadow.active_element().unwrap();
    assert_eq!(text_of(&focused), "Tasks");
    screen.wait_for_text("status", "Tasks").await;
    assert!(document().body().is_some());
}

#[wasm_bindgen_test]
async fn tasks_have_their_own_statuses_and_lead_to_their_form_where_they_may_be_edited() {
    let crm = FakeCrm::signed_in();
    let screen = open_project(&crm, json!({}), "/projects/2/tasks").await;
    let link = screen.wait_for("link", "Test task 1").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/projects/2/tasks/7"));
    let row = screen.rows().into_iter().find(|row| row[0] == "Test task 1").unwrap();
    assert_eq!(
        row,
        [
            "Test task 1",
            "Not Started",
            "Medium",
            "May 15, 2023",
            "",
            "",
            "Alford Jakubowski, Coty Wehner"
        ]
    );
    assert_eq!(
        screen
            .find("link", "Add a task")
            .and_then(|link| link.get_attribute("href"))
            .as_deref(),
        Some("#/projects/2/tasks/new")
    );

    let crm = FakeCrm::signed_in();
    let settings = json!({ "create_tasks": "0", "edit_tasks": "0" });
    let screen = open_project(&crm, json!({ "settings": settings }), "/projects/2/tasks").await;
    screen.until("the tasks", || screen.all("row").len() == 2).await;
    assert!(screen.find("link", "Add a task").is_none());
    assert!(screen.find("link", "Test task 1").is_none());
}

#[wasm_bindgen_test]
async fn a_group_without_records_says_that_there_is_nothing_yet() {
    let crm = FakeCrm::signed_in();
    crm.refuse("GET projects/id/2/group/expenses", 404, "No data found");
    let screen = open_project(&crm, json!({}), "/projects/2/expenses").await;
    screen
        .until("a word about it", || {
            screen.text().contains("There is nothing here yet.")
        })
        .await;
}

#[wasm_bindgen_test]
async fn discussions_are_asked_for_by_the_misspelt_name_where_the_right_one_is_not_known() {
    for status in [404, 405] {
        let crm = FakeCrm::signed_in();
        crm.answer(DISCUSSIONS, status, r#"{"status":false,"error":"Unknown method"}"#);
        crm.answer_data(
            DISCUSSIONS_MISSPELT,
            &json!([{ "id": 1, "subject": "Colours &amp; type", "staff_id": "4", "contact_id": "0", "total_comments": 3 },
                { "id": 2, "subject": "Ours", "staff_id": "0", "contact_id": "5" },
                { "id": 3, "subject": "LEAK", "show_to_customer": "0" }]),
        );
        let screen = open_project(&crm, json!({}), "/projects/2/discussions").await;
        screen.until("two discussions", || screen.all("row").len() == 2).await;
        assert!(
            screen
                .rows()
                .iter()
                .any(|row| row[..3] == ["Colours & type", "Coty Wehner", "3"])
        );
        assert!(screen.rows().iter().any(|row| row[..2] == ["Ours", "Your company"]));
        assert_eq!((crm.count(DISCUSSIONS), crm.count(DISCUSSIONS_MISSPELT)), (1, 1));

        screen.click("link", "Overview").await;
        screen.wait_for("heading", "Overview").await;
        screen.click("link", "Discussions").await;
        screen
            .until("it to be asked again", || crm.count(DISCUSSIONS_MISSPELT) == 2)
            .await;
        assert_eq!(crm.count(DISCUSSIONS), 1, "what worked is remembered");
    }
}

#[wasm_bindgen_test]
async fn a_timesheet_shows_its_task_its_moments_and_that_it_is_running_and_neither_ids_nor_rates() {
    let crm = FakeCrm::signed_in();
    let sheet = |task: u8, end: Value| {
        json!({ "id": "91", "task_id": task, "staff_id": "4", "start_time": "1684337460", "end_time": end,
            "hourly_rate": "LEAK", "note": "<b>Call</b>", "billing_place": "LEAK", "passcode": "LEAK", "staff_remark": "LEAK" })
    };
    crm.answer_data(
        TIMESHEETS,
        &json!([sheet(7, json!("2023-05-17 16:31:00")), sheet(77, json!(null))]),
    );
    let screen = open_project(&crm, json!({}), "/projects/2/timesheets").await;
    screen.until("two timesheets", || screen.all("row").len() == 2).await;
    assert_eq!(
        texts(&screen, "[role=columnheader]"),
        ["By", "Task", "From", "Until", "Note"]
    );
    let rows = screen.rows();
    assert_eq!(rows[0][..2], ["Coty Wehner", "Test task 1"]);
    let by_readers_clock =
        js("new Date(1684337460000).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })");
    assert_eq!(Some(rows[0][2].clone()), by_readers_clock.as_string());
    assert!(rows[0][3].contains("4:31"), "{}", rows[0][3]);
    assert_eq!(rows[1][1], "", "a task that the customer does not see");
    assert_eq!(rows[1][3..], ["Still running", "Call"]);
    assert!(!screen.text().contains("LEAK"));
}

#[wasm_bindgen_test]
async fn a_timesheet_has_no_task_where_tasks_are_switched_off_and_they_are_not_asked_for() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        TIMESHEETS,
        &json!([{ "id": "91", "task_id": "7", "staff_id": "4", "note": "Call" }]),
    );
    let settings = json!({ "settings": { "view_tasks": "0" } });
    let screen = open_project(&crm, settings, "/projects/2/timesheets").await;
    screen.until("the timesheet", || screen.all("row").len() == 1).await;
    assert_eq!(texts(&screen, "[role=columnheader]"), ["By", "Note"]);
    assert_eq!(crm.count(TASKS), 0);
}

#[wasm_bindgen_test]
async fn a_group_that_nobody_knows_shows_the_columns_that_are_known() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        "GET projects/id/2/group/risk_log",
        &json!([{ "id": "1", "title": "Rain", "due_date": "2026-03-01", "status": "2", "status_name": "Watched",
            "password": "LEAK", "owner_id": "LEAK", "list": ["LEAK"] }]),
    );
    let screen = open_project(&crm, json!({}), "/projects/2/risk_log").await;
    screen.until("the record", || screen.all("row").len() == 1).await;
    screen.wait_for("heading", "Risk log").await;
    // A title may be meant for staff.
    assert_eq!(texts(&screen, "[role=columnheader]"), ["Due date", "Status"]);
    assert_eq!(screen.rows(), [["Mar 1, 2026", "Watched"]]);
}

#[wasm_bindgen_test]
async fn the_page_names_columns_that_a_group_shows_beside_those_that_are_known() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        "GET projects/id/2/group/risk_log",
        &json!([{ "id": "1", "title": "Rain", "due_date": "2026-03-01", "password": "LEAK", "passcode": "LEAK" }]),
    );
    crm.answer_data(PROJECT, &project_with(json!({})));
    go_to("/#/projects/2/risk_log").await;
    let columns = "expenses: passcode; risk_log: title, password";
    let screen = Screen::with_attributes(&[("crm", &crm.root), ("extra-columns", columns)]);
    screen.until("the record", || screen.all("row").len() == 1).await;
    assert_eq!(screen.rows(), [["Mar 1, 2026", "Rain"]]);
    assert!(!screen.text().contains("LEAK"), "secrets cannot be named");
}

#[wasm_bindgen_test]
async fn a_known_column_of_another_group_is_named_by_the_console_and_shown_where_the_page_names_it() {
    let said = Array::new();
    let say = call_js("said => (...values) => { said.push(values.join(' ')); }", &said);
    let _console = Replaced::new(js("console"), "info", &say);
    for (columns, row) in [
        ("risk_log: a", vec!["Hotel", "$10.00"]),
        ("expenses: subject, ssn", vec!["Hotel", "$10.00", "Fair", "7"]),
    ] {
        let crm = FakeCrm::signed_in();
        crm.answer_data(
            "GET projects/id/2/group/expenses",
            &json!([{ "id": "1", "expense_name": "Hotel", "amount": "10.00", "symbol": "$", "subject": "Fair", "ssn": "7" }]),
        );
        crm.answer_data(PROJECT, &project_with(json!({})));
        go_to("/#/projects/2/expenses").await;
        let screen = Screen::with_attributes(&[("crm", &crm.root), ("extra-columns", columns)]);
        screen.until("the record", || screen.all("row").len() == 1).await;
        let mut shown = screen.rows().remove(0);
        shown.sort();
        let mut expected = row.clone();
        expected.sort_unstable();
        assert_eq!(shown, expected);
    }
    let told: Vec<_> = said.iter().filter_map(|text| text.as_string()).collect();
    assert!(
        told[0].contains("“expenses”") && told[0].contains("ssn, subject"),
        "{told:?}"
    );
    assert!(told[1..].iter().all(|text| !text.contains("subject")), "{told:?}");
}

#[wasm_bindgen_test]
async fn the_invoices_of_a_project_are_listed_as_in_their_section() {
    let crm = FakeCrm::signed_in();
    crm.answer_data(
        "GET projects/id/2/group/invoices",
        &json!([{ "id": 4, "prefix": "INV-", "number": "4", "total": "5.00", "symbol": "$", "status": 1 }]),
    );
    let screen = open_project(&crm, json!({}), "/projects/2/invoices").await;
    let link = screen.wait_for("link", "INV-4").await;
    assert_eq!(link.get_attribute("href").as_deref(), Some("#/invoices/4"));
    assert_eq!(crm.count(INVOICES), 0);
}

#[wasm_bindgen_test]
async fn the_gantt_chart_is_a_picture_with_a_name_and_a_table_that_says_the_same() {
    let crm = FakeCrm::signed_in();
    let task = |id: u8, name: &str, start: &str, due: &str| json!({ "id": id, "name": name, "status": 4, "startdate": start, "duedate": due });
    crm.answer_data(
        TASKS,
        &json!([
            task(1, "Build", "2026-03-09", "2026-03-20"),
            task(2, "Plan", "2026-03-02", "2026-03-06"),
            task(3, "Someday", "", "0000-00-00")
        ]),
    );
    crm.answer_data(
        MILESTONES,
        &json!([{ "id": "1", "name": "Beta", "due_date": "2026-03-15" }]),
    );
    let screen = open_project(&crm, json!({}), "/projects/2/gantt").await;
    screen
        .until("the chart", || screen.select("svg polygon").len() == 1)
        .await;
    assert_eq!(
        texts(&screen, "svg .bar title"),
        ["Plan: Mar 2, 2026 – Mar 6, 2026", "Build: Mar 9, 2026 – Mar 20, 2026"]
    );
    assert_eq!(texts(&screen, "svg .milestone title"), ["Milestone Beta: Mar 15, 2026"]);
    let label = screen.select("svg[role=img]")[0].get_attribute("aria-label").unwrap();
    assert!(
        label.starts_with("Gantt chart of 2 tasks from Mar 2, 2026 to Mar 20, 2026."),
        "{label}"
    );
    assert_eq!(
        texts(&screen, ".visually-hidden tbody tr"),
        [
            "BetaMar 15, 2026",
            "PlanMar 2, 2026Mar 6, 2026",
            "BuildMar 9, 2026Mar 20, 2026"
        ]
    );
    assert_eq!(texts(&screen, ".undated"), ["Without dates: Someday"]);
}

#[wasm_bindgen_test]
async fn the_gantt_chart_asks_for_no_milestones_where_they_are_switched_off() {
    let crm = FakeCrm::signed_in();
    let settings = json!({ "view_milestones": "0" });
    let screen = open_project(&crm, json!({ "settings": settings }), "/projects/2/gantt").await;
    screen.until("the chart", || screen.select("svg .bar").len() == 2).await;
    assert_eq!(crm.count(MILESTONES), 0);
}
