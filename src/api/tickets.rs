//! `GET tickets`, `GET tickets/id/:id`, `POST tickets` and `POST tickets/add_reply/:id`.

use std::sync::Arc;

use form_urlencoded::Serializer;
use gloo_net::http::Method;
use wasm_bindgen::JsValue;
use web_sys::{File, FormData};

use super::answers::{Body, Change, Seen};
use super::{Answers, ApiError, Resource, Transfer, path_part};
use crate::model::{Id, Ticket, TicketSummary};

const LIST: &str = "tickets";

/// `GET tickets`: all of the customer's tickets.
pub fn list(answers: Answers) -> Resource<Vec<TicketSummary>> {
    answers.watch(LIST.to_owned())
}

/// The tickets as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<TicketSummary>>> {
    answers.known(LIST)
}

/// `GET tickets/id/:id`: one ticket with its conversation.
pub fn by_id(answers: Answers, id: &Id) -> Resource<Ticket> {
    answers.watch(format!("tickets/id/{}", path_part(id.as_str())))
}

/// What a customer writes into a new ticket.
pub struct NewTicket {
    /// What it is about.
    pub subject: String,
    /// The department; none where the server has told no departments.
    pub department: Option<String>,
    /// The priority.
    pub priority: String,
    /// The service that it is about.
    pub service: Option<String>,
    /// The project that it belongs to.
    pub project: Option<String>,
    /// The question.
    pub message: String,
    /// A file.
    pub file: Option<File>,
}

/// `POST tickets`: the server does not tell the new ticket's id, it is in the list that is read again.
///
/// # Errors
/// Where it was not accepted, or where it cannot be known.
pub async fn create(tickets: Resource<Vec<TicketSummary>>, new: NewTicket, transfer: Transfer) -> Result<(), ApiError> {
    // `0` is none. PHP asks for a department even where it has told of none.
    let mut fields = vec![
        ("subject", new.subject.as_str()),
        ("department", new.department.as_deref().unwrap_or("0")),
        ("priority", &new.priority),
        ("project", new.project.as_deref().unwrap_or("0")),
        // Servers disagree on where they look for the text.
        ("TicketBody", &new.message),
        ("message", &new.message),
    ];
    fields.extend(new.service.as_deref().map(|service| ("service", service)));
    let form = multipart(&fields, new.file.as_ref()).map_err(|_| ApiError::NotUnderstood("form"))?;
    let change = Change {
        method: Method::POST,
        path: "tickets",
        body: Body::Files(form, transfer),
    };
    tickets
        .change(change, |tickets| {
            Seen::among(tickets, |one| one.says(&new.subject, &new.message))
        })
        .await
}

/// `POST tickets/add_reply/:id`: multipart only where a file goes along.
///
/// # Errors
/// Where it was not accepted, or where it cannot be known.
pub async fn reply(
    ticket: Resource<Ticket>,
    id: &Id,
    text: &str,
    file: Option<&File>,
    transfer: Transfer,
) -> Result<(), ApiError> {
    // Keys of PHP are case-sensitive, and servers disagree on this one.
    let fields = [("message", text), ("Message", text)];
    let body = match file {
        None => Body::Form(Serializer::new(String::new()).extend_pairs(fields).finish()),
        Some(file) => {
            let form = multipart(&fields, Some(file)).map_err(|_| ApiError::NotUnderstood("form"))?;
            Body::Files(form, transfer)
        }
    };
    let change = Change {
        method: Method::POST,
        path: &format!("tickets/add_reply/{}", path_part(id.as_str())),
        body,
    };
    ticket
        .change(change, |ticket| {
            let own = ticket.messages.iter().filter(|one| one.is_own());
            Seen::among(own, |one| one.says(text))
        })
        .await
}

fn multipart(fields: &[(&str, &str)], file: Option<&File>) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    for (name, value) in fields {
        form.append_with_str(name, value)?;
    }
    if let Some(file) = file {
        form.append_with_blob_and_filename("Attachment", file, &file.name())?;
    }
    Ok(form)
}
