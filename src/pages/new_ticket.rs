//! `/tickets/new`

use leptos::prelude::*;

use crate::api::menu::Menu;
use crate::api::tickets::NewTicket;
use crate::api::{self, Answers, Remote, Resource, Transfer};
use crate::components::document::back;
use crate::components::form::{Field, Form, FormState, Problem, choice, text_area, text_field};
use crate::components::{ArticleOffers, Draft, FileField, Loading, PageTitle, upload_progress};
use crate::context::Context;
use crate::i18n;
use crate::model::ticket::just_opened;
use crate::model::{Choice, ProjectSummary, Section, TicketSummary};
use crate::route::{Query, Route};

/// How many letters of a subject are enough to look for articles.
const ENOUGH_LETTERS: usize = 3;

/// A form for a new ticket, which leads to the ticket.
#[component]
pub fn NewTicketPage(
    /// The customer's menu.
    menu: Menu,
) -> impl IntoView {
    let choices = Choices::watch(menu);
    // Known before the new ticket is, so that it can be told from them.
    let tickets = api::tickets::list(Answers::of_context());
    let is_ready = choices.are_known();
    let content = move || {
        if is_ready.get() {
            form(&choices, tickets)
        } else {
            view! { <Loading /> }.into_any()
        }
    };
    view! {
        {back(Route::Tickets(Query::default()), i18n::section::support())}
        <PageTitle text=i18n::tickets::new() />
        {content}
    }
}

/// What is chosen from, each by what is sent for it and its name.
type Options = Signal<Vec<(String, String)>>;

/// What a ticket can be described with. Any of it may not be there: some servers lack the endpoints.
#[derive(Clone, Copy)]
struct Choices {
    asked: [Option<Asked>; 4],
    departments: Options,
    services: Options,
    priorities: Options,
    projects: Options,
}

/// How far an answer with choices is, and what asks for it again.
type Asked = (ReadSignal<Remote>, Callback<()>);

fn asked<T: Send + Sync + 'static>(choices: Resource<T>) -> Asked {
    (choices.state(), choices.retry())
}

impl Choices {
    fn watch(menu: Menu) -> Self {
        let answers = Answers::of_context();
        let departments = api::miscellaneous::departments(answers);
        let services = api::miscellaneous::services(answers);
        let priorities = api::miscellaneous::ticket_priorities(answers);
        let has_projects = menu.get_untracked().is_some_and(|menu| {
            let mut sections = menu.iter().map(|entry| entry.section);
            sections.any(|section| section == Some(Section::Projects))
        });
        let projects = has_projects.then(|| api::projects::list(answers));
        Self {
            asked: [
                Some(asked(departments)),
                Some(asked(services)),
                Some(asked(priorities)),
                projects.map(asked),
            ],
            departments: Signal::derive(move || options(departments)),
            services: Signal::derive(move || or_none(options(services))),
            priorities: Signal::derive(move || {
                let known = options(priorities);
                if known.is_empty() { usual_priorities() } else { known }
            }),
            projects: Signal::derive(move || {
                let projects = projects.and_then(Resource::get).unwrap_or_default();
                let pair = |project: &ProjectSummary| (project.id.to_string(), project.name.clone());
                or_none(projects.iter().map(pair).collect())
            }),
        }
    }

    /// Whether all are there, or cannot be had.
    fn are_known(self) -> Memo<bool> {
        Memo::new(move |_| {
            self.asked
                .iter()
                .flatten()
                .all(|(state, _)| state.with(Remote::is_settled))
        })
    }

    /// A word about choices that could not be had, and a way to ask again.
    fn failure(self) -> AnyView {
        let has_failed = |state: ReadSignal<Remote>| state.with(|state| state.error.is_some());
        let has_any_failed = Memo::new(move |_| self.asked.iter().flatten().any(|(state, _)| has_failed(*state)));
        let retry = move |_| self.asked.iter().flatten().for_each(|(_, retry)| retry.run(()));
        let notice = move || {
            has_any_failed.get().then(|| {
                view! {
                    <div class="notice" role="status">
                        <p>{i18n::new_ticket::choices_failed()}</p>
                        <button type="button" class="button" on:click=retry>
                            {i18n::app::try_again()}
                        </button>
                    </div>
                }
            })
        };
        notice.into_any()
    }
}

fn options(choices: Resource<Vec<Choice>>) -> Vec<(String, String)> {
    let choices = choices.get().unwrap_or_default();
    let pair = |choice: &Choice| (choice.id.to_string(), choice.name.clone());
    choices.iter().map(pair).collect()
}

/// Options of which none may be chosen; there is nothing to choose where there are none.
fn or_none(mut options: Vec<(String, String)>) -> Vec<(String, String)> {
    if !options.is_empty() {
        options.insert(0, (String::new(), i18n::new_ticket::none().to_owned()));
    }
    options
}

/// The priorities that the CRM comes with.
fn usual_priorities() -> Vec<(String, String)> {
    let names = [
        ("1", i18n::new_ticket::low()),
        (MEDIUM, i18n::new_ticket::medium()),
        ("3", i18n::new_ticket::high()),
    ];
    names.map(|(id, name)| (id.to_owned(), name.to_owned())).into()
}

/// The priority that a ticket has unless its writer chooses another.
const MEDIUM: &str = "2";

/// What is chosen: the first option, unless another one has been; none for the option that stands for none.
fn chosen(value: RwSignal<String>, options: Options) -> Option<String> {
    let value = value.get_untracked();
    options.with_untracked(|options| {
        let is_there = options.iter().any(|(id, _)| *id == value);
        let first = || options.first().map(|(id, _)| id.clone());
        Some(value)
            .filter(|_| is_there)
            .or_else(first)
            .filter(|id| !id.is_empty())
    })
}

fn form(choices: &Choices, tickets: Resource<Vec<TicketSummary>>) -> AnyView {
    let choices = *choices;
    let location = Context::get().location;
    let (state, transfer, file) = (FormState::untouched(), Transfer::default(), FileField::empty());
    let draft = Draft::of_page();
    let [subject, department, service, project, message] =
        ["subject", "department", "service", "project", "message"].map(|name| draft.field(name, String::new()));
    let priority = draft.field("priority", MEDIUM.to_owned());
    let submit = Callback::new(move |()| {
        let new = NewTicket {
            subject: subject.get_untracked().trim().to_owned(),
            department: chosen(department, choices.departments),
            priority: chosen(priority, choices.priorities).unwrap_or_else(|| MEDIUM.to_owned()),
            service: chosen(service, choices.services),
            project: chosen(project, choices.projects),
            message: message.get_untracked().trim().to_owned(),
            file: file.file(),
        };
        let problems = problems(&new);
        if problems.is_empty() && file.refuse() {
            return;
        }
        let before = tickets.get_untracked();
        let (subject, message, sent_file) = (new.subject.clone(), new.message.clone(), new.file.clone());
        let send = || {
            draft.creating(async move {
                let outcome = api::tickets::create(tickets, new, transfer).await;
                file.clear_if_changed(&outcome);
                outcome
            })
        };
        state.submit(problems, send, move || {
            let opened = tickets.get_untracked().zip(before).and_then(|(now, before)| {
                just_opened(&subject, &message, &before, &now).map(|ticket| ticket.id.clone())
            });
            let to = opened.map_or_else(|| Route::Tickets(Query::default()), Route::Ticket);
            // Its page looks whether all of it is there: the list tells nothing of files.
            draft.hand_on(&to, vec![("subject", subject), ("message", message)], sent_file);
            location.go(to);
        });
    });
    let has_enough_letters = Memo::new(move |had: Option<&bool>| {
        had == Some(&true) || subject.with(|subject| subject.trim().chars().count() >= ENOUGH_LETTERS)
    });
    let offers = move || {
        has_enough_letters
            .get()
            .then(|| view! { <ArticleOffers question=subject /> })
    };
    view! {
        {choices.failure()}
        <Form state=state button=i18n::new_ticket::create() submit=submit>
            {draft.notice(true)}
            {text_field(required("subject", i18n::tickets::subject()), state, subject, "text", "off")}
            {offers}
            {choice_if_any(required("department", i18n::tickets::department()), state, department, choices.departments)}
            {choice(required("priority", i18n::tickets::priority()), state, priority, choices.priorities)}
            {choice_if_any(optional("service", i18n::ticket::service()), state, service, choices.services)}
            {choice_if_any(optional("project", i18n::tickets::project()), state, project, choices.projects)}
            {text_area(required("message", i18n::new_ticket::message()), state, message)}
            {file.view()} {upload_progress(transfer)}
        </Form>
    }
    .into_any()
}

fn problems(new: &NewTicket) -> Vec<Problem> {
    let lines = [
        ("subject", &new.subject, i18n::tickets::subject()),
        ("message", &new.message, i18n::new_ticket::message()),
    ];
    let missing = lines.into_iter().filter(|(_, text, _)| text.is_empty());
    missing
        .map(|(name, _, label)| (name.to_owned(), i18n::form::missing(label)))
        .collect()
}

fn choice_if_any(field: Field, state: FormState, value: RwSignal<String>, options: Options) -> AnyView {
    let has_any = Memo::new(move |_| options.with(|options| !options.is_empty()));
    let shown = move || has_any.get().then(|| choice(field, state, value, options));
    shown.into_any()
}

fn required(name: &'static str, label: &'static str) -> Field {
    Field {
        name,
        label,
        is_required: true,
    }
}

fn optional(name: &'static str, label: &'static str) -> Field {
    Field {
        name,
        label,
        is_required: false,
    }
}
