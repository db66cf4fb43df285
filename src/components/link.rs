//! Links.

use leptos::prelude::*;

use crate::context::Context;
use crate::i18n;
use crate::route::Route;

/// A link within the portal. The click is handled at the portal's root.
#[component]
pub fn Link(
    /// Where it leads.
    to: Route,
    /// What it looks like.
    #[prop(optional)]
    class: &'static str,
    /// Its text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <a href=Context::get().location.href(&to) class=class>
            {text}
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
    /// Its text.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! {
        <a href=href class=class target="_blank" rel="noopener noreferrer">
            {text} <span class="visually-hidden">" " {i18n::app::new_tab()}</span>
        </a>
    }
}
