//! `/knowledge-base`

use leptos::prelude::*;

use crate::api::{self, Answers, Remote};
use crate::components::{Link, Loaded, PageTitle};
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::{ArticleGroup, ArticleIndex, ArticleSummary};
use crate::route::{ListView, Route};

/// All articles by their groups, and a search in them. Everybody may read them.
#[component]
pub fn KnowledgeBasePage() -> impl IntoView {
    let groups = api::knowledge_base::groups(Answers::of_context());
    let location = Context::get().location;
    let search = Memo::new(move |_| {
        let route = location.route().read();
        route.query().map(ListView::of).unwrap_or_default().search
    });
    view! {
        <PageTitle text=i18n::section::knowledge_base() />
        <Loaded state=groups.state() retry=groups.retry()>
            <Articles groups=Signal::derive(move || groups.get().unwrap_or_default().to_vec()) search=search />
        </Loaded>
    }
}

#[component]
fn Articles(groups: Signal<Vec<ArticleGroup>>, search: Memo<String>) -> impl IntoView {
    let (formats, location) = (Formats::of_context(), Context::get().location);
    let index = Memo::new(move |_| ArticleIndex::new(&groups.read(), |text| formats.lower_case(text)));
    let type_search = move |event| {
        let search = event_target_value(&event);
        let view = ListView {
            search,
            ..ListView::default()
        };
        location.replace(Route::KnowledgeBase(view.into()));
    };
    let is_searching = move || !search.read().trim().is_empty();
    let found = move || {
        let index = index.read();
        let found = index.find(&formats.lower_case(&search.read()));
        let count = i18n::list::results(found.len(), &formats.number(found.len()));
        let articles = found.into_iter().map(article).collect::<Vec<_>>();
        view! {
            <p role="status">{count}</p>
            <ul class="articles">{articles}</ul>
        }
        .into_any()
    };
    let all = move || match &groups.get()[..] {
        [] => view! { <p class="empty">{i18n::knowledge_base::empty()}</p> }.into_any(),
        groups => view! { <div class="groups">{groups.iter().map(group).collect::<Vec<_>>()}</div> }.into_any(),
    };
    view! {
        <search class="tools">
            <label>
                <span>{i18n::list::search()}</span>
                <input type="search" autocomplete="off" prop:value=search on:input=type_search />
            </label>
        </search>
        {move || if is_searching() { found() } else { all() }}
    }
}

/// What the list of all articles has in the place of an answer that cannot be had.
#[derive(Clone, PartialEq)]
pub(super) enum Listed<T> {
    /// Nothing, or it is not needed.
    Nothing,
    /// The list is not there yet.
    Awaited,
    /// What was looked for.
    Found(T),
}

/// Looks in the list of all articles for a slug by which many servers find nothing, if the answer is missing.
pub(super) fn listed<T: Clone + PartialEq + Send + Sync + 'static>(
    slug: String,
    is_missing: impl Fn() -> bool + Send + Sync + 'static,
    find: fn(&[ArticleGroup], &str) -> Option<T>,
) -> Memo<Listed<T>> {
    let groups = api::knowledge_base::groups_with(Answers::of_context(), &slug);
    Memo::new(move |_| match groups {
        Some(groups) if is_missing() => match groups.get() {
            Some(groups) => find(&groups, &slug).map_or(Listed::Nothing, Listed::Found),
            None if groups.state().with(Remote::is_settled) => Listed::Nothing,
            None => Listed::Awaited,
        },
        _ => Listed::Nothing,
    })
}

fn group(group: &ArticleGroup) -> AnyView {
    let titles = group.articles.iter().map(|article| {
        let to = Route::Article(article.slug.clone());
        view! { <li><Link to=to text=article.title.clone() /></li> }
    });
    view! {
        <section class="card">
            <h2>
                <Link to=Route::ArticleGroup(group.slug.clone()) text=group.name.clone() />
            </h2>
            {group.description.clone().map(|description| view! { <p>{description}</p> })}
            <ul>{titles.collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

/// An article with how it begins.
pub(super) fn article(article: &ArticleSummary) -> AnyView {
    let to = Route::Article(article.slug.clone());
    view! {
        <li>
            <Link to=to text=article.title.clone() />
            <p class="beginning">{article.text.clone()}</p>
        </li>
    }
    .into_any()
}
