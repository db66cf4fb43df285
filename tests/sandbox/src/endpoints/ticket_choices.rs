//! `GET miscellaneous/group/…`: `departments`, `get_services`, `get_ticket_priorities`.

use axum::Router;
use axum::extract::State;
use axum::routing::{MethodRouter, get};

use crate::answer;
use crate::auth::SignedIn;
use crate::records::Section;
use crate::records::ticket_choices::{Choice, DEPARTMENTS, PRIORITIES, SERVICES};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route(
            "/miscellaneous/group/departments",
            choices("departmentid", &DEPARTMENTS),
        )
        .route("/miscellaneous/group/get_services", choices("serviceid", &SERVICES))
        .route(
            "/miscellaneous/group/get_ticket_priorities",
            choices("priorityid", &PRIORITIES),
        )
}

/// The choices that are not hidden, with their ids in this column.
fn choices(id: &'static str, all: &'static [Choice]) -> MethodRouter<Sandbox> {
    get(move |State(sandbox): State<Sandbox>, contact: SignedIn| async move {
        contact.permitted(&sandbox.state(), Section::Support)?;
        let open_to_customers = all.iter().filter(|choice| !choice.hidden);
        let rows: Vec<_> = open_to_customers.map(|choice| choice.row(id)).collect();
        answer::list(&rows)
    })
}
