//! The tasks, milestones and timesheets of the projects.

use jiff::{ToSpan, civil::Date};

use super::customers::KELLER_BIKES;
use super::projects::{CATALOGUE, RENTAL_APP, WEB_SHOP};
use crate::records::{Milestone, Task, TaskStatus, Timesheet};

const CONCEPT: u32 = 11;
const SHOP: u32 = 12;
const LANGUAGES: u32 = 13;
const OPENING: u32 = 14;

/// A task of the web shop that nobody has begun, of medium priority, without an end.
fn planned(id: u32, name: &str, start: Date) -> Task {
    Task {
        id,
        client_id: KELLER_BIKES,
        project_id: WEB_SHOP,
        name: name.into(),
        description: String::new(),
        priority: 2,
        status: TaskStatus::NotStarted,
        added: (start - 3.days()).at(17, 28, 35, 0),
        is_from_contact: false,
        start,
        due: None,
        finished: None,
        milestone: None,
        assignees: Vec::new(),
        visible_to_client: true,
    }
}

/// Nine in the web shop, one of them hidden; two in the catalogue, one in the app.
pub(super) fn tasks(today: Date) -> Vec<Task> {
    let day = |days: i32| today + days.days();
    let finished = |days: i32| Some(day(days).at(16, 0, 0, 0));
    vec![
        Task {
            status: TaskStatus::Complete,
            due: Some(day(-95)),
            finished: finished(-96),
            milestone: Some(CONCEPT),
            assignees: vec![3],
            ..planned(31, "Kick-off workshop", day(-118))
        },
        Task {
            description: "<p>2,400 products from the stock system, every night.</p>".into(),
            status: TaskStatus::Complete,
            due: Some(day(-20)),
            finished: finished(-18),
            milestone: Some(SHOP),
            assignees: vec![4, 6],
            ..planned(32, "Import products & prices", day(-60))
        },
        Task {
            description: "<p>As on <a href=\"https://acme.example/sketch\">the sketch</a>:</p><ul><li>frame size</li>\
                <li>wheel size</li></ul>"
                .into(),
            priority: 3,
            status: TaskStatus::InProgress,
            due: Some(day(10)),
            milestone: Some(SHOP),
            assignees: vec![3, 4, 6],
            ..planned(33, "Filters: frame < 60 cm, wheel ≥ 28\"", day(-30))
        },
        Task {
            priority: 4,
            status: TaskStatus::Testing,
            due: Some(day(3)),
            milestone: Some(SHOP),
            assignees: vec![6],
            ..planned(34, "Payment by invoice", day(-12))
        },
        Task {
            priority: 1,
            status: TaskStatus::AwaitingFeedback,
            due: Some(day(-2)),
            assignees: vec![4],
            ..planned(35, "Photographs for the start page", day(-14))
        },
        Task {
            due: Some(day(25)),
            milestone: Some(LANGUAGES),
            assignees: vec![3],
            ..planned(36, "Translate the help pages", day(5))
        },
        Task {
            priority: 3,
            due: Some(day(45)),
            milestone: Some(OPENING),
            assignees: vec![3, 4],
            ..planned(37, "Opening day", day(44))
        },
        Task {
            description: "Bells,<br />\nbaskets & <b>bags</b>".into(),
            is_from_contact: true,
            ..planned(38, "Wishes: \"A&B\", <b>bold</b> ideas", day(-1))
        },
        Task {
            description: "LEAK-visible_to_client description".into(),
            due: Some(day(6)),
            visible_to_client: false,
            ..planned(39, "LEAK-visible_to_client Raise the price", day(-2))
        },
        Task {
            project_id: CATALOGUE,
            status: TaskStatus::Complete,
            due: Some(day(-110)),
            finished: finished(-112),
            assignees: vec![3],
            ..planned(41, "Layout", day(-190))
        },
        Task {
            project_id: CATALOGUE,
            status: TaskStatus::Complete,
            due: Some(day(-66)),
            finished: finished(-64),
            milestone: Some(15),
            ..planned(42, "Printing", day(-90))
        },
        Task {
            project_id: RENTAL_APP,
            status: TaskStatus::InProgress,
            assignees: vec![4],
            ..planned(51, "Choose a lock", day(-20))
        },
    ]
}

/// Four in the web shop, one with a description that is not for customers; one in the catalogue.
pub(super) fn milestones(today: Date) -> Vec<Milestone> {
    let milestone = |id, project_id, name, start: i32, due: i32| Milestone {
        id,
        project_id,
        name,
        description: "",
        description_visible_to_customer: true,
        start: today + start.days(),
        due: today + due.days(),
    };
    vec![
        Milestone {
            description: "<p>Sketches of all pages, agreed on.</p>",
            ..milestone(CONCEPT, WEB_SHOP, "Concept", -120, -90)
        },
        milestone(SHOP, WEB_SHOP, "Shop &amp; payment", -60, 15),
        Milestone {
            description: "LEAK-description_visible_to_customer If the translators are late, we blame the printers.",
            description_visible_to_customer: false,
            ..milestone(LANGUAGES, WEB_SHOP, "Languages", 0, 30)
        },
        milestone(OPENING, WEB_SHOP, "Opening", 30, 45),
        milestone(15, CATALOGUE, "Printed", -120, -60),
    ]
}

/// Five in the web shop, one of them running; one in the app, whose timesheets are not for the customer.
pub(super) fn timesheets(today: Date) -> Vec<Timesheet> {
    let spent = |id, task_id, staff_id, day: i32, minutes: i64| {
        let start = (today + day.days()).at(9, 30, 0, 0);
        Timesheet {
            id,
            project_id: WEB_SHOP,
            task_id,
            staff_id,
            start,
            end: Some(start + minutes.minutes()),
            note: "",
            has_date_times: false,
        }
    };
    vec![
        Timesheet {
            note: "Four people on site",
            ..spent(21, 31, 3, -118, 450)
        },
        spent(22, 32, 4, -41, 195),
        Timesheet {
            has_date_times: true,
            ..spent(23, 32, 6, -40, 60)
        },
        spent(24, 33, 3, -6, 95),
        Timesheet {
            note: "Wheel size &amp; load",
            end: None,
            ..spent(25, 33, 4, -1, 0)
        },
        Timesheet {
            project_id: RENTAL_APP,
            note: "LEAK-view_timesheets",
            ..spent(26, 51, 4, -3, 30)
        },
    ]
}
