//! Files on a record.

use leptos::prelude::*;

use super::ExternalLink;
use super::document::section;
use super::rich_text::told_host;
use crate::context::Context;
use crate::i18n;
use crate::model::Attachment;

/// The files of a record, under a heading; nothing where there are none.
#[component]
pub fn Attachments(
    /// The files.
    files: Vec<Attachment>,
) -> impl IntoView {
    (!files.is_empty()).then(|| section(i18n::document::attachments(), file_list(files)))
}

/// Files by name and type; a link only where the server gave a safe one. Behind it stands the host that it leads to.
pub fn file_list(files: Vec<Attachment>) -> AnyView {
    let file = |file: Attachment| {
        let link = file.link.as_ref();
        let host = link.and_then(|link| told_host(link.as_str(), &file.name, Context::get()));
        let host = host.map(|host| view! { " " <small>"(" <bdi>{host}</bdi> ")"</small> });
        let name = match file.link {
            Some(link) => view! { <ExternalLink href=link.as_str().to_owned() text=file.name /> }.into_any(),
            None => file.name.into_any(),
        };
        let kind = file.kind.map(|kind| view! { " " <small>{kind}</small> });
        view! { <li><bdi>{name}</bdi> {host} {kind}</li> }
    };
    view! { <ul class="attachments">{files.into_iter().map(file).collect::<Vec<_>>()}</ul> }.into_any()
}
