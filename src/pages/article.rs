//! `/knowledge-base/article/:slug`

use leptos::prelude::*;

use super::knowledge_base::{Listed, listed};
use crate::api::{self, Answers};
use crate::components::document::{PrintButton, back};
use crate::components::{Link, Loaded, Loading, PageTitle, RichText, note_visit};
use crate::i18n;
use crate::model::{Article, Section};
use crate::route::Route;

/// One article, and the way to a person for whom it is not enough.
#[component]
pub fn ArticlePage(
    /// Which article.
    slug: String,
) -> impl IntoView {
    let article = api::knowledge_base::article(Answers::of_context(), &slug);
    note_visit(article, |article| Some(article.title.clone()));
    let is_missing = move || {
        let state = article.state();
        state.with(|state| state.value.is_none() && state.error.is_some())
    };
    let listed = listed(slug, is_missing, Article::of_list);
    let title = move || match (article.get(), listed.get()) {
        (Some(article), _) => article.title.clone(),
        (None, Listed::Found(article)) => article.title,
        (None, _) => i18n::knowledge_base::article().to_owned(),
    };
    let shown = move || match listed.get() {
        Listed::Found(article) => content(&article),
        Listed::Awaited => view! { <Loading /> }.into_any(),
        Listed::Nothing => view! {
            <Loaded state=article.state() retry=article.retry()>
                {move || Some(content(&*article.get()?))}
            </Loaded>
        }
        .into_any(),
    };
    view! {
        {back(Route::of_section(Section::KnowledgeBase), i18n::section::knowledge_base())}
        <PageTitle text=title />
        {shown}
    }
}

fn content(article: &Article) -> AnyView {
    let group = article.group.as_deref().map(i18n::knowledge_base::in_group);
    let text = article.content.clone().map(|html| view! { <RichText html=html /> });
    view! {
        <article class="document article">
            <header>
                <p class="group">{group}</p>
                <PrintButton />
            </header>
            {text}
            <p class="more-help">
                {i18n::knowledge_base::not_enough()} " "
                <Link to=Route::NewTicket text=i18n::knowledge_base::ask() />
            </p>
        </article>
    }
    .into_any()
}
