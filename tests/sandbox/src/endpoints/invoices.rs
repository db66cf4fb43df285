//! `GET invoices`, `GET invoices/id/:id`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use super::own::Own;
use crate::answer::Refusal;
use crate::auth::SignedIn;
use crate::records::{Invoice, Section};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/invoices", get(list))
        .route("/invoices/id/{id}", get(detail))
}

const OWN: Own<Invoice> = Own {
    section: Section::Invoices,
    all: |records| &records.invoices,
};

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &contact, Invoice::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &contact, &id, Invoice::detail)
}
