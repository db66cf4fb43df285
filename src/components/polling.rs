//! Asks for an answer again and again, as long as somebody may be looking at it.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Network;
use crate::api::ApiError;
use crate::context::Context;
use crate::session::SessionState;

/// How long is waited between two questions, in milliseconds.
const PAUSE: f64 = 30_000.0;

/// The same while they fail, at most: a server that has a fault, or too much to do, is left in peace.
const LONGEST_PAUSE: f64 = 300_000.0;

/// Lets `ask` ask for an answer every half a minute until the owner is gone: only while the page is visible, there is a network and
/// the customer is signed in. When all of that is so again, and it would have been asked for meanwhile, it is asked for at once.
pub fn keep_current<F>(ask: impl Fn() -> F + Copy + 'static)
where
    F: Future<Output = Result<(), ApiError>> + 'static,
{
    let is_watched = is_watched();
    let schedule = StoredValue::new(Schedule::from(js_sys::Date::now()));
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        let set = timer.try_update_value(Option::take).flatten();
        set.iter().for_each(TimeoutHandle::clear);
    };
    let has_asked = Trigger::new();
    let take_turn = move || {
        // Whoever looks away at this very moment is not asked for either, nor is a page that has been left.
        if is_watched.try_get_untracked() != Some(true) {
            return;
        }
        spawn_local(async move {
            let outcome = ask().await;
            let noted = schedule.try_update_value(|schedule| schedule.note(js_sys::Date::now(), &outcome));
            // The page may have been left meanwhile.
            if noted.is_some() {
                has_asked.notify();
            }
        });
    };
    Effect::new(move || {
        has_asked.track();
        stop();
        if is_watched.get() {
            let wait = schedule.with_value(|schedule| schedule.wait(js_sys::Date::now()));
            timer.set_value(set_timeout_with_handle(take_turn, wait).ok());
        }
    });
    on_cleanup(stop);
}

/// Whether somebody may be looking, and can be answered.
fn is_watched() -> Memo<bool> {
    let is_visible = RwSignal::new(!document().hidden());
    let heard = window_event_listener_untyped("visibilitychange", move |_| is_visible.set(!document().hidden()));
    on_cleanup(move || heard.remove());
    let (network, session) = (Network::of_context(), Context::get().session.state());
    let is_signed_in = move || session.with(|state| matches!(state, SessionState::SignedIn(_)));
    Memo::new(move |_| is_visible.get() && network.is_online() && is_signed_in())
}

/// When is asked next, by the reader's clock, in milliseconds.
struct Schedule {
    due: f64,
    pause: f64,
}

impl Schedule {
    /// The first time a pause from now: the answer has just come.
    fn from(now: f64) -> Self {
        Self {
            due: now + PAUSE,
            pause: PAUSE,
        }
    }

    /// How long it is till then; never longer than the pause, whatever somebody has done to the clock.
    fn wait(&self, now: f64) -> Duration {
        Duration::from_secs_f64((self.due - now).clamp(0.0, self.pause) / 1000.0)
    }

    /// Notes what came of a question.
    fn note(&mut self, now: f64, outcome: &Result<(), ApiError>) {
        self.pause = match outcome {
            Ok(()) | Err(ApiError::Cancelled | ApiError::SessionEnded) => PAUSE,
            Err(_) => (self.pause * 2.0).min(LONGEST_PAUSE),
        };
        // As soon as the customer has signed in again.
        let is_unanswered = *outcome == Err(ApiError::SessionEnded);
        self.due = if is_unanswered { now } else { now + self.pause };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many seconds are waited after each of these outcomes, one following the other.
    fn waits<const N: usize>(outcomes: [Result<(), ApiError>; N]) -> [u64; N] {
        let mut schedule = Schedule::from(0.0);
        outcomes.map(|outcome| {
            schedule.note(1_000.0, &outcome);
            schedule.wait(1_000.0).as_secs()
        })
    }

    #[test]
    fn it_is_asked_every_half_a_minute_and_less_often_while_that_fails() {
        let down = || Err(ApiError::ServerFault(503));
        assert_eq!(waits([Ok(()), Ok(())]), [30, 30]);
        assert_eq!(
            waits([down(), Err(ApiError::TooMany), down(), down(), down(), Ok(()), down()]),
            [60, 120, 240, 300, 300, 30, 60]
        );
    }

    #[test]
    fn what_was_given_up_is_no_failure_and_a_new_session_is_asked_at_once() {
        assert_eq!(waits([Err(ApiError::Cancelled), Err(ApiError::SessionEnded)]), [30, 0]);
    }

    #[test]
    fn what_is_left_of_a_pause_is_waited_for_and_a_clock_that_is_put_back_stops_nothing() {
        let schedule = Schedule::from(1_000_000.0);
        let wait = |seconds: f64| schedule.wait(1_000_000.0 + seconds * 1000.0).as_secs();
        assert_eq!(
            [wait(0.0), wait(20.0), wait(30.0), wait(3600.0), wait(-3600.0)],
            [30, 10, 0, 0, 30]
        );
    }
}
