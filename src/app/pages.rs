//! Every page but the sign-in page.

use leptos::html::Div;
use leptos::prelude::*;

use super::{App, transition};
use crate::api::menu::Menu;
use crate::api::{self, Answers, ApiError};
use crate::components::{Connection, CustomerMenu, Drafts, Layout, Loading, Network, Origin, PublicMenu};
use crate::context::Context;
use crate::format::Formats;
use crate::location::Location;
use crate::model::{MenuEntry, Section};
use crate::pages::{
    ArticleGroupPage, ArticlePage, ContractPage, ContractsPage, DashboardPage, EstimatePage, EstimatesPage, FindButton,
    Finder, InvoicePage, InvoicesPage, KeyList, Keyboard, KnowledgeBasePage, NewTaskPage, NewTicketPage, NotFoundPage,
    Palette, ProjectPage, ProjectsPage, ProposalPage, ProposalsPage, RegisterPage, SignInAgain, TaskPage, TicketPage,
    TicketsPage, UnavailablePage,
};
use crate::route::Route;
use crate::session::Session;

/// Makes the page of the current route, and the next ones.
pub(super) fn pages(is_signed_in: bool) -> AnyView {
    let lang = Context::get().config.with_value(|config| config.lang.clone());
    let answers = Answers::new(Context::get().client);
    provide_context(Formats::new(&lang));
    provide_context(answers);
    provide_context(Network::listen(answers));
    provide_context(Drafts::of_session(Context::get().session));
    provide_context(Origin::of_pages(Context::get().location));
    if !is_signed_in {
        return view! {
            <Layout menu=view! { <PublicMenu /> }.into_any()>
                <Connection />
                <Page menu=None />
            </Layout>
        }
        .into_any();
    }
    let menu = api::menu::entries(answers);
    let app = App(Context::get());
    watch_for_kept_page(Context::get().session);
    let sign_out = Callback::new(move |()| app.sign_out());
    let finder = Finder::of_session(Context::get().session);
    let customer_menu = view! {
        <CustomerMenu menu=menu sign_out=sign_out>
            <FindButton finder=finder />
        </CustomerMenu>
    };
    view! {
        <Keyboard finder=finder>
            <Layout menu=customer_menu.into_any()>
                <Connection />
                <Palette finder=finder menu=menu sign_out=sign_out />
                <KeyList finder=finder />
                <SignInAgain />
                <Page menu=Some(menu) />
            </Layout>
        </Keyboard>
    }
    .into_any()
}

/// Browsers keep a page that is left, and show it again as it was: the customer may have signed out meanwhile.
fn watch_for_kept_page(session: Session) {
    let shown = window_event_listener_untyped("pageshow", move |_| session.recheck());
    on_cleanup(move || shown.remove());
}

/// The page of the current route. A section is asked for only once the menu is known to have it.
#[component]
fn Page(menu: Option<Menu>) -> impl IntoView {
    let location = Context::get().location;
    let page = Memo::new(move |_| location.route().get().page());
    let place = NodeRef::<Div>::new();
    location.turn_pages_by(Some((place, turn_page)));
    on_cleanup(move || location.turn_pages_by(None));
    let content = move || {
        let route = page.get();
        match (menu, route.section()) {
            (None, _) if route.is_private() => None,
            (Some(menu), Some(section)) if route.is_private() => Some(guarded(menu, section, route)),
            (menu, _) => page_of(route, menu),
        }
    };
    view! {
        <div class="shown" node_ref=place>
            {content}
        </div>
    }
}

fn turn_page(place: NodeRef<Div>, location: Location) {
    let place = place.try_get_untracked().flatten();
    transition::change(place.as_deref(), move || location.arrive());
}

fn guarded(menu: Menu, section: Section, route: Route) -> AnyView {
    let has_section = move |menu: &Vec<MenuEntry>| menu.iter().any(|entry| entry.section == Some(section));
    // Without a menu the server is the one to say what may be seen: a fault of the menu locks nobody out. It comes yet where the
    // customer has to sign in again.
    let may_see = Memo::new(move |_| match menu.get() {
        Some(menu) => Some(has_section(&menu)),
        None => menu.state().with(|menu| match menu.error {
            None | Some(ApiError::SessionEnded) => None,
            Some(_) => Some(true),
        }),
    });
    let page = move || match may_see.get() {
        Some(true) => page_of(route.clone(), Some(menu)),
        Some(false) => Some(view! { <UnavailablePage section=section /> }.into_any()),
        None => Some(view! { <Loading /> }.into_any()),
    };
    page.into_any()
}

fn page_of(route: Route, menu: Option<Menu>) -> Option<AnyView> {
    Some(match route {
        Route::Dashboard => view! { <DashboardPage menu=menu? /> }.into_any(),
        // On its way to where the customer wanted to go: no page is to take the focus meanwhile.
        Route::SignIn { .. } => return None,
        Route::Register => view! { <RegisterPage /> }.into_any(),
        Route::Invoices(_) => view! { <InvoicesPage /> }.into_any(),
        Route::Invoice(id) => view! { <InvoicePage id=id /> }.into_any(),
        Route::Projects(_) => view! { <ProjectsPage /> }.into_any(),
        Route::Project(id) | Route::ProjectGroup { project: id, .. } => view! { <ProjectPage id=id /> }.into_any(),
        Route::NewTask(project) => view! { <NewTaskPage project=project /> }.into_any(),
        Route::Task { project, task } => view! { <TaskPage project=project task=task /> }.into_any(),
        Route::Estimates(_) => view! { <EstimatesPage /> }.into_any(),
        Route::Estimate(id) => view! { <EstimatePage id=id /> }.into_any(),
        Route::Proposals(_) => view! { <ProposalsPage /> }.into_any(),
        Route::Proposal(id) => view! { <ProposalPage id=id /> }.into_any(),
        Route::Contracts(_) => view! { <ContractsPage /> }.into_any(),
        Route::Contract(id) => view! { <ContractPage id=id /> }.into_any(),
        Route::Tickets(_) => view! { <TicketsPage /> }.into_any(),
        Route::NewTicket => view! { <NewTicketPage menu=menu? /> }.into_any(),
        Route::Ticket(id) => view! { <TicketPage id=id /> }.into_any(),
        Route::KnowledgeBase(_) => view! { <KnowledgeBasePage /> }.into_any(),
        Route::ArticleGroup(slug) => view! { <ArticleGroupPage slug=slug /> }.into_any(),
        Route::Article(slug) => view! { <ArticlePage slug=slug /> }.into_any(),
        Route::NotFound(_) => view! { <NotFoundPage /> }.into_any(),
    })
}
