//! What all records of a customer have in common.

use std::cmp::Reverse;

/// A record that belongs to one customer.
pub trait Owned {
    /// Unique among the records of its kind.
    fn id(&self) -> u32;

    /// Whose it is.
    fn client_id(&self) -> u32;
}

/// A record with a page in the CRM that needs no sign-in.
pub trait PublicPage: Owned {
    /// What makes the page's address secret.
    fn hash(&self) -> String;

    /// The page's heading, as HTML.
    fn heading(&self) -> String;
}

/// The customer's own records, the newest first.
pub fn newest_first<T: Owned>(all: &[T], client_id: u32) -> Vec<&T> {
    let mut own: Vec<_> = all.iter().filter(|record| record.client_id() == client_id).collect();
    own.sort_by_key(|record| Reverse(record.id()));
    own
}

/// The customer's record with this id from a path; another customer's is not found.
pub fn one<'all, T: Owned>(all: &'all [T], client_id: u32, id: &str) -> Option<&'all T> {
    all.iter().find(|record| is(*record, client_id, id))
}

/// The same, to change it.
pub fn one_mut<'all, T: Owned>(all: &'all mut [T], client_id: u32, id: &str) -> Option<&'all mut T> {
    all.iter_mut().find(|record| is(*record, client_id, id))
}

/// The id of a record that is added.
pub fn next_id<T: Owned>(all: &[T]) -> u32 {
    all.iter().map(Owned::id).max().unwrap_or_default() + 1
}

fn is<T: Owned>(record: &T, client_id: u32, id: &str) -> bool {
    record.client_id() == client_id && record.id().to_string() == id
}
