//! The CRM's own pages that the portal links to: where a customer pays, or asks for a new password.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;

use crate::state::Sandbox;

/// `/invoice/:id/:hash` and `/authentication/forgot_password`, below the CRM's root.
pub fn router(sandbox: &Sandbox) -> Router {
    Router::new()
        .route("/invoice/{id}/{hash}", get(invoice))
        .route("/authentication/forgot_password", get(forgot_password))
        .with_state(sandbox.clone())
}

async fn invoice(
    State(sandbox): State<Sandbox>,
    Path((id, hash)): Path<(String, String)>,
) -> (StatusCode, Html<String>) {
    let state = sandbox.state();
    let mut invoices = state.records.invoices.iter();
    match invoices.find(|invoice| invoice.id.to_string() == id && invoice.hash() == hash) {
        Some(invoice) => {
            let (number, status) = (invoice.shown_number(), invoice.status.name());
            (StatusCode::OK, page(&format!("Invoice {number} – {status}")))
        }
        None => (StatusCode::NOT_FOUND, page("404 Page Not Found")),
    }
}

async fn forgot_password() -> Html<String> {
    page("Forgot Password")
}

fn page(heading: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{heading}</title><h1>{heading}</h1></html>"
    ))
}
