//! `GET estimates`, `GET estimates/id/:id`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use super::own::Own;
use crate::answer::Refusal;
use crate::auth::SignedIn;
use crate::records::{Estimate, Section};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/estimates", get(list))
        .route("/estimates/id/{id}", get(detail))
}

const OWN: Own<Estimate> = Own {
    section: Section::Estimates,
    all: |records| &records.estimates,
};

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &contact, Estimate::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &contact, &id, Estimate::detail)
}
