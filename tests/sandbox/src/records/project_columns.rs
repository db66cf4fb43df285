//! The columns of a project: in `GET projects`, in `GET projects/id/:id`, and as `project_data` of a document.

use serde_json::{Value, json};

use super::project::Billing;
use super::staff::{ADMIN, Staff};
use super::{Customer, Project, Records, amount, date_time, join};

impl Project {
    /// The project's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        Some(join([customer.columns(), self.columns(), self.names()]))
    }

    /// The project with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let members: Vec<_> = self.members().map(|staff| self.member(staff)).collect();
        let members = json!({ "project_members": members });
        Some(join([self.data(customer), members, self.names()]))
    }

    /// `project_data` of a document.
    pub fn data(&self, customer: &Customer) -> Value {
        let parts = json!({
            "shared_vault_entries": [],
            "settings": self.settings,
            "client_data": customer.columns(),
        });
        join([self.columns(), parts])
    }

    /// The staff who work on it.
    pub fn members(&self) -> impl Iterator<Item = &'static Staff> {
        self.members.iter().copied().filter_map(Staff::by_id)
    }

    fn member(&self, staff: &Staff) -> Value {
        json!({
            "email": staff.email,
            "project_id": self.id.to_string(),
            "staff_id": staff.id.to_string(),
            "staff_name": staff.name(),
        })
    }

    fn columns(&self) -> Value {
        let (billing_type, cost, rate, hours) = match self.billing {
            Billing::Fixed(cost) => ("1", Some(amount(cost)), "0.00".to_owned(), None),
            Billing::ProjectHours { rate, estimated } => ("2", None, amount(rate), Some(amount(estimated))),
            Billing::TaskHours => ("3", Some("0.00".to_owned()), "0.00".to_owned(), None),
        };
        json!({
            "id": self.id.to_string(),
            "name": self.name,
            "description": self.description,
            "status": (self.status as u8).to_string(),
            "clientid": self.client_id.to_string(),
            "billing_type": billing_type,
            "start_date": self.start.to_string(),
            "deadline": self.deadline.map(|date| date.to_string()),
            "project_created": self.start.to_string(),
            "date_finished": self.finished.map(date_time),
            "progress": self.progress.to_string(),
            "progress_from_tasks": "1",
            "project_cost": cost,
            "project_rate_per_hour": rate,
            "estimated_hours": hours,
            "addedfrom": ADMIN.id.to_string(),
            "contact_notification": "1",
            "notify_contacts": "a:0:{}",
        })
    }

    fn names(&self) -> Value {
        json!({
            "status_name": self.status.name(),
            "addedfrom_name": ADMIN.name(),
        })
    }
}
