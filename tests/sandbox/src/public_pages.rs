//! The CRM's own pages that the portal links to: where a customer pays, accepts or signs, or asks for a new password.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::{MethodRouter, get};

use crate::records::{PublicPage, Records};
use crate::state::Sandbox;

/// The page of each document, and `/authentication/forgot_password`, below the CRM's root.
pub fn router(sandbox: &Sandbox) -> Router {
    Router::new()
        .route("/invoice/{id}/{hash}", document(|records| &records.invoices))
        .route("/estimate/{id}/{hash}", document(|records| &records.estimates))
        .route("/proposal/{id}/{hash}", document(|records| &records.proposals))
        .route("/contract/{id}/{hash}", document(|records| &records.contracts))
        .route("/authentication/forgot_password", get(forgot_password))
        .with_state(sandbox.clone())
}

/// The pages of all documents of one kind.
fn document<T: PublicPage + 'static>(kind: fn(&Records) -> &[T]) -> MethodRouter<Sandbox> {
    get(
        move |State(sandbox): State<Sandbox>, Path((id, hash)): Path<(String, String)>| async move {
            let state = sandbox.state();
            let mut documents = kind(&state.records).iter();
            match documents.find(|document| document.id().to_string() == id && document.hash() == hash) {
                Some(document) => (StatusCode::OK, page(&document.heading())),
                None => (StatusCode::NOT_FOUND, page("404 Page Not Found")),
            }
        },
    )
}

async fn forgot_password() -> Html<String> {
    page("Forgot Password")
}

fn page(heading: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{heading}</title><h1>{heading}</h1></html>"
    ))
}
