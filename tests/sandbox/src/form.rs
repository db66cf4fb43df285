//! The fields of a request's body, as PHP fills `$_POST`.

use std::collections::HashMap;

use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;

use crate::answer::Refusal;

/// `$_POST`: filled from urlencoded and multipart bodies, and empty for any other kind, JSON included.
pub struct Fields(HashMap<String, String>);

impl Fields {
    /// Takes these fields out, each with text in it; else says which are missing.
    pub fn require<const N: usize>(mut self, names: [&'static str; N]) -> Result<[String; N], Refusal> {
        let values = names.map(|name| self.0.remove(name).filter(|value| !value.is_empty()));
        let missing: Vec<_> = names
            .into_iter()
            .zip(&values)
            .filter(|(_, value)| value.is_none())
            .collect();
        if missing.is_empty() {
            Ok(values.map(Option::unwrap_or_default))
        } else {
            Err(Refusal::Missing(missing.into_iter().map(|(name, _)| name).collect()))
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let content_type = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let fields = match content_type.map(str::to_ascii_lowercase).unwrap_or_default() {
            kind if kind.starts_with("application/x-www-form-urlencoded") => Form::from_request(request, state)
                .await
                .map(|Form(fields)| fields)
                .unwrap_or_default(),
            kind if kind.starts_with("multipart/form-data") => multipart(request, state).await,
            _ => HashMap::new(),
        };
        Ok(Self(fields))
    }
}

/// Stops where the body stops making sense, as PHP does.
async fn multipart<S: Send + Sync>(request: Request, state: &S) -> HashMap<String, String> {
    let mut fields = HashMap::new();
    let Ok(mut parts) = Multipart::from_request(request, state).await else {
        return fields;
    };
    while let Ok(Some(part)) = parts.next_field().await {
        let Some(name) = part.name().map(str::to_owned) else {
            continue;
        };
        let Ok(value) = part.bytes().await else { break };
        fields.insert(name, String::from_utf8_lossy(&value).into_owned());
    }
    fields
}
