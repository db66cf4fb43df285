//! `GET projects`, `GET projects/id/:id`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use super::own::Own;
use crate::answer::Refusal;
use crate::auth::SignedIn;
use crate::records::{Project, Section};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/projects", get(list))
        .route("/projects/id/{id}", get(detail))
}

const OWN: Own<Project> = Own {
    section: Section::Projects,
    all: |records| &records.projects,
};

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &contact, Project::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &contact, &id, Project::detail)
}
