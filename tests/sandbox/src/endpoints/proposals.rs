//! `GET proposals`, `GET proposals/id/:id`, `POST proposals/id/:id/group/proposals_comment`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::form::Fields;
use crate::records::{Comment, Section, newest_first, one, one_mut};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/proposals", get(list))
        .route("/proposals/id/{id}", get(detail))
        .route("/proposals/id/{id}/group/proposals_comment", post(comment))
}

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Proposals)?;
    let own = newest_first(&state.records.proposals, customer.id);
    let rows: Vec<_> = own.iter().filter_map(|proposal| proposal.row(&state.records)).collect();
    answer::list(&rows)
}

/// Another customer's proposal is "No data found" too.
async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.permitted(&state, Section::Proposals)?;
    let proposal = one(&state.records.proposals, customer.id, &id).ok_or(Refusal::NoData)?;
    Ok(answer::record(proposal.detail(&state.records)))
}

async fn comment(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let now = state.clock.now();
    let client_id = contact.permitted(&state, Section::Proposals)?.id;
    let proposal = one_mut(&mut state.records.proposals, client_id, &id).ok_or(Refusal::NoData)?;
    if !proposal.allows_comments {
        return Err(Refusal::Forbidden);
    }
    fields.only(&["content"], &[])?;
    let [content] = fields.require(["content"])?;
    Comment::add(&mut proposal.comments, content, now);
    Ok(answer::done("Proposal comments added successfully."))
}
