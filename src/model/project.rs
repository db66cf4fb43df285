//! Projects.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::wire::{FromRow, Row, Unreadable};
use super::{Currency, Date, Html, Id, Money, Number, ProjectSettings, Status};

/// One row of `GET projects`. Its own days are `start_date` and `deadline`; `datecreated` is the customer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectSummary {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub status: ProjectStatus,
    /// How far it is, from 0 to 100.
    pub progress: Option<u8>,
    /// The day it starts.
    pub start: Option<Date>,
    /// The day it is to be finished by.
    pub deadline: Option<Date>,
}

impl FromRow for ProjectSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let id = row.id("id")?;
        Ok(Self {
            name: row.text("name").unwrap_or_else(|| id.to_string()),
            status: Status::of_row(row, ProjectStatusKind::of_code),
            progress: row
                .decimal("progress")
                .and_then(|progress| progress.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).to_u8()),
            start: row.date("start_date"),
            deadline: row.date("deadline"),
            id,
        })
    }
}

/// The `data` of `GET projects/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// What the list shows of it, too.
    pub summary: ProjectSummary,
    /// The day it was finished.
    pub finished: Option<Date>,
    /// How it is paid for.
    pub billing: Option<Billing>,
    /// The price of all of it; none where it is zero or not for the customer.
    pub cost: Option<Money>,
    /// The price of an hour; none where it is zero or not for the customer.
    pub rate_per_hour: Option<Money>,
    /// How many hours it is thought to take; none where it is zero.
    pub estimated_hours: Option<Number>,
    /// Who works on it; nobody where that is not for the customer.
    pub members: Vec<Member>,
    /// What it is about.
    pub description: Option<Html>,
    /// What the customer may see and do in it.
    pub settings: ProjectSettings,
}

impl FromRow for Project {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let settings = ProjectSettings::of_row(row);
        let currency = Currency::of_row(row);
        let money = |name| {
            row.money(name, &currency)
                .filter(|money| settings.allows("view_finance_overview") && !money.is_zero())
        };
        Ok(Self {
            summary: ProjectSummary::from_row(row)?,
            finished: row.date("date_finished"),
            billing: row.text("billing_type").and_then(|code| Billing::of_code(&code)),
            cost: money("project_cost"),
            rate_per_hour: money("project_rate_per_hour"),
            estimated_hours: row.number("estimated_hours").filter(|hours| !hours.is_zero()),
            members: if settings.allows("view_team_members") {
                row.list("project_members")
            } else {
                Vec::new()
            },
            description: row.html("description"),
            settings,
        })
    }
}

/// How a project is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// 1: a price for all of it.
    FixedRate,
    /// 2: by the hour.
    ProjectHours,
    /// 3: by the hour, at the rate of each task.
    TaskHours,
}

impl Billing {
    fn of_code(code: &str) -> Option<Self> {
        match code {
            "1" => Some(Self::FixedRate),
            "2" => Some(Self::ProjectHours),
            "3" => Some(Self::TaskHours),
            _ => None,
        }
    }
}

/// Someone of the business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The id: `staff_id`, or `assigneeid` among the assignees of a task.
    pub id: Id,
    /// First and last name.
    pub name: String,
}

impl FromRow for Member {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let whole = row.text("staff_name").or_else(|| row.text("full_name"));
        let of_parts = || {
            let parts = [row.text("firstname"), row.text("lastname")];
            let name = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
            (!name.is_empty()).then_some(name)
        };
        Ok(Self {
            id: row.optional_id("assigneeid").map_or_else(|| row.id("staff_id"), Ok)?,
            name: whole.or_else(of_parts).ok_or(Unreadable("name"))?,
        })
    }
}

/// Where a project stands.
pub type ProjectStatus = Status<ProjectStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectStatusKind {
    /// 1
    NotStarted,
    /// 2
    InProgress,
    /// 3
    OnHold,
    /// 4
    Finished,
    /// 5
    Cancelled,
    /// A status that some installation added (Q10).
    Other,
}

impl ProjectStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::NotStarted,
            "2" => Self::InProgress,
            "3" => Self::OnHold,
            "4" => Self::Finished,
            "5" => Self::Cancelled,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests;
