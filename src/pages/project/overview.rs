//! What a project is, how far it is and who works on it.

use leptos::prelude::*;

use crate::components::document::{fact, facts, section, text_section};
use crate::components::{StatusBadge, amount, progress_bar};
use crate::format::Formats;
use crate::i18n;
use crate::model::project::Billing;
use crate::model::{Date, Member, Number, Project};
use crate::pages::projects::badge;

/// The first tab of a project.
pub(super) fn overview(project: &Project) -> AnyView {
    let formats = Formats::of_context();
    let summary = &project.summary;
    let date = |date: Option<Date>| date.map(|date| formats.date(date));
    let hours = |hours: &Number| i18n::project::hours(&formats.quantity(hours));
    let progress = summary.progress.map(|progress| progress_bar(progress, formats));
    view! {
        <article class="document">
            <header class="state"><StatusBadge badge=badge(&summary.status) /> {progress}</header>
            {facts([
                fact(i18n::projects::start(), date(summary.start)),
                fact(i18n::projects::deadline(), date(summary.deadline)),
                fact(i18n::project::finished(), date(project.finished)),
                fact(i18n::project::billing(), project.billing.map(|billing| billing_name(billing).to_owned())),
                fact(i18n::project::cost(), project.cost.as_ref().map(|cost| amount(cost, formats))),
                fact(i18n::project::rate_per_hour(), project.rate_per_hour.as_ref().map(|rate| amount(rate, formats))),
                fact(i18n::project::estimated_hours(), project.estimated_hours.as_ref().map(hours)),
            ])}
            {text_section(i18n::project::description(), project.description.as_ref())} {members(&project.members)}
        </article>
    }
    .into_any()
}

fn billing_name(billing: Billing) -> &'static str {
    match billing {
        Billing::FixedRate => i18n::project::fixed_rate(),
        Billing::ProjectHours => i18n::project::project_hours(),
        Billing::TaskHours => i18n::project::task_hours(),
    }
}

fn members(members: &[Member]) -> Option<AnyView> {
    let member = |member: &Member| view! { <li>{member.name.clone()}</li> };
    let names: Vec<_> = members.iter().map(member).collect();
    (!names.is_empty()).then(|| section(i18n::project::members(), view! { <ul class="members">{names}</ul> }))
}
