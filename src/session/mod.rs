//! The signed-in customer of one portal: kept for the tab in session storage, shared with new tabs, and gone at sign-out.
//!
//! Nothing else touches session storage, and nobody but `api::client` can use the token.

mod record;
mod siblings;
mod storage;
mod token;

use std::time::Duration;

use leptos::prelude::*;

pub use token::{Credentials, Token};

/// How long a new tab waits for another one to hand over its session before it shows the sign-in page.
const WAIT_FOR_SIBLINGS: Duration = Duration::from_millis(150);

/// Whether somebody is signed in.
#[derive(Clone, PartialEq)]
pub enum SessionState {
    /// Not known yet: the other tabs are being asked.
    Asking,
    /// Nobody.
    SignedOut {
        /// Whether the server ended the session, rather than the customer.
        expired: bool,
    },
    /// Somebody.
    SignedIn(Credentials),
}

/// The session of one portal with its CRM. An answer may come when the portal has left the page: then there is no session, and
/// nothing is kept of it.
#[derive(Clone, Copy)]
pub struct Session {
    state: RwSignal<SessionState>,
    standing: StoredValue<Standing>,
}

/// What nobody watches of a session.
struct Standing {
    crm: String,
    /// Whether the server has accepted the token before: a 401 to one that it never accepted is a fault of its set-up (K4).
    proven: bool,
    /// Whether another tab's session would be taken over: not any more once somebody has signed in or out here.
    open_to_siblings: bool,
}

impl Session {
    /// Takes up the session that the tab has with a CRM, or asks the portal's other tabs for theirs.
    pub fn restore(crm: &str) -> Self {
        let kept = storage::load(crm);
        let session = Self {
            standing: StoredValue::new(Standing {
                crm: crm.to_owned(),
                proven: kept.is_some(),
                open_to_siblings: kept.is_none(),
            }),
            state: RwSignal::new(kept.map_or(SessionState::Asking, SessionState::SignedIn)),
        };
        siblings::join(crm, session);
        if session.state.with_untracked(|state| *state == SessionState::Asking) {
            let give_up = move || {
                session.state.try_update(|state| {
                    if *state == SessionState::Asking {
                        *state = SessionState::SignedOut { expired: false };
                    }
                });
            };
            if let Ok(timer) = set_timeout_with_handle(give_up, WAIT_FOR_SIBLINGS) {
                on_cleanup(move || timer.clear());
            }
        }
        session
    }

    /// Whether somebody is signed in.
    pub fn state(self) -> ReadSignal<SessionState> {
        self.state.read_only()
    }

    /// What a request is authorised with; none where nobody is signed in.
    pub fn credentials(self) -> Option<Credentials> {
        self.state
            .try_with_untracked(|state| match state {
                SessionState::SignedIn(credentials) => Some(credentials.clone()),
                SessionState::Asking | SessionState::SignedOut { .. } => None,
            })
            .flatten()
    }

    /// Signs in with what the server gave.
    pub fn open(self, credentials: Credentials) {
        self.take_up(credentials, false);
    }

    /// Signs out, at once and whatever the server will say to it.
    pub fn close(self) {
        self.end(false);
    }

    /// Says that the server has accepted a request with these credentials.
    pub fn accepted(self, credentials: &Credentials) {
        if self.is_of(credentials) {
            self.standing.try_update_value(|standing| standing.proven = true);
        }
    }

    /// Says that the server has refused these credentials (T3), and gives whether they have worked before: then the session ends.
    ///
    /// A token that never worked does not end it: the server is set up so that it does not see the token at all, and to sign in
    /// again would lead around in a circle (K4).
    pub fn refused(self, credentials: &Credentials) -> bool {
        let worked = self.is_proven();
        if worked && self.is_of(credentials) {
            self.end(true);
        }
        worked
    }

    /// Whether it is still the session that a request began with.
    fn is_of(self, credentials: &Credentials) -> bool {
        self.credentials().is_some_and(|current| current == *credentials)
    }

    /// Whether the server has accepted the token before.
    pub fn is_proven(self) -> bool {
        self.standing
            .try_with_value(|standing| standing.proven)
            .unwrap_or_default()
    }

    /// Takes over the session of another tab.
    fn adopt(self, credentials: Credentials) {
        if self.standing.try_with_value(|standing| standing.open_to_siblings) == Some(true) {
            self.take_up(credentials, true);
        }
    }

    fn take_up(self, credentials: Credentials, proven: bool) {
        self.standing.try_update_value(|standing| standing.proven = proven);
        self.keep(Some(&credentials));
        self.state.set(SessionState::SignedIn(credentials));
    }

    fn end(self, expired: bool) {
        self.keep(None);
        self.state.set(SessionState::SignedOut { expired });
    }

    fn keep(self, credentials: Option<&Credentials>) {
        self.standing.try_update_value(|standing| {
            standing.open_to_siblings = false;
            storage::save(&standing.crm, credentials);
        });
    }
}
