//! What one writes in stays where it is while something is put in above it.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

/// Keeps the box of a conversation where it is on the screen over a change that is about to be shown: where somebody is writing in
/// it, or where nothing above it is in view. Otherwise what is read stays, which browsers see to.
pub(super) fn hold_still(conversation: &Element) {
    let Some(form) = conversation.query_selector("form").ok().flatten() else {
        return;
    };
    let place = form.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let is_in_view = place.bottom() > 0.0 && place.top() < height.unwrap_or_default();
    let is_written_in = form.matches(":focus-within") == Ok(true);
    if !is_in_view || !(is_written_in || place.top() < 0.0) {
        return;
    }
    spawn_local(async move {
        // Then it is shown, and not yet painted.
        tick().await;
        let options = ScrollToOptions::new();
        options.set_top(form.get_bounding_client_rect().top() - place.top());
        options.set_behavior(ScrollBehavior::Instant);
        window().scroll_by_with_scroll_to_options(&options);
    });
}
