//! The main navigation, built from the menu that the API gave.

use leptos::prelude::*;

use super::Link;
use crate::api::Remote;
use crate::api::menu::Menu;
use crate::i18n;
use crate::location::Location;
use crate::model::{MenuEntry, Section};
use crate::route::Route;

/// Links to the dashboard, to each section of the menu with the server's own label, and to the knowledge base.
#[component]
pub fn Navigation(
    /// The customer's menu; none while nobody is signed in.
    menu: Option<Menu>,
) -> impl IntoView {
    let entry = |section: Section, name: String| view! { <Entry to=Route::of_section(section) name=name /> };
    let sections = move || {
        let state = menu?.state().get();
        let known = |entry: &MenuEntry| Some((entry.section?, entry.name.clone()));
        let known: Vec<_> = state.value()?.iter().filter_map(known).collect();
        Some(
            known
                .into_iter()
                .map(|(section, name)| entry(section, name))
                .collect_view(),
        )
    };
    let failed = move || {
        let menu = menu.filter(|menu| menu.state().with(|state| matches!(state, Remote::Failed(_))))?;
        Some(view! {
            <li role="alert">
                {i18n::navigation::menu_failed()} " "
                <button type="button" class="button" on:click=move |_| menu.retry()>
                    {i18n::app::try_again()}
                </button>
            </li>
        })
    };
    view! {
        <nav aria-label=i18n::navigation::main()>
            <ul>
                {menu.map(|_| view! { <Entry to=Route::Dashboard name=i18n::section::dashboard().to_owned() /> })}
                {sections} {failed}
                {entry(Section::KnowledgeBase, i18n::section::knowledge_base().to_owned())}
            </ul>
        </nav>
    }
}

#[component]
fn Entry(to: Route, name: String) -> impl IntoView {
    let route = Location::of_context().route();
    let own = to.clone();
    let current = Signal::derive(move || {
        route.with(|route| match (route.section(), own.section()) {
            (Some(shown), Some(section)) => shown == section,
            _ => *route == own,
        })
    });
    view! {
        <li>
            <Link to=to current=current>
                {name}
            </Link>
        </li>
    }
}
