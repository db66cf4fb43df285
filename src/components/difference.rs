//! The notice that the server has stored something else than was sent.

use leptos::prelude::*;

use crate::i18n;
use crate::model::Difference;
use crate::model::trace::DifferentText;

/// A notice with the sent and the stored text side by side. Screen readers announce its first paragraph alone.
#[component]
pub fn Compared(
    /// The difference.
    difference: Difference,
    /// Advice on what to do about the text.
    advice: &'static str,
    /// Discards the typed text.
    discard: Callback<()>,
) -> impl IntoView {
    let Difference {
        texts,
        fields,
        lacks_file,
    } = difference;
    let has_all_texts = texts.is_empty();
    let is_all_there = has_all_texts && fields.is_empty();
    let fields: Vec<_> = fields.into_iter().map(label).collect();
    let fields = (!fields.is_empty()).then(|| i18n::difference::fields(&fields.join(", ")));
    let what = [
        (!has_all_texts).then(|| i18n::failure::stored_differently().to_owned()),
        fields,
        (!is_all_there).then(|| advice.to_owned()),
        lacks_file.then(|| {
            let text = if is_all_there {
                i18n::difference::file_alone()
            } else {
                i18n::difference::file_too()
            };
            format!("{text} {}", i18n::difference::file_reasons())
        }),
    ];
    let what = what.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let discard = (!is_all_there).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| discard.run(())>
                {i18n::difference::discard()}
            </button>
        }
    });
    view! {
        <div class="notice failed">
            <p role="alert">{what}</p>
            {texts.into_iter().map(both).collect::<Vec<_>>()} {discard}
        </div>
    }
}

fn both(DifferentText { field, sent, stored }: DifferentText) -> AnyView {
    let label = label(field);
    let stored = if stored.trim().is_empty() {
        i18n::difference::nothing().to_owned()
    } else {
        stored
    };
    view! {
        <dl class="compared">
            <div>
                <dt>{i18n::difference::sent(label)}</dt>
                <dd>{sent}</dd>
            </div>
            <div>
                <dt>{i18n::difference::stored(label)}</dt>
                <dd>{stored}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// The label of a field, by its name on the wire.
fn label(field: &'static str) -> &'static str {
    match field {
        "assignees[]" => i18n::task::assignees(),
        "description" => i18n::task::description(),
        "duedate" => i18n::task::due(),
        "message" => i18n::new_ticket::message(),
        "name" => i18n::task::name(),
        "priority" => i18n::task::priority(),
        "startdate" => i18n::task::start(),
        "subject" => i18n::tickets::subject(),
        other => other,
    }
}
