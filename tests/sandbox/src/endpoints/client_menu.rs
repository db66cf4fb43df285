//! `GET miscellaneous/group/client_menu`.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::records::Section;
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new().route("/miscellaneous/group/client_menu", get(client_menu))
}

async fn client_menu(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let customer = contact.customer(&state)?;
    let entries: Vec<_> = state.sections(&customer.contact).map(Section::entry).collect();
    answer::list(&entries)
}
