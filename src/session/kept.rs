//! What is kept for a customer in the tab: in the record of the session, and gone with it.

use js_sys::Object;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::{Session, record, storage, token};
use crate::model::Id;

/// What is kept apart from each other; each is an object of texts in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the customer has written and not sent.
    Drafts,
    /// How the customer looks at lists.
    Lists,
    /// Where the customer has been.
    Recent,
    /// What the customer has switched off.
    Settings,
    /// When the customer has last used the portal.
    Use,
}

impl Part {
    /// Its name in the record.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Lists => "lists",
            Self::Recent => "recent",
            Self::Settings => "settings",
            Self::Use => "use",
        }
    }
}

/// One part of what is kept for one contact with one CRM. Nothing is read of, or written for, anybody else.
#[derive(Clone)]
pub struct Kept {
    part: Part,
    crm: String,
    contact: Id,
}

impl Session {
    /// What is kept for the contact whose account is shown.
    pub fn kept(self, part: Part) -> Option<Kept> {
        Some(Kept {
            part,
            crm: self.standing.try_with_value(|standing| standing.crm.clone())?,
            contact: self.state.try_with_untracked(|state| state.contact().cloned())??,
        })
    }
}

impl Kept {
    /// The text of a name.
    pub fn get(&self, name: &str) -> Option<String> {
        record::get(self.all()?.as_ref(), name).as_string()
    }

    /// All names with their texts, in the order in which they came.
    pub fn texts(&self) -> Vec<(String, String)> {
        let all = self.all().unwrap_or_default();
        let text = |name: JsValue| {
            let name = name.as_string()?;
            let text = record::get(&all, &name).as_string()?;
            Some((name, text))
        };
        Object::keys(&all).iter().filter_map(text).collect()
    }

    /// Keeps the text of a name, or forgets it where there is none, and tells whether there is any then.
    pub fn keep(&self, name: &str, text: Option<&str>) -> bool {
        let session = storage::load(&self.crm);
        if !self.is_own(&session) {
            return false;
        }
        let all = self.part_of(&session).unwrap_or_default();
        match text {
            Some(text) => record::set(&all, name, &text.into()),
            None => record::delete(&all, name),
        }
        record::set(&session, self.part.name(), &all);
        storage::save(&self.crm, &session);
        is_any(&all)
    }

    /// Whether there is any text.
    pub fn is_any(&self) -> bool {
        self.all().as_ref().is_some_and(is_any)
    }

    /// Whether the tab still has the session that it belongs to.
    pub(super) fn is_there(&self) -> bool {
        self.is_own(&storage::load(&self.crm))
    }

    fn all(&self) -> Option<Object> {
        let session = storage::load(&self.crm);
        self.part_of(&session).filter(|_| self.is_own(&session))
    }

    fn part_of(&self, session: &JsValue) -> Option<Object> {
        record::get(session, self.part.name()).dyn_into().ok()
    }

    fn is_own(&self, session: &JsValue) -> bool {
        record::get(session, token::CONTACT).as_string().as_deref() == Some(self.contact.as_str())
    }
}

fn is_any(texts: &Object) -> bool {
    Object::keys(texts).length() > 0
}

/// Whether the record of a session has anything that somebody has written.
pub(super) fn has_drafts(session: &JsValue) -> bool {
    let drafts: Option<Object> = record::get(session, Part::Drafts.name()).dyn_into().ok();
    drafts.is_some_and(|drafts| is_any(&drafts))
}
