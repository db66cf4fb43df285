//! `POST authentication`, `POST logout` and `POST register`.

use form_urlencoded::Serializer;

use super::client::{Method, Reply, Request, is_offline};
use super::{ApiError, Client};
use crate::session::Credentials;

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
        method: Method::Post,
        path: "authentication",
        form: Some(form),
        credentials: None,
        outlasts_page: false,
    };
    client.send(request, None).await?.read()
}

/// `POST logout`, once, also while the page is left: tells whether the server has taken it; none where it did not say.
pub async fn sign_out(client: Client, credentials: &Credentials) -> Option<bool> {
    let request = Request {
        method: Method::Post,
        path: "logout",
        form: Some(String::new()),
        credentials: Some(credentials),
        outlasts_page: true,
    };
    match client.send(request, None).await.and_then(Reply::done) {
        // A token that is not valid any more cannot be used by anybody else either.
        Ok(()) | Err(ApiError::SessionEnded | ApiError::TokenNeverAccepted) => Some(true),
        Err(error) => (!error.leaves_open()).then_some(false),
    }
}

/// `POST register`: creates an account, from all 16 fields of the documentation by their names; what is not known is blank.
///
/// # Errors
/// What the server says of single fields, or that it lets nobody register, is `Refused`. Where no answer came, nothing can be read
/// that would tell whether the account is there.
pub async fn register(client: Client, fields: Vec<(&'static str, String)>) -> Result<(), ApiError> {
    let request = Request {
        method: Method::Post,
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
