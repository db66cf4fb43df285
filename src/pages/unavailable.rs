//! A section that the customer's menu lacks.

use leptos::prelude::*;

use super::section_name;
use crate::components::PageTitle;
use crate::i18n;
use crate::model::Section;

/// Explains why there is nothing to see, without asking the API for it.
#[component]
pub fn UnavailablePage(
    /// Which section.
    section: Section,
) -> impl IntoView {
    view! {
        <PageTitle text=section_name(section) />
        <p>{i18n::unavailable::explanation()}</p>
    }
}
