//! What narrows a list and leads through its pages.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{columns, dates};
use super::keys::lead_to_first;
use super::select::statuses;
use super::{Heading, PAGE, State, Viewed};
use crate::format::Formats;
use crate::i18n;
use crate::route::ListView;

/// The search, the filter by status where there are statuses, and behind buttons what is wanted less often.
#[component]
pub(super) fn Tools(headings: Arc<[Heading]>, state: State, export: Callback<()>) -> impl IntoView {
    let State {
        viewed,
        looks,
        rows,
        records,
        column_of_days,
        days,
        ..
    } = state;
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
    let columns = columns(&headings, looks, viewed);
    let dates = move || Some(dates(headings.get(column_of_days.get()?)?, days, viewed));
    view! {
        <search class="tools">
            <label>
                <span>{i18n::list::search()}</span>
                <input
                    type="search"
                    autocomplete="off"
                    prop:value=move || viewed.get().search
                    on:input=search
                    on:keydown=move |event| lead_to_first(rows, &event)
                />
            </label>
            <label hidden=move || statuses.with(Vec::is_empty)>
                <span>{i18n::list::status()}</span>
                <select on:change=filter>{options}</select>
            </label>
            <div class="choice">
                {columns} {dates}
                <button type="button" class="button" on:click=move |_| export.run(())>
                    {i18n::list::export()}
                </button>
            </div>
        </search>
    }
}

/// How much is found, and what it adds up to, which a screen reader hears when it changes; and the way back to all.
#[component]
pub(super) fn Found(state: State) -> impl IntoView {
    let State {
        viewed,
        found,
        days,
        total,
        ..
    } = state;
    let formats = Formats::of_context();
    let text = move || {
        let count = found.with(Vec::len);
        let count = i18n::list::results(count, &formats.number(count));
        let days = days.get().text(formats).unwrap_or_default();
        let total = total.get();
        [count, days, total]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    // Where nothing is found, the way back stands beside the word of that.
    let is_narrowed = Memo::new(move |_| found.with(|found| !found.is_empty()) && viewed.is_narrowed());
    view! {
        <div class="found">
            <p role="status">{text}</p>
            <button type="button" class="button" hidden=move || !is_narrowed.get() on:click=move |_| state.show_all()>
                {i18n::list::clear()}
            </button>
        </div>
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
