//! `/knowledge-base/group/:slug`

use leptos::prelude::*;

use super::knowledge_base::article;
use crate::api::{self, Answers};
use crate::components::document::back;
use crate::components::{Loaded, PageTitle};
use crate::i18n;
use crate::model::{ArticleGroup, Section};
use crate::route::Route;

/// The articles of one group.
#[component]
pub fn ArticleGroupPage(
    /// Which group.
    slug: String,
) -> impl IntoView {
    let groups = api::knowledge_base::group(Answers::of_context(), &slug);
    let title = move || {
        let name = groups.get().and_then(|groups| Some(groups.first()?.name.clone()));
        name.unwrap_or_else(|| i18n::knowledge_base::group().to_owned())
    };
    let content = move || {
        let groups = groups.get()?;
        Some(match groups.first() {
            Some(group) => articles(group),
            None => view! { <p class="empty">{i18n::knowledge_base::no_group()}</p> }.into_any(),
        })
    };
    view! {
        {back(Route::of_section(Section::KnowledgeBase), i18n::section::knowledge_base())}
        <PageTitle text=title />
        <Loaded state=groups.state() retry=groups.retry()>{content}</Loaded>
    }
}

fn articles(group: &ArticleGroup) -> AnyView {
    if group.articles.is_empty() {
        return view! { <p class="empty">{i18n::knowledge_base::empty()}</p> }.into_any();
    }
    view! {
        {group.description.clone().map(|description| view! { <p>{description}</p> })}
        <ul class="articles">{group.articles.iter().map(article).collect::<Vec<_>>()}</ul>
    }
    .into_any()
}
