//! Who accepted or signed a document.

use super::DateTime;
use super::wire::Row;

/// An acceptance, or a signature. Where it came from (`acceptance_ip`) is nobody's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Who, as typed on the document's page in the CRM.
    pub name: Option<String>,
    /// When.
    pub at: Option<DateTime>,
}

impl Acceptance {
    /// Reads the `acceptance_…` columns; none where the document has not been accepted.
    pub(super) fn of_row(row: &Row<'_>) -> Option<Self> {
        let names = [row.text("acceptance_firstname"), row.text("acceptance_lastname")];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let name = Some(name).filter(|name| !name.is_empty());
        let at = row.date_time("acceptance_date");
        (name.is_some() || at.is_some()).then_some(Self { name, at })
    }
}
