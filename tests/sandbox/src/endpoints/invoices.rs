//! `GET invoices`, `GET invoices/id/:id`.

use std::cmp::Reverse;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::records::Section;
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/invoices", get(list))
        .route("/invoices/id/{id}", get(detail))
}

/// The newest first.
async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Invoices)?;
    let all = state.records.invoices.iter();
    let mut own: Vec<_> = all.filter(|invoice| invoice.client_id == customer.id).collect();
    own.sort_by_key(|invoice| Reverse(invoice.number));
    let rows: Vec<_> = own.iter().filter_map(|invoice| invoice.row(&state.records)).collect();
    answer::list(&rows)
}

/// Another customer's invoice is "No data found" too.
async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Invoices)?;
    let mut own = state
        .records
        .invoices
        .iter()
        .filter(|invoice| invoice.client_id == customer.id);
    let invoice = own
        .find(|invoice| invoice.id.to_string() == id)
        .ok_or(Refusal::NoData)?;
    Ok(answer::record(invoice.detail(&state.records)))
}
