//! What the customer has written and not sent: kept in the record of the session, and gone with it.

use js_sys::Object;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{Session, record, storage, token};
use crate::model::Id;

/// Its name in the record.
pub(super) const DRAFTS: &str = "drafts";

/// The drafts of one contact with one CRM, each with a name of its own. Nothing is read of, or written for, anybody else.
#[derive(Clone)]
pub struct Drafts {
    crm: String,
    contact: Id,
}

impl Session {
    /// The drafts of the contact whose account is shown.
    pub fn drafts(self) -> Option<Drafts> {
        Some(Drafts {
            crm: self.standing.try_with_value(|standing| standing.crm.clone())?,
            contact: self.state.try_with_untracked(|state| state.contact().cloned())??,
        })
    }
}

impl Drafts {
    /// A draft.
    pub fn get(&self, name: &str) -> Option<String> {
        record::get(self.all()?.as_ref(), name).as_string()
    }

    /// Keeps a draft, or forgets it where there is none, and tells whether there is any then.
    pub fn keep(&self, name: &str, text: Option<&str>) -> bool {
        let session = storage::load(&self.crm);
        if !self.is_own(&session) {
            return false;
        }
        let drafts = drafts_in(&session).unwrap_or_default();
        match text {
            Some(text) => record::set(&drafts, name, &text.into()),
            None => record::delete(&drafts, name),
        }
        record::set(&session, DRAFTS, &drafts);
        storage::save(&self.crm, &session);
        is_any(&drafts)
    }

    /// Whether there is any.
    pub fn is_any(&self) -> bool {
        self.all().as_ref().is_some_and(is_any)
    }

    /// Whether the tab still has the session that they belong to.
    pub(super) fn are_kept(&self) -> bool {
        self.is_own(&storage::load(&self.crm))
    }

    fn all(&self) -> Option<Object> {
        let session = storage::load(&self.crm);
        drafts_in(&session).filter(|_| self.is_own(&session))
    }

    fn is_own(&self, session: &JsValue) -> bool {
        record::get(session, token::CONTACT).as_string().as_deref() == Some(self.contact.as_str())
    }
}

fn drafts_in(session: &JsValue) -> Option<Object> {
    record::get(session, DRAFTS).dyn_into().ok()
}

fn is_any(drafts: &Object) -> bool {
    Object::keys(drafts).length() > 0
}
