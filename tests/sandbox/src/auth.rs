//! Tokens: signed at sign-in, checked on every other call. They are stateless, as in the real server.

use anyhow::Result;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use crate::answer::Refusal;
use crate::records::{Customer, Section};
use crate::state::{Sandbox, State as Crm};

/// The payload of a token (T2); also `data` of `POST authentication`.
#[derive(Serialize, Deserialize)]
pub struct Claims {
    /// The customer's id.
    pub client_id: String,
    /// The contact's id.
    pub contact_id: String,
    /// Always true.
    pub client_logged_in: bool,
    /// Epoch seconds at which the token was issued.
    #[serde(rename = "API_TIME")]
    pub api_time: Option<i64>,
}

/// Signs and checks tokens with HS512.
pub struct Key {
    signs: EncodingKey,
    checks: DecodingKey,
}

impl Key {
    /// A new one: tokens of another process are refused.
    pub fn random() -> Result<Self> {
        let mut secret = [0; 64];
        getrandom::fill(&mut secret)?;
        Ok(Self {
            signs: EncodingKey::from_secret(&secret),
            checks: DecodingKey::from_secret(&secret),
        })
    }

    /// A token for these claims.
    pub fn sign(&self, claims: &Claims) -> Result<String> {
        Ok(jsonwebtoken::encode(
            &Header::new(Algorithm::HS512),
            claims,
            &self.signs,
        )?)
    }

    fn check(&self, token: &str) -> Result<Claims, Refusal> {
        let mut validation = Validation::new(Algorithm::HS512);
        validation.required_spec_claims.clear();
        validation.validate_exp = false;
        let decoded = jsonwebtoken::decode(token, &self.checks, &validation);
        let token = decoded.map_err(|error| match error.kind() {
            ErrorKind::InvalidSignature => Refusal::Token("Signature verification failed"),
            ErrorKind::InvalidAlgorithm => Refusal::Token("Algorithm not allowed"),
            ErrorKind::InvalidToken => Refusal::Token("Wrong number of segments"),
            _ => Refusal::Token("Syntax error, malformed JSON"),
        })?;
        Ok(token.claims)
    }
}

/// The signed-in contact of a call: the whole header value is the token, without `Bearer` (T1).
pub struct SignedIn {
    client_id: u32,
}

impl FromRequestParts<Sandbox> for SignedIn {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.ok_or(Refusal::Token("Token is not defined."))?;
        let claims = sandbox.key().check(token)?;
        let issued = claims.api_time.ok_or(Refusal::Token("Token Time Not Define!"))?;
        let state = sandbox.state();
        let age = state.clock.seconds() - issued;
        if issued < state.earliest_api_time || age >= sandbox.token_lifetime() {
            return Err(Refusal::Token("Token Time Expire."));
        }
        let client_id = claims.client_id.parse().map_err(|_| Refusal::NoData)?;
        Ok(Self { client_id })
    }
}

impl SignedIn {
    /// The contact's customer.
    pub fn customer<'crm>(&self, crm: &'crm Crm) -> Result<&'crm Customer, Refusal> {
        crm.records.customer(self.client_id).ok_or(Refusal::NoData)
    }

    /// The contact's customer, if the contact may see this section.
    pub fn permitted<'crm>(&self, crm: &'crm Crm, section: Section) -> Result<&'crm Customer, Refusal> {
        let customer = self.customer(crm)?;
        let permitted = crm.sections(&customer.contact).any(|permitted| permitted == section);
        if permitted {
            Ok(customer)
        } else {
            Err(Refusal::Forbidden)
        }
    }
}

/// A call that takes no `Authorization` header (T13), and has none.
pub struct SignedOut;

impl<S: Sync> FromRequestParts<S> for SignedOut {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        if !parts.headers.contains_key(AUTHORIZATION) {
            return Ok(Self);
        }
        let endpoint = parts.uri.path().trim_start_matches('/').split('/').next();
        let endpoint = endpoint.unwrap_or_default();
        Err(Refusal::ClientMistake(format!(
            "{endpoint} takes no Authorization header"
        )))
    }
}

/// Loses `Authorization` on the way to PHP, as CGI does (K4), while that is switched on.
pub async fn drop_authorization(State(sandbox): State<Sandbox>, mut request: Request, next: Next) -> Response {
    if sandbox.state().drops_authorization {
        request.headers_mut().remove(AUTHORIZATION);
    }
    next.run(request).await
}
