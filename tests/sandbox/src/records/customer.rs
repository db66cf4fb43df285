//! A customer, its contact, and what that contact may see.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Currency;

/// A business that buys.
pub struct Customer {
    /// `client_id`, `clientid`, `userid`.
    pub id: u32,
    /// Its name, with HTML entities as the CRM stores them.
    pub company: &'static str,
    /// The one contact, who signs in.
    pub contact: Contact,
    /// VAT number.
    pub vat: &'static str,
    /// As typed, `+` included.
    pub phone: &'static str,
    /// As typed, without a scheme.
    pub website: &'static str,
    /// Where bills go.
    pub billing: Address,
    /// Where goods go.
    pub shipping: Address,
    /// The customer's usual currency.
    pub currency: &'static Currency,
    /// When it became a customer.
    pub created: DateTime,
}

/// A person who signs in for a customer.
pub struct Contact {
    /// `contact_id`.
    pub id: u32,
    /// The name to sign in with.
    pub email: &'static str,
    /// In plain text: nothing here is secret.
    pub password: &'static str,
    /// What the contact has permission for.
    pub sections: &'static [Section],
}

/// A postal address.
pub struct Address {
    /// Street lines, parted by `<br />`.
    pub street: &'static str,
    /// City.
    pub city: &'static str,
    /// State or region.
    pub state: &'static str,
    /// As typed, leading zeros included.
    pub zip: &'static str,
    /// The id of the country.
    pub country: &'static str,
}

/// A section of the client area: an entry of `client_menu`, and the permission for its endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Invoices.
    Invoices,
    /// Estimates.
    Estimates,
    /// Contracts.
    Contracts,
    /// Proposals.
    Proposals,
    /// Tickets.
    Support,
    /// Projects and their tasks.
    Projects,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Invoices,
        Self::Estimates,
        Self::Contracts,
        Self::Proposals,
        Self::Support,
        Self::Projects,
    ];

    /// The label, in the CRM's language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invoices => "Invoices",
            Self::Estimates => "Estimates",
            Self::Contracts => "Contracts",
            Self::Proposals => "Proposals",
            Self::Support => "Support",
            Self::Projects => "Projects",
        }
    }

    /// The section's entry in `client_menu`.
    pub fn entry(self) -> MenuEntry {
        MenuEntry {
            id: self as u8 + 1,
            name: self.name(),
            short_name: self,
        }
    }
}

/// A row of `client_menu`; the only ids of this API that are numbers.
#[derive(Serialize)]
pub struct MenuEntry {
    id: u8,
    name: &'static str,
    /// The same in every language.
    short_name: Section,
}

impl Customer {
    /// The customer's columns, as `client` of a document and `client_data` of a project.
    pub fn columns(&self) -> Value {
        let (billing, shipping) = (&self.billing, &self.shipping);
        json!({
            "userid": self.id.to_string(),
            "company": self.company,
            "vat": self.vat,
            "phonenumber": self.phone,
            "country": billing.country,
            "city": billing.city,
            "zip": billing.zip,
            "state": billing.state,
            "address": billing.street,
            "website": self.website,
            "datecreated": self.created.strftime("%F %T").to_string(),
            "active": "1",
            "leadid": null,
            "billing_street": billing.street,
            "billing_city": billing.city,
            "billing_state": billing.state,
            "billing_zip": billing.zip,
            "billing_country": billing.country,
            "shipping_street": shipping.street,
            "shipping_city": shipping.city,
            "shipping_state": shipping.state,
            "shipping_zip": shipping.zip,
            "shipping_country": shipping.country,
            "longitude": null,
            "latitude": null,
            "default_language": "",
            "default_currency": self.currency.id.to_string(),
            "show_primary_contact": "0",
            "stripe_id": format!("LEAK-stripe_id-{}", self.id),
            "registration_confirmed": "1",
            "addedfrom": "1",
        })
    }
}
