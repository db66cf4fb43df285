//! `/`

mod card;
mod charts;
mod contracts;
mod estimates;
mod invoices;
mod part;
mod projects;
mod proposals;
mod tickets;

use std::time::Duration;

use leptos::prelude::*;

pub use self::charts::Charts;
use self::part::{Part, PartView};
use crate::api::menu::Menu;
use crate::api::{self, Answers, Resource};
use crate::components::{Link, Loaded, PageTitle};
use crate::i18n;
use crate::model::{InvoiceSummary, Section, attention};
use crate::route::Route;

/// The sections that have something on the dashboard, in the order in which it is shown: what costs most to overlook comes first.
const SHOWN: [Section; 6] = [
    Section::Invoices,
    Section::Estimates,
    Section::Proposals,
    Section::Contracts,
    Section::Tickets,
    Section::Projects,
];

/// Makes pictures of the invoices. They are told whether all that stands above them is there.
pub type MakeCharts = Callback<(Resource<Vec<InvoiceSummary>>, Memo<bool>), Option<AnyView>>;

/// How long what has come waits for what belongs above it. Within this time nothing that is being read moves; after it, what is
/// still missing keeps its place, and the rest is shown.
const PATIENCE: Duration = Duration::from_secs(2);

/// What needs the customer's attention, and what there is. What the menu lacks is neither shown nor asked for.
#[component]
pub fn DashboardPage(
    /// The customer's menu.
    menu: Menu,
    /// Makes the pictures, as soon as that can be done.
    charts: MakeCharts,
) -> impl IntoView {
    let sections = Memo::new(move |_| {
        let menu = menu.get().unwrap_or_default();
        let has = |section: &Section| menu.iter().any(|entry| entry.section == Some(*section));
        SHOWN.into_iter().filter(has).collect::<Vec<_>>()
    });
    let content = move || {
        let sections = sections.get();
        if sections.is_empty() {
            return view! { <p class="empty">{i18n::dashboard::nothing_here()}</p> }.into_any();
        }
        overview(sections, charts)
    };
    view! {
        <PageTitle text=i18n::section::dashboard() />
        <Loaded state=menu.state() retry=menu.retry()>{content}</Loaded>
    }
}

/// The parts, each from an answer of its own, then how all of it is, and pictures of it.
fn overview(sections: Vec<Section>, charts: MakeCharts) -> AnyView {
    let parts = StoredValue::new(sections.iter().map(|section| part(*section)).collect::<Vec<_>>());
    let is_late = RwSignal::new(false);
    if let Ok(timer) = set_timeout_with_handle(move || is_late.set(true), PATIENCE) {
        on_cleanup(move || timer.clear());
    }
    let all = move |holds: fn(&Part) -> bool| parts.with_value(|parts| parts.iter().all(holds));
    let is_complete = Memo::new(move |_| all(Part::is_settled));
    let is_shown = Memo::new(move |_| is_late.get() || is_complete.get());
    let view = |(at, part): (usize, Part)| {
        let view = view! { <PartView part=part parts=parts at=at is_late=is_late.read_only() /> };
        (part, view.into_any())
    };
    let views = parts.get_value().into_iter().enumerate().map(view);
    let (informing, asking): (Vec<_>, Vec<_>) = views.partition(|(part, _)| part.is_information);
    let only_views = |views: Vec<(Part, AnyView)>| views.into_iter().map(|(_, view)| view).collect::<Vec<_>>();
    let has_tickets = sections.contains(&Section::Tickets);
    let summary = Memo::new(move |_| {
        if is_complete.get() && all(Part::is_empty) {
            Summary::New
        } else if is_complete.get() && all(Part::is_quiet) {
            Summary::AllClear
        } else {
            Summary::Busy
        }
    });
    let summary = move || match summary.get() {
        Summary::New => Some(welcome(has_tickets)),
        Summary::AllClear => Some(view! { <p class="summary all-clear">{i18n::dashboard::all_clear()}</p> }.into_any()),
        Summary::Busy => None,
    };
    let invoices = sections
        .contains(&Section::Invoices)
        .then(|| api::invoices::list(Answers::of_context()));
    let charts = move || invoices.map(|invoices| charts.run((invoices, is_shown)));
    view! {
        <div class="cards">{only_views(asking)} {summary} {only_views(informing)}</div>
        {charts}
    }
    .into_any()
}

/// How it is with all parts together.
#[derive(Clone, Copy, PartialEq)]
enum Summary {
    /// There are no records of any kind.
    New,
    /// There are records, of which none needs the customer.
    AllClear,
    /// Something does, or is not known.
    Busy,
}

fn part(section: Section) -> Part {
    let answers = Answers::of_context();
    match section {
        Section::Invoices => Part::new(
            section,
            api::invoices::list(answers),
            attention::to_pay,
            invoices::cards,
        ),
        Section::Estimates => Part::new(
            section,
            api::estimates::list(answers),
            attention::estimates,
            estimates::card,
        ),
        Section::Proposals => Part::new(
            section,
            api::proposals::list(answers),
            attention::proposals,
            proposals::card,
        ),
        Section::Contracts => Part::new(
            section,
            api::contracts::list(answers),
            attention::contracts,
            contracts::card,
        ),
        Section::Tickets => Part::new(section, api::tickets::list(answers), attention::tickets, tickets::card),
        // The knowledge base is in no menu.
        Section::Projects | Section::KnowledgeBase => Part::new(
            section,
            api::projects::list(answers),
            attention::projects,
            projects::card,
        )
        .for_information(),
    }
}

/// What a new customer finds: where things will be, and what can be done already.
fn welcome(has_tickets: bool) -> AnyView {
    let ticket = has_tickets.then(|| view! { <Link to=Route::NewTicket class="button" text=i18n::tickets::new() /> });
    view! {
        <section class="summary welcome">
            <h2>{i18n::dashboard::welcome()}</h2>
            <p>{i18n::dashboard::nothing_yet()}</p>
            <p class="ways">
                {ticket}
                <Link to=Route::of_section(Section::KnowledgeBase) class="button" text=i18n::dashboard::read() />
            </p>
        </section>
    }
    .into_any()
}
