//! The articles that help without a ticket.

use super::Html;
use super::order::{latest, ordered};
use super::wire::{FromRow, Row, Unreadable};

/// One group of `GET knowledge_base` and of `GET knowledge_base/group/:slug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleGroup {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What its articles are about.
    pub description: Option<String>,
    /// Its articles, in the server's order.
    pub articles: Vec<ArticleSummary>,
}

impl FromRow for ArticleGroup {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        if row.flag("active") == Some(false) {
            return Err(Unreadable::HIDDEN);
        }
        Ok(Self {
            slug: row.text("group_slug").ok_or(Unreadable("group_slug"))?,
            name: row.text("name").ok_or(Unreadable("name"))?,
            description: row.html("description").map(|html| html.lines().join(" ")),
            articles: row.list("articles"),
        })
    }
}

/// An article, as far as a list needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSummary {
    /// Its name in addresses.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it says, without markup: to be searched, and for a first impression.
    pub text: String,
    /// What it says, for where the article cannot be had by itself (T14).
    pub content: Option<Html>,
}

impl FromRow for ArticleSummary {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        refuse_hidden(row)?;
        let content = row.html("description");
        Ok(Self {
            slug: row.text("slug").ok_or(Unreadable("slug"))?,
            title: row.text("subject").ok_or(Unreadable("subject"))?,
            text: content.as_ref().map(|html| html.lines().join(" ")).unwrap_or_default(),
            content,
        })
    }
}

/// The `data` of `GET knowledge_base/article/:slug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its title.
    pub title: String,
    /// What it says.
    pub content: Option<Html>,
    /// The name of its group.
    pub group: Option<String>,
}

impl FromRow for Article {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        refuse_hidden(row)?;
        if row.flag("active_group") == Some(false) {
            return Err(Unreadable::HIDDEN);
        }
        Ok(Self {
            title: row.text("subject").ok_or(Unreadable("subject"))?,
            content: row.html("description"),
            group: row.text("group_name"),
        })
    }
}

impl ArticleGroup {
    /// The group with a slug in the list of all.
    pub fn of_list(groups: &[Self], slug: &str) -> Option<Self> {
        groups.iter().find(|group| group.slug == slug).cloned()
    }
}

impl Article {
    /// The article with a slug as the list of all has it.
    pub fn of_list(groups: &[ArticleGroup], slug: &str) -> Option<Self> {
        let mut articles = groups
            .iter()
            .flat_map(|group| group.articles.iter().map(move |article| (group, article)));
        let (group, article) = articles.find(|(_, article)| article.slug == slug)?;
        Some(Self {
            title: article.title.clone(),
            content: article.content.clone(),
            group: Some(group.name.clone()),
        })
    }
}

/// Drafts and what is meant for the staff is not for customers.
fn refuse_hidden(row: &Row<'_>) -> Result<(), Unreadable> {
    let is_hidden = row.flag("active_article") == Some(false) || row.flag("staff_article") == Some(true);
    if is_hidden { Err(Unreadable::HIDDEN) } else { Ok(()) }
}

/// All articles, ready to be searched: made once, since lower case is the browser's affair and takes its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleIndex(Vec<Indexed>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Indexed {
    article: ArticleSummary,
    title: String,
    text: String,
}

impl Indexed {
    /// Whether a word, which is in lower case, is in its title or its text.
    fn has(&self, word: &str) -> bool {
        self.title.contains(word) || self.text.contains(word)
    }
}

impl ArticleIndex {
    /// The articles of all groups.
    pub fn new(groups: &[ArticleGroup], lower_case: impl Fn(&str) -> String) -> Self {
        let articles = groups.iter().flat_map(|group| &group.articles);
        let indexed = |article: &ArticleSummary| Indexed {
            title: lower_case(&article.title),
            text: lower_case(&article.text),
            article: article.clone(),
        };
        Self(articles.map(indexed).collect())
    }

    /// The articles that have every word of a search, which is in lower case; those that have them all in the title come first.
    pub fn find(&self, search: &str) -> Vec<&ArticleSummary> {
        let words: Vec<_> = search.split_whitespace().collect();
        let has_all = |article: &&Indexed| words.iter().all(|word| article.has(word));
        let found = self.0.iter().filter(has_all).collect();
        let is_title = |article: &Indexed| words.iter().all(|word| article.title.contains(word));
        let found = ordered(found, |article| [i64::from(!is_title(article)), 0]);
        found.into_iter().map(|found| &found.article).collect()
    }

    /// At most so many articles that could answer a question, which is in lower case: those with most of its words, a word of
    /// the title counting double, and a word the less the more articles have it. What has less than half of what the best has is
    /// left out. Words of fewer than three letters say nothing.
    pub fn suggest(&self, question: &str, most: usize) -> Vec<&ArticleSummary> {
        let words: Vec<_> = question
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() >= 3)
            .collect();
        let weight = |word: &str| {
            let count = self.0.iter().filter(|article| article.has(word)).count();
            let weight = self.0.len().checked_div(count).unwrap_or_default();
            i64::try_from(weight).unwrap_or(i64::MAX)
        };
        let weighted: Vec<_> = words.into_iter().map(|word| (word, weight(word))).collect();
        let score = |article: &Indexed| -> i64 {
            let places =
                |word: &str| 2 * i64::from(article.title.contains(word)) + i64::from(article.text.contains(word));
            weighted.iter().map(|(word, weight)| weight * places(word)).sum()
        };
        let mut scored: Vec<_> = self.0.iter().map(|article| (score(article), article)).collect();
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or_default();
        scored.retain(|(score, _)| *score > 0 && 2 * score >= best);
        let scored = ordered(scored, |(score, _)| [latest(Some(*score)), 0]);
        scored.into_iter().take(most).map(|(_, found)| &found.article).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::samples::documented;
    use crate::model::wire::FromData;

    const LIST: &str = "Knowledge Base | List All Knowledge Base";

    fn article(slug: &str, title: &str, text: &str) -> ArticleSummary {
        ArticleSummary {
            slug: slug.into(),
            title: title.into(),
            text: text.into(),
            content: Html::parse(text),
        }
    }

    fn index() -> ArticleIndex {
        let group = ArticleGroup {
            slug: "help".into(),
            name: "Help".into(),
            description: None,
            articles: vec![
                article(
                    "login",
                    "Sign in",
                    "When you forgot your password, an invoice does not help.",
                ),
                article("pay", "Pay an invoice", "By card or by bank transfer."),
                article("late", "Late payment", "What happens when an invoice is paid late."),
            ],
        };
        ArticleIndex::new(&[group], str::to_lowercase)
    }

    fn slugs(found: Vec<&ArticleSummary>) -> Vec<&str> {
        found.into_iter().map(|article| article.slug.as_str()).collect()
    }

    #[test]
    fn the_documented_answers_are_read() {
        let groups: Vec<ArticleGroup> = documented(LIST);
        assert_eq!(
            (groups[0].name.as_str(), groups[0].slug.as_str()),
            ("Group Name 1", "group-name-1")
        );
        assert_eq!(
            groups[0].articles,
            [
                article("coustom-project", "coustom project", ""),
                ArticleSummary {
                    content: Html::parse("<p>test</p>"),
                    ..article("coustom-project-2", "coustom project", "test")
                }
            ]
        );
        let listed = Article::of_list(&groups, "coustom-project-2").unwrap();
        assert_eq!(listed.content, Html::parse("<p>test</p>"));
        assert_eq!(listed.group.as_deref(), Some("Group Name 1"));
        assert_eq!(Article::of_list(&groups, "another"), None);
        let groups: Vec<ArticleGroup> = documented("Knowledge Base | Request Knowledge Base By Group Slug Name");
        assert_eq!((groups.len(), groups[0].description.as_deref()), (1, Some("test")));
        let article: Article = documented("Knowledge Base | Request Knowledge Base By Slug Name");
        assert_eq!(
            (article.title.as_str(), article.group.as_deref()),
            ("coustom project", Some("Group Name 1"))
        );
        assert_eq!(article.content, Html::parse("<p>test</p>"));
    }

    #[test]
    fn drafts_and_what_is_for_the_staff_stay_hidden() {
        let group = json!({ "name": "Help", "group_slug": "help", "active": "1", "articles": [
            { "slug": "a", "subject": "Draft", "active_article": "0", "staff_article": "0" },
            { "slug": "b", "subject": "Internal", "active_article": "1", "staff_article": 1 },
            { "slug": "c", "subject": "For all", "active_article": 1, "staff_article": false },
        ] });
        let inactive = json!({ "name": "Old", "group_slug": "old", "active": "0", "articles": [] });
        let read = |groups: serde_json::Value| {
            Vec::<ArticleGroup>::from_data(&serde_json::value::to_raw_value(&groups).unwrap()).unwrap()
        };
        let groups = read(json!([inactive, group]));
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].articles, [article("c", "For all", "")]);
        assert_eq!(read(json!([inactive])), [], "nothing to see is no broken answer");
        for column in ["active_article", "active_group"] {
            let row = json!({ "subject": "x", column: "0" }).to_string();
            assert_eq!(
                Article::from_row(&Row::parse(&row).unwrap()),
                Err(Unreadable::HIDDEN),
                "{column}"
            );
        }
    }

    #[test]
    fn a_search_needs_every_word_and_prefers_titles() {
        assert_eq!(slugs(index().find("invoice pay")), ["pay", "late"]);
        assert_eq!(slugs(index().find("invoice")), ["pay", "login", "late"]);
        assert_eq!(slugs(index().find("refund")), Vec::<&str>::new());
    }

    #[test]
    fn a_question_is_answered_by_the_articles_with_most_of_its_words() {
        assert_eq!(
            slugs(index().suggest("i cannot pay my invoice!", 5)),
            ["pay", "late"],
            "the third has no more than a word that all have"
        );
        assert_eq!(slugs(index().suggest("i cannot pay my invoice!", 1)), ["pay"]);
        assert_eq!(slugs(index().suggest("an is", 5)), Vec::<&str>::new());
        assert_eq!(slugs(index().suggest("nobody writes so", 5)), Vec::<&str>::new());
    }

    #[test]
    fn a_word_that_many_articles_have_tells_little() {
        let group = ArticleGroup {
            slug: "help".into(),
            name: "Help".into(),
            description: None,
            articles: vec![
                article("pay", "How to pay, and when", "By card and by bank transfer."),
                article(
                    "backups",
                    "Backups: how and how long",
                    "We keep them, and you get them.",
                ),
                article("return", "Return goods", "Send them back, and we pay you."),
                article("address", "How to change your address", "Sign in, and then get on."),
            ],
        };
        let index = ArticleIndex::new(&[group], str::to_lowercase);
        assert_eq!(
            slugs(index.suggest("how do i return goods and get money", 5)),
            ["return"]
        );
    }
}
