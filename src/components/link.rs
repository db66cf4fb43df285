//! Links.

use leptos::prelude::*;

use crate::i18n;
use crate::location::Location;
use crate::route::Route;

/// A link within the portal. The click is handled at the portal's root.
#[component]
pub fn Link(
    /// Where it leads.
    #[prop(into)]
    to: Signal<Route>,
    /// Whether it stands for the page that is shown.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// What it looks like.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let location = Location::of_context();
    let href = move || to.with(|to| location.href(to));
    view! {
        <a href=href class=class aria-current=move || current.get().then_some("page")>
            {children()}
        </a>
    }
}

/// A link out of the portal: in a new tab that knows nothing of this one.
#[component]
pub fn ExternalLink(
    /// Where it leads: an address of the CRM, or a checked one.
    href: String,
    /// What it looks like.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=class target="_blank" rel="noopener noreferrer">
            {children()} <span class="visually-hidden">" " {i18n::app::new_tab()}</span>
        </a>
    }
}
