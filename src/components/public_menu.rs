//! The menu while nobody is signed in.

use leptos::prelude::*;

use super::{Link, Navigation};
use crate::context::Context;
use crate::i18n;
use crate::model::Section;
use crate::route::Route;

/// The knowledge base, and the way in.
#[component]
pub fn PublicMenu() -> impl IntoView {
    let knowledge_base = Route::of_section(Section::KnowledgeBase);
    let entries = Signal::stored(vec![(knowledge_base, ViewFn::from(i18n::section::knowledge_base))]);
    let route = Context::get().location.route();
    let sign_in = move || {
        let is_there = route.with(|route| matches!(route, Route::SignIn { .. }));
        let to = Route::SignIn { return_to: None };
        (!is_there).then(|| view! { <Link to=to class="button" text=i18n::navigation::sign_in() /> })
    };
    view! {
        <Navigation entries=entries />
        {sign_in}
    }
}
