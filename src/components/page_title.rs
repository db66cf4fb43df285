//! The one heading of a page.

use leptos::html::H1;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use web_sys::{FocusOptions, ScrollBehavior, ScrollToOptions};

use crate::context::Context;
use crate::i18n;
use crate::location::Arrival;

/// The page's `<h1>`. After a navigation it gets the focus, so that a screen reader says where one is and the keyboard goes on
/// from there, and the page is scrolled to where it is read from.
#[component]
pub fn PageTitle(
    /// Its text; that of a record is known only once it is there.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    let location = Context::get().location;
    let config = Context::get().config;
    let owns_page = Context::get().host.owns_page();

    Effect::new(move || {
        let Some(heading) = heading.get() else { return };
        let Some(arrival) = location.take_arrival() else { return };
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Fails only on an element that has left the page, where nothing is to be focused.
        let _ = heading.focus_with_options(&options);
        // After the frame, when the page has its height.
        request_animation_frame(move || scroll(&heading, arrival));
    });
    let title = text.clone();
    Effect::new(move || {
        if owns_page {
            config.with_value(|config| {
                let name = config.brand.as_deref().unwrap_or(i18n::app::name());
                document().set_title(&format!("{} · {name}", title.get()));
            });
        }
    });

    view! {
        <h1 node_ref=heading tabindex="-1">
            {move || text.get()}
        </h1>
    }
}

fn scroll(heading: &web_sys::HtmlHeadingElement, arrival: Arrival) {
    match arrival {
        Arrival::Back(top) => {
            let options = ScrollToOptions::new();
            options.set_top(top);
            options.set_behavior(ScrollBehavior::Instant);
            window().scroll_to_with_scroll_to_options(&options);
        }
        // A host page is moved only if the new page would otherwise begin out of sight.
        Arrival::New if heading.get_bounding_client_rect().top() < 0.0 => heading.scroll_into_view(),
        Arrival::New => {}
    }
}
