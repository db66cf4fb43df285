//! The field to type in, and what is found.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::entries::{self, Choice, Found, Goal, Group};
use super::search::moved;
use super::{Finder, Shown};
use crate::api::Answers;
use crate::api::menu::Menu;
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;

/// A combobox: the focus stays in the field, and what is found is a list below it, whose options are links where they lead
/// somewhere.
#[component]
pub(super) fn Results(finder: Finder, menu: Menu, sign_out: Callback<()>) -> impl IntoView {
    let (formats, list) = (Formats::of_context(), NodeRef::<Div>::new());
    let search = RwSignal::new(String::new());
    let selected = RwSignal::new(None::<usize>);
    let found = found(menu, search);
    let offered = Memo::new(move |_| found.with(|found| found.iter().map(|group| group.choices.len()).sum::<usize>()));
    let active = Memo::new(move |_| {
        let count = offered.get();
        selected
            .get()
            .map(|at| at.min(count.saturating_sub(1)))
            .filter(|_| count > 0)
    });
    let status = move || {
        if search.read().trim().is_empty() {
            return String::new();
        }
        match found.with(|found| found.iter().map(|group| group.count).sum()) {
            0 => i18n::palette::nothing().to_owned(),
            count => i18n::list::results(count, &formats.number(count)),
        }
    };
    Effect::new(move || {
        found.track();
        let option = active.get().and_then(|at| option_at(list, at));
        if let Some(option) = option {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let type_search = move |event| {
        search.set(event_target_value(&event));
        // What is found best is only a keystroke away; but nothing is chosen for those who have not said anything yet.
        selected.set(search.with(|search| (!search.trim().is_empty()).then_some(0)));
    };
    let press = move |event: KeyboardEvent| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if has_modifier || event.is_composing() {
            return;
        }
        if event.key() == "Enter" {
            event.prevent_default();
            let chosen = active.get_untracked().and_then(|at| option_at(list, at));
            if let Some(chosen) = chosen {
                chosen.click();
            }
        } else if let Some(at) = moved(&event.key(), active.get_untracked(), offered.get_untracked()) {
            event.prevent_default();
            selected.set(Some(at));
        }
    };
    let choose = move |goal: &Goal| match goal {
        // The portal's root follows the link.
        Goal::Go(_) => finder.close(),
        Goal::ShowKeys => finder.show(Shown::Keys),
        Goal::SignOut => sign_out.run(()),
    };
    let groups = move || groups(found.get(), active, choose);
    let is_empty = Memo::new(move |_| offered.get() == 0);
    view! {
        <label>
            <span>{i18n::palette::question()}</span>
            <input
                type="text"
                role="combobox"
                aria-expanded=move || (!is_empty.get()).to_string()
                aria-controls=LIST
                aria-autocomplete="list"
                aria-activedescendant=move || active.get().map(option_id)
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="go"
                autofocus=true
                on:input=type_search
                on:keydown=press
            />
        </label>
        <p role="status" class="count">
            {status}
        </p>
        <div
            node_ref=list
            id=LIST
            class="finds"
            role="listbox"
            aria-label=i18n::palette::results()
            hidden=is_empty
            on:keydown=press
        >
            {groups}
        </div>
        <button type="button" class="button to-keys" on:click=move |_| finder.show(Shown::Keys)>
            {i18n::keys::title()}
        </button>
    }
}

/// What is found. It follows what is loaded meanwhile; records are looked at only when something is searched, since there may be
/// many of them.
fn found(menu: Menu, search: RwSignal<String>) -> Memo<Vec<Found>> {
    let (context, answers, formats) = (Context::get(), Answers::of_context(), Formats::of_context());
    let fixed = move || {
        let recent = entries::recent(context, menu, formats);
        (
            recent,
            [entries::pages(menu, formats), entries::actions(answers, menu, formats)],
        )
    };
    let fixed = Memo::new_with_compare(move |_| fixed(), |_, _| true);
    let records = Memo::new_with_compare(move |_| entries::records(answers, menu, formats), |_, _| true);
    let found = move || {
        let search = search.read();
        let found = |group: &Group| group.find(&search, formats);
        let (recent, fixed) = &*fixed.read();
        if search.trim().is_empty() {
            std::iter::once(recent).chain(fixed).filter_map(found).collect()
        } else {
            fixed.iter().chain(&*records.read()).filter_map(found).collect()
        }
    };
    Memo::new_with_compare(move |_| found(), |_, _| true)
}

fn groups(found: Vec<Found>, active: Memo<Option<usize>>, choose: impl Fn(&Goal) + Copy + 'static) -> Vec<AnyView> {
    let mut next = 0;
    let group = |(number, group): (usize, Found)| {
        let first = next;
        next += group.choices.len();
        let options = group.choices.into_iter().zip(first..);
        let options = options.map(|(choice, at)| option(choice, at, active, choose));
        let label = format!("palette-group-{number}");
        let labelled_by = label.clone();
        view! {
            <div role="group" aria-labelledby=labelled_by>
                <div id=label role="presentation" class="group-label">
                    {group.label}
                </div>
                {options.collect::<Vec<_>>()}
            </div>
        }
        .into_any()
    };
    found.into_iter().enumerate().map(group).collect()
}

/// An option. A click with a modifier opens a link elsewhere, and the palette stays.
fn option(choice: Choice, at: usize, active: Memo<Option<usize>>, choose: impl Fn(&Goal) + Copy + 'static) -> AnyView {
    let Choice { goal, title, detail } = choice;
    let is_active = move || (active.get() == Some(at)).to_string();
    let content = view! {
        <span class="find-title">{title}</span>
        " "
        <span class="find-detail">{detail}</span>
    };
    let href = match &goal {
        Goal::Go(route) => Some(Context::get().location.href(route)),
        Goal::ShowKeys | Goal::SignOut => None,
    };
    let pick = move |event: MouseEvent| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if !has_modifier {
            choose(&goal);
        }
    };
    let id = option_id(at);
    match href {
        Some(href) => view! {
            <a role="option" id=id href=href tabindex="-1" aria-selected=is_active on:click=pick>
                {content}
            </a>
        }
        .into_any(),
        None => view! {
            <button type="button" role="option" id=id tabindex="-1" aria-selected=is_active on:click=pick>
                {content}
            </button>
        }
        .into_any(),
    }
}

/// The element of an option.
fn option_at(list: NodeRef<Div>, at: usize) -> Option<HtmlElement> {
    let option = list.get_untracked()?.query_selector(&format!("#{}", option_id(at)));
    option.ok()??.dyn_into().ok()
}

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

const LIST: &str = "palette-list";
