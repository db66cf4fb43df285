//! `GET knowledge_base`, `GET knowledge_base/group/:slug`, `GET knowledge_base/article/:slug`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::answer::{self, Refusal};
use crate::auth::SignedOut;
use crate::records::Group;
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/knowledge_base", get(list))
        .route("/knowledge_base/group/{slug}", get(group))
        .route("/knowledge_base/article/{slug}", get(article))
}

async fn list(State(sandbox): State<Sandbox>, _: SignedOut) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let rows: Vec<_> = state.records.knowledge_base.iter().map(Group::row).collect();
    answer::list(&rows)
}

/// A list, too: of one group.
async fn group(State(sandbox): State<Sandbox>, _: SignedOut, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let named = state.records.knowledge_base.iter().filter(|group| group.slug == slug);
    answer::list(&named.map(Group::row).collect::<Vec<_>>())
}

async fn article(State(sandbox): State<Sandbox>, _: SignedOut, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let state = sandbox.state();
    let article = state
        .records
        .knowledge_base
        .iter()
        .find_map(|group| group.article(&slug));
    Ok(answer::record(article.ok_or(Refusal::NoData)?))
}
