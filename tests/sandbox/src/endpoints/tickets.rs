//! `GET tickets`, `GET tickets/id/:id`, `POST tickets`, `POST tickets/add_reply/:id`.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::own::Own;
use crate::answer::{self, Refusal};
use crate::auth::SignedIn;
use crate::form::Fields;
use crate::records::ticket_choices::{Choice, DEPARTMENTS, OPEN, PRIORITIES, SERVICES};
use crate::records::{Section, Ticket, TicketFile, next_id, nl2br, one, one_mut};
use crate::state::Sandbox;

pub(super) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/tickets", get(list).post(open))
        .route("/tickets/id/{id}", get(detail))
        .route("/tickets/add_reply/{id}", post(reply))
}

const OWN: Own<Ticket> = Own {
    section: Section::Support,
    all: |records| &records.tickets,
};

async fn list(State(sandbox): State<Sandbox>, contact: SignedIn) -> Result<Response, Refusal> {
    OWN.list(&sandbox, &contact, Ticket::row)
}

async fn detail(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    OWN.one(&sandbox, &contact, &id, Ticket::detail)
}

async fn open(State(sandbox): State<Sandbox>, contact: SignedIn, fields: Fields) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let client_id = contact.permitted(&state, Section::Support)?.id;
    let text = text_of(&fields, "TicketBody");
    fields.only(
        &[
            "subject",
            "department",
            "priority",
            "project",
            "service",
            "TicketBody",
            "message",
        ],
        &["Attachment"],
    )?;
    let [subject, department, priority, message] = fields.require(["subject", "department", "priority", text])?;
    let optional = |field| fields.text(field).filter(|id| *id != "0");
    let project = optional("project").map(|id| {
        let project = one(&state.records.projects, client_id, id);
        project
            .map(|project| project.id)
            .ok_or_else(|| Refusal::unknown("project"))
    });
    let ticket = Ticket {
        id: next_id(&state.records.tickets),
        client_id,
        opened_by: None,
        assigned: 0,
        subject: subject.trim().to_owned(),
        message: nl2br(message),
        // As in the documented request: none.
        department: if department == "0" {
            0
        } else {
            choice("department", department, &DEPARTMENTS)?
        },
        priority: choice("priority", priority, &PRIORITIES)?,
        service: optional("service")
            .map(|id| choice("service", id, &SERVICES))
            .transpose()?,
        status: &OPEN,
        project_id: project.transpose()?,
        date: state.clock.now(),
        attachments: attachments(&fields),
        replies: Vec::new(),
    };
    state.records.tickets.push(ticket);
    Ok(answer::done("Ticket added successfully."))
}

async fn reply(
    State(sandbox): State<Sandbox>,
    contact: SignedIn,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let mut state = sandbox.state();
    let now = state.clock.now();
    let client_id = contact.permitted(&state, Section::Support)?.id;
    let ticket = one_mut(&mut state.records.tickets, client_id, &id).ok_or(Refusal::NoData)?;
    fields.only(&["Message", "message"], &["Attachment"])?;
    let [message] = fields.require([text_of(&fields, "Message")])?;
    ticket.reply(nl2br(message), now, attachments(&fields));
    Ok(answer::done("Reply added successfully"))
}

/// The documentation and a shipped client disagree about the field that the text is in: either will do.
fn text_of(fields: &Fields, documented: &'static str) -> &'static str {
    if fields.text(documented).is_some() {
        documented
    } else {
        "message"
    }
}

fn choice(field: &'static str, id: &str, choices: &[Choice]) -> Result<u32, Refusal> {
    // Of a form that came empty, which the module has let pass.
    if id.is_empty() {
        return Ok(0);
    }
    let mut open_to_customers = choices.iter().filter(|choice| !choice.hidden);
    let chosen = open_to_customers.find(|choice| choice.id.to_string() == id);
    chosen.map(|choice| choice.id).ok_or_else(|| Refusal::unknown(field))
}

fn attachments(fields: &Fields) -> Vec<TicketFile> {
    let file = fields.file("Attachment").map(|file| TicketFile {
        file_name: file.file_name.clone(),
        filetype: file.filetype.clone(),
    });
    file.into_iter().collect()
}
