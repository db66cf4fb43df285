//! The CRM's own pages that the portal links to: where a customer pays, accepts or signs, or asks for a new password;
//! and the picture in an article.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};
use axum::routing::{MethodRouter, get};

use crate::records::{PublicPage, Records};
use crate::state::Sandbox;

/// The page of each document, `/authentication/forgot_password` and `/media/checkout.svg`, below the CRM's root.
pub fn router(sandbox: &Sandbox) -> Router {
    Router::new()
        .route("/invoice/{id}/{hash}", document(|records| &records.invoices))
        .route("/estimate/{id}/{hash}", document(|records| &records.estimates))
        .route("/proposal/{id}/{hash}", document(|records| &records.proposals))
        .route("/contract/{id}/{hash}", document(|records| &records.contracts))
        .route("/authentication/forgot_password", get(forgot_password))
        .route("/media/checkout.svg", get(picture))
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

async fn picture() -> impl IntoResponse {
    let steps = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"480\" height=\"80\"><g fill=\"teal\">\
        <circle cx=\"80\" cy=\"40\" r=\"24\"/><circle cx=\"240\" cy=\"40\" r=\"24\"/><circle cx=\"400\" cy=\"40\" \
        r=\"24\"/></g></svg>";
    ([(CONTENT_TYPE, "image/svg+xml")], steps)
}

fn page(heading: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{heading}</title><h1>{heading}</h1></html>"
    ))
}
