//! Estimates.

use super::document::{self, Amounts};
use super::wire::{FromRow, Row, Unreadable};
use super::{Acceptance, Address, Attachment, Currency, Date, Html, Id, Money, Status};

/// One row of `GET estimates`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EstimateSummary {
    /// Its id.
    pub id: Id,
    /// The number as the customer knows it, such as `EST-42`.
    pub number: String,
    /// The day it was written.
    pub date: Option<Date>,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    /// The whole amount.
    pub total: Option<Money>,
    /// Where it stands.
    pub status: EstimateStatus,
    /// The project it belongs to.
    pub project: Option<String>,
}

impl FromRow for EstimateSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let id = row.id("id")?;
        Ok(Self {
            number: document::number(row).unwrap_or_else(|| id.to_string()),
            date: row.date("date"),
            valid_until: row.date("expirydate"),
            total: row.money("total", &Currency::of_row(row)),
            status: Status::of_row(row, EstimateStatusKind::of_code),
            project: document::project(row),
            id,
        })
    }
}

/// The `data` of `GET estimates/id/:id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What the list shows of it, too.
    pub summary: EstimateSummary,
    /// The key of its public page in the CRM, where it is accepted, declined and downloaded.
    pub hash: Option<String>,
    /// What the customer calls it.
    pub reference: Option<String>,
    /// What is offered.
    pub amounts: Amounts,
    /// The business's note to the customer.
    pub note: Option<Html>,
    /// Terms and conditions.
    pub terms: Option<Html>,
    /// Whom it is addressed to.
    pub billing: Option<Address>,
    /// Where the goods would go, if the document shows it.
    pub shipping: Option<Address>,
    /// Who accepted it.
    pub acceptance: Option<Acceptance>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

impl FromRow for Estimate {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            summary: EstimateSummary::from_row(row)?,
            hash: document::hash(row),
            reference: row.text("reference_no"),
            amounts: Amounts::of_row(row),
            note: row.html("clientnote"),
            terms: row.html("terms"),
            billing: Address::of_row(row, "billing"),
            shipping: document::shipping(row, "show_shipping_on_estimate"),
            acceptance: Acceptance::of_row(row),
            attachments: Attachment::visible(row),
        })
    }
}

/// Where an estimate stands.
pub type EstimateStatus = Status<EstimateStatusKind>;

/// The statuses that the CRM comes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EstimateStatusKind {
    /// 1
    Draft,
    /// 2
    Sent,
    /// 3
    Declined,
    /// 4
    Accepted,
    /// 5
    Expired,
    /// A status that some installation added (Q10).
    Other,
}

impl EstimateStatusKind {
    fn of_code(code: &str) -> Self {
        match code {
            "1" => Self::Draft,
            "2" => Self::Sent,
            "3" => Self::Declined,
            "4" => Self::Accepted,
            "5" => Self::Expired,
            _ => Self::Other,
        }
    }
}

impl EstimateStatus {
    /// Whether the customer is still to accept or decline it.
    pub fn is_open(&self) -> bool {
        self.kind == EstimateStatusKind::Sent
    }
}

#[cfg(test)]
mod tests;
