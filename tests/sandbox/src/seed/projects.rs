//! The projects: only Anna has any.

use jiff::{ToSpan, civil::Date};

use super::customers::KELLER_BIKES;
use crate::records::{Billing, Project, ProjectStatus, cents, settings};

/// The web shop of Anna's company: everything is allowed.
pub(super) const WEB_SHOP: u32 = 3;
/// Its bicycle catalogue: finished.
pub(super) const CATALOGUE: u32 = 5;
/// Its rental app: little is allowed.
pub(super) const RENTAL_APP: u32 = 8;
/// Its newsletter: nothing is in it yet.
pub(super) const NEWSLETTER: u32 = 9;

pub(super) fn all(today: Date) -> Vec<Project> {
    let web_shop = Project {
        id: WEB_SHOP,
        client_id: KELLER_BIKES,
        name: "Keller &amp; Sons – new web shop",
        description: "<p>Everything from the first sketch to the day of opening.<br>Languages: German, English.</p>",
        status: ProjectStatus::InProgress,
        billing: Billing::TaskHours,
        start: today - 120.days(),
        deadline: Some(today + 45.days()),
        finished: None,
        progress: 40,
        members: &[3, 4, 6],
        settings: settings(&[]),
    };
    let catalogue = Project {
        id: CATALOGUE,
        name: "Catalogue &quot;Spring &lt;3 Cargo Bikes&quot;",
        description: "<p>64 pages, printed and as a PDF.</p>",
        status: ProjectStatus::Finished,
        billing: Billing::Fixed(cents(9_800_00)),
        start: today - 200.days(),
        deadline: Some(today - 60.days()),
        finished: Some((today - 64.days()).at(17, 20, 0, 0)),
        progress: 100,
        members: &[3],
        settings: settings(&["create_tasks", "edit_tasks"]),
        ..web_shop
    };
    let rental_app = Project {
        id: RENTAL_APP,
        name: "Rental app &amp; lock control",
        description: "",
        status: ProjectStatus::OnHold,
        billing: Billing::ProjectHours {
            rate: cents(110_00),
            estimated: cents(320_00),
        },
        start: today - 30.days(),
        deadline: None,
        finished: None,
        progress: 5,
        members: &[4],
        settings: settings(&[
            "create_tasks",
            "edit_tasks",
            "view_gantt",
            "view_timesheets",
            "open_discussions",
            "view_team_members",
            "view_finance_overview",
            "project_gantt",
            "project_timesheets",
            "project_discussions",
            "project_subscriptions",
            "project_expenses",
            "project_credit_notes",
        ]),
        ..web_shop
    };
    let newsletter = Project {
        id: NEWSLETTER,
        name: "Newsletter",
        description: "<p>Four times a year.</p>",
        status: ProjectStatus::NotStarted,
        billing: Billing::Fixed(cents(640_00)),
        start: today + 14.days(),
        deadline: Some(today + 90.days()),
        finished: None,
        progress: 0,
        members: &[],
        settings: settings(&[]),
        ..web_shop
    };
    vec![web_shop, catalogue, rental_app, newsletter]
}
