//! `POST authentication`, `POST logout`.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde_json::json;

use crate::answer::{self, Refusal};
use crate::auth::{Claims, SignedIn, SignedOut};
use crate::form::Fields;
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/authentication", post(authentication))
        .route("/logout", post(logout))
}

async fn authentication(State(sandbox): State<Sandbox>, _: SignedOut, fields: Fields) -> Result<Response, Refusal> {
    let [email, password] = fields.require(["email", "password"])?;
    let claims = {
        let state = sandbox.state();
        let found = state.records.customers.iter().find(|customer| {
            let contact = &customer.contact;
            contact.email.eq_ignore_ascii_case(email) && contact.password == password
        });
        let customer = found.ok_or(Refusal::WrongPassword)?;
        Claims {
            client_id: customer.id.to_string(),
            contact_id: customer.contact.id.to_string(),
            client_logged_in: true,
            api_time: Some(state.clock.seconds().max(state.earliest_api_time)),
        }
    };
    Ok(match sandbox.key().sign(&claims) {
        Ok(token) => {
            let mut data = json!(claims);
            data["token"] = json!(token);
            answer::data(data, "You've logged in successfully")
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    })
}

/// Tokens are stateless: this one stays good.
async fn logout(_: SignedIn) -> Response {
    answer::done("You've logged out successfully")
}
