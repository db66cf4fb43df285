//! What stands around every page.

use leptos::prelude::*;

use crate::config::Config;
use crate::host::Host;
use crate::i18n;
use crate::location::Location;
use crate::route::Route;

/// The header with the name of the business and the menu, and the page below it.
#[component]
pub fn Layout(
    /// The navigation, and the way in or out; none as long as there is nowhere to go.
    #[prop(optional)]
    menu: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let config = expect_context::<StoredValue<Config>>();
    let (brand, logo) = config.with_value(|config| (config.brand.clone(), config.logo.clone()));
    let brand = brand.unwrap_or_else(|| i18n::app::name().to_owned());
    let owns_page = Host::of_context().owns_page();
    view! {
        <header class="header">
            <a href=Location::of_context().href(&Route::Dashboard) class="brand">
                {match logo {
                    Some(logo) => view! { <img src=logo alt=brand /> }.into_any(),
                    None => brand.into_any(),
                }}
            </a>
            {menu.map(collapsible)}
        </header>
        // A host page has its own main part.
        <div class="page" role=owns_page.then_some("main")>
            {children()}
        </div>
    }
}

/// Below its button on a narrow screen, in full on a wide one.
fn collapsible(menu: AnyView) -> AnyView {
    let route = Location::of_context().route();
    let is_open = RwSignal::new(false);
    // On a narrow screen the menu covers the page that one has just chosen from it.
    Effect::new(move || {
        route.track();
        is_open.set(false);
    });
    view! {
        <button
            type="button"
            class="button menu-button"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {i18n::navigation::menu()}
        </button>
        <div class="menu" class:open=is_open>
            {menu}
        </div>
    }
    .into_any()
}
