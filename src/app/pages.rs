//! The pages but for the sign-in page, by the files that they are in (`chunk.rs`).

use leptos::prelude::*;

use super::chunk::{Chunks, Extras};
use crate::api::Resource;
use crate::api::menu::Menu;
use crate::model::InvoiceSummary;
use crate::pages::{
    ArticleGroupPage, ArticlePage, Charts, ContractPage, ContractsPage, DashboardPage, EstimatePage, EstimatesPage,
    Finder, InvoicePage, InvoicesPage, KeyList, KnowledgeBasePage, NewTaskPage, NewTicketPage, NotFoundPage, Palette,
    ProjectPage, ProjectsPage, ProposalPage, ProposalsPage, RegisterPage, TaskPage, TicketPage, TicketsPage,
};
use crate::route::Route;

/// The page that most begin with.
pub(super) fn dashboard(route: Route, menu: Option<Menu>, chunks: Chunks) -> Option<AnyView> {
    Some(match route {
        Route::Dashboard => {
            let charts = move |(invoices, is_shown)| {
                chunks
                    .further
                    .loaded()?
                    .extras
                    .as_ref()
                    .map(|extras| (extras.charts)(invoices, is_shown))
            };
            view! { <DashboardPage menu=menu? charts=Callback::new(charts) /> }.into_any()
        }
        Route::NotFound(_) => view! { <NotFoundPage /> }.into_any(),
        _ => return None,
    })
}

/// Lists, and the documents that have no comments: what it takes to write is in no file with them.
pub(super) fn records(route: Route, _: Option<Menu>, _: Chunks) -> Option<AnyView> {
    Some(match route {
        Route::Invoices(_) => view! { <InvoicesPage /> }.into_any(),
        Route::Invoice(id) => view! { <InvoicePage id=id /> }.into_any(),
        Route::Projects(_) => view! { <ProjectsPage /> }.into_any(),
        Route::Estimates(_) => view! { <EstimatesPage /> }.into_any(),
        Route::Estimate(id) => view! { <EstimatePage id=id /> }.into_any(),
        Route::Proposals(_) => view! { <ProposalsPage /> }.into_any(),
        Route::Contracts(_) => view! { <ContractsPage /> }.into_any(),
        Route::Tickets(_) => view! { <TicketsPage /> }.into_any(),
        _ => return None,
    })
}

/// Where customers go on to, and where they write.
pub(super) fn further(route: Route, menu: Option<Menu>, _: Chunks) -> Option<AnyView> {
    Some(match route {
        Route::Register => view! { <RegisterPage /> }.into_any(),
        Route::Project(id) | Route::ProjectGroup { project: id, .. } => view! { <ProjectPage id=id /> }.into_any(),
        Route::NewTask(project) => view! { <NewTaskPage project=project /> }.into_any(),
        Route::Task { project, task } => view! { <TaskPage project=project task=task /> }.into_any(),
        Route::Proposal(id) => view! { <ProposalPage id=id /> }.into_any(),
        Route::Contract(id) => view! { <ContractPage id=id /> }.into_any(),
        Route::NewTicket => view! { <NewTicketPage menu=menu? /> }.into_any(),
        Route::Ticket(id) => view! { <TicketPage id=id /> }.into_any(),
        Route::KnowledgeBase(_) => view! { <KnowledgeBasePage /> }.into_any(),
        Route::ArticleGroup(slug) => view! { <ArticleGroupPage slug=slug /> }.into_any(),
        Route::Article(slug) => view! { <ArticlePage slug=slug /> }.into_any(),
        _ => return None,
    })
}

pub(super) const EXTRAS: Extras = Extras { dialogs, charts };

fn dialogs(finder: Finder, menu: Menu, sign_out: Callback<()>) -> AnyView {
    view! {
        <Palette finder=finder menu=menu sign_out=sign_out />
        <KeyList finder=finder />
    }
    .into_any()
}

fn charts(invoices: Resource<Vec<InvoiceSummary>>, is_shown: Memo<bool>) -> AnyView {
    view! { <Charts invoices=invoices is_shown=is_shown /> }.into_any()
}
