//! `GET contracts`, `GET contracts/id/:id` and `POST contracts/id/:id/group/contract_comment`.

use std::sync::Arc;

use super::{Answers, ApiError, Resource, comments, path_part};
use crate::model::{Contract, ContractSummary, Id};

const LIST: &str = "contracts";

/// `GET contracts`: all of the customer's contracts; having none is an empty list (T5).
pub fn list(answers: Answers) -> Resource<Vec<ContractSummary>> {
    answers.watch(LIST.to_owned())
}

/// The contracts as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<ContractSummary>>> {
    answers.known(LIST)
}

/// `GET contracts/id/:id`: one contract with its comments.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Contract> {
    answers.watch(format!("contracts/id/{}", path_part(id.as_str())))
}

/// `POST contracts/id/:id/group/contract_comment`: a comment of the customer.
///
/// # Errors
/// Where it has not arrived, or it is not known whether it has.
pub async fn comment(contract: Resource<Contract>, id: &Id, text: &str) -> Result<(), ApiError> {
    let path = format!("contracts/id/{}/group/contract_comment", path_part(id.as_str()));
    comments::add(contract, &path, text, |contract| &contract.comments).await
}
