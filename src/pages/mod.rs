//! One component per route. Each is a resource, and what is shown of it while it is loading, failed, empty or ready.

mod dashboard;
mod invoice;
mod invoices;
mod not_found;
mod project;
mod projects;
mod sign_in;
mod task;
mod unavailable;

pub use dashboard::DashboardPage;
pub use invoice::InvoicePage;
pub use invoices::InvoicesPage;
pub use not_found::NotFoundPage;
pub use project::ProjectPage;
pub use projects::ProjectsPage;
pub use sign_in::SignInPage;
pub use task::{NewTaskPage, TaskPage};
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
