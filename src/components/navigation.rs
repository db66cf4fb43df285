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
    let entries = move || {
        let mut entries = Vec::new();
        if let Some(menu) = menu {
            entries.push(entry(Route::Dashboard, i18n::section::dashboard().to_owned()));
            for known in menu.get().iter().flat_map(|menu| menu.iter()) {
                entries.extend(
                    known
                        .section
                        .map(|section| entry(Route::of_section(section), known.name.clone())),
                );
            }
        }
        entries.push(entry(
            Route::of_section(Section::KnowledgeBase),
            i18n::section::knowledge_base().to_owned(),
        ));
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

fn entry(to: Route, name: String) -> AnyView {
    let location = Location::of_context();
    let href = location.href(&to);
    let current = move || {
        let is_current = location.route().with(|route| match (route.section(), to.section()) {
            (Some(shown), Some(section)) => shown == section,
            _ => *route == to,
        });
        is_current.then_some("page")
    };
    view! {
        <li>
            <a href=href aria-current=current>
                {name}
            </a>
        </li>
    }
    .into_any()
}
