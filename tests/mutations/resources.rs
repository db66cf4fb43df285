//! Everything that the portal decodes: an answer of each kind, and what a page makes of it without a browser.

use std::hint::black_box;

use customer_portal::api::ApiError;
use customer_portal::api::judge::{Asked, judge};
use customer_portal::model::gantt::Span;
use customer_portal::model::invoice::statistics;
use customer_portal::model::project_record::humanised;
use customer_portal::model::wire::{FromData, FromRow};
use customer_portal::model::{
    Amounts, Article, ArticleGroup, ArticleIndex, Choice, Contract, ContractSummary, Date, Estimate, EstimateSummary,
    Gantt, Group, Headings, Html, Invoice, InvoiceSummary, MenuEntry, Message, Project, ProjectRecord, ProjectSummary,
    Proposal, ProposalSummary, Task, TaskChoices, TaskFields, Ticket, TicketSummary, attention, chart, money, ticket,
};
use customer_portal::session::Credentials;

/// A kind of answer.
pub struct Resource {
    /// The name of its sample in one of the fixtures.
    pub sample: &'static str,
    /// Reads an answer with a status as the portal does, and tells whether it was accepted.
    pub read: fn(u16, &str) -> bool,
}

/// One of each kind. The documentation has samples of all but those whose names are in lower case.
pub const RESOURCES: [Resource; 39] = [
    of("Authentication | Login", |status, body| {
        read(status, body, |_: &Credentials| {})
    }),
    of("Authentication | Logout", done),
    of("Authentication | Register", done),
    of("Proposals | Add Proposal Comments", done),
    of("Task | Add task to a project", done),
    of("Task | Update task", done),
    of("Support | Add New Reply To A Ticket", done),
    of("Support | Add New Ticket", done),
    of("Contracts | Add Contract Comments", done),
    of("refused fields", done),
    of("Invoices | List All Invoices", |status, body| {
        list(status, body, invoices)
    }),
    of("Invoices | Request Invoice By ID", |status, body| {
        read(status, body, invoice)
    }),
    of("Estimates | List All Estimates", |status, body| {
        list(status, body, |_: &[EstimateSummary]| {})
    }),
    of("Estimates | Request Estimates By ID", |status, body| {
        read(status, body, estimate)
    }),
    of("Proposals | List All Proposals", |status, body| {
        list(status, body, |_: &[ProposalSummary]| {})
    }),
    of("Proposals | Request Proposal By ID", |status, body| {
        read(status, body, proposal)
    }),
    of("Contracts | List All Contracts", |status, body| {
        list(status, body, |_: &[ContractSummary]| {})
    }),
    of("Contracts | Request Contract By ID", |status, body| {
        read(status, body, contract)
    }),
    of("Projects | List All Projects", |status, body| {
        list(status, body, |_: &[ProjectSummary]| {})
    }),
    of("Projects | Request Project By ID", |status, body| {
        read(status, body, project)
    }),
    of("Projects | Request Project Groups Information", |status, body| {
        list(status, body, tasks)
    }),
    of("create_task_data", |status, body| {
        read(status, body, |_: &TaskChoices| {})
    }),
    of("discussions", records),
    of("timesheets", records),
    of("milestones", |status, body| list(status, body, milestones)),
    of("expenses", records),
    of("subscriptions", records),
    of("credit_notes", records),
    of("a group that some installation added", records),
    of("Support | List All Tickets", |status, body| list(status, body, tickets)),
    of("Support | Request Tickets By ID", |status, body| {
        read(status, body, ticket_with_messages)
    }),
    of("a ticket with replies", |status, body| {
        read(status, body, ticket_with_messages)
    }),
    of("Knowledge Base | List All Knowledge Base", |status, body| {
        list(status, body, articles)
    }),
    of(
        "Knowledge Base | Request Knowledge Base By Group Slug Name",
        |status, body| list(status, body, articles),
    ),
    of(
        "Knowledge Base | Request Knowledge Base By Slug Name",
        |status, body| read(status, body, |article: &Article| html(article.content.as_ref())),
    ),
    of("Miscellaneous | Get client menu", |status, body| {
        list(status, body, |_: &[MenuEntry]| {})
    }),
    of("Miscellaneous | List all departments", choices),
    of("Miscellaneous | List all services", choices),
    of("Miscellaneous | List ticket priorities", choices),
];

const fn of(sample: &'static str, read: fn(u16, &str) -> bool) -> Resource {
    Resource { sample, read }
}

/// What `api::client` does with an answer to a question; `show` is what a page does with what was read.
fn read<T: FromData>(status: u16, body: &str, show: impl Fn(&T)) -> bool {
    let read = match judge(asked(true), status, body) {
        Ok(Some(data)) => T::from_data(data).ok(),
        Ok(None) | Err(ApiError::NotFound) => T::absent(),
        Err(_) => None,
    };
    read.iter().for_each(show);
    read.is_some()
}

/// The same for a list.
fn list<T: FromRow>(status: u16, body: &str, show: impl Fn(&[T])) -> bool {
    read(status, body, |all: &Vec<T>| show(all))
}

/// What it does with an answer to what was sent.
fn done(status: u16, body: &str) -> bool {
    judge(asked(false), status, body).is_ok()
}

/// What a signed-in customer asks, or sends.
fn asked(is_read: bool) -> Asked {
    Asked {
        is_read,
        with_token: true,
    }
}

fn choices(status: u16, body: &str) -> bool {
    list(status, body, |_: &[Choice]| {})
}

fn records(status: u16, body: &str) -> bool {
    list(status, body, |records| {
        records.iter().for_each(record);
        for column in ProjectRecord::names(records).into_iter().take(4) {
            black_box(humanised(column));
            black_box(records.iter().map(|record| record.extra(column)).collect::<Vec<_>>());
        }
    })
}

/// A day of the customer's.
const TODAY: Date = Date {
    year: 2023,
    month: 5,
    day: 17,
};

fn html(html: Option<&Html>) {
    if let Some(html) = html {
        black_box((html.lines(), html.around_items()));
        black_box(html.prepared(Headings::Kept, &|_| None));
    }
}

fn invoices(invoices: &[InvoiceSummary]) {
    let to_pay = attention::to_pay(invoices, TODAY);
    black_box(money::totals(
        to_pay.iter().filter_map(|invoice| invoice.total.as_ref()),
    ));
    for chart in statistics::by_month(invoices, TODAY).0 {
        let top = chart::top(chart.total());
        let heights = chart.months.iter().map(|month| chart::height(month.total, top));
        black_box((chart.highest().is_some(), heights.collect::<Vec<_>>()));
    }
    black_box(statistics::by_status(invoices, TODAY).len());
}

fn amounts(amounts: &Amounts) {
    for item in &amounts.items {
        black_box(item.amount().map(|amount| amount.to_string()));
        html(item.details.as_ref());
    }
    let sums = [&amounts.subtotal, &amounts.discount, &amounts.tax, &amounts.total];
    black_box(money::totals(sums.into_iter().flatten()));
}

fn invoice(invoice: &Invoice) {
    amounts(&invoice.amounts);
    black_box(money::totals(
        invoice.payments.iter().filter_map(|payment| payment.amount.as_ref()),
    ));
    html(invoice.note.as_ref());
    html(invoice.terms.as_ref());
}

fn estimate(estimate: &Estimate) {
    amounts(&estimate.amounts);
    html(estimate.note.as_ref());
    html(estimate.terms.as_ref());
}

fn proposal(proposal: &Proposal) {
    amounts(&proposal.amounts);
    html(proposal.content.as_ref());
    messages(&proposal.comments);
}

fn contract(contract: &Contract) {
    html(contract.description.as_ref());
    html(contract.content.as_ref());
    messages(&contract.comments);
}

fn messages(messages: &[Message]) {
    for message in messages {
        html(message.text.as_ref());
        black_box(message.is_own() && message.says("what was sent"));
    }
}

fn project(project: &Project) {
    let shown = project.settings.groups();
    black_box(shown.iter().map(Group::name).map(humanised).collect::<Vec<_>>());
    html(project.description.as_ref());
}

fn tasks(tasks: &[Task]) {
    let span = |task: &Task| Span {
        name: task.name.clone(),
        start: task.start,
        end: task.due,
    };
    let spans: Vec<_> = tasks.iter().map(span).collect();
    black_box(Gantt::of(&spans, &[], TODAY));
    for task in tasks {
        html(task.description.as_ref());
        black_box(TaskFields::of_task(task));
    }
}

fn record(record: &ProjectRecord) {
    black_box(record.known().map(|name| record.value(name)).collect::<Vec<_>>());
}

fn milestones(milestones: &[ProjectRecord]) {
    let span = |milestone: &ProjectRecord| Span {
        name: milestone.text("name").unwrap_or_default().to_owned(),
        start: None,
        end: milestone.date("due_date"),
    };
    let spans: Vec<_> = milestones.iter().map(span).collect();
    black_box(Gantt::of(&[], &spans, TODAY));
    milestones.iter().for_each(record);
}

fn tickets(tickets: &[TicketSummary]) {
    for ticket in tickets.iter().take(1) {
        let before = &tickets[..tickets.len() / 2];
        black_box(ticket::just_opened(&ticket.subject, "what was sent", before, tickets));
        black_box(ticket.status_color.map(|color| color.to_string()));
    }
}

fn ticket_with_messages(ticket: &Ticket) {
    messages(&ticket.messages);
}

fn articles(groups: &[ArticleGroup]) {
    let index = ArticleIndex::new(groups, str::to_lowercase);
    black_box((
        index.find("custom project"),
        index.suggest("how do i begin a project", 5),
    ));
}
