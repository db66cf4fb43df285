//! The sections that a customer may use.

use super::wire::{FromRow, Row, Unreadable};

/// A section of the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Invoices.
    Invoices,
    /// Estimates.
    Estimates,
    /// Proposals.
    Proposals,
    /// Contracts.
    Contracts,
    /// Projects.
    Projects,
    /// Tickets; the wire calls them `support`.
    Tickets,
    /// The knowledge base: public, and never in the menu.
    KnowledgeBase,
}

impl Section {
    /// The section of a `short_name`; none for an entry that some installation added (Q10).
    pub fn of_short_name(short_name: &str) -> Option<Self> {
        Some(match short_name {
            "invoices" => Self::Invoices,
            "estimates" => Self::Estimates,
            "proposals" => Self::Proposals,
            "contracts" => Self::Contracts,
            "projects" => Self::Projects,
            "support" => Self::Tickets,
            _ => return None,
        })
    }
}

/// One entry of `GET miscellaneous/group/client_menu`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Where it leads; none for an entry that the portal does not know.
    pub section: Option<Section>,
    /// The label, in the server's language.
    pub name: String,
}

impl FromRow for MenuEntry {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        let short_name = row.text("short_name").ok_or(Unreadable("short_name"))?;
        Ok(Self {
            section: Section::of_short_name(&short_name),
            name: row.text("name").unwrap_or(short_name),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::samples::documented;

    #[test]
    fn the_documented_menu_is_read_and_its_support_is_the_tickets() {
        let menu: Vec<MenuEntry> = documented("Miscellaneous | Get client menu");
        let sections: Vec<_> = menu.iter().map(|entry| entry.section).collect();
        let expected = [
            Section::Invoices,
            Section::Estimates,
            Section::Contracts,
            Section::Proposals,
            Section::Tickets,
            Section::Projects,
        ];
        assert_eq!(sections, expected.map(Some));
        assert_eq!(menu[4].name, "Support");
    }
}
