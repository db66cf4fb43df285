//! `GET proposals`, `GET proposals/id/:id` and `POST proposals/id/:id/group/proposals_comment`.

use std::sync::Arc;

use super::{Answers, ApiError, Resource, comments, path_part};
use crate::model::{Id, Proposal, ProposalSummary};

const LIST: &str = "proposals";

/// `GET proposals`: all of the customer's proposals; having none is an empty list (T5).
pub fn list(answers: Answers) -> Resource<Vec<ProposalSummary>> {
    answers.watch(LIST.to_owned())
}

/// The proposals as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<ProposalSummary>>> {
    answers.known(LIST)
}

/// `GET proposals/id/:id`: one proposal with its items and comments.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Proposal> {
    answers.watch(format!("proposals/id/{}", path_part(id.as_str())))
}

/// `POST proposals/id/:id/group/proposals_comment`: a comment of the customer.
///
/// # Errors
/// Where it has not arrived, or it is not known whether it has.
pub async fn comment(proposal: Resource<Proposal>, id: &Id, text: &str) -> Result<(), ApiError> {
    let path = format!("proposals/id/{}/group/proposals_comment", path_part(id.as_str()));
    comments::add(proposal, &path, text, |proposal| &proposal.comments).await
}
