//! `GET estimates` and `GET estimates/id/:id`.

use std::sync::Arc;

use super::{Answers, Resource, path_part};
use crate::model::{Estimate, EstimateSummary, Id};

const LIST: &str = "estimates";

/// `GET estimates`: all of the customer's estimates; having none is an empty list (T5).
pub fn list(answers: Answers) -> Resource<Vec<EstimateSummary>> {
    answers.watch(LIST.to_owned())
}

/// The estimates as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<EstimateSummary>>> {
    answers.known(LIST)
}

/// `GET estimates/id/:id`: one estimate with its items.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Estimate> {
    answers.watch(format!("estimates/id/{}", path_part(id.as_str())))
}
