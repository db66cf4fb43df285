//! What can be found: pages, actions, and the records that are loaded. Nothing is asked for.

use std::sync::Arc;

use leptos::prelude::GetUntracked;

use super::search::best;
use crate::api::menu::Menu;
use crate::api::{self, Answers};
use crate::components::visits;
use crate::context::Context;
use crate::format::{Formats, within_text};
use crate::i18n;
use crate::model::document;
use crate::model::order::{latest, ordered};
use crate::model::{
    ArticleGroup, ContractSummary, EstimateSummary, InvoiceSummary, Money, ProjectSummary, ProposalSummary, Section,
    TicketSummary,
};
use crate::pages::{contracts, estimates, invoices, projects, proposals, section_name, tickets};
use crate::route::{ListView, Route};

/// How many of one group are offered at once.
const MOST: usize = 8;

/// Stands between texts that are made lower case together, and in none of them.
const SEPARATOR: char = '\u{1f}';

/// What a choice does.
#[derive(Clone)]
pub(super) enum Goal {
    Go(Route),
    ShowKeys,
    SignOut,
}

/// Something that can be found.
pub(super) struct Entry {
    goal: Goal,
    title: String,
    /// What else is shown of it, such as where it stands.
    facts: Vec<String>,
    amount: Option<Money>,
    /// What else it is found by.
    more: String,
}

impl Entry {
    fn new(goal: Goal, title: impl Into<String>, facts: impl IntoIterator<Item = Option<String>>) -> Self {
        Self {
            goal,
            title: title.into(),
            facts: facts.into_iter().flatten().collect(),
            amount: None,
            more: String::new(),
        }
    }

    fn record(route: Route, title: &str, facts: impl IntoIterator<Item = Option<String>>) -> Self {
        Self::new(Goal::Go(route), title, facts)
    }

    fn worth(mut self, amount: Option<&Money>) -> Self {
        self.amount = amount.cloned();
        self
    }

    /// Its title, other ways to write that if it is a number, and in a third line what else it is found by. No amount is formatted for
    /// it: a long list would take too long.
    fn searched(&self) -> String {
        let amount = self.amount.as_ref().map(Money::searched);
        let text = format!(
            "{}\n{}\n{} {} {}",
            self.title.replace('\n', " "),
            document::spellings(&self.title).join(" "),
            self.facts.join(" "),
            amount.unwrap_or_default(),
            self.more
        );
        text.replace(SEPARATOR, " ")
    }
}

/// Entries of one kind.
pub(super) struct Group {
    label: String,
    /// The section whose list has them all; none for what is no record.
    section: Option<Section>,
    entries: Vec<Entry>,
    /// What each is found by, in lower case.
    texts: Vec<String>,
}

impl Group {
    /// The lower case is the browser's affair: all of it is asked for at once.
    fn new(label: impl Into<String>, section: Option<Section>, entries: Vec<Entry>, formats: Formats) -> Self {
        let texts: Vec<_> = entries.iter().map(Entry::searched).collect();
        let texts = formats.lower_case(&texts.join(&SEPARATOR.to_string()));
        Self {
            label: label.into(),
            section,
            entries,
            texts: texts.split(SEPARATOR).map(str::to_owned).collect(),
        }
    }

    /// What a search finds of it, the best first; none where that is nothing. Where it is much, the list of the section has it all.
    pub(super) fn find(&self, search: &str, formats: Formats) -> Option<Found> {
        let texts = self.texts.iter().take(self.entries.len()).map(String::as_str);
        let places = best(texts, &formats.lower_case(search));
        let entries = places.iter().take(MOST).filter_map(|place| self.entries.get(*place));
        let mut choices: Vec<_> = entries.map(|entry| Choice::of_entry(entry, formats)).collect();
        let all = self.section.filter(|_| places.len() > MOST);
        choices.extend(all.map(|section| Choice {
            goal: Goal::Go(searched_list(section, search)),
            title: i18n::palette::all(&formats.number(places.len())),
            detail: self.label.clone(),
        }));
        (!choices.is_empty()).then(|| Found {
            label: self.label.clone(),
            choices,
            count: places.len(),
        })
    }
}

/// What is found of a group.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) label: String,
    pub(super) choices: Vec<Choice>,
    /// How many there are, be they offered or not.
    pub(super) count: usize,
}

/// What is offered.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) goal: Goal,
    pub(super) title: String,
    pub(super) detail: String,
}

impl Choice {
    fn of_entry(entry: &Entry, formats: Formats) -> Self {
        let amount = entry.amount.as_ref().map(|amount| within_text(&formats.money(amount)));
        let facts: Vec<_> = entry.facts.iter().cloned().chain(amount).collect();
        Self {
            goal: entry.goal.clone(),
            title: entry.title.clone(),
            detail: facts.join(" · "),
        }
    }
}

/// The list of a section, narrowed to what is searched.
fn searched_list(section: Section, search: &str) -> Route {
    let view = ListView {
        search: search.trim().to_owned(),
        ..ListView::default()
    };
    Route::of_section(section).with_query(view.into())
}

/// The sections that the customer may use, with their names.
fn sections(menu: Menu) -> Vec<(Section, String)> {
    let menu = menu.get().unwrap_or_default();
    let own = menu
        .iter()
        .filter_map(|entry| Some((entry.section?, entry.name.clone())));
    let public = (Section::KnowledgeBase, section_name(Section::KnowledgeBase).to_owned());
    own.chain([public]).collect()
}

/// The records that the customer was at last, but for the one they are at.
pub(super) fn recent(context: Context, menu: Menu, formats: Formats) -> Group {
    let sections = sections(menu);
    let here = context.location.route().get_untracked().page();
    let entry = |(route, title): (Route, String)| {
        let section = route.section();
        let (_, name) = sections.iter().find(|(known, _)| Some(*known) == section)?;
        (route != here).then(|| Entry::record(route, &title, [Some(name.clone())]))
    };
    let entries = visits(context.session).into_iter().filter_map(entry).collect();
    Group::new(i18n::palette::recent(), None, entries, formats)
}

/// The pages of the menu.
pub(super) fn pages(menu: Menu, formats: Formats) -> Group {
    let dashboard = Entry::record(Route::Dashboard, i18n::section::dashboard(), []);
    let section = |(section, name): (Section, String)| Entry::record(Route::of_section(section), &name, []);
    let sections = sections(menu).into_iter().map(section);
    let entries = std::iter::once(dashboard).chain(sections).collect();
    Group::new(i18n::palette::pages(), None, entries, formats)
}

/// What can be done. Whether a project takes tasks is known of those that the customer was at.
pub(super) fn actions(answers: Answers, menu: Menu, formats: Formats) -> Group {
    let sections = sections(menu);
    let has = |wanted: Section| sections.iter().any(|(section, _)| *section == wanted);
    let mut entries = Vec::new();
    if has(Section::Tickets) {
        entries.push(Entry::record(Route::NewTicket, i18n::tickets::new(), []));
    }
    entries.push(Entry::new(Goal::ShowKeys, i18n::keys::title(), []));
    entries.push(Entry::new(Goal::SignOut, i18n::navigation::sign_out(), []));
    if has(Section::Projects) {
        let projects = api::projects::known(answers).unwrap_or_default();
        let open = projects.iter().filter(|project| {
            api::projects::known_by_id(answers, &project.id)
                .is_some_and(|project| project.settings.allows("create_tasks"))
        });
        entries.extend(open.map(|project| {
            let to = Route::NewTask(project.id.clone());
            Entry::record(to, i18n::project::add_task(), [Some(project.name.clone())])
        }));
    }
    Group::new(i18n::palette::actions(), None, entries, formats)
}

/// All records that are loaded, by their sections, the newest first.
pub(super) fn records(answers: Answers, menu: Menu, formats: Formats) -> Vec<Group> {
    let group = |(section, name): (Section, String)| {
        let entries = match section {
            Section::Invoices => newest_first(api::invoices::known(answers), |one| one.date, invoice),
            Section::Estimates => newest_first(api::estimates::known(answers), |one| one.date, estimate),
            Section::Proposals => newest_first(api::proposals::known(answers), |one| one.date, proposal),
            Section::Contracts => newest_first(api::contracts::known(answers), |one| one.start, contract),
            Section::Projects => newest_first(api::projects::known(answers), |one| one.start, project),
            Section::Tickets => newest_first(api::tickets::known(answers), |one| one.last_reply, ticket),
            Section::KnowledgeBase => articles(&api::knowledge_base::known(answers).unwrap_or_default()),
        };
        Group::new(name, Some(section), entries, formats)
    };
    sections(menu).into_iter().map(group).collect()
}

fn newest_first<T, M: Into<i64>>(
    known: Option<Arc<Vec<T>>>,
    moment: fn(&T) -> Option<M>,
    entry: fn(&T) -> Entry,
) -> Vec<Entry> {
    let known = known.unwrap_or_default();
    let newest = ordered(known.iter().collect(), |record| [latest(moment(record)), 0]);
    newest.into_iter().map(entry).collect()
}

fn invoice(invoice: &InvoiceSummary) -> Entry {
    let facts = [Some(invoices::badge(&invoice.status).label), invoice.project.clone()];
    Entry::record(Route::Invoice(invoice.id.clone()), &invoice.number, facts).worth(invoice.total.as_ref())
}

fn estimate(estimate: &EstimateSummary) -> Entry {
    let facts = [Some(estimates::badge(&estimate.status).label), estimate.project.clone()];
    Entry::record(Route::Estimate(estimate.id.clone()), &estimate.number, facts).worth(estimate.total.as_ref())
}

fn proposal(proposal: &ProposalSummary) -> Entry {
    let facts = [Some(proposals::badge(&proposal.status).label), proposal.project.clone()];
    Entry::record(Route::Proposal(proposal.id.clone()), &proposal.subject, facts).worth(proposal.total.as_ref())
}

fn contract(contract: &ContractSummary) -> Entry {
    let facts = [Some(contracts::badge(contract).label), contract.kind.clone()];
    Entry::record(Route::Contract(contract.id.clone()), &contract.subject, facts).worth(contract.value.as_ref())
}

fn project(project: &ProjectSummary) -> Entry {
    let facts = [Some(projects::badge(&project.status).label)];
    Entry::record(Route::Project(project.id.clone()), &project.name, facts)
}

fn ticket(ticket: &TicketSummary) -> Entry {
    let number = Some(format!("#{}", ticket.id));
    let facts = [number, Some(tickets::badge(ticket).label), ticket.department.clone()];
    Entry::record(Route::Ticket(ticket.id.clone()), &ticket.subject, facts)
}

/// Articles are found by what they say, too.
fn articles(groups: &[ArticleGroup]) -> Vec<Entry> {
    let of_group = |group: &ArticleGroup| {
        let name = group.name.clone();
        let entries = group.articles.iter().map(move |article| Entry {
            more: article.text.clone(),
            ..Entry::record(
                Route::Article(article.slug.clone()),
                &article.title,
                [Some(name.clone())],
            )
        });
        entries.collect::<Vec<_>>()
    };
    groups.iter().flat_map(of_group).collect()
}
