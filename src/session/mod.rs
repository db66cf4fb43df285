//! The signed-in customer of one portal: kept for the tab in session storage, shared with new tabs, and gone at sign-out.
//!
//! A tab that was not there when somebody signed out finds the moment in local storage, and ends its own session if that began before.
//! Nothing else touches these storages, and nobody but `api::client` can use the token.

mod kept;
mod record;
mod siblings;
mod storage;
mod token;

use std::time::Duration;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::siblings::Siblings;
use crate::model::Id;
pub use kept::{Kept, Part};
pub use token::{Credentials, Token};

/// How long a new tab waits for another one to hand over its session before it shows the sign-in page.
const WAIT_FOR_SIBLINGS: Duration = Duration::from_millis(150);

/// How old a session may be that a tab takes up when it is reloaded, or opened again, in milliseconds: half a day.
const OLDEST: f64 = 43_200_000.0;

/// Whether somebody is signed in.
#[derive(Clone, PartialEq)]
pub enum SessionState {
    /// Not known yet: the other tabs are being asked.
    Asking,
    /// Nobody.
    SignedOut,
    /// This contact was, until the server ended the session (T3): what they see and have written stays, and nothing is sent in
    /// their name until they have signed in again.
    Lapsed(Id),
    /// Somebody.
    SignedIn(Credentials),
}

impl SessionState {
    /// Whose account is shown.
    pub fn contact(&self) -> Option<&Id> {
        match self {
            Self::Asking | Self::SignedOut => None,
            Self::Lapsed(contact) => Some(contact),
            Self::SignedIn(credentials) => Some(credentials.contact()),
        }
    }
}

/// The session of one portal with its CRM. An answer may come when the portal has left the page: then there is no session, and
/// nothing is kept of it.
#[derive(Clone, Copy)]
pub struct Session {
    state: RwSignal<SessionState>,
    standing: StoredValue<Standing>,
    siblings: Siblings,
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
        let record = storage::load(crm);
        let is_young = |kept: &Credentials| Date::now() - kept.begun() < OLDEST && !is_over(crm, kept.begun());
        let kept = Credentials::from_record(&record).filter(is_young);
        let siblings = Siblings::reach();
        let is_known = kept.is_some();
        let session = Self {
            standing: StoredValue::new(Standing {
                crm: crm.to_owned(),
                proven: is_known,
                open_to_siblings: !is_known,
            }),
            state: RwSignal::new(kept.map_or(SessionState::Asking, SessionState::SignedIn)),
            siblings,
        };
        siblings.listen(crm.to_owned(), session);
        if !is_known {
            session.ask();
        }
        session
    }

    /// Asks the other tabs for their session, and waits for it for a moment.
    fn ask(self) {
        self.state.set(SessionState::Asking);
        self.standing
            .try_with_value(|standing| self.siblings.ask(&standing.crm));
        let give_up = move || {
            if self.state.try_with_untracked(|state| *state == SessionState::Asking) == Some(true) {
                let is_over = self.standing.try_with_value(|Standing { crm, .. }| {
                    let record = storage::load(crm);
                    !record.is_undefined() && is_over(crm, token::begun(&record))
                });
                if is_over == Some(true) {
                    self.end();
                } else {
                    self.let_go();
                }
            }
        };
        if let Ok(timer) = set_timeout_with_handle(give_up, WAIT_FOR_SIBLINGS) {
            on_cleanup(move || timer.clear());
        }
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
                _ => None,
            })
            .flatten()
    }

    /// Signs in with what the server gave. Sessions that have begun before end in all tabs, but for those of the same contact that
    /// hear of the new one.
    pub fn open(self, credentials: Credentials) {
        let begun = self.standing.try_with_value(|Standing { crm, .. }| {
            // Also where the clock was set back: the last session began a millisecond after the mark that it left.
            let begun = Date::now().max(storage::ended(crm) + 2.0);
            let credentials = credentials.begun_at(begun);
            self.siblings.share(crm, &credentials);
            storage::end(crm, begun - 1.0);
            credentials
        });
        if let Some(credentials) = begun {
            self.take_up(credentials, false);
        }
    }

    /// Signs out, at once and whatever the server will say to it, in the portal's other tabs, too: also in those that do not hear it.
    pub fn close(self) {
        self.standing.try_with_value(|Standing { crm, .. }| {
            self.siblings.end(crm);
            // Also where the clock was set back meanwhile.
            let begun = token::begun(&storage::load(crm));
            storage::end(crm, Date::now().max(storage::ended(crm)).max(begun));
        });
        self.end();
    }

    /// Says that the server has accepted a request with these credentials.
    pub fn accepted(self, credentials: &Credentials) {
        if self.is_of(credentials) {
            self.standing.try_update_value(|standing| standing.proven = true);
        }
    }

    /// Says that the server has refused these credentials (T3), and gives whether others are needed: if they have worked before,
    /// the session has lapsed.
    ///
    /// A token that never worked does not end it: the server is set up so that it does not see the token at all, and to sign in
    /// again would lead around in a circle (K4).
    pub fn refused(self, credentials: &Credentials) -> bool {
        if !self.is_of(credentials) {
            return true;
        }
        let worked = self.is_proven();
        if worked {
            self.forget_token();
            self.state.set(SessionState::Lapsed(credentials.contact().clone()));
        }
        worked
    }

    /// Forgets what a customer has read, on the screen and in the tab, and keeps what they wrote for when they sign in again.
    pub fn let_go(self) {
        self.keep(|record| {
            for name in [token::TOKEN, Part::Recent.name()] {
                record::set(record, name, &JsValue::UNDEFINED);
            }
        });
        self.standing
            .try_update_value(|standing| standing.open_to_siblings = true);
        self.state.try_set(SessionState::SignedOut);
    }

    /// Says that something is wanted of a session that may have lapsed: whoever watches it asks the customer to sign in again.
    pub fn remind(self) {
        self.state.try_update(|_| {});
    }

    /// Whether something is kept that somebody has written who has to sign in again to see it.
    pub fn keeps_drafts(self) -> bool {
        let record = self.standing.try_with_value(|standing| storage::load(&standing.crm));
        record.is_some_and(|record| kept::has_drafts(&record))
    }

    /// Ends the session where it is over: a page that the browser has kept or let sleep, and shows again, may be from before the
    /// customer has signed out, or somebody else has signed in. Another tab may have a newer one of the same contact.
    pub fn recheck(self) {
        let is_gone = self.kept(Part::Drafts).is_some_and(|kept| !kept.is_there());
        let has_account = self.state.try_with_untracked(|state| state.contact().is_some());
        let is_over = self.standing.try_with_value(|Standing { crm, .. }| {
            has_account == Some(true) && is_over(crm, token::begun(&storage::load(crm)))
        });
        if is_gone {
            self.end();
        } else if is_over == Some(true) {
            self.forget_token();
            self.ask();
        }
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

    /// Takes over the session of another tab, unless there is one here of somebody else, or somebody else is to sign in again.
    fn adopt(self, theirs: Credentials) {
        let is_open = self
            .standing
            .try_with_value(|standing| standing.open_to_siblings && !is_over(&standing.crm, theirs.begun()));
        let is_wanted = self.state.try_with_untracked(|state| match state {
            SessionState::Asking => true,
            SessionState::Lapsed(contact) => contact == theirs.contact(),
            SessionState::SignedIn(own) => own.contact() == theirs.contact() && own.begun() < theirs.begun(),
            SessionState::SignedOut => is_open == Some(true),
        });
        if is_wanted == Some(true) {
            self.take_up(theirs, true);
        }
    }

    /// What is kept for the same contact stays; nobody else's does.
    fn take_up(self, credentials: Credentials, proven: bool) {
        self.standing.try_update_value(|standing| standing.proven = proven);
        self.keep(|record| {
            let new = credentials.to_record();
            if record::get(record, token::CONTACT) == record::get(&new, token::CONTACT) {
                for name in [token::TOKEN, token::BEGUN] {
                    record::set(record, name, &record::get(&new, name));
                }
            } else {
                *record = new;
            }
        });
        self.state.set(SessionState::SignedIn(credentials));
    }

    fn forget_token(self) {
        self.keep(|record| record::set(record, token::TOKEN, &JsValue::UNDEFINED));
    }

    fn end(self) {
        self.keep(|record| *record = JsValue::UNDEFINED);
        self.state.set(SessionState::SignedOut);
    }

    /// Changes what the tab keeps.
    fn keep(self, change: impl FnOnce(&mut JsValue)) {
        self.standing.try_update_value(|standing| {
            standing.open_to_siblings = false;
            let mut record = storage::load(&standing.crm);
            change(&mut record);
            storage::save(&standing.crm, &record);
        });
    }
}

/// Whether the sessions with a CRM are over that began then.
fn is_over(crm: &str, begun: f64) -> bool {
    begun <= storage::ended(crm)
}
