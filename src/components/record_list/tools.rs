//! What narrows a list and leads through its pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::select::statuses;
use super::{PAGE, Records, Viewed};
use crate::format::Formats;
use crate::i18n;
use crate::route::ListView;

/// The search, the filter by status where there are statuses, the count of what is found, which a screen reader hears when it
/// changes, and the way to a file of it.
#[component]
pub(super) fn Tools(
    records: Memo<Arc<Records>>,
    found: Memo<Vec<usize>>,
    viewed: Viewed,
    export: Callback<()>,
) -> impl IntoView {
    let formats = Formats::of_context();
    let search = move |event| {
        viewed.set(ListView {
            search: event_target_value(&event),
            page: 0,
            ..viewed.get_untracked()
        });
    };
    let filter = move |event| {
        let status = Some(event_target_value(&event)).filter(|status| !status.is_empty());
        viewed.set(ListView {
            status,
            page: 0,
            ..viewed.get_untracked()
        });
    };
    let option = move |(code, name): (String, String)| {
        let selected = {
            let code = code.clone();
            move || viewed.get().status.unwrap_or_default() == code
        };
        view! {
            <option value=code prop:selected=selected>
                {name}
            </option>
        }
        .into_any()
    };
    let statuses = Memo::new(move |_| statuses(&records.get()));
    let options = move || {
        let any = (String::new(), i18n::list::any_status().to_owned());
        std::iter::once(any)
            .chain(statuses.get())
            .map(option)
            .collect::<Vec<_>>()
    };
    let count = move || {
        let count = found.with(Vec::len);
        i18n::list::results(count, &formats.number(count))
    };
    view! {
        <search class="tools">
            <label>
                <span>{i18n::list::search()}</span>
                <input type="search" autocomplete="off" prop:value=move || viewed.get().search on:input=search />
            </label>
            <label hidden=move || statuses.with(Vec::is_empty)>
                <span>{i18n::list::status()}</span>
                <select on:change=filter>{options}</select>
            </label>
            <p role="status">{count}</p>
            <button type="button" class="button" on:click=move |_| export.run(())>
                {i18n::list::export()}
            </button>
        </search>
    }
}

/// The page that is shown of those that there are for a count of records.
pub(super) fn page(wanted: usize, count: usize) -> usize {
    wanted.min(count.saturating_sub(1) / PAGE)
}

/// The pages of what is found; hidden where there is one.
#[component]
pub(super) fn Pages(found: Memo<Vec<usize>>, viewed: Viewed) -> impl IntoView {
    let formats = Formats::of_context();
    let pages = move || found.with(|found| found.len().div_ceil(PAGE));
    let shown = move || page(viewed.get().page, found.with(Vec::len));
    let place = move || i18n::list::page(&formats.number(shown() + 1), &formats.number(pages()));
    let to = move |page: usize| viewed.href(ListView { page, ..viewed.get() });
    // The links stay while their address changes, and with them the focus.
    view! {
        <nav class="pages" aria-label=i18n::list::pages() hidden=move || pages() < 2>
            <a class="button" hidden=move || { shown() == 0 } href=move || to(shown().saturating_sub(1))>
                {i18n::list::previous()}
            </a>
            <span>{place}</span>
            <a class="button" hidden=move || { shown() + 1 >= pages() } href=move || to(shown() + 1)>
                {i18n::list::next()}
            </a>
        </nav>
    }
}
