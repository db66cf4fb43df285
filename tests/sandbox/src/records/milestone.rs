//! A milestone of a project.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::flag;

/// A milestone.
pub struct Milestone {
    /// Unique among all projects' milestones.
    pub id: u32,
    /// The project that it is part of.
    pub project_id: u32,
    /// Its name.
    pub name: &'static str,
    /// HTML.
    pub description: &'static str,
    /// Whether the customer may read the description.
    pub description_visible_to_customer: bool,
    /// When work towards it begins.
    pub start: Date,
    /// When it is to be reached.
    pub due: Date,
}

impl Milestone {
    /// The milestone's row.
    pub fn row(&self) -> Value {
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": self.description,
            "description_visible_to_customer": flag(self.description_visible_to_customer),
            "start_date": self.start.to_string(),
            "due_date": self.due.to_string(),
            "project_id": self.project_id.to_string(),
            "color": null,
            "milestone_order": self.id.to_string(),
            "datecreated": self.start.to_string(),
        })
    }
}
