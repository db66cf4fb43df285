//! The knowledge base: articles in groups, for everybody.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{date_time, flag, join};

/// Articles about one thing.
pub struct Group {
    /// `groupid`.
    pub id: u32,
    /// Its name, with HTML entities.
    pub name: &'static str,
    /// Its part of an address.
    pub slug: &'static str,
    /// HTML, or empty.
    pub description: &'static str,
    /// Whether customers may see it.
    pub active: bool,
    /// Whatever an admin chose.
    pub color: &'static str,
    /// What was written, in order.
    pub articles: Vec<Article>,
}

/// An article.
pub struct Article {
    /// `articleid`.
    pub id: u32,
    /// Its part of an address.
    pub slug: String,
    /// Its title, with HTML entities.
    pub subject: String,
    /// HTML.
    pub description: String,
    /// Whether customers may see it.
    pub active: bool,
    /// Whether it is for the staff only.
    pub staff_only: bool,
    /// When it was written.
    pub created: DateTime,
}

impl Group {
    /// The group with its articles.
    pub fn row(&self) -> Value {
        let articles = self.articles.iter().map(|article| {
            let created = json!({ "datecreated": date_time(article.created) });
            join([article.columns(self), created])
        });
        json!({
            "groupid": self.id.to_string(),
            "name": self.name,
            "group_slug": self.slug,
            "description": self.description,
            "active": flag(self.active),
            "color": self.color,
            "group_order": self.id.to_string(),
            "articles": articles.collect::<Vec<_>>(),
        })
    }

    /// The article with this slug, and what it tells about its group.
    pub fn article(&self, slug: &str) -> Option<Value> {
        let article = self.articles.iter().find(|article| article.slug == slug)?;
        let group = json!({ "active_group": flag(self.active), "group_name": self.name });
        Some(join([article.columns(self), group]))
    }
}

impl Article {
    fn columns(&self, group: &Group) -> Value {
        json!({
            "slug": self.slug,
            "articleid": self.id.to_string(),
            "articlegroup": group.id.to_string(),
            "subject": self.subject,
            "description": self.description,
            "active_article": flag(self.active),
            "staff_article": flag(self.staff_only),
        })
    }
}
