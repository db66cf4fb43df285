//! An estimate.

use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use super::staff::ADMIN;
use super::{
    Acceptance, Attachment, Currency, Customer, Lines, Owned, PublicPage, Records, date_time, hash, id_or_zero, join,
};

/// An estimate.
pub struct Estimate {
    /// Unique among all customers' estimates.
    pub id: u32,
    /// Whose it is.
    pub client_id: u32,
    /// The number, without prefix.
    pub number: u32,
    /// Whether the row has `formatted_number`, as newer servers write it.
    pub has_formatted_number: bool,
    /// Of every amount.
    pub currency: &'static Currency,
    /// When it was issued.
    pub date: Date,
    /// Until when it holds, if it ends.
    pub expires: Option<Date>,
    /// As the CRM keeps it; nothing is derived from dates.
    pub status: EstimateStatus,
    /// What it is for, and the sums.
    pub lines: Lines,
    /// HTML.
    pub client_note: &'static str,
    /// HTML.
    pub terms: &'static str,
    /// The customer's own number for it, or empty.
    pub reference: &'static str,
    /// The project that it is for.
    pub project_id: Option<u32>,
    /// The invoice that it became.
    pub invoice_id: Option<u32>,
    /// Whether it shows the shipping address.
    pub ships: bool,
    /// The files on it.
    pub attachments: Vec<Attachment>,
    /// Who accepted it.
    pub acceptance: Option<Acceptance>,
}

/// `status` and `status_name` of an estimate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EstimateStatus {
    /// Not sent.
    Draft = 1,
    /// Waits for the customer.
    Sent = 2,
    /// The customer said no.
    Declined = 3,
    /// The customer said yes.
    Accepted = 4,
    /// Holds no more.
    Expired = 5,
}

impl EstimateStatus {
    fn name(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Sent => "Sent",
            Self::Declined => "Declined",
            Self::Accepted => "Accepted",
            Self::Expired => "Expired",
        }
    }
}

impl Estimate {
    /// The estimate's row in the list. `None` if its customer is gone.
    pub fn row(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let names = json!({
            "client_name": customer.company,
            "project_name": records.project(self.project_id).map(|project| &project.name),
        });
        Some(join([self.columns(customer), names]))
    }

    /// The estimate with all that belongs to it. `None` if its customer is gone.
    pub fn detail(&self, records: &Records) -> Option<Value> {
        let customer = records.customer(self.client_id)?;
        let project = records.project(self.project_id);
        let parts = json!({
            "items": self.lines.rows("estimate", self.id),
            "project_data": project.map(|project| project.data(customer)),
            "client": customer.columns(),
            "scheduled_email": null,
        });
        let files = Attachment::columns(&self.attachments, self.id, self.created());
        Some(join([self.columns(customer), parts, files]))
    }

    fn created(&self) -> DateTime {
        self.date.at(16, 34, 19, 0)
    }

    fn formatted_number(&self) -> String {
        format!("EST-{:06}", self.number)
    }

    fn columns(&self, customer: &Customer) -> Value {
        let created = date_time(self.created());
        let is_sent = self.status != EstimateStatus::Draft;
        let own = json!({
            "id": self.id.to_string(),
            "sent": super::flag(is_sent),
            "datesend": is_sent.then_some(&created),
            "clientid": self.client_id.to_string(),
            "deleted_customer_name": null,
            "project_id": id_or_zero(self.project_id),
            "number": self.number.to_string(),
            "prefix": "EST-",
            "number_format": "1",
            "hash": self.hash(),
            "datecreated": created,
            "date": self.date.to_string(),
            "expirydate": self.expires.map(|date| date.to_string()),
            "addedfrom": ADMIN.id.to_string(),
            "status": (self.status as u8).to_string(),
            "clientnote": self.client_note,
            "adminnote": format!("LEAK-adminnote-{}", self.id),
            "invoiceid": self.invoice_id.map(|id| id.to_string()),
            "invoiced_date": self.invoice_id.map(|_| &created),
            "terms": self.terms,
            "reference_no": self.reference,
            "sale_agent": "0",
            "show_shipping_on_estimate": "1",
            "pipeline_order": "1",
            "is_expiry_notified": "0",
            "short_link": null,
            "addedfrom_name": ADMIN.name(),
            "status_name": self.status.name(),
        });
        let newer = if self.has_formatted_number {
            json!({ "formatted_number": self.formatted_number() })
        } else {
            json!({})
        };
        join([
            own,
            customer.address_columns(self.ships),
            Acceptance::columns(self.acceptance.as_ref()),
            self.lines.sums(),
            self.currency.columns(),
            newer,
        ])
    }
}

impl Owned for Estimate {
    fn id(&self) -> u32 {
        self.id
    }

    fn client_id(&self) -> u32 {
        self.client_id
    }
}

impl PublicPage for Estimate {
    fn hash(&self) -> String {
        hash("estimate", self.id)
    }

    fn heading(&self) -> String {
        let number = if self.has_formatted_number {
            self.formatted_number()
        } else {
            format!("EST-{}", self.number)
        };
        format!("Estimate {number} – {}", self.status.name())
    }
}
