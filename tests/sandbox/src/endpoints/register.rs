//! `POST register`.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use jiff::civil::DateTime;

use crate::answer::{self, Refusal};
use crate::auth::SignedOut;
use crate::form::Fields;
use crate::records::{Address, Contact, Customer, EUR, Records, Section};
use crate::state::Sandbox;

/// The fields that must be there, and what the CRM calls them.
const REQUIRED: [(&str, &str); 6] = [
    ("company", "Company"),
    ("firstname", "Firstname"),
    ("lastname", "Lastname"),
    ("email", "Email"),
    ("password", "Password"),
    ("passwordr", "Repeat Password"),
];

const OPTIONAL: [&str; 10] = [
    "vat",
    "phonenumber",
    "contact_phonenumber",
    "website",
    "position",
    "country",
    "city",
    "address",
    "zip",
    "state",
];

pub(super) fn routes() -> Router<Sandbox> {
    Router::new().route("/register", post(register))
}

/// The new customer's contact can sign in at once, and sees every section.
async fn register(State(sandbox): State<Sandbox>, _: SignedOut, fields: Fields) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    if !state.allows_registration {
        return Err(Refusal::RegistrationNotAllowed);
    }
    let known: Vec<_> = REQUIRED.iter().map(|(name, _)| *name).chain(OPTIONAL).collect();
    fields.only(&known, &[])?;
    let wrong = wrong(&fields, &state.records);
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let customer = customer(&fields, &state.records, state.clock.now());
    state.records.customers.push(customer);
    Ok(answer::done("Thank your for registering."))
}

/// The fields that are wrong, each with the CRM's sentence.
fn wrong(fields: &Fields, records: &Records) -> Vec<(&'static str, String)> {
    let text = |name| fields.text(name).unwrap_or_default();
    let missing = REQUIRED.into_iter().filter(|(name, _)| fields.text(name).is_none());
    let mut wrong: Vec<_> = missing
        .map(|(name, label)| (name, format!("The {label} field is required.")))
        .collect();
    let email = text("email");
    let is_email = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let mut emails = records.customers.iter().map(|customer| &customer.contact.email);
    if !email.is_empty() && !is_email {
        wrong.push((
            "email",
            "The Email field must contain a valid email address.".to_owned(),
        ));
    } else if emails.any(|taken| taken.eq_ignore_ascii_case(email)) {
        wrong.push(("email", "The Email field must contain a unique value.".to_owned()));
    }
    let repeated = text("passwordr");
    if !repeated.is_empty() && repeated != text("password") {
        let sentence = "The Repeat Password field does not match the Password field.";
        wrong.push(("passwordr", sentence.to_owned()));
    }
    if text("country").parse::<u32>().is_err() && !text("country").is_empty() {
        wrong.push(("country", "The Country field must contain an integer.".to_owned()));
    }
    wrong
}

fn customer(fields: &Fields, records: &Records, now: DateTime) -> Customer {
    let text = |name| fields.text(name).unwrap_or_default().to_owned();
    let customer_ids = records.customers.iter().map(|customer| customer.id);
    let contact_ids = records.customers.iter().map(|customer| customer.contact.id);
    Customer {
        id: customer_ids.max().unwrap_or_default() + 1,
        company: text("company"),
        contact: Contact {
            id: contact_ids.max().unwrap_or_default() + 1,
            first_name: text("firstname"),
            last_name: text("lastname"),
            position: text("position"),
            email: text("email"),
            password: text("password"),
            sections: &Section::ALL,
        },
        vat: text("vat"),
        phone: text("phonenumber"),
        website: text("website"),
        billing: Address {
            street: text("address"),
            city: text("city"),
            state: text("state"),
            zip: text("zip"),
            country: fields.text("country").unwrap_or("0").to_owned(),
        },
        shipping: Address::default(),
        currency: &EUR,
        created: now,
    }
}
