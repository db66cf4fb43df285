//! `POST authentication`, `POST logout` and `POST register`.

use form_urlencoded::Serializer;
use gloo_net::http::Method;

use super::client::{Reply, Request, is_offline, sleep};
use super::{ApiError, Client};
use crate::session::Credentials;

/// How long is waited before a sign-out is sent again that the server has not answered, in milliseconds.
const PAUSES: [f64; 2] = [1_000.0, 5_000.0];

/// `POST authentication`: what the session begins with.
///
/// # Errors
/// A wrong e-mail or password is `Refused`, whatever its status (T4).
pub async fn sign_in(client: Client, email: &str, password: &str) -> Result<Credentials, ApiError> {
    let form = Serializer::new(String::new())
        .append_pair("email", email)
        .append_pair("password", password)
        .finish();
    let request = Request {
        method: Method::POST,
        path: "authentication",
        form: Some(form),
        credentials: None,
        outlasts_page: false,
    };
    client.send(request, None).await?.read()
}

/// `POST logout`: tells whether the server has taken it. The session is over here whatever comes of it; without an answer it is sent
/// again, also while the page is left.
pub async fn sign_out(client: Client, credentials: Credentials) -> bool {
    let mut pauses = PAUSES.into_iter();
    loop {
        let request = Request {
            method: Method::POST,
            path: "logout",
            form: Some(String::new()),
            credentials: Some(&credentials),
            outlasts_page: true,
        };
        let outcome = client.send(request, None).await.and_then(Reply::done);
        match outcome {
            // A token that is not valid any more cannot be used by anybody else either.
            Ok(()) | Err(ApiError::SessionEnded | ApiError::TokenNeverAccepted) => return true,
            Err(error) if !error.leaves_open() => return false,
            Err(_) => {}
        }
        match pauses.next() {
            Some(pause) => sleep(client.rest().max(pause)).await,
            None => return false,
        }
    }
}

/// `POST register`: creates an account, from all 16 fields of the documentation by their names; what is not known is blank.
///
/// # Errors
/// What the server says of single fields, or that it lets nobody register, is `Refused`. Where no answer came, nothing can be read
/// that would tell whether the account is there.
pub async fn register(client: Client, fields: Vec<(&'static str, String)>) -> Result<(), ApiError> {
    let request = Request {
        method: Method::POST,
        path: "register",
        form: Some(Serializer::new(String::new()).extend_pairs(fields).finish()),
        credentials: None,
        outlasts_page: false,
    };
    let was_offline = is_offline();
    match client.send(request, None).await.and_then(Reply::done) {
        Err(ApiError::Offline) if was_offline => Err(ApiError::Offline),
        Err(error) if error.leaves_open() => Err(ApiError::MayHaveArrived),
        outcome => outcome,
    }
}
