//! A dialog over the page.

use leptos::html::{Dialog, Div};
use leptos::prelude::*;

use super::{Finder, Shown};
use crate::i18n;

/// Made when it is shown, and gone when it is closed: by its button, by Escape, or by a click beside it. The browser then gives
/// the focus back to where it was.
#[component]
pub(super) fn Modal(
    finder: Finder,
    which: Shown,
    label: &'static str,
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let (dialog, content) = (NodeRef::<Dialog>::new(), NodeRef::<Div>::new());
    let is_shown = Memo::new(move |_| finder.is_shown(which));
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        // With its content, since the focus goes there.
        let is_made = content.get().is_some_and(|content| content.is_connected());
        match (is_shown.get(), dialog.open()) {
            (true, false) if is_made => {
                // Fails only on an element that has left the page.
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        // The browser tells it late: the customer may have opened it again by then.
        if dialog.get_untracked().is_some_and(|dialog| dialog.open()) {
            return;
        }
        finder.shown.update(|shown| {
            shown.take_if(|(shown, _)| *shown == which);
        });
    };
    let content = move || {
        is_shown.get().then(|| {
            view! {
                <div node_ref=content>
                    <div class="dialog-title">
                        <h2>{label}</h2>
                        <button type="button" class="button" on:click=move |_| finder.close()>
                            {i18n::palette::close()}
                        </button>
                    </div>
                    {children()}
                </div>
            }
        })
    };
    view! {
        <dialog node_ref=dialog class=class aria-label=label closedby="any" on:close=closed>
            {content}
        </dialog>
    }
}
