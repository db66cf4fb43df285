//! The records that the customer has looked at: kept for the tab.

use leptos::prelude::*;

use crate::api::{ApiError, Resource};
use crate::context::Context;
use crate::route::Route;
use crate::session::{Kept, Part, Session};

/// How many are kept.
const MOST: usize = 8;

/// Keeps that the customer is at the record of this page, as soon as it is there, by its title. What turns out to be gone, or to
/// belong to somebody else, is forgotten.
pub fn note_visit<T: Send + Sync + 'static>(record: Resource<T>, title: impl Fn(&T) -> Option<String> + 'static) {
    let Context { session, location, .. } = Context::get();
    // Everybody may read articles, and for those who are not signed in nothing is kept.
    let Some(kept) = session.kept(Part::Recent) else { return };
    let address = location.route().get_untracked().page().to_string();
    Effect::new(move || {
        let error = record.state().with(|state| state.error.clone());
        let is_refused = matches!(error, Some(ApiError::NotFound | ApiError::Forbidden));
        if is_refused {
            kept.keep(&address, None);
        } else if let Some(record) = record.get() {
            note(&kept, &address, title(&record).as_deref());
        }
    });
}

/// The last one comes to the end.
fn note(kept: &Kept, address: &str, title: Option<&str>) {
    kept.keep(address, None);
    if title.is_some() {
        kept.keep(address, title);
        let all = kept.texts();
        for (oldest, _) in all.iter().take(all.len().saturating_sub(MOST)) {
            kept.keep(oldest, None);
        }
    }
}

/// The records that the customer was at, with their titles, the last one first.
pub fn visits(session: Session) -> Vec<(Route, String)> {
    let kept = session.kept(Part::Recent);
    let visits = kept.map(|kept| kept.texts()).unwrap_or_default();
    let read = |(address, title): (String, String)| (Route::parse(&address), title);
    visits.into_iter().rev().map(read).collect()
}
