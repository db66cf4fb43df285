//! The fields of a request's body, as PHP fills `$_POST` and `$_FILES`.

use axum::extract::{Form, FromRequest, Multipart, Request};
use axum::http::Method;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use crate::answer::Refusal;
use crate::php::Php;
use crate::state::Sandbox;

/// `$_POST` and `$_FILES`: filled from urlencoded and multipart bodies, and empty for any other kind, JSON included.
/// Of a PUT, only an urlencoded body is read.
#[derive(Default)]
pub struct Fields {
    texts: Vec<(String, String)>,
    files: Vec<Upload>,
    /// Whether the module runs on where a required field is missing.
    may_lack: bool,
}

/// A file that came with a request. Nobody can download it, so its content is not kept.
#[derive(Clone)]
pub struct Upload {
    field: String,
    /// With its extension, as the client named it.
    pub file_name: String,
    /// MIME type, as the client named it.
    pub filetype: String,
    /// In bytes.
    size: usize,
}

impl Fields {
    /// The text of a field; of several with one name, the last. A blank one is none.
    pub fn text(&self, name: &str) -> Option<&str> {
        let (_, text) = self.texts.iter().rfind(|(field, _)| field == name)?;
        Some(text.as_str()).filter(|text| !text.trim().is_empty())
    }

    /// All texts of an array; `name` ends in `[]`.
    pub fn array(&self, name: &str) -> Vec<&str> {
        let named = self.texts.iter().filter(|(field, _)| field == name);
        named.map(|(_, text)| text.as_str()).collect()
    }

    /// Whether a field is there, be it blank.
    pub fn has(&self, name: &str) -> bool {
        self.texts.iter().any(|(field, _)| field == name)
    }

    /// The file of a field.
    pub fn file(&self, name: &str) -> Option<&Upload> {
        self.files.iter().rfind(|file| file.field == name)
    }

    /// These fields, each with text in it; else says which are missing.
    pub fn require<const N: usize>(&self, names: [&'static str; N]) -> Result<[&str; N], Refusal> {
        let missing: Vec<_> = names.into_iter().filter(|name| self.text(name).is_none()).collect();
        if missing.is_empty() || self.may_lack {
            Ok(names.map(|name| self.text(name).unwrap_or_default()))
        } else {
            Err(Refusal::missing(&missing))
        }
    }

    /// Refuses every field but these: PHP would not look at it, and what is in it would be lost without a word.
    pub fn only(&self, texts: &[&str], files: &[&str]) -> Result<(), Refusal> {
        let text = self.texts.iter().map(|(name, _)| name);
        let text = text.filter(|name| !texts.contains(&name.as_str()));
        let file = self.files.iter().map(|file| &file.field);
        let file = file.filter(|name| !files.contains(&name.as_str()));
        match text.chain(file).next() {
            None => Ok(()),
            Some(name) => Err(Refusal::ClientMistake(format!("no field {name} is read here"))),
        }
    }

    /// Stops where the body stops making sense, as PHP does.
    async fn read(mut parts: Multipart) -> Self {
        let mut fields = Self::default();
        while let Ok(Some(part)) = parts.next_field().await {
            let name = part.name().map(str::to_owned);
            let file_name = part.file_name().map(str::to_owned);
            let filetype = part.content_type().unwrap_or_default().to_owned();
            let Ok(value) = part.bytes().await else { break };
            match (name, file_name) {
                (Some(name), None) => fields.texts.push((name, String::from_utf8_lossy(&value).into_owned())),
                // Without a name no file was chosen.
                (Some(field), Some(file_name)) if !file_name.is_empty() => fields.files.push(Upload {
                    field,
                    file_name,
                    filetype,
                    size: value.len(),
                }),
                _ => {}
            }
        }
        fields
    }

    async fn of(request: Request) -> Self {
        let headers = request.headers();
        let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_put = request.method() == Method::PUT;
        match content_type.map(str::to_ascii_lowercase).unwrap_or_default() {
            kind if kind.starts_with("application/x-www-form-urlencoded") => {
                let form = Form::<Vec<(String, String)>>::from_request(request, &()).await;
                Self {
                    texts: form.map(|Form(texts)| texts).unwrap_or_default(),
                    ..Self::default()
                }
            }
            kind if kind.starts_with("multipart/form-data") && !is_put => {
                match Multipart::from_request(request, &()).await {
                    Ok(parts) => Self::read(parts).await,
                    Err(_) => Self::default(),
                }
            }
            _ => Self::default(),
        }
    }

    /// What of it is stored in the end.
    fn stored_by(mut self, php: &Php) -> Self {
        for (field, text) in &mut self.texts {
            *text = php.store(field, text);
        }
        self.files.retain_mut(|file| {
            let name = php.store_file(&file.file_name, file.size);
            name.map(|name| file.file_name = name).is_some()
        });
        self
    }
}

impl FromRequest<Sandbox> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, sandbox: &Sandbox) -> Result<Self, Refusal> {
        let Some(php) = sandbox.state().php.clone() else {
            return Ok(Self::of(request).await);
        };
        let length = request.headers().get(CONTENT_LENGTH);
        let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
        if request.method() == Method::POST && length.is_some_and(|length| php.forgets(length)) {
            return Ok(Self {
                may_lack: php.stores_empty_forms(),
                ..Self::default()
            });
        }
        Ok(Self::of(request).await.stored_by(&php))
    }
}
