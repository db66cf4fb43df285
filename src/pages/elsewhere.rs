//! `/estimates`, `/proposals` …: sections that the portal does not show itself yet.

use leptos::prelude::*;

use super::section_name;
use crate::components::{ExternalLink, PageTitle};
use crate::config::Config;
use crate::i18n;
use crate::model::Section;

/// Leads to the section in the CRM's own client area.
#[component]
pub fn ElsewherePage(
    /// Which section.
    section: Section,
) -> impl IntoView {
    let path = match section {
        Section::Invoices => "clients/invoices",
        Section::Estimates => "clients/estimates",
        Section::Proposals => "clients/proposals",
        Section::Contracts => "clients/contracts",
        Section::Projects => "clients/projects",
        Section::Tickets => "clients/tickets",
        Section::KnowledgeBase => "knowledge-base",
    };
    let href = expect_context::<StoredValue<Config>>().with_value(|config| config.crm.client_area(path));
    let name = section_name(section);
    view! {
        <PageTitle text=name />
        <p>{i18n::elsewhere::explanation()}</p>
        <p>
            <ExternalLink href=href class="button primary" text=i18n::elsewhere::open(name) />
        </p>
    }
}
