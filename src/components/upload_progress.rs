//! That a file is being sent.

use leptos::prelude::*;

use crate::api::Transfer;
use crate::i18n;

/// A bar without an end, since the browser does not tell how far it is, and a button to give it up; nothing while no file is sent.
pub fn upload_progress(transfer: Transfer) -> AnyView {
    let progress = move || {
        transfer.is_under_way().then(|| {
            view! {
                <div class="upload">
                    <progress aria-label=i18n::file::progress()></progress>
                    <button type="button" class="button" on:click=move |_| transfer.cancel()>
                        {i18n::file::cancel()}
                    </button>
                </div>
            }
        })
    };
    progress.into_any()
}
