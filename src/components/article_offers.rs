//! Articles that may answer a question before it is sent.

use leptos::prelude::*;

use super::ExternalLink;
use crate::api::{self, Answers};
use crate::context::Context;
use crate::format::Formats;
use crate::i18n;
use crate::model::ArticleIndex;
use crate::route::Route;

/// How many are offered at most.
const MOST: usize = 5;

/// The articles that match a question, in new tabs: what has been typed stays. Where they cannot be had, none are offered.
#[component]
pub fn ArticleOffers(
    /// What is being asked.
    question: RwSignal<String>,
) -> impl IntoView {
    let (formats, location) = (Formats::of_context(), Context::get().location);
    let groups = api::knowledge_base::groups(Answers::of_context());
    let index = Memo::new(move |_| {
        let groups = groups.get().unwrap_or_default();
        ArticleIndex::new(&groups, |text| formats.lower_case(text))
    });
    let offered = Memo::new(move |_| {
        let question = formats.lower_case(&question.get());
        let pair = |slug: &String, title: &String| (slug.clone(), title.clone());
        index.with(|index| {
            let articles = index.suggest(&question, MOST);
            articles
                .iter()
                .map(|article| pair(&article.slug, &article.title))
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| offered.with(Vec::len));
    let announcement =
        move || (count.get() > 0).then(|| i18n::new_ticket::articles(count.get(), &formats.number(count.get())));
    let link = move |(slug, title): (String, String)| {
        let href = location.href(&Route::Article(slug));
        view! { <li><ExternalLink href=href text=title /></li> }
    };
    let links = move || offered.get().into_iter().map(link).collect::<Vec<_>>();
    view! {
        <div class="offers">
            <p role="status">{announcement}</p>
            <ul>{links}</ul>
        </div>
    }
}
