//! The columns of a task in `GET projects/id/:id/group/tasks`.

use serde_json::{Value, json};

use super::staff::{ADMIN, Staff};
use super::{Customer, Records, SECRET_AMOUNT, Task, date_time, flag, id_or_zero};

impl Task {
    /// The task's row. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let milestone = records
            .milestones
            .iter()
            .find(|milestone| Some(milestone.id) == self.milestone);
        let ids: Vec<_> = self.assignees.iter().map(u32::to_string).collect();
        let assignees = self.assignees.iter().filter_map(|id| Staff::by_id(*id));
        let assignees: Vec<_> = assignees.map(|staff| self.assignee(staff)).collect();
        let from = self.from(customer);
        Some(json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": self.description,
            "priority": self.priority.to_string(),
            "dateadded": date_time(self.added),
            "startdate": self.start.to_string(),
            "duedate": self.due.map(|date| date.to_string()),
            "datefinished": self.finished.map(date_time),
            "addedfrom": from.0.to_string(),
            "is_added_from_contact": flag(self.is_from_contact),
            "status": (self.status as u8).to_string(),
            "recurring_type": null,
            "repeat_every": null,
            "recurring": "0",
            "is_recurring_from": null,
            "cycles": "0",
            "total_cycles": "0",
            "custom_recurring": "0",
            "last_recurring_date": null,
            "rel_id": self.project_id.to_string(),
            "rel_type": "project",
            "is_public": "0",
            "billable": flag(!self.is_from_contact),
            "billed": "0",
            "invoice_id": "0",
            "hourly_rate": SECRET_AMOUNT,
            "milestone": id_or_zero(self.milestone),
            "kanban_order": "1",
            "milestone_order": "0",
            "visible_to_client": flag(self.visible_to_client),
            "deadline_notified": "0",
            "milestone_name": milestone.map(|milestone| milestone.name),
            "total_logged_time": records.logged_seconds(self.id).map(|seconds| seconds.to_string()),
            "assignees_ids": (!ids.is_empty()).then(|| ids.join(", ")),
            "status_name": self.status.name(),
            "addedfrom_name": from.1,
            "assignees": assignees,
            "followers_ids": [],
        }))
    }

    /// The id of the contact or colleague who wrote it, and the name.
    fn from(&self, customer: &Customer) -> (u32, String) {
        if self.is_from_contact {
            (customer.contact.id, customer.contact.name())
        } else {
            (ADMIN.id, ADMIN.name())
        }
    }

    fn assignee(&self, staff: &Staff) -> Value {
        json!({
            "id": format!("{}{}", self.id, staff.id),
            "assigneeid": staff.id.to_string(),
            "assigned_from": ADMIN.id.to_string(),
            "firstname": staff.first_name,
            "lastname": staff.last_name,
            "full_name": staff.name(),
            "is_assigned_from_contact": flag(self.is_from_contact),
        })
    }
}
