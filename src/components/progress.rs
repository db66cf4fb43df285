//! How far something is.

use leptos::prelude::*;

use crate::format::Formats;
use crate::i18n;

/// A bar, and beside it the number that it repeats.
pub fn progress_bar(progress: u8, formats: Formats) -> AnyView {
    view! {
        <span class="progress">
            <progress max="100" value=progress.to_string() aria-hidden="true"></progress>
            <span>{progress_text(progress, formats)}</span>
        </span>
    }
    .into_any()
}

/// The number, such as `40%`.
pub fn progress_text(progress: u8, formats: Formats) -> String {
    i18n::projects::percent(&formats.number(progress))
}
