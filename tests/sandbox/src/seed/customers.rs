//! The two customers.

use jiff::civil::date;

use crate::records::{Address, Contact, Customer, EUR, Section, USD};

/// What someone signs in with.
pub struct Credentials {
    /// The contact's name.
    pub name: &'static str,
    /// `email` of `POST authentication`.
    pub email: &'static str,
    /// `password` of `POST authentication`.
    pub password: &'static str,
    /// The customer's name, as text.
    pub company: &'static str,
}

/// May see everything.
pub const ANNA: Credentials = Credentials {
    name: "Anna Keller",
    email: "anna@keller-bikes.example",
    password: "demo-anna",
    company: "Keller Bikes GmbH",
};

/// Has no permission for projects.
pub const BEN: Credentials = Credentials {
    name: "Ben Osei",
    email: "ben@osei-trading.example",
    password: "demo-ben",
    company: "Osei Trading Ltd",
};

/// Everyone who can sign in.
pub const CUSTOMERS: [Credentials; 2] = [ANNA, BEN];

/// The `client_id` of Anna's company.
pub(super) const KELLER_BIKES: u32 = 1;
/// The `client_id` of Ben's company.
pub(super) const OSEI_TRADING: u32 = 2;

/// Contact ids differ from customer ids, so that mixing them up shows.
pub(super) fn all() -> Vec<Customer> {
    let keller_bikes = Customer {
        id: KELLER_BIKES,
        company: ANNA.company.into(),
        contact: Contact {
            id: 7,
            first_name: "Anna".into(),
            last_name: "Keller".into(),
            position: "Managing director".into(),
            email: ANNA.email.into(),
            password: ANNA.password.into(),
            sections: &Section::ALL,
        },
        vat: "DE300112233".into(),
        phone: "+49 341 5550142".into(),
        website: "keller-bikes.example".into(),
        billing: Address {
            street: "Karl-Heine-Straße 99<br />\nHinterhaus, 2. Etage".into(),
            city: "Leipzig".into(),
            state: "Sachsen".into(),
            zip: "04229".into(),
            country: "83".into(),
        },
        shipping: Address {
            street: "Lager Nord<br />\nMaximilianallee 12".into(),
            city: "Leipzig".into(),
            state: "Sachsen".into(),
            zip: "04129".into(),
            country: "83".into(),
        },
        currency: &EUR,
        created: date(2022, 3, 14).at(9, 26, 53, 0),
    };
    let osei_trading = Customer {
        id: OSEI_TRADING,
        company: BEN.company.into(),
        contact: Contact {
            id: 12,
            first_name: "Ben".into(),
            last_name: "Osei".into(),
            position: "Purchasing".into(),
            email: BEN.email.into(),
            password: BEN.password.into(),
            sections: &[
                Section::Invoices,
                Section::Estimates,
                Section::Contracts,
                Section::Proposals,
                Section::Support,
            ],
        },
        vat: "GB123456789".into(),
        phone: "+442079460018".into(),
        website: "www.osei-trading.example".into(),
        billing: Address {
            street: "Unit 4, Wharf Court<br />\n18 Narrow Street".into(),
            city: "London".into(),
            state: String::new(),
            zip: "E14 8DJ".into(),
            country: "235".into(),
        },
        shipping: Address {
            country: "0".into(),
            ..Address::default()
        },
        currency: &USD,
        created: date(2023, 11, 2).at(16, 17, 22, 0),
    };
    vec![keller_bikes, osei_trading]
}
