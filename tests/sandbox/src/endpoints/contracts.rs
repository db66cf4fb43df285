//! `GET contracts`, `GET contracts/id/:id`, `POST contracts/id/:id/group/contract_comment`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::own::Own;
use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::form::Fields;
use crate::records::{Comment, Contract, Section, one_mut};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/contracts", get(list))
        .route("/contracts/id/{id}", get(detail))
        .route("/contracts/id/{id}/group/contract_comment", post(comment))
}

const OWN: Own<Contract> = Own {
    section: Section::Contracts,
    all: |records| &records.contracts,
};

async fn list(State(sandbox): State<Sandbox>, signed_in: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &signed_in, Contract::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &signed_in, &id, Contract::detail)
}

async fn comment(
    State(sandbox): State<Sandbox>,
    signed_in: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let now = state.clock.now();
    let client_id = signed_in.permitted(&state, Section::Contracts)?.id;
    let contract = one_mut(&mut state.records.contracts, client_id, &id).ok_or(Refusal::NoData)?;
    fields.only(&["content"], &[])?;
    let [content] = fields.require(["content"])?;
    Comment::add(&mut contract.comments, content, now);
    Ok(answer::done("Contract comments added successfully."))
}
