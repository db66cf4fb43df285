//! A proposal.

use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use super::staff::ADMIN;
use super::{
    Acceptance, Attachment, Comment, Currency, Customer, Lines, Owned, PublicPage, Records, date_time, flag, hash,
    id_or_zero, join,
};

/// A proposal.
pub struct Proposal {
    /// Unique among all customers' proposals.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// What it is about, with HTML entities.
    pub subject: &'static str,
    /// HTML, in which `{proposal_items}` stands for the lines (Q13).
    pub content: &'static str,
    /// Of every amount.
    pub currency: &'static Currency,
    /// When it was made.
    pub date: Date,
    /// Until when it holds, if it ends.
    pub open_till: Option<Date>,
    /// As the CRM keeps it; nothing is derived from dates.
    pub status: ProposalStatus,
    /// What it is for, and the sums.
    pub lines: Lines,
    /// The project that it is for.
    pub project_id: Option<u32>,
    /// Whether the customer may comment on it.
    pub allows_comments: bool,
    /// The comments, oldest first.
    pub comments: Vec<Comment>,
    /// The files on it.
    pub attachments: Vec<Attachment>,
    /// Who accepted it.
    pub acceptance: Option<Acceptance>,
}

/// `status` and `status_name` of a proposal. Drafts never reach a customer.
#[derive(Clone, Copy)]
pub enum ProposalStatus {
    /// Can be read.
    Open = 1,
    /// The customer said no.
    Declined = 2,
    /// The customer said yes.
    Accepted = 3,
    /// Waits for the customer.
    Sent = 4,
    /// Changed after it was sent.
    Revised = 5,
}

impl ProposalStatus {
    fn name(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Declined => "Declined",
            Self::Accepted => "Accepted",
            Self::Sent => "Sent",
            Self::Revised => "Revised",
        }
    }
}

impl Proposal {
    /// The proposal's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let names = json!({
            "client_name": customer.company,
            "project_name": records.project(self.project_id).map(|project| &project.name),
        });
        Some(join([self.columns(customer), names]))
    }

    /// The proposal with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let project = records.project(self.project_id);
        let parts = json!({
            "items": self.lines.rows("proposal", self.id),
            "project_data": project.map(|project| project.data(customer)),
            "comments": Comment::rows(&self.comments, "proposalid", self.id),
        });
        let files = Attachment::columns(&self.attachments, self.id, self.created());
        Some(join([self.columns(customer), parts, files]))
    }

    fn created(&self) -> DateTime {
        self.date.at(11, 54, 8, 0)
    }

    fn columns(&self, customer: &Customer) -> Value {
        let (contact, address) = (&customer.contact, &customer.billing);
        let own = json!({
            "id": self.id.to_string(),
            "subject": self.subject,
            "content": self.content,
            "addedfrom": ADMIN.id.to_string(),
            "datecreated": date_time(self.created()),
            "open_till": self.open_till.map(|date| date.to_string()),
            "date": self.date.to_string(),
            "rel_id": self.client_id.to_string(),
            "rel_type": "customer",
            "assigned": "0",
            "hash": self.hash(),
            "proposal_to": contact.name(),
            "project_id": id_or_zero(self.project_id),
            "country": address.country,
            "zip": address.zip,
            "state": address.state,
            "city": address.city,
            "address": address.street,
            "email": contact.email,
            "phone": customer.phone,
            "allow_comments": flag(self.allows_comments),
            "status": (self.status as u8).to_string(),
            "estimate_id": null,
            "invoice_id": null,
            "date_converted": null,
            "pipeline_order": "1",
            "is_expiry_notified": "0",
            "short_link": null,
            "addedfrom_name": ADMIN.name(),
            "status_name": self.status.name(),
        });
        let acceptance = Acceptance::columns(self.acceptance.as_ref());
        join([own, acceptance, self.lines.sums(), self.currency.columns()])
    }
}

impl Owned for Proposal {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}

impl PublicPage for Proposal {
    fn hash(&self) -> String {
        hash("proposal", self.id)
    }

    fn heading(&self) -> String {
        format!("Proposal {} – {}", self.subject, self.status.name())
    }
}
