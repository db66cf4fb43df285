//! Where the addresses in a text lead: those of the CRM to the CRM, or to the portal's own page of an article.

use leptos::prelude::*;
use web_sys::Url;

use crate::context::Context;
use crate::model::{Destination, Href, says_host};
use crate::route::Route;

/// The destination of an address, in the portal that this is.
pub(super) fn of(href: &Href, context: Context) -> Option<Destination> {
    let location = context.location;
    let own = |route: &Route| Destination {
        address: location.href(route),
        is_own: true,
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
        None => Destination { address, is_own: false },
    })
}

/// Where the CRM is; nowhere when the portal has left the page before its sanitiser came.
fn root(context: Context) -> String {
    let root = context.config.try_with_value(|config| config.crm.as_str().to_owned());
    root.unwrap_or_default()
}

/// The host of an address, or the mailbox, behind what leads there: none for the CRM's own, or where that says it.
pub(in crate::components) fn told_host(address: &str, said: &str, context: Context) -> Option<String> {
    let own = host(&root(context));
    host(address).filter(|host| own.as_ref() != Some(host) && !says_host(said, host))
}

/// The host of an address as the browser reads it. One for mail gives its mailbox, with all that follows where that may name others:
/// where it says more than a subject and a text.
fn host(address: &str) -> Option<String> {
    let url = Url::new(address).ok()?;
    let host = match url.href().strip_prefix("mailto:") {
        Some(to) => {
            let (mailbox, headers) = to.split_once('?').unwrap_or((to, ""));
            let is_plain = |header: &str| ["subject=", "body="].iter().any(|plain| header.starts_with(plain));
            let names_more = headers.split_terminator('&').any(|header| !is_plain(header));
            if names_more { to } else { mailbox }.to_owned()
        }
        None => url.hostname(),
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
