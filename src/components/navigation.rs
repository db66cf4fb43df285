//! The main navigation, built from the menu that the API gave.

use leptos::prelude::*;

use crate::api::menu::Menu;
use crate::i18n;
use crate::location::Location;
use crate::model::Section;
use crate::route::Route;

/// Links to the dashboard, to each section of the menu with the server's own label, and to the knowledge base.
#[component]
pub fn Navigation(
    /// The customer's menu; none while nobody is signed in.
    menu: Option<Menu>,
) -> impl IntoView {
    let location = Location::of_context();
    let entries = move || {
        let mut entries = Vec::new();
        let shown = location.route().get();
        let mut add =
            |to: Route, name: &str| entries.push(entry(location.href(&to), is_within(&shown, &to), name.to_owned()));
        if let Some(menu) = menu {
            add(Route::Dashboard, i18n::section::dashboard());
            for known in menu.get().iter().flat_map(|menu| menu.iter()) {
                if let Some(section) = known.section {
                    add(Route::of_section(section), &known.name);
                }
            }
        }
        add(
            Route::of_section(Section::KnowledgeBase),
            i18n::section::knowledge_base(),
        );
        entries
    };
    let failed = move || {
        let menu = menu.filter(|menu| menu.state().with(|menu| menu.value.is_none() && menu.error.is_some()))?;
        let retry = menu.retry();
        Some(view! {
            <p role="alert">
                {i18n::navigation::menu_failed()} " "
                <button type="button" class="button" on:click=move |_| retry.run(())>
                    {i18n::app::try_again()}
                </button>
            </p>
        })
    };
    view! {
        <nav aria-label=i18n::navigation::main()>
            <ul>{entries}</ul>
            {failed}
        </nav>
    }
}

fn is_within(shown: &Route, to: &Route) -> bool {
    match (shown.section(), to.section()) {
        (Some(shown), Some(section)) => shown == section,
        _ => shown == to,
    }
}

fn entry(href: String, is_current: bool, name: String) -> impl IntoView {
    view! {
        <li>
            <a href=href aria-current=is_current.then_some("page")>
                {name}
            </a>
        </li>
    }
}
