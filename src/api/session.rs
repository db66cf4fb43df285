//! `POST authentication`, `POST logout` and `POST register`.

use form_urlencoded::Serializer;
use gloo_net::http::Method;

use super::client::{Reply, Request, is_offline};
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
        method: Method::POST,
        path: "authentication",
        form: Some(form),
        credentials: None,
    };
    client.send(request, None).await?.read()
}

/// `POST logout`: the session is over whatever comes of it, so nothing does.
pub async fn sign_out(client: Client, credentials: Credentials) {
    let request = Request {
        method: Method::POST,
        path: "logout",
        form: Some(String::new()),
        credentials: Some(&credentials),
    };
    // What failed is in the console; the customer has signed out all the same.
    let _ = client.send(request, None).await;
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
    };
    let was_offline = is_offline();
    match client.send(request, None).await.and_then(Reply::done) {
        Err(ApiError::Offline) if was_offline => Err(ApiError::Offline),
        Err(error) if error.leaves_open() => Err(ApiError::MayHaveArrived),
        outcome => outcome,
    }
}
