//! What the endpoints of a customer's own records have in common: the list, and one record of it.

use axum::response::Response;
use serde_json::Value;

use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::records::{Owned, Records, Section, newest_first, one};
use crate::state::Sandbox;

/// Records of one kind.
pub(super) struct Own<T> {
    /// The section of the menu that lets a contact see them.
    pub(super) section: Section,
    /// All of them, whoever's they are.
    pub(super) all: fn(&Records) -> &[T],
}

/// The columns of a record; none where something of it is missing.
type Columns<T> = fn(&T, &Records) -> Option<Value>;

impl<T: Owned> Own<T> {
    /// The customer's records, the newest first.
    pub(super) fn list(&self, sandbox: &Sandbox, contact: &SignedIn, row: Columns<T>) -> Result<Response, Refusal> {
        let state = sandbox.state();
        let customer = contact.permitted(&state, self.section)?;
        let own = newest_first((self.all)(&state.records), customer.id);
        let rows: Vec<_> = own.iter().filter_map(|record| row(record, &state.records)).collect();
        answer::list(&rows)
    }

    /// One of them; another customer's is "No data found" too.
    pub(super) fn one(
        &self,
        sandbox: &Sandbox,
        contact: &SignedIn,
        id: &str,
        columns: Columns<T>,
    ) -> Result<Response, Refusal> {
        let state = sandbox.state();
        let customer = contact.permitted(&state, self.section)?;
        let record = one((self.all)(&state.records), customer.id, id).ok_or(Refusal::NoData)?;
        Ok(answer::record(columns(record, &state.records)))
    }
}
