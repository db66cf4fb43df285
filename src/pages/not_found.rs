//! Any address that is none of the portal's.

use leptos::prelude::*;

use crate::components::{Link, PageTitle};
use crate::i18n;
use crate::route::Route;

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageTitle text=i18n::not_found::title() />
        <p>{i18n::not_found::explanation()}</p>
        <p>
            <Link to=Route::Dashboard text=i18n::not_found::back() />
        </p>
    }
}
