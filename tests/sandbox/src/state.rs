//! Everything that a running sandbox knows.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use crate::Options;
use crate::auth::Key;
use crate::clock::Clock;
use crate::cors::Mode;
use crate::faults::Faults;
use crate::log::Log;
use crate::php::Php;
use crate::records::{Contact, Records, Section};
use crate::seed;

/// A handle to one sandbox; clones share it.
#[derive(Clone)]
pub struct Sandbox(Arc<Shared>);

struct Shared {
    key: Key,
    options: Options,
    state: Mutex<State>,
}

/// What calls and controls change.
pub struct State {
    /// The CRM's time.
    pub clock: Clock,
    /// The CRM's data.
    pub records: Records,
    /// Tokens with an earlier `API_TIME` have expired, whatever the clock shows.
    pub earliest_api_time: i64,
    /// What goes wrong on the way.
    pub faults: Faults,
    /// The calls so far.
    pub log: Log,
    /// What the CRM lets other sites do.
    pub cors: Mode,
    /// Whether the web server drops `Authorization`, as under CGI.
    pub drops_authorization: bool,
    /// How PHP runs the CRM; none is a tidy server.
    pub php: Option<Php>,
    /// Whether answers have PHP's oddities.
    pub oddities: bool,
    /// What is in nobody's menu.
    pub hidden_sections: Vec<Section>,
    /// How the group `discussions` of projects is spelled.
    pub discussions_group: String,
    /// Whether anybody may become a customer.
    pub allows_registration: bool,
}

impl Sandbox {
    /// A fresh one, with a key of its own.
    pub fn new(options: &Options) -> Result<Self> {
        Ok(Self(Arc::new(Shared {
            key: Key::random()?,
            options: options.clone(),
            state: Mutex::new(State::seeded(options)),
        })))
    }

    /// The state, for as long as the guard lives; never kept while waiting for anything.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Signs tokens.
    pub fn key(&self) -> &Key {
        &self.0.key
    }

    /// Seconds for which a token is good.
    pub fn token_lifetime(&self) -> i64 {
        self.0.options.token_lifetime
    }

    /// Back to how it started. Tokens stay good.
    pub fn reset(&self) {
        *self.state() = State::seeded(&self.0.options);
    }

    /// Stops the clock there, and dates the records anew around it.
    pub fn stop_clock(&self, clock: Clock) {
        let mut state = self.state();
        state.clock = clock;
        state.records = seed::records(clock.now().date(), self.0.options.invoices);
    }
}

impl State {
    fn seeded(options: &Options) -> Self {
        let clock = Clock::default();
        Self {
            clock,
            records: seed::records(clock.now().date(), options.invoices),
            earliest_api_time: 0,
            faults: Faults::default(),
            log: Log::default(),
            cors: Mode::Off,
            drops_authorization: false,
            php: options.server.php(),
            oddities: false,
            hidden_sections: Vec::new(),
            discussions_group: "discussions".to_owned(),
            allows_registration: true,
        }
    }

    /// The sections in this contact's menu.
    pub fn sections(&self, contact: &Contact) -> impl Iterator<Item = Section> {
        let sections = contact.sections.iter().copied();
        sections.filter(|section| !self.hidden_sections.contains(section))
    }
}
