//! Files on a record.

use leptos::prelude::*;

use super::ExternalLink;
use crate::model::Attachment;

/// The files of a record, by name; a link only where the server gave a safe one.
#[component]
pub fn Attachments(
    /// The files.
    files: Vec<Attachment>,
) -> impl IntoView {
    let file = |file: Attachment| match file.link {
        Some(link) => view! { <li><ExternalLink href=link.as_str().to_owned() text=file.name /></li> }.into_any(),
        None => view! { <li>{file.name}</li> }.into_any(),
    };
    view! { <ul class="attachments">{files.into_iter().map(file).collect::<Vec<_>>()}</ul> }
}
