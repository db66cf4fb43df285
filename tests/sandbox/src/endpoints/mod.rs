//! The API: one module per resource, each with its `routes`.

mod authentication;
mod client_menu;
mod contracts;
mod estimates;
mod invoices;
mod knowledge_base;
mod own;
mod project_groups;
mod projects;
mod proposals;
mod register;
mod tasks;
mod ticket_choices;
mod tickets;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{Html, IntoResponse, Response};

use crate::answer::Refusal;
use crate::state::Sandbox;
use crate::{auth, body, cors, faults, log, oddities, php};

/// Everything below `v1/`.
pub fn router(sandbox: &Sandbox) -> Router {
    let state = || sandbox.clone();
    Router::new()
        .merge(authentication::routes())
        .merge(register::routes())
        .merge(client_menu::routes())
        .merge(invoices::routes())
        .merge(estimates::routes())
        .merge(proposals::routes())
        .merge(contracts::routes())
        .merge(tickets::routes())
        .merge(ticket_choices::routes())
        .merge(projects::routes())
        .merge(project_groups::routes())
        .merge(tasks::routes())
        .merge(knowledge_base::routes())
        .method_not_allowed_fallback(unknown_method)
        .fallback(unknown_method)
        // From the inside out: what stands last sees a request first.
        .layer(DefaultBodyLimit::max(body::LIMIT))
        .layer(from_fn(refuse_query))
        .layer(from_fn(refuse_characters))
        .layer(from_fn_with_state(state(), oddities::apply))
        .layer(from_fn_with_state(state(), php::apply))
        .layer(from_fn_with_state(state(), auth::drop_authorization))
        .layer(map_response(set_cookie))
        .layer(from_fn(body::apply))
        .layer(from_fn_with_state(state(), faults::apply))
        .layer(from_fn_with_state(state(), cors::allow))
        .layer(from_fn_with_state(state(), log::record))
        .with_state(state())
}

async fn unknown_method() -> Refusal {
    Refusal::UnknownMethod
}

/// No endpoint takes a query, and some keys have a meaning of the REST server's own (T12).
async fn refuse_query(request: Request, next: Next) -> Result<Response, Refusal> {
    match request.uri().query() {
        None => Ok(next.run(request).await),
        Some(query) => Err(Refusal::ClientMistake(format!(
            "the API takes no query, least of all page, format or callback: \"{query}\""
        ))),
    }
}

/// The framework takes few characters in a path (T14); all others have to be percent-encoded, once.
async fn refuse_characters(request: Request, next: Next) -> Response {
    let is_taken = |byte: u8| byte.is_ascii_alphanumeric() || b"/~%.:_-".contains(&byte);
    if request.uri().path().bytes().all(is_taken) {
        return next.run(request).await;
    }
    let page = "<!DOCTYPE html>\n<html lang=\"en\"><title>Error</title>\n<h1>An Error Was Encountered</h1>\n\
        <p>The URI you submitted has disallowed characters.</p></html>\n";
    (StatusCode::BAD_REQUEST, Html(page)).into_response()
}

/// The session cookie of the framework (T10), which a portal must never send back.
async fn set_cookie(mut answer: Response) -> Response {
    let cookie =
        HeaderValue::from_static("ci_session=5f0c2f8d3be14f6f9d2a; Max-Age=7200; Path=/; HttpOnly; SameSite=Lax");
    answer.headers_mut().append(SET_COOKIE, cookie);
    answer
}
