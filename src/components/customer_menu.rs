//! The menu of a signed-in customer, built from what the API gave.

use leptos::prelude::*;

use super::{Icon, Navigation};
use crate::api::menu::Menu;
use crate::i18n;
use crate::model::Section;
use crate::route::Route;

/// The dashboard, each section of the menu with the server's own label, the knowledge base, and the way out.
#[component]
pub fn CustomerMenu(
    /// The customer's menu.
    menu: Menu,
    /// What signing out does.
    sign_out: Callback<()>,
    /// What stands before the way out.
    children: Children,
) -> impl IntoView {
    let entries = Signal::derive(move || {
        let mut entries = vec![entry(Route::Dashboard, Icon::Dashboard, i18n::section::dashboard())];
        if let Some(menu) = menu.get() {
            let known = menu.iter().filter_map(|entry| Some((entry.section?, &entry.name)));
            entries.extend(known.map(|(section, name)| of_section(section, name)));
        }
        entries.push(of_section(Section::KnowledgeBase, i18n::section::knowledge_base()));
        entries
    });
    let failed = move || {
        let is_missing = menu.state().with(|menu| menu.value.is_none() && menu.error.is_some());
        let retry = menu.retry();
        is_missing.then(|| {
            view! {
                <p role="alert">
                    {i18n::navigation::menu_failed()} " "
                    <button type="button" class="button" on:click=move |_| retry.run(())>
                        {i18n::app::try_again()}
                    </button>
                </p>
            }
        })
    };
    view! {
        <Navigation entries=entries>{failed}</Navigation>
        {children()}
        <button type="button" class="button" on:click=move |_| sign_out.run(())>
            {Icon::SignOut.view()} {i18n::navigation::sign_out()}
        </button>
    }
}

fn of_section(section: Section, name: &str) -> (Route, ViewFn) {
    entry(Route::of_section(section), Icon::of_section(section), name)
}

fn entry(to: Route, icon: Icon, name: &str) -> (Route, ViewFn) {
    let name = name.to_owned();
    (to, ViewFn::from(move || view! { {icon.view()} {name.clone()} }))
}
