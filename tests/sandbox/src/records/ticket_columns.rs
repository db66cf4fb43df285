//! The columns of a ticket in `GET tickets` and `GET tickets/id/:id`: seven tables in one row, with their secrets.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::staff::{ADMIN, Staff};
use super::ticket::{Reply, TicketFile};
use super::ticket_choices::{Choice, DEPARTMENTS, PRIORITIES, SERVICES};
use super::{Contact, Customer, Records, SECRET_AMOUNT, Ticket, date_time, flag, hash, id_or_zero, join};

impl Ticket {
    /// The ticket's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let staff = Staff::by_id(self.assigned).unwrap_or(&ADMIN);
        Some(join([
            self.columns(&customer.contact),
            self.choices(),
            customer.columns(),
            staff_columns(staff),
            contact_columns(customer),
            self.names(&customer.contact, records),
        ]))
    }

    /// The ticket with its conversation. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let contact = &records.customer(self.client_id)?.contact;
        let replies: Vec<_> = self
            .replies
            .iter()
            .map(|reply| self.reply_row(reply, contact))
            .collect();
        let conversation = json!({
            "submitter": contact.name(),
            "opened_by": self.opener().map(Staff::name),
            "attachments": self.files(&self.attachments, None, self.date),
            "ticket_replies": replies,
        });
        Some(join([self.row(records)?, conversation]))
    }

    fn opener(&self) -> Option<&'static Staff> {
        self.opened_by.and_then(Staff::by_id)
    }

    fn columns(&self, contact: &Contact) -> Value {
        let last_reply = self.replies.last();
        json!({
            "ticketid": self.id.to_string(),
            "adminreplying": "0",
            "contactid": contact.id.to_string(),
            "merged_ticket_id": null,
            "department": self.department.to_string(),
            "priority": self.priority.to_string(),
            "status": self.status.id.to_string(),
            "service": id_or_zero(self.service),
            "ticketkey": hash("ticket", self.id),
            "subject": self.subject,
            "message": self.message,
            "admin": self.opened_by.map(|id| id.to_string()),
            "date": date_time(self.date),
            "project_id": id_or_zero(self.project_id),
            "lastreply": last_reply.map(|reply| date_time(reply.date)),
            "clientread": "0",
            "adminread": "1",
            "assigned": self.assigned.to_string(),
            "staff_id_replying": null,
            "cc": "",
        })
    }

    /// Department, status, service and priority.
    fn choices(&self) -> Value {
        let chosen = |choices: &'static [Choice], id| choices.iter().find(|choice| choice.id == id);
        let name = |choices, id| chosen(choices, id).map(|choice| choice.name);
        let department = chosen(&DEPARTMENTS, self.department);
        json!({
            "departmentid": self.department.to_string(),
            "imap_username": "LEAK-imap_username",
            "email_from_header": "0",
            "host": "LEAK-host",
            "encryption": "",
            "folder": "INBOX",
            "delete_after_import": "0",
            "calendar_id": null,
            "hidefromclient": flag(department.is_some_and(|department| department.hidden)),
            "department_name": department.map(|department| department.name),
            "ticketstatusid": self.status.id.to_string(),
            "isdefault": "1",
            "statuscolor": self.status.color,
            "statusorder": self.status.id.to_string(),
            "status_name": self.status.name,
            "serviceid": self.service.map(|id| id.to_string()),
            "service_name": self.service.and_then(|id| name(&SERVICES, id)),
            "priorityid": self.priority.to_string(),
            "priority_name": name(&PRIORITIES, self.priority),
        })
    }

    fn names(&self, contact: &Contact, records: &Records) -> Value {
        let opener = self.opener();
        json!({
            "name": "LEAK-name",
            "from_name": null,
            "ticket_email": null,
            "user_firstname": contact.first_name,
            "user_lastname": contact.last_name,
            "staff_firstname": opener.map(|staff| staff.first_name),
            "staff_lastname": opener.map(|staff| staff.last_name),
            "addedfrom_name": opener.map_or_else(|| contact.name(), Staff::name),
            "project_name": records.project(self.project_id).map(|project| project.name),
        })
    }

    fn reply_row(&self, reply: &Reply, contact: &Contact) -> Value {
        let staff = reply.staff_id.and_then(Staff::by_id);
        let (client_id, contact_id) = match staff {
            Some(_) => (0, 0),
            None => (self.client_id, contact.id),
        };
        json!({
            "id": reply.id.to_string(),
            "from_name": null,
            "reply_email": null,
            "admin": staff.map(|staff| staff.id.to_string()),
            "userid": client_id.to_string(),
            "contactid": contact_id.to_string(),
            "submitter": staff.map_or_else(|| contact.name(), Staff::name),
            "message": reply.message,
            "date": date_time(reply.date),
            "attachments": self.files(&reply.attachments, Some(reply.id), reply.date),
        })
    }

    fn files(&self, files: &[TicketFile], reply_id: Option<u32>, added: DateTime) -> Vec<Value> {
        let rows = (1..).zip(files).map(|(number, file): (u32, _)| {
            json!({
                "id": format!("{}{number}", reply_id.unwrap_or(self.id)),
                "ticketid": self.id.to_string(),
                "replyid": reply_id.map(|id| id.to_string()),
                "file_name": file.file_name,
                "filetype": file.filetype,
                "dateadded": date_time(added),
            })
        });
        rows.collect()
    }
}

/// Not the contact's names: those of whoever takes care of the ticket.
fn staff_columns(staff: &Staff) -> Value {
    json!({
        "staffid": staff.id.to_string(),
        "firstname": staff.first_name,
        "lastname": staff.last_name,
        "facebook": null,
        "linkedin": null,
        "skype": null,
        "last_activity": null,
        "role": null,
        "media_path_slug": null,
        "is_not_staff": "0",
        "hourly_rate": SECRET_AMOUNT,
        "two_factor_auth_enabled": "0",
        "two_factor_auth_code": "LEAK-two_factor_auth_code",
        "two_factor_auth_code_requested": null,
        "email_signature": null,
        "google_auth_secret": "LEAK-google_auth_secret",
    })
}

/// `id` is the contact's, and `password` the contact's hash.
fn contact_columns(customer: &Customer) -> Value {
    let contact = &customer.contact;
    json!({
        "id": contact.id.to_string(),
        "email": contact.email,
        "password": "LEAK-password",
        "is_primary": "1",
        "title": contact.position,
        "new_pass_key": "LEAK-new_pass_key",
        "new_pass_key_requested": null,
        "email_verified_at": date_time(customer.created),
        "email_verification_key": "LEAK-email_verification_key",
        "email_verification_sent_at": null,
        "last_ip": "LEAK-last_ip",
        "last_login": date_time(customer.created),
        "last_password_change": null,
        "profile_image": null,
        "direction": null,
        "invoice_emails": "1",
        "estimate_emails": "1",
        "credit_note_emails": "1",
        "contract_emails": "1",
        "task_emails": "1",
        "project_emails": "1",
        "ticket_emails": "1",
    })
}
