//! What a customer reads when something failed.

use leptos::prelude::*;

use super::ExternalLink;
use crate::api::ApiError;
use crate::context::Context;
use crate::host::Host;
use crate::i18n;

/// What happened, what was kept and what to do. The technical detail went to the console.
pub fn failure_text(error: &ApiError) -> String {
    match error {
        ApiError::SessionEnded => i18n::failure::session_ended().to_owned(),
        ApiError::TokenNeverAccepted => i18n::failure::token_never_accepted().to_owned(),
        ApiError::Forbidden => i18n::failure::forbidden().to_owned(),
        ApiError::Blocked => i18n::failure::blocked().to_owned(),
        ApiError::NotFound => i18n::failure::not_found().to_owned(),
        ApiError::Refused(refusal) => match &refusal.message {
            Some(message) => i18n::failure::refused_because(message),
            None => i18n::failure::refused().to_owned(),
        },
        ApiError::TooLarge => i18n::failure::too_large().to_owned(),
        ApiError::FormEmptied(message) => i18n::failure::form_emptied(message),
        ApiError::TooMany => i18n::failure::too_many().to_owned(),
        ApiError::ServerFault(status) => i18n::failure::server_fault(&status.to_string()),
        ApiError::TimedOut => i18n::failure::timed_out().to_owned(),
        ApiError::MayHaveArrived => i18n::failure::may_have_arrived().to_owned(),
        ApiError::StoredDifferently(_) => i18n::failure::stored_differently().to_owned(),
        ApiError::NotThere => i18n::failure::not_there().to_owned(),
        ApiError::Unconfirmed => i18n::failure::unconfirmed().to_owned(),
        ApiError::NotWritten => i18n::failure::not_written().to_owned(),
        ApiError::FileChanged(name) => i18n::failure::file_changed(name),
        ApiError::Cancelled => i18n::failure::cancelled().to_owned(),
        ApiError::Offline => i18n::failure::offline().to_owned(),
        ApiError::Unreachable => i18n::failure::unreachable().to_owned(),
        ApiError::SiteNotAllowed => i18n::failure::site_not_allowed().to_owned(),
        ApiError::Redirected => i18n::failure::redirected().to_owned(),
        ApiError::NotUnderstood(_) => i18n::failure::not_understood().to_owned(),
    }
}

/// Tells the page around the portal of a failure that its customer reads of.
pub fn report(host: Host, error: &ApiError) {
    if let Some(code) = error.code() {
        host.failed(code, &failure_text(error));
    }
}

/// What a customer reads in the place of an answer.
#[derive(Clone)]
pub struct Explanation {
    /// What happened, what was kept and what to do.
    pub text: String,
    /// Where the set-up is at fault: the part of the hosting guide that tells what mends it.
    pub guide: Option<String>,
}

impl Explanation {
    /// Explains a failure, and tells the page around the portal of it.
    pub fn of(error: &ApiError, host: Host) -> Self {
        report(host, error);
        // The headings of docs/hosting.md.
        let section = match error {
            ApiError::SiteNotAllowed => Some("the-crms-server-does-not-allow-the-portals-website"),
            ApiError::TokenNeverAccepted => Some("the-crms-server-does-not-see-who-is-signed-in"),
            ApiError::Redirected => Some("the-crm-is-at-another-address"),
            ApiError::Blocked => Some("something-in-front-of-the-crm-refuses-the-portal"),
            _ => None,
        };
        Self {
            text: failure_text(error),
            guide: section.map(|section| host.guide(section)),
        }
    }

    /// The text, with a link to the guide.
    pub fn view(self) -> impl IntoView {
        let guide = self
            .guide
            .map(|guide| view! { " " <ExternalLink href=guide text=i18n::failure::guide() /> });
        view! { {self.text} {guide} }
    }
}

/// A failure in the place of what could not be shown, with a way to try again.
#[component]
pub fn Failure(
    /// What went wrong.
    error: ApiError,
    /// What to do to try again.
    retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="notice failed" role="alert">
            <p>{Explanation::of(&error, Context::get().host).view()}</p>
            <button type="button" class="button" on:click=move |_| retry.run(())>
                {i18n::app::try_again()}
            </button>
        </div>
    }
}
