//! One component per route. Each is a resource, and what is shown of it while it is loading, failed, empty or ready.

mod article;
mod article_group;
mod contract;
mod contracts;
mod dashboard;
mod estimate;
mod estimates;
mod invoice;
mod invoices;
mod knowledge_base;
mod new_ticket;
mod not_found;
mod palette;
mod project;
mod projects;
mod proposal;
mod proposals;
mod register;
mod sign_in;
mod task;
mod ticket;
mod tickets;
mod unavailable;

pub use article::ArticlePage;
pub use article_group::ArticleGroupPage;
pub use contract::ContractPage;
pub use contracts::ContractsPage;
pub use dashboard::{Charts, DashboardPage};
pub use estimate::EstimatePage;
pub use estimates::EstimatesPage;
pub use invoice::InvoicePage;
pub use invoices::InvoicesPage;
pub use knowledge_base::KnowledgeBasePage;
pub use new_ticket::NewTicketPage;
pub use not_found::NotFoundPage;
pub use palette::{FindButton, Finder, KeyList, Keyboard, Palette};
pub use project::ProjectPage;
pub use projects::ProjectsPage;
pub use proposal::ProposalPage;
pub use proposals::ProposalsPage;
pub use register::RegisterPage;
pub use sign_in::{SignInAgain, SignInPage};
pub use task::{NewTaskPage, TaskPage};
pub use ticket::TicketPage;
pub use tickets::TicketsPage;
pub use unavailable::UnavailablePage;

use crate::i18n;
use crate::model::Section;

/// The name of a section, as the heading of its page.
fn section_name(section: Section) -> &'static str {
    match section {
        Section::Invoices => i18n::section::invoices(),
        Section::Estimates => i18n::section::estimates(),
        Section::Proposals => i18n::section::proposals(),
        Section::Contracts => i18n::section::contracts(),
        Section::Projects => i18n::section::projects(),
        Section::Tickets => i18n::section::support(),
        Section::KnowledgeBase => i18n::section::knowledge_base(),
    }
}
