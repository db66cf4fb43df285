//! `GET knowledge_base`, `GET knowledge_base/group/:slug` and `GET knowledge_base/article/:slug`: for everybody (T13).

use std::sync::Arc;

use super::{Answers, Resource, path_part};
use crate::model::knowledge_base::{Article, ArticleGroup};

const GROUPS: &str = "knowledge_base";

/// `GET knowledge_base`: all groups with all their articles.
pub fn groups(answers: Answers) -> Resource<Vec<ArticleGroup>> {
    answers.watch_public(GROUPS.to_owned())
}

/// All groups, for a slug by which many servers find nothing: the list has brought its text along (T14).
pub fn groups_with(answers: Answers, slug: &str) -> Option<Resource<Vec<ArticleGroup>>> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.~:".contains(c);
    let is_found = slug.chars().all(is_plain) && path_part(slug) == slug;
    (!is_found).then(|| groups(answers))
}

/// The groups as far as they are loaded.
pub fn known(answers: Answers) -> Option<Arc<Vec<ArticleGroup>>> {
    answers.known(GROUPS)
}

/// `GET knowledge_base/group/:slug`: the one group, as a list; none where it does not exist (T5).
pub fn group(answers: Answers, slug: &str) -> Resource<Vec<ArticleGroup>> {
    answers.watch_public(format!("knowledge_base/group/{}", path_part(slug)))
}

/// `GET knowledge_base/article/:slug`: one article.
pub fn article(answers: Answers, slug: &str) -> Resource<Article> {
    answers.watch_public(format!("knowledge_base/article/{}", path_part(slug)))
}
