//! The main navigation.

use leptos::prelude::*;

use crate::context::Context;
use crate::i18n;
use crate::route::Route;

/// Links to the first pages of sections, in this order.
#[component]
pub fn Navigation(
    /// Where each leads, and what it is called.
    entries: Signal<Vec<(Route, String)>>,
    /// What stands below them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let location = Context::get().location;
    let links = move || {
        let shown = location.route().get();
        let link = |(to, name): (Route, String)| entry(location.href(&to), is_within(&shown, &to), name);
        entries.get().into_iter().map(link).collect::<Vec<_>>()
    };
    view! {
        <nav aria-label=i18n::navigation::main()>
            <ul>{links}</ul>
            {children.map(|children| children())}
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
