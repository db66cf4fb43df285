//! `GET miscellaneous/group/…`: what a new ticket is described with. Any of them may be missing.

use super::{Answers, Resource};
use crate::model::Choice;

/// `GET miscellaneous/group/departments`
pub fn departments(answers: Answers) -> Resource<Vec<Choice>> {
    answers.watch("miscellaneous/group/departments".to_owned())
}

/// `GET miscellaneous/group/get_services`
pub fn services(answers: Answers) -> Resource<Vec<Choice>> {
    answers.watch("miscellaneous/group/get_services".to_owned())
}

/// `GET miscellaneous/group/get_ticket_priorities`
pub fn ticket_priorities(answers: Answers) -> Resource<Vec<Choice>> {
    answers.watch("miscellaneous/group/get_ticket_priorities".to_owned())
}
