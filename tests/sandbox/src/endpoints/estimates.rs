//! `GET estimates`, `GET estimates/id/:id`.

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
        .route("/estimates", get(list))
        .route("/estimates/id/{id}", get(detail))
}

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Estimates)?;
    let own = newest_first(&state.records.estimates, customer.id);
    let rows: Vec<_> = own.iter().filter_map(|estimate| estimate.row(&state.records)).collect();
    answer::list(&rows)
}

/// Another customer's estimate is "No data found" too.
async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Estimates)?;
    let estimate = one(&state.records.estimates, customer.id, &id).ok_or(Refusal::NoData)?;
    Ok(answer::record(estimate.detail(&state.records)))
}
