//! A customer, its contact, and what that contact may see.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Currency, date_time, flag};

/// A business that buys.
pub struct Customer {
    /// `client_id`, `clientid`, `userid`.
    pub id: u32,
    /// Its name, with HTML entities as the CRM stores them.
    pub company: String,
    /// The one contact, who signs in.
    pub contact: Contact,
    /// VAT number.
    pub vat: String,
    /// As typed, `+` included.
    pub phone: String,
    /// As typed, without a scheme.
    pub website: String,
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
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they do there.
    pub position: String,
    /// The name to sign in with.
    pub email: String,
    /// In plain text: nothing here is secret.
    pub password: String,
    /// What the contact has permission for.
    pub sections: &'static [Section],
}

/// A postal address.
#[derive(Default)]
pub struct Address {
    /// Street lines, parted by `<br />`.
    pub street: String,
    /// City.
    pub city: String,
    /// State or region.
    pub state: String,
    /// As typed, leading zeros included.
    pub zip: String,
    /// The id of the country.
    pub country: String,
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
            "datecreated": date_time(self.created),
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

    /// The addresses in a document's row.
    pub fn address_columns(&self, ships: bool) -> Value {
        let billing = &self.billing;
        let shipping = |part: fn(&Address) -> &String| ships.then(|| part(&self.shipping));
        json!({
            "billing_street": billing.street,
            "billing_city": billing.city,
            "billing_state": billing.state,
            "billing_zip": billing.zip,
            "billing_country": billing.country,
            "shipping_street": shipping(|address| &address.street),
            "shipping_city": shipping(|address| &address.city),
            "shipping_state": shipping(|address| &address.state),
            "shipping_zip": shipping(|address| &address.zip),
            "shipping_country": shipping(|address| &address.country),
            "include_shipping": flag(ships),
        })
    }
}

impl Contact {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}
