//! `GET proposals`, `GET proposals/id/:id`, `POST proposals/id/:id/group/proposals_comment`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::own::Own;
use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::form::Fields;
use crate::records::{Comment, Proposal, Section, one_mut};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/proposals", get(list))
        .route("/proposals/id/{id}", get(detail))
        .route("/proposals/id/{id}/group/proposals_comment", post(comment))
}

const OWN: Own<Proposal> = Own {
    section: Section::Proposals,
    all: |records| &records.proposals,
};

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &contact, Proposal::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &contact, &id, Proposal::detail)
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
