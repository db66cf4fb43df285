//! Whether there is a network.

use leptos::prelude::*;

use crate::api::Answers;
use crate::i18n;

/// Whether there is a network, as far as the browser knows.
#[derive(Clone, Copy)]
pub struct Network {
    is_online: RwSignal<bool>,
}

impl Network {
    /// Listens until the owner is gone. When the network is back, what could not be had is asked for again.
    pub fn listen(answers: Answers) -> Self {
        let is_online = RwSignal::new(window().navigator().on_line());
        let heard = [
            window_event_listener_untyped("offline", move |_| is_online.set(false)),
            window_event_listener_untyped("online", move |_| {
                is_online.set(true);
                answers.recover();
            }),
        ];
        on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
        Self { is_online }
    }

    /// That of the portal that a component is part of.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// Whether there is one.
    pub fn is_online(self) -> bool {
        self.is_online.get()
    }
}

/// Says so while the browser is offline.
#[component]
pub fn Connection() -> impl IntoView {
    let network = Network::of_context();
    let notice = move || (!network.is_online()).then(|| view! { <p class="notice">{i18n::app::offline()}</p> });
    view! {
        <div class="connection" role="status">
            {notice}
        </div>
    }
}
