//! What is behind the buttons of a list: which columns are shown, and which days. Both are popovers, so that on a phone they take
//! no room from the records, and Escape or a tap beside them closes them.

use std::sync::Arc;

use leptos::html::{Button, Div, Input};
use leptos::prelude::*;

use super::days::Days;
use super::looks::Looks;
use super::{Heading, Viewed};
use crate::format::Formats;
use crate::i18n;
use crate::model::Date;
use crate::route::ListView;

/// A box to check for each column but the first, which names the record.
pub(super) fn columns(headings: &Arc<[Heading]>, looks: Looks, viewed: Viewed) -> AnyView {
    let choice = |Heading { name, label }: &Heading| {
        let is_shown = {
            let name = name.clone();
            move || !looks.hides(&name)
        };
        let name = name.clone();
        let choose = move |event| looks.show(&name, event_target_checked(&event));
        view! {
            <label>
                <input type="checkbox" prop:checked=is_shown on:change=choose />
                <span>{label.to_string()}</span>
            </label>
        }
        .into_any()
    };
    let reset = move |_| {
        looks.reset();
        let view = viewed.get_untracked();
        if view.sort.is_some() {
            viewed.set(ListView { sort: None, ..view });
        }
    };
    let choices: Vec<_> = headings.iter().skip(1).map(choice).collect();
    let content = view! {
        <div class="choices">{choices}</div>
        <p>{i18n::list::all_are_searched()}</p>
        <button type="button" class="button" on:click=reset>
            {i18n::list::reset()}
        </button>
    };
    behind_button(i18n::list::columns(), "list-columns", content.into_any())
}

/// Two fields for the first and the last day of a column.
pub(super) fn dates(column: &Heading, days: Memo<Days>, viewed: Viewed) -> AnyView {
    let formats = Formats::of_context();
    let from = date_field(i18n::list::from(&column.label), false, viewed, days);
    let to = date_field(i18n::list::to(&column.label), true, viewed, days);
    let problem = move || {
        let from = viewed.get().from.filter(|_| days.get().is_reversed())?;
        Some(i18n::list::reversed_field(&formats.date(from)))
    };
    let content = view! {
        {from}
        {to}
        <p id="list-dates-problem" class="problem">
            {problem}
        </p>
    };
    behind_button(i18n::list::dates(), "list-dates", content.into_any())
}

/// A popover and its button, which gets the focus when the popover closes with it: in a shadow root not all browsers see to that.
fn behind_button(label: &'static str, id: &'static str, content: AnyView) -> AnyView {
    let button = NodeRef::<Button>::new();
    let popover = NodeRef::<Div>::new();
    let give_back_focus = move |_: web_sys::Event| {
        let has_focus = popover
            .get_untracked()
            .is_some_and(|popover| popover.matches(":focus-within") == Ok(true));
        if let Some(button) = button.get_untracked().filter(|_| has_focus) {
            // Fails only on an element that has left the page.
            let _ = button.focus();
        }
    };
    view! {
        <button type="button" class="button" popovertarget=id node_ref=button>
            {label}
        </button>
        <div id=id popover="auto" role="group" aria-label=label node_ref=popover on:beforetoggle=give_back_focus>
            {content}
        </div>
    }
    .into_any()
}

fn date_field(label: String, is_last: bool, viewed: Viewed, days: Memo<Days>) -> AnyView {
    let field = NodeRef::<Input>::new();
    let day = move || {
        let view = viewed.get();
        if is_last { view.until } else { view.from }
    };
    // Only where it has another day: what is typed in part would be wiped out by the same empty value.
    Effect::new(move || {
        let text = day().map(|day| day.to_string()).unwrap_or_default();
        if let Some(field) = field.get().filter(|field| field.value() != text) {
            field.set_value(&text);
        }
    });
    let choose = move |event| {
        let text = event_target_value(&event);
        let day = Date::parse(&text);
        // The year is being typed: the field then has a day in the first centuries after each of its digits.
        if day.is_some_and(|day| day.year < 1000) {
            return;
        }
        let view = viewed.get_untracked();
        let (from, until) = if is_last { (view.from, day) } else { (day, view.until) };
        viewed.set(ListView {
            from,
            until,
            page: 0,
            ..view
        });
    };
    let is_wrong = move || (is_last && days.get().is_reversed()).then_some("true");
    view! {
        <label>
            <span>{label}</span>
            <input
                node_ref=field
                type="date"
                aria-invalid=is_wrong
                aria-describedby=is_last.then_some("list-dates-problem")
                on:input=choose
            />
        </label>
    }
    .into_any()
}
