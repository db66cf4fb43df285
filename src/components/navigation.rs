//! The main navigation.

use leptos::prelude::*;

use crate::context::Context;
use crate::i18n;
use crate::route::Route;

/// Links to the first pages of sections, in this order.
#[component]
pub fn Navigation(
    /// Where each leads, and what stands on the link.
    entries: Signal<Vec<(Route, ViewFn)>>,
    /// What stands below them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let location = Context::get().location;
    let links = move || {
        let shown = location.route().get();
        let link = |(to, content): (Route, ViewFn)| entry(location.href(&to), is_within(&shown, &to), content);
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

fn entry(href: String, is_current: bool, content: ViewFn) -> impl IntoView {
    view! {
        <li>
            <a href=href aria-current=is_current.then_some("page")>
                {content.run()}
            </a>
        </li>
    }
}
