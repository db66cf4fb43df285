//! `/__sandbox/`: how tests and people change what the sandbox does. All answers are 204 but the log's.
//!
//! | Call | Body |
//! |---|---|
//! | `POST reset` | – : everything as at the start; tokens stay good |
//! | `POST clock` | `{"now": "2026-03-05T09:00:00"}`: stops it there, and dates the records around it |
//! | `POST delay` | `{"path": "invoices", "ms": 800}` |
//! | `POST fail` | `{"path", "method", "status", "body", "content_type", "headers", "times"}` or `{"path", "cut": true}` |
//! | `POST hold`, `POST release` | `{"path": "invoices"}` |
//! | `POST headers` | `{"Cache-Control": "max-age=600"}`: of all answers of the API from now on |
//! | `POST expire_tokens` | – |
//! | `POST drop_authorization`, `POST oddities` | `{"on": true}` |
//! | `POST php` | `{}`: as PHP comes; or with settings of `php::Php`, such as `{"notices": false, "database": "cuts"}` |
//! | `POST tidy` | – : nothing gets lost any more |
//! | `POST menu` | `{"hide": ["invoices"]}` |
//! | `POST discussions` | `{"spelling": "discusssions"}`, as the documentation spells that group of projects |
//! | `POST project_settings` | `{"id": "3", "settings": …}`: replaces them by an object, `null` or `[]` |
//! | `POST reply` | `{"ticket": "704", "message": "<p>Done.</p>"}`: Lena Vogt of the business answers a ticket |
//! | `POST article` | `{"slug", "subject", "description"}`: the business writes an article for the first group |
//! | `POST registration` | `{"allowed": false}` |
//! | `POST cors` | `{"mode": "off"}`, `"without_authorization"` or `"on"` |
//! | `GET log`, `DELETE log` | – |
//!
//! `path` is the beginning of a path below `v1/`; without it, all calls are meant.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::civil::DateTime;
use serde::Deserialize;
use serde_json::Value;
use tower_http::cors::CorsLayer;

use crate::clock::Clock;
use crate::cors::Mode;
use crate::faults::{Delay, Failure, Headers, Hold, Prefix};
use crate::php::Php;
use crate::records::{Article, Section};
use crate::state::Sandbox;

const DONE: StatusCode = StatusCode::NO_CONTENT;

/// Everything below `/__sandbox/`.
pub fn router(sandbox: &Sandbox) -> Router {
    Router::new()
        .route("/reset", post(reset))
        .route("/clock", post(clock))
        .route("/delay", post(delay))
        .route("/fail", post(fail))
        .route("/hold", post(hold))
        .route("/release", post(release))
        .route("/headers", post(headers))
        .route("/expire_tokens", post(expire_tokens))
        .route("/drop_authorization", post(drop_authorization))
        .route("/oddities", post(oddities))
        .route("/php", post(php))
        .route("/tidy", post(tidy))
        .route("/menu", post(menu))
        .route("/discussions", post(discussions))
        .route("/project_settings", post(project_settings))
        .route("/reply", post(reply))
        .route("/article", post(article))
        .route("/registration", post(registration))
        .route("/cors", post(cors))
        .route("/log", get(log).delete(clear_log))
        .fallback(|| async { (StatusCode::NOT_FOUND, "The sandbox has no such control.") })
        .layer(CorsLayer::permissive())
        .with_state(sandbox.clone())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Now {
    now: DateTime,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calls {
    path: Option<Prefix>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Switch {
    on: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Menu {
    hide: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Discussions {
    spelling: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectSettings {
    id: String,
    settings: Value,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    ticket: String,
    message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewArticle {
    slug: String,
    subject: String,
    description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Registration {
    allowed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cors {
    mode: Mode,
}

async fn reset(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.reset();
    DONE
}

async fn clock(State(sandbox): State<Sandbox>, Json(Now { now }): Json<Now>) -> StatusCode {
    sandbox.stop_clock(Clock::stopped_at(now));
    DONE
}

async fn delay(State(sandbox): State<Sandbox>, Json(delay): Json<Delay>) -> StatusCode {
    sandbox.state().faults.delays.push(delay);
    DONE
}

async fn fail(State(sandbox): State<Sandbox>, Json(failure): Json<Failure>) -> StatusCode {
    sandbox.state().faults.failures.push(failure);
    DONE
}

async fn headers(State(sandbox): State<Sandbox>, Json(headers): Json<Headers>) -> StatusCode {
    sandbox.state().faults.headers = headers;
    DONE
}

async fn hold(State(sandbox): State<Sandbox>, calls: Option<Json<Calls>>) -> StatusCode {
    let path = calls.unwrap_or_default().0.path.unwrap_or_default();
    sandbox.state().faults.holds.push(Hold::new(path));
    DONE
}

/// Without a path, all holds; with one, those that were set with the same.
async fn release(State(sandbox): State<Sandbox>, calls: Option<Json<Calls>>) -> StatusCode {
    let path = calls.unwrap_or_default().0.path;
    sandbox
        .state()
        .faults
        .holds
        .retain(|hold| path.as_ref().is_some_and(|path| hold.path != *path));
    DONE
}

/// A token that is issued from now on is good again, even while the clock stands still.
async fn expire_tokens(State(sandbox): State<Sandbox>) -> StatusCode {
    let mut state = sandbox.state();
    state.earliest_api_time = state.clock.seconds().max(state.earliest_api_time) + 1;
    DONE
}

async fn drop_authorization(State(sandbox): State<Sandbox>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    sandbox.state().drops_authorization = on;
    DONE
}

async fn oddities(State(sandbox): State<Sandbox>, Json(Switch { on }): Json<Switch>) -> StatusCode {
    sandbox.state().oddities = on;
    DONE
}

async fn php(State(sandbox): State<Sandbox>, Json(php): Json<Php>) -> StatusCode {
    sandbox.state().php = Some(php);
    DONE
}

async fn tidy(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.state().php = None;
    DONE
}

async fn menu(State(sandbox): State<Sandbox>, Json(Menu { hide }): Json<Menu>) -> StatusCode {
    sandbox.state().hidden_sections = hide;
    DONE
}

async fn discussions(State(sandbox): State<Sandbox>, Json(Discussions { spelling }): Json<Discussions>) -> StatusCode {
    sandbox.state().discussions_group = spelling;
    DONE
}

async fn project_settings(
    State(sandbox): State<Sandbox>,
    Json(ProjectSettings { id, settings }): Json<ProjectSettings>,
) -> Result<StatusCode, (StatusCode, &'static str)> {
    let mut state = sandbox.state();
    let mut projects = state.records.projects.iter_mut();
    let project = projects.find(|project| project.id.to_string() == id);
    let project = project.ok_or((StatusCode::NOT_FOUND, "The sandbox has no such project."))?;
    project.settings = settings;
    Ok(DONE)
}

async fn reply(
    State(sandbox): State<Sandbox>,
    Json(Reply { ticket, message }): Json<Reply>,
) -> Result<StatusCode, (StatusCode, &'static str)> {
    let mut state = sandbox.state();
    let now = state.clock.now();
    let mut tickets = state.records.tickets.iter_mut();
    let ticket = tickets.find(|known| known.id.to_string() == ticket);
    let ticket = ticket.ok_or((StatusCode::NOT_FOUND, "The sandbox has no such ticket."))?;
    ticket.answer(message, now);
    Ok(DONE)
}

async fn article(State(sandbox): State<Sandbox>, Json(new): Json<NewArticle>) -> StatusCode {
    let mut state = sandbox.state();
    let created = state.clock.now();
    let ids = state.records.knowledge_base.iter().flat_map(|group| &group.articles);
    let id = ids.map(|article| article.id).max().unwrap_or_default() + 1;
    if let Some(group) = state.records.knowledge_base.first_mut() {
        group.articles.push(Article {
            id,
            slug: new.slug,
            subject: new.subject,
            description: new.description,
            active: true,
            staff_only: false,
            created,
        });
    }
    DONE
}

async fn registration(
    State(sandbox): State<Sandbox>,
    Json(Registration { allowed }): Json<Registration>,
) -> StatusCode {
    sandbox.state().allows_registration = allowed;
    DONE
}

async fn cors(State(sandbox): State<Sandbox>, Json(Cors { mode }): Json<Cors>) -> StatusCode {
    sandbox.state().cors = mode;
    DONE
}

async fn log(State(sandbox): State<Sandbox>) -> Response {
    Json(sandbox.state().log.calls()).into_response()
}

async fn clear_log(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.state().log.clear();
    DONE
}
