//! The columns of an invoice in `GET invoices` and `GET invoices/id/:id`.

use serde_json::{Value, json};

use super::staff::ADMIN;
use super::{Attachment, Customer, Invoice, Payment, PublicPage, Records, Status, amount, date_time, id_or_zero, join};

impl Invoice {
    /// The invoice's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let names = json!({
            "client_name": customer.company,
            "project_name": records.project(self.project_id).map(|project| &project.name),
        });
        Some(join([self.columns(customer), names]))
    }

    /// The invoice with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let payments: Vec<_> = self.payments.iter().map(Payment::columns).collect();
        let project = records.project(self.project_id);
        let parts = json!({
            "total_left_to_pay": amount(self.left_to_pay()),
            "items": self.lines.rows("invoice", self.id),
            "project_data": project.map(|project| project.data(customer)),
            "client": customer.columns(),
            "payments": payments,
            "scheduled_email": null,
        });
        let files = Attachment::columns(&self.attachments, self.id, self.created());
        Some(join([self.columns(customer), parts, files]))
    }

    /// What list and detail have in common.
    fn columns(&self, customer: &Customer) -> Value {
        let created = date_time(self.created());
        let reminded = (self.status == Status::Overdue).then_some(self.due).flatten();
        let own = json!({
            "id": self.id.to_string(),
            "sent": "1",
            "datesend": created,
            "clientid": self.client_id.to_string(),
            "deleted_customer_name": null,
            "number": self.number.to_string(),
            "prefix": "INV-",
            "number_format": "1",
            "datecreated": created,
            "date": self.date.to_string(),
            "duedate": self.due.map(|due| due.to_string()),
            "addedfrom": ADMIN.id.to_string(),
            "hash": self.hash(),
            "status": (self.status as u8).to_string(),
            "clientnote": self.client_note,
            "adminnote": format!("LEAK-adminnote-{}", self.id),
            "last_overdue_reminder": reminded.map(|date| date.to_string()),
            "last_due_reminder": null,
            "cancel_overdue_reminders": "0",
            "allowed_payment_modes": "a:2:{i:0;s:1:\"1\";i:1;s:26:\"LEAK-allowed_payment_modes\";}",
            "token": format!("LEAK-token-{}", self.id),
            "recurring": "0",
            "recurring_type": null,
            "custom_recurring": "0",
            "cycles": "0",
            "total_cycles": "0",
            "is_recurring_from": null,
            "last_recurring_date": null,
            "terms": self.terms,
            "sale_agent": "0",
            "show_shipping_on_invoice": "1",
            "project_id": id_or_zero(self.project_id),
            "subscription_id": "0",
            "short_link": null,
            "addedfrom_name": ADMIN.name(),
            "status_name": self.status.name(),
        });
        let newer = if self.has_formatted_number {
            json!({ "formatted_number": self.formatted_number() })
        } else {
            json!({})
        };
        let addresses = customer.address_columns(self.ships);
        join([own, addresses, self.lines.sums(), self.currency.columns(), newer])
    }
}

impl Payment {
    fn columns(&self) -> Value {
        json!({
            "amount": amount(self.amount),
            "paymentmode": self.mode.0,
            "name": self.mode.1,
            "date": self.date.to_string(),
            "transactionid": self.transaction_id,
            "note": self.note,
        })
    }
}
