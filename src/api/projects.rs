//! `GET projects`.

use super::{Answers, Resource};
use crate::model::ProjectSummary;

/// `GET projects`: all of the customer's projects.
pub fn list(answers: Answers) -> Resource<Vec<ProjectSummary>> {
    answers.watch("projects".to_owned())
}
