//! Whether there is a network.

use leptos::prelude::*;

use crate::api::Answers;
use crate::i18n;

/// Says so while the browser is offline. When it is not any more, what could not be had is asked for again.
#[component]
pub fn Connection() -> impl IntoView {
    let answers = Answers::of_context();
    let is_online = RwSignal::new(window().navigator().on_line());
    let heard = [
        window_event_listener_untyped("offline", move |_| is_online.set(false)),
        window_event_listener_untyped("online", move |_| {
            is_online.set(true);
            answers.recover();
        }),
    ];
    on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
    let notice = move || (!is_online.get()).then(|| view! { <p class="notice">{i18n::app::offline()}</p> });
    view! {
        <div class="connection" role="status">
            {notice}
        </div>
    }
}
