//! `GET tickets`, `GET tickets/id/:id`, `POST tickets` and `POST tickets/add_reply/:id`.

use std::sync::Arc;

use form_urlencoded::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FormData};

use super::answers::{Body, Change};
use super::client::Method;
use super::{Answers, ApiError, Resource, Transfer, path_part};
use crate::model::{Id, Message, Ticket, TicketSummary};

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
    readable(new.file.as_ref()).await?;
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
        method: Method::Post,
        path: "tickets",
        body: Body::Files(form, transfer),
    };
    let outcome = tickets
        .change(change, |before, now| {
            TicketSummary::trace(before.map(Vec::as_slice), now, &new.subject, &new.message)
        })
        .await;
    or_file_changed(outcome, new.file.as_ref()).await
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
    readable(file).await?;
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
        method: Method::Post,
        path: &format!("tickets/add_reply/{}", path_part(id.as_str())),
        body,
    };
    let outcome = ticket
        .change(change, |before, now| {
            let before = before.map(|before| before.messages.as_slice());
            Message::trace(before, &now.messages, text, usize::from(file.is_some()))
        })
        .await;
    or_file_changed(outcome, file).await
}

/// Makes sure that a file is still as it was when it was chosen: browsers refuse to read it otherwise.
async fn readable(file: Option<&File>) -> Result<(), ApiError> {
    let Some(file) = file else { return Ok(()) };
    let is_read = match file.slice_with_f64_and_f64(0.0, 1.0) {
        Ok(first) => JsFuture::from(first.array_buffer()).await.is_ok(),
        Err(_) => false,
    };
    is_read.then_some(()).ok_or_else(|| ApiError::FileChanged(file.name()))
}

/// Where a request has failed since its file changed on the way, neither the server nor the connection is the reason.
async fn or_file_changed(outcome: Result<(), ApiError>, file: Option<&File>) -> Result<(), ApiError> {
    match outcome {
        Err(ApiError::Unreachable | ApiError::SiteNotAllowed) => readable(file).await.and(outcome),
        outcome => outcome,
    }
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
