//! What stands around every page.

use leptos::prelude::*;

use crate::context::Context;
use crate::i18n;
use crate::route::Route;

/// The header with the name of the business and the menu, and the page below it.
#[component]
pub fn Layout(
    /// The navigation, and the way in or out; none as long as there is nowhere to go.
    #[prop(optional)]
    menu: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let config = Context::get().config;
    let (brand, logo) = config.with_value(|config| (config.brand.clone(), config.logo.clone()));
    let brand = brand.unwrap_or_else(|| i18n::app::name().to_owned());
    let owns_page = Context::get().host.owns_page();
    view! {
        <header class="header">
            <a href=Context::get().location.href(&Route::Dashboard) class="brand">
                {logo.map(|logo| view! { <img src=logo alt="" /> })} {brand}
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
    let route = Context::get().location.route();
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
