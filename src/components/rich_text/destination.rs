//! Where the addresses in a text lead: those of the CRM to the CRM, or to the portal's own page of an article.

use leptos::prelude::*;
use web_sys::Url;

use crate::context::Context;
use crate::model::html::says_host;
use crate::model::{Destination, Href};
use crate::route::Route;

/// The destination of an address, in the portal that this is.
pub(super) fn of(href: &Href, context: Context) -> Option<Destination> {
    let location = context.location;
    let own = |route: &Route| Destination {
        address: location.href(route),
        is_own: true,
        host: None,
    };
    let root = root(context);
    let address = match href {
        // The link stays usable in a new tab: it leads to the page that the text is on.
        Href::Part(_) => return Some(own(&location.route().get_untracked())),
        Href::Web(link) => link.as_str().to_owned(),
        Href::Crm(path) => within(&root, path)?,
    };
    let article = address.strip_prefix(&root).and_then(article);
    Some(match article {
        Some(article) => own(&article),
        None => Destination {
            host: foreign_host(&address, &root),
            address,
            is_own: false,
        },
    })
}

fn root(context: Context) -> String {
    context.config.with_value(|config| config.crm.as_str().to_owned())
}

/// The host of an address, behind what leads there: none for the CRM's own, or where that says it.
pub(in crate::components) fn told_host(address: &str, said: &str, context: Context) -> Option<String> {
    foreign_host(address, &root(context)).filter(|host| !says_host(said, host))
}

fn foreign_host(address: &str, root: &str) -> Option<String> {
    host(address).filter(|found| host(root).as_ref() != Some(found))
}

/// The host of an address as the browser reads it, or the mailbox of one for mail.
fn host(address: &str) -> Option<String> {
    let url = Url::new(address).ok()?;
    let host = if url.protocol() == "mailto:" {
        let search = url.search();
        let more = search.to_ascii_lowercase();
        let names_more = ["to=", "cc="].iter().any(|name| more.contains(name));
        url.pathname() + if names_more { &search } else { "" }
    } else {
        url.hostname()
    };
    (!host.is_empty()).then_some(host)
}

/// The address of a file or page of the CRM.
fn within(root: &str, path: &str) -> Option<String> {
    let url = Url::new_with_base(path, root).ok()?;
    ["http:", "https:"]
        .contains(&url.protocol().as_str())
        .then(|| url.href())
}

/// The article that the CRM shows at a path below its root.
fn article(path: &str) -> Option<Route> {
    let path = path.split(['?', '#']).next()?.strip_prefix("knowledge")?;
    let slug = path.strip_prefix(['-', '_'])?.strip_prefix("base/article/")?;
    match Route::parse(&format!("/knowledge-base/article/{slug}")) {
        article @ Route::Article(_) => Some(article),
        _ => None,
    }
}
