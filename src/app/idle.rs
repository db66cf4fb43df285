//! Clears the page of a customer who has gone away from a computer that others use.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::shell::{SEEN_AGAIN, on_window};
use crate::session::Session;

/// What a hand does that uses the page.
const SIGNS: [&str; 5] = ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"];

/// How often it is looked whether somebody is there.
const PAUSE: Duration = Duration::from_secs(10);

/// Takes what a customer sees off the screen after some minutes without a hand on this tab or another of the portal's, until the owner
/// is gone.
pub(super) fn watch(minutes: f64, session: Session) {
    session.touch();
    on_window(&SIGNS, Rc::new(move || session.touch()));
    let look = move || {
        if session.untouched_for() >= minutes * 60_000.0 {
            session.let_go();
        }
    };
    // Browsers stop the clocks of a page that sleeps.
    on_window(&SEEN_AGAIN, Rc::new(look));
    if let Ok(timer) = set_interval_with_handle(look, PAUSE) {
        on_cleanup(move || timer.clear());
    }
}
