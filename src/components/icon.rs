//! Icons: outlines of Tabler Icons, which are under the MIT licence (`LICENSE-TABLER-ICONS`), each by the name that it has there.

use leptos::prelude::*;

use crate::model::Section;

/// A picture beside a word: it only repeats what the word says, so it is hidden from screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The dashboard.
    Dashboard,
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
    /// Tickets.
    Support,
    /// The knowledge base.
    KnowledgeBase,
    /// What leads to anything.
    Find,
    /// The way out.
    SignOut,
    /// The way back.
    Back,
    /// To paper.
    Print,
}

impl Icon {
    /// That of a section.
    pub fn of_section(section: Section) -> Self {
        match section {
            Section::Invoices => Self::Invoices,
            Section::Estimates => Self::Estimates,
            Section::Proposals => Self::Proposals,
            Section::Contracts => Self::Contracts,
            Section::Projects => Self::Projects,
            Section::Tickets => Self::Support,
            Section::KnowledgeBase => Self::KnowledgeBase,
        }
    }

    /// As high as the text beside it, and in its colour.
    pub fn view(self) -> AnyView {
        view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                <path d=self.outline() />
            </svg>
        }
        .into_any()
    }

    /// The lines of its picture, in a square of 24 by 24.
    fn outline(self) -> &'static str {
        match self {
            // layout-dashboard
            Self::Dashboard => {
                "M5 4h4a1 1 0 0 1 1 1v6a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1 M5 16h4a1 1 0 0 1 1 1v2a1 \
                 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1 M15 12h4a1 1 0 0 1 1 1v6a1 1 0 0 1 -1 1h-4a1 1 0 0 \
                 1 -1 -1v-6a1 1 0 0 1 1 -1 M15 4h4a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 \
                 -1"
            }
            // file-invoice
            Self::Invoices => {
                "M14 3v4a1 1 0 0 0 1 1h4 M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2 M9 7l1 \
                 0 M9 13l6 0 M13 17l2 0"
            }
            // calculator
            Self::Estimates => {
                "M4 5a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -14 M8 8a1 1 0 0 1 1 \
                 -1h6a1 1 0 0 1 1 1v1a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1l0 -1 M8 14l0 .01 M12 14l0 .01 M16 14l0 .01 M8 \
                 17l0 .01 M12 17l0 .01 M16 17l0 .01"
            }
            // presentation
            Self::Proposals => {
                "M3 4l18 0 M4 4v10a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-10 M12 16l0 4 M9 20l6 0 M8 12l3 -3l2 2l3 -3"
            }
            // writing-sign
            Self::Contracts => {
                "M3 19c3.333 -2 5 -4 5 -6c0 -3 -1 -3 -2 -3s-2.032 1.085 -2 3c.034 2.048 1.658 2.877 2.5 4c1.5 2 2.5 \
                 2.5 3.5 1c.667 -1 1.167 -1.833 1.5 -2.5c1 2.333 2.333 3.5 4 3.5h2.5 M20 17v-12c0 -1.121 -.879 -2 -2 \
                 -2s-2 .879 -2 2v12l2 2l2 -2 M16 7h4"
            }
            // briefcase
            Self::Projects => {
                "M3 9a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v9a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2l0 -9 M8 7v-2a2 2 0 0 1 2 \
                 -2h4a2 2 0 0 1 2 2v2 M12 12l0 .01 M3 13a20 20 0 0 0 18 0"
            }
            // lifebuoy
            Self::Support => {
                "M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0 M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0 M15 15l3.35 3.35 M9 15l-3.35 \
                 3.35 M5.65 5.65l3.35 3.35 M18.35 5.65l-3.35 3.35"
            }
            // book
            Self::KnowledgeBase => {
                "M3 19a9 9 0 0 1 9 0a9 9 0 0 1 9 0 M3 6a9 9 0 0 1 9 0a9 9 0 0 1 9 0 M3 6l0 13 M12 6l0 13 M21 6l0 13"
            }
            // search
            Self::Find => "M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0 M21 21l-6 -6",
            // logout
            Self::SignOut => {
                "M14 8v-2a2 2 0 0 0 -2 -2h-7a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2 -2v-2 M9 12h12l-3 -3 M18 \
                 15l3 -3"
            }
            // arrow-left
            Self::Back => "M5 12l14 0 M5 12l6 6 M5 12l6 -6",
            // printer
            Self::Print => {
                "M17 17h2a2 2 0 0 0 2 -2v-4a2 2 0 0 0 -2 -2h-14a2 2 0 0 0 -2 2v4a2 2 0 0 0 2 2h2 M17 9v-4a2 2 0 0 0 \
                 -2 -2h-6a2 2 0 0 0 -2 2v4 M7 15a2 2 0 0 1 2 -2h6a2 2 0 0 1 2 2v4a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2l0 \
                 -4"
            }
        }
    }
}
