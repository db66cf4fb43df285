//! What narrows a list and leads through its pages.

use leptos::prelude::*;

use super::PAGE;
use crate::components::Link;
use crate::format::Formats;
use crate::i18n;
use crate::route::{ListView, Route};

/// The search, the filter by status, and the count of what is found, which a screen reader hears when it changes.
#[component]
pub(super) fn Tools(
    view: Memo<ListView>,
    set_view: Callback<ListView>,
    statuses: Memo<Vec<(String, String)>>,
    count: Signal<usize>,
) -> impl IntoView {
    let formats = Formats::of_context();
    let search = move |event| {
        set_view.run(ListView {
            search: event_target_value(&event),
            page: 0,
            ..view.get_untracked()
        });
    };
    let filter = move |event| {
        let status = Some(event_target_value(&event)).filter(|status| !status.is_empty());
        set_view.run(ListView {
            status,
            page: 0,
            ..view.get_untracked()
        });
    };
    let option = move |(code, name): (String, String)| {
        let selected = {
            let code = code.clone();
            move || view.with(|view| view.status.as_deref() == Some(&code))
        };
        view! {
            <option value=code selected=selected>
                {name}
            </option>
        }
    };
    view! {
        <search class="tools">
            <label>
                <span>{i18n::list::search()}</span>
                <input type="search" autocomplete="off" prop:value=move || view.with(|view| view.search.clone()) on:input=search />
            </label>
            <label>
                <span>{i18n::list::status()}</span>
                <select on:change=filter>
                    <option value="" selected=move || view.with(|view| view.status.is_none())>
                        {i18n::list::any_status()}
                    </option>
                    {move || statuses.get().into_iter().map(option).collect_view()}
                </select>
            </label>
            <p role="status">{move || i18n::list::results(count.get(), &formats.number(count.get()))}</p>
        </search>
    }
}

/// The pages of what is found; nothing where there is one.
#[component]
pub(super) fn Pages(
    page: Memo<usize>,
    count: Signal<usize>,
    view: Memo<ListView>,
    route: fn(ListView) -> Route,
) -> impl IntoView {
    let formats = Formats::of_context();
    let pages = Memo::new(move |_| count.get().div_ceil(PAGE));
    let place = move || i18n::list::page(&formats.number(page.get() + 1), &formats.number(pages.get()));
    let previous = Signal::derive(move || {
        route(ListView {
            page: page.get().saturating_sub(1),
            ..view.get()
        })
    });
    let next = Signal::derive(move || {
        route(ListView {
            page: page.get() + 1,
            ..view.get()
        })
    });
    view! {
        <Show when=move || { pages.get() > 1 }>
            <nav class="pages" aria-label=i18n::list::pages()>
                // The links stay while their address changes, and with them the focus.
                <Show when=move || { page.get() > 0 }>
                    <Link to=previous class="button">
                        {i18n::list::previous()}
                    </Link>
                </Show>
                <span>{place}</span>
                <Show when=move || { page.get() + 1 < pages.get() }>
                    <Link to=next class="button">
                        {i18n::list::next()}
                    </Link>
                </Show>
            </nav>
        </Show>
    }
}
