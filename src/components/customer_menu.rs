//! The menu of a signed-in customer, built from what the API gave.

use leptos::prelude::*;

use super::Navigation;
use super::public_menu::knowledge_base;
use crate::api::menu::Menu;
use crate::i18n;
use crate::route::Route;

/// The dashboard, each section of the menu with the server's own label, the knowledge base, and the way out.
#[component]
pub fn CustomerMenu(
    /// The customer's menu.
    menu: Menu,
    /// What signing out does.
    sign_out: Callback<()>,
) -> impl IntoView {
    let entries = Signal::derive(move || {
        let mut entries = vec![(Route::Dashboard, i18n::section::dashboard().to_owned())];
        if let Some(menu) = menu.get() {
            let known = menu
                .iter()
                .filter_map(|entry| Some((Route::of_section(entry.section?), entry.name.clone())));
            entries.extend(known);
        }
        entries.push(knowledge_base());
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
        <button type="button" class="button" on:click=move |_| sign_out.run(())>
            {i18n::navigation::sign_out()}
        </button>
    }
}
