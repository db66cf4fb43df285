//! `/knowledge-base/group/:slug`

use leptos::prelude::*;

use super::knowledge_base::{Listed, article, listed};
use crate::api::{self, Answers, Remote};
use crate::components::document::back;
use crate::components::{Loaded, Loading, PageTitle};
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
    let group = move || groups.get().and_then(|groups| groups.first().cloned());
    let is_missing = move || {
        let is_settled = groups.state().with(Remote::is_settled);
        is_settled && group().is_none()
    };
    let listed = listed(slug, is_missing, ArticleGroup::of_list);
    let title = move || match (group(), listed.get()) {
        (Some(group), _) | (None, Listed::Found(group)) => group.name,
        (None, _) => i18n::knowledge_base::group().to_owned(),
    };
    let content = move || {
        groups.get()?;
        Some(match group() {
            Some(group) => articles(&group),
            None => view! { <p class="empty">{i18n::knowledge_base::no_group()}</p> }.into_any(),
        })
    };
    let shown = move || match listed.get() {
        Listed::Found(group) => articles(&group),
        Listed::Awaited => view! { <Loading /> }.into_any(),
        Listed::Nothing => view! { <Loaded state=groups.state() retry=groups.retry()>{content}</Loaded> }.into_any(),
    };
    view! {
        {back(Route::of_section(Section::KnowledgeBase), i18n::section::knowledge_base())}
        <PageTitle text=title />
        {shown}
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
