//! `/projects/:id` and `/projects/:id/:group`: one page, so that the project is asked for once and its tabs stay in place.

mod gantt;
mod overview;
mod records;
mod tasks;

use leptos::prelude::*;

use super::section_name;
use crate::api::{self, Answers, Resource};
use crate::components::document::back;
use crate::components::record_list::{ListOf, RecordList};
use crate::components::{Loaded, PageTitle, note_visit};
use crate::context::Context;
use crate::i18n;
use crate::model::project_record::humanised;
use crate::model::{EstimateSummary, Group, Id, InvoiceSummary, Project, ProjectSettings, ProposalSummary, Section};
use crate::route::{Query, Route};

/// One project, with a tab for each group of records in it.
#[component]
pub fn ProjectPage(
    /// Which one.
    id: Id,
) -> impl IntoView {
    let answers = Answers::of_context();
    let project = api::projects::by_id(answers, &id);
    note_visit(project, |project| Some(project.summary.name.clone()));
    let title = move || {
        project.get().map_or_else(
            || i18n::project::title().to_owned(),
            |project| project.summary.name.clone(),
        )
    };
    let shown = shown_group(id.clone());
    let settings = Memo::new(move |_| project.get().map(|project| project.settings.clone()));
    let content = move || {
        let settings = settings.get()?;
        let tabs = tabs(&id, &settings, shown);
        let id = id.clone();
        let panel = move || panel(answers, project, &id, shown.get(), &settings);
        // A screen reader hears it when the tab changes, since the focus stays on the tab's link.
        let heard = move || shown.with(|shown| name(shown.as_ref()));
        Some(
            view! {
                {tabs}
                <p class="visually-hidden" role="status">
                    {heard}
                </p>
                <div class="panel">{panel}</div>
            }
            .into_any(),
        )
    };
    view! {
        {back(Route::Projects(Query::default()), section_name(Section::Projects))}
        <PageTitle text=title />
        <Loaded state=project.state() retry=project.retry()>{content.clone()}</Loaded>
    }
}

/// The group whose tab is shown; none for the overview. An address of another page changes nothing here: this one is about to go.
fn shown_group(id: Id) -> Memo<Option<Group>> {
    let route = Context::get().location.route();
    Memo::new(move |before: Option<&Option<Group>>| {
        route.with(|route| match route {
            Route::ProjectGroup { project, group, .. } if *project == id => Some(Group::of_name(group)),
            Route::Project(project) if *project == id => None,
            _ => before.cloned().flatten(),
        })
    })
}

fn tabs(id: &Id, settings: &ProjectSettings, shown: Memo<Option<Group>>) -> AnyView {
    let location = Context::get().location;
    let tab = |group: Option<Group>| {
        let href = location.href(&address(id, group.as_ref()));
        let name = name(group.as_ref());
        let current = move || shown.with(|shown| *shown == group).then_some("page");
        view! { <li><a href=href aria-current=current>{name}</a></li> }.into_any()
    };
    let groups = settings.groups().into_iter().map(Some);
    let tabs: Vec<_> = std::iter::once(None).chain(groups).map(tab).collect();
    view! { <nav class="tabs" aria-label=i18n::project::tabs()><ul>{tabs}</ul></nav> }.into_any()
}

fn address(id: &Id, group: Option<&Group>) -> Route {
    match group {
        None => Route::Project(id.clone()),
        Some(group) => Route::ProjectGroup {
            project: id.clone(),
            group: group.name().to_owned(),
            query: Query::default(),
        },
    }
}

/// What a tab is called.
fn name(group: Option<&Group>) -> String {
    let name = match group {
        None => i18n::project::overview(),
        Some(Group::Tasks) => i18n::project_group::tasks(),
        Some(Group::Timesheets) => i18n::project_group::timesheets(),
        Some(Group::Milestones) => i18n::project_group::milestones(),
        Some(Group::Gantt) => i18n::project_group::gantt(),
        Some(Group::Discussions) => i18n::project_group::discussions(),
        Some(Group::Proposals) => section_name(Section::Proposals),
        Some(Group::Estimates) => section_name(Section::Estimates),
        Some(Group::Invoices) => section_name(Section::Invoices),
        Some(Group::Subscriptions) => i18n::project_group::subscriptions(),
        Some(Group::Expenses) => i18n::project_group::expenses(),
        Some(Group::CreditNotes) => i18n::project_group::credit_notes(),
        Some(Group::Other(name)) => return humanised(name),
    };
    name.to_owned()
}

/// What stands below the tabs. Its heading says which tab it is.
fn panel(
    answers: Answers,
    project: Resource<Project>,
    id: &Id,
    group: Option<Group>,
    settings: &ProjectSettings,
) -> AnyView {
    let heading = name(group.as_ref());
    let content = match &group {
        None => (move || Some(overview::overview(&*project.get()?))).into_any(),
        Some(group) if !settings.shows(group) => {
            view! { <p class="empty">{i18n::project::switched_off()}</p> }.into_any()
        }
        Some(Group::Tasks) => tasks::tasks(answers, id, settings),
        Some(Group::Gantt) => gantt::gantt(answers, id, settings),
        Some(Group::Invoices) => documents(
            api::projects::group::<InvoiceSummary>(answers, id, "invoices"),
            super::invoices::list,
        ),
        Some(Group::Estimates) => documents(
            api::projects::group::<EstimateSummary>(answers, id, "estimates"),
            super::estimates::list,
        ),
        Some(Group::Proposals) => documents(
            api::projects::group::<ProposalSummary>(answers, id, "proposals"),
            super::proposals::list,
        ),
        Some(group) => records::records(answers, project, id, group, settings),
    };
    view! { <h2>{heading}</h2> {content} }.into_any()
}

/// Documents of a project, listed as in their own section.
fn documents<T: Send + Sync + 'static>(rows: Resource<Vec<T>>, list: fn() -> ListOf<T>) -> AnyView {
    view! {
        <Loaded state=rows.state() retry=rows.retry()>
            <RecordList rows=rows list=list() />
        </Loaded>
    }
    .into_any()
}
