//! How far the sending of a file is.

use leptos::prelude::*;

use crate::api::Transfer;
use crate::i18n;

/// How much has been sent, and a button to give it up; nothing while nothing is sent.
pub fn upload_progress(transfer: Transfer) -> AnyView {
    let percent = transfer.percent();
    let is_under_way = Memo::new(move |_| percent.get().is_some());
    let share = move || percent.get().unwrap_or_default().to_string();
    let progress = move || {
        is_under_way.get().then(|| {
            view! {
                <div class="upload">
                    <progress aria-label=i18n::file::progress() max="100" prop:value=share></progress>
                    <span aria-hidden="true">{move || i18n::file::percent(&share())}</span>
                    <button type="button" class="button" on:click=move |_| transfer.cancel()>
                        {i18n::file::cancel()}
                    </button>
                </div>
            }
        })
    };
    progress.into_any()
}
