//! Status badges.

use leptos::prelude::*;

/// How a status is meant: the style sheet has a colour for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Done, as it should be.
    Good,
    /// Something is expected of the customer.
    Open,
    /// Something should have been done.
    Late,
    /// Nothing more to come.
    Quiet,
}

/// A status, in words: the colour only repeats what they say.
#[component]
pub fn StatusBadge(
    /// How it is meant.
    tone: Tone,
    /// Its name.
    label: String,
) -> impl IntoView {
    let class = match tone {
        Tone::Good => "badge good",
        Tone::Open => "badge open",
        Tone::Late => "badge late",
        Tone::Quiet => "badge quiet",
    };
    view! { <span class=class>{label}</span> }
}
