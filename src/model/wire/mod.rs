//! Reads PHP's JSON: the tolerant readers of everything that such servers really answer.
//!
//! An [`Answer`] is what stands around the data, a [`Row`] is one object of it. Fields are read by name from the row's raw
//! text, so a field that no entity asks for is never decoded.

mod answer;
mod row;

pub use answer::Answer;
pub use row::Row;
pub(super) use row::{flag, html};
use serde_json::value::RawValue;

/// What could not be read: a word for the console, never for the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

impl Unreadable {
    /// A record that a customer is not to see: as if it did not exist.
    pub const HIDDEN: Self = Self("hidden");
}

/// An entity that is read from one object of the API.
pub trait FromRow: Sized {
    /// Reads the fields that the portal shows.
    ///
    /// # Errors
    /// Only where a record is of no use without the field: what else is missing is none.
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable>;
}

/// What the `data` of an answer is read into: one entity, or a list of them.
pub trait FromData: Sized {
    /// What a 404 means: an empty list, and for one record nothing (T5).
    fn absent() -> Option<Self>;

    /// Reads the raw `data`.
    ///
    /// # Errors
    /// Where the data is of another shape.
    fn from_data(data: &RawValue) -> Result<Self, Unreadable>;
}

impl<T: FromRow> FromData for T {
    fn absent() -> Option<Self> {
        None
    }

    fn from_data(data: &RawValue) -> Result<Self, Unreadable> {
        T::from_row(&Row::parse(data.get())?)
    }
}

impl<T: FromRow> FromData for Vec<T> {
    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    /// One row that cannot be read does not take the others away; only if none can be read, the answer is not understood.
    fn from_data(data: &RawValue) -> Result<Self, Unreadable> {
        let rows = row::rows(data)?;
        let mut read = Self::new();
        let mut failed = false;
        for row in &rows {
            match T::from_row(row) {
                Ok(entity) => read.push(entity),
                Err(Unreadable::HIDDEN) => {}
                Err(_) => failed = true,
            }
        }
        if failed && read.is_empty() {
            Err(Unreadable("every row"))
        } else {
            Ok(read)
        }
    }
}

#[cfg(test)]
mod tests;
