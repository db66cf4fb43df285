//! Status badges.

use leptos::prelude::*;

use crate::model::{Color, Status};

/// Where a record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// What the wire calls it, and the address of a list that is narrowed to it.
    pub code: String,
    /// Its name.
    pub label: String,
    /// How it is meant.
    pub tone: Tone,
}

impl Badge {
    /// The badge of a status, with the server's name for it; with our own where it sends none.
    pub fn of<K>(status: &Status<K>, tone: Tone, own_name: &str) -> Self {
        Self {
            code: status.code.clone(),
            label: status.name.clone().unwrap_or_else(|| own_name.to_owned()),
            tone,
        }
    }
}

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
    /// The business has a colour of its own for it (Q16). The style sheet only tints with it, so that the words stay readable.
    Own(Color),
}

/// A status, in words: the colour only repeats what they say.
#[component]
pub fn StatusBadge(
    /// The status.
    badge: Badge,
) -> impl IntoView {
    let class = match badge.tone {
        Tone::Good => "badge good",
        Tone::Open => "badge open",
        Tone::Late => "badge late",
        Tone::Quiet => "badge quiet",
        Tone::Own(_) => "badge own",
    };
    let own = match badge.tone {
        Tone::Own(color) => Some(color.to_string()),
        _ => None,
    };
    view! {
        <span class=class style=("--own", own)>
            {badge.label}
        </span>
    }
}
