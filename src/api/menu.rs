//! `GET miscellaneous/group/client_menu`.

use super::{Answers, Resource};
use crate::model::MenuEntry;

/// The menu of the signed-in customer.
pub type Menu = Resource<Vec<MenuEntry>>;

/// `GET miscellaneous/group/client_menu`: the sections that the customer may use, in the server's order.
pub fn entries(answers: Answers) -> Menu {
    answers.watch("miscellaneous/group/client_menu".to_owned())
}
