//! What every part of one portal can get at.

use leptos::prelude::*;

use crate::api::Client;
use crate::config::Config;
use crate::host::Host;
use crate::location::Location;
use crate::session::Session;

/// One type for all of it: as six types in Leptos' context it took 1.3 kB more of the first WebAssembly, after compression.
#[derive(Clone, Copy)]
pub struct Context {
    /// What the element's attributes say.
    pub config: StoredValue<Config>,
    /// The page around the portal.
    pub host: Host,
    /// Who is signed in.
    pub session: Session,
    /// What sends requests.
    pub client: Client,
    /// Where the customer is.
    pub location: Location,
    /// The e-mail of somebody who has just created an account, to be greeted by the sign-in page.
    pub newcomer: RwSignal<Option<String>>,
    /// Whether the server did not take the last sign-out, which the sign-in page tells.
    pub is_half_signed_out: RwSignal<bool>,
}

impl Context {
    /// That of a new portal. What it lives on is gone with the owner.
    pub fn new(config: Config, host: Host) -> Self {
        let session = Session::restore(config.crm.as_str());
        let location = Location::new(config.routing.clone());
        let config = StoredValue::new(config);
        Self {
            config,
            host,
            session,
            client: Client::new(config, session),
            location,
            newcomer: RwSignal::new(None),
            is_half_signed_out: RwSignal::new(false),
        }
    }

    /// That of the portal that a component is part of.
    pub fn get() -> Self {
        expect_context()
    }
}
