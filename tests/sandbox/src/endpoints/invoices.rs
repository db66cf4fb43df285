//! `GET invoices`, `GET invoices/id/:id`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::records::{Section, newest_first, one};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/invoices", get(list))
        .route("/invoices/id/{id}", get(detail))
}

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Invoices)?;
    let own = newest_first(&state.records.invoices, customer.id);
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
    let invoice = one(&state.records.invoices, customer.id, &id).ok_or(Refusal::NoData)?;
    Ok(answer::record(invoice.detail(&state.records)))
}
