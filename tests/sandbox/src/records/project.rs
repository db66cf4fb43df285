//! A project of a customer.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Owned;

/// A project.
pub struct Project {
    /// `project_id`.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// Its name, with HTML entities as the CRM stores them.
    pub name: &'static str,
    /// HTML.
    pub description: &'static str,
    /// How far it is.
    pub status: ProjectStatus,
    /// How it is paid.
    pub billing: Billing,
    /// When work began.
    pub start: Date,
    /// When it is to end, if ever.
    pub deadline: Option<Date>,
    /// When it ended.
    pub finished: Option<DateTime>,
    /// In percent.
    pub progress: u8,
    /// Ids of the staff who work on it.
    pub members: &'static [u32],
    /// What the customer may see and do: an object, or `null` or `[]` (Q6).
    pub settings: Value,
}

/// `status` and `status_name` of a project.
#[derive(Clone, Copy)]
pub enum ProjectStatus {
    /// Planned.
    NotStarted = 1,
    /// Going on.
    InProgress = 2,
    /// Waiting.
    OnHold = 3,
    /// Done.
    Finished = 4,
}

impl ProjectStatus {
    /// `status_name`.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "Not Started",
            Self::InProgress => "In Progress",
            Self::OnHold => "On Hold",
            Self::Finished => "Finished",
        }
    }
}

/// `billing_type` and what belongs to it.
#[derive(Clone, Copy)]
pub enum Billing {
    /// For a price.
    Fixed(Decimal),
    /// By the hour, at one rate.
    ProjectHours {
        /// The price of an hour.
        rate: Decimal,
        /// How many were planned.
        estimated: Decimal,
    },
    /// By the hour, at each task's rate.
    TaskHours,
}

impl Project {
    /// Whether a setting such as `create_tasks` is on; one that is missing is (Q5).
    pub fn allows(&self, setting: &str) -> bool {
        is_on(self.settings.get(setting))
    }

    /// Whether the project has a part such as `project_gantt`; one that is missing is on.
    pub fn has(&self, feature: &str) -> bool {
        is_on(self.settings.pointer(&format!("/available_features/{feature}")))
    }
}

fn is_on(flag: Option<&Value>) -> bool {
    let off = [json!("0"), json!(0), json!(false)];
    flag.is_none_or(|flag| !off.contains(flag))
}

impl Owned for Project {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}
