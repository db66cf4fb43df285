//! Clears the page of a customer who has gone away: whoever comes to the computer later does not see it.

use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::BroadcastChannel;

use super::shell::{SEEN_AGAIN, on_window};
use crate::context::Context;
use crate::session::{Kept, Part, Session, SessionState};

/// How long what a customer sees stays on the screen when the server has ended the session, in milliseconds.
const LAPSED_FOR: u32 = 300_000;

/// What a hand does that uses the page.
const SIGNS: [&str; 5] = ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"];

/// How often it is looked whether somebody is there, in milliseconds.
const PAUSE: u32 = 10_000;

/// The name under which the last moment of use is kept.
const LAST: &str = "last";

/// Clears the page some minutes after the session has lapsed, and after as many without a hand on it as `idle` says.
pub(super) fn watch(context: Context) {
    let session = context.session;
    watch_lapsed(session);
    let minutes = context
        .config
        .with_value(|config| config.idle.as_ref()?.trim().parse::<u32>().ok());
    if let Some((minutes, kept)) = minutes.zip(session.kept(Part::Use)) {
        let crm = context.config.with_value(|config| config.crm.as_str().to_owned());
        watch_use(session, f64::from(minutes) * 60_000.0, kept, &crm);
    }
}

/// Clears the page some minutes after the session has lapsed.
fn watch_lapsed(session: Session) {
    let since = StoredValue::new(None::<f64>);
    let look = move || {
        let since = since.try_get_value().flatten();
        if since.is_some_and(|since| Date::now() - since >= f64::from(LAPSED_FOR)) {
            session.let_go();
        }
    };
    let is_lapsed = Memo::new(move |_| matches!(*session.state().read(), SessionState::Lapsed(_)));
    Effect::new(move || {
        since.set_value(is_lapsed.get().then(Date::now));
        if is_lapsed.get()
            && let Ok(timer) = set_timeout_with_handle(look, Duration::from_millis(LAPSED_FOR.into()))
        {
            on_cleanup(move || timer.clear());
        }
    });
    // Browsers stop the clocks of a page that sleeps.
    on_window(&SEEN_AGAIN, look);
}

/// Clears the page where nobody has used this tab, or another of the portal's, for as many milliseconds. A tab that is loaded anew goes
/// on from when it was last used.
fn watch_use(session: Session, most: f64, kept: Kept, crm: &str) {
    let begun = session.credentials().map_or(0.0, |credentials| credentials.begun());
    let last = kept.get(LAST).map(|last| Date::parse(&last).max(begun));
    let last = StoredValue::new(last.unwrap_or_else(Date::now));
    let is_over = move || Date::now() - last.try_get_value().unwrap_or(f64::MAX) >= most;
    let channel = BroadcastChannel::new(&format!("customer-portal-use {crm}")).ok();

    let note = {
        let noted = StoredValue::new(0.0);
        move |tell: Option<&BroadcastChannel>| {
            let now = Date::now();
            last.try_set_value(now);
            if now - noted.try_get_value().unwrap_or(now) < f64::from(PAUSE) {
                return;
            }
            noted.try_set_value(now);
            kept.keep(LAST, Some(&String::from(Date::new_0().to_iso_string())));
            // Fails only on a closed channel, when nobody listens any more.
            let _ = tell.map(|channel| channel.post_message(&"used".into()));
        }
    };
    let used = {
        let (note, channel) = (note.clone(), channel.clone());
        move || {
            // The first move of a hand may come before the clock goes on in a page that has slept.
            if is_over() {
                session.let_go();
            } else {
                note(channel.as_ref());
            }
        }
    };
    used();
    on_window(&SIGNS, used);
    let look = move || {
        if is_over() {
            session.let_go();
        }
    };
    on_window(&SEEN_AGAIN, look);
    if let Ok(timer) = set_interval_with_handle(look, Duration::from_millis(PAUSE.into())) {
        on_cleanup(move || timer.clear());
    }
    if let Some(channel) = channel {
        hear(channel, move || note(None));
    }
}

/// Hears of use in the portal's other tabs, until the owner is gone.
fn hear(channel: BroadcastChannel, note: impl Fn() + 'static) {
    let heard = Closure::<dyn Fn()>::new(note);
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    let kept = StoredValue::new_local((channel, heard));
    on_cleanup(move || {
        kept.try_with_value(|(channel, _)| {
            channel.set_onmessage(None);
            channel.close();
        });
        kept.dispose();
    });
}
