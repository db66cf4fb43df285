//! A part of the dashboard: what it shows of one answer, be that under way, failed or there.

use leptos::prelude::*;

use super::super::section_name;
use crate::api::{ApiError, Remote, Resource};
use crate::components::{Failure, Loading, Stale};
use crate::format::today;
use crate::i18n;
use crate::model::{Date, Section};

/// What the dashboard shows of one answer, without the kind of its records.
#[derive(Clone, Copy)]
pub(super) struct Part {
    section: Section,
    state: ReadSignal<Remote>,
    retry: Callback<()>,
    /// How many records there are, and how many of them are shown; none while that is not known.
    counts: Memo<Option<Counts>>,
    /// What is shown of them.
    cards: Callback<(), Option<AnyView>>,
    /// What it shows is good to know, and asks for nothing.
    pub(super) is_information: bool,
}

#[derive(Clone, Copy, PartialEq)]
struct Counts {
    all: usize,
    shown: usize,
}

impl Part {
    /// What is shown of the records of an answer: of all of them those that `pick` takes, if there are any, as `cards` shows them.
    pub(super) fn new<T: Send + Sync + 'static>(
        section: Section,
        answer: Resource<Vec<T>>,
        pick: fn(&[T], Date) -> Vec<T>,
        cards: fn(&[T], &[T]) -> AnyView,
    ) -> Self {
        let counts = Memo::new(move |_| {
            let all = answer.get()?;
            Some(Counts {
                all: all.len(),
                shown: pick(&all, today()).len(),
            })
        });
        let cards = move |()| {
            let all = answer.get()?;
            Some(cards(&pick(&all, today()), &all))
        };
        Self {
            section,
            state: answer.state(),
            retry: answer.retry(),
            counts,
            cards: Callback::new(cards),
            is_information: false,
        }
    }

    /// The same, where it asks the customer for nothing.
    pub(super) fn for_information(self) -> Self {
        Self {
            is_information: true,
            ..self
        }
    }

    /// Whether it is known what there is.
    pub(super) fn is_settled(&self) -> bool {
        self.state.with(Remote::is_settled)
    }

    /// Whether there are no records.
    pub(super) fn is_empty(&self) -> bool {
        self.counts.get().is_some_and(|counts| counts.all == 0)
    }

    /// Whether nothing of it needs the customer.
    pub(super) fn is_quiet(&self) -> bool {
        self.is_information || self.counts.get().is_some_and(|counts| counts.shown == 0)
    }

    fn error(&self) -> Option<ApiError> {
        self.state.with(|state| state.error.clone())
    }
}

/// A part in its place. What goes wrong with several in the same way is told once, in the place of the first.
#[component]
pub(super) fn PartView(
    /// The part.
    part: Part,
    /// All parts.
    parts: StoredValue<Vec<Part>>,
    /// Which of them it is.
    at: usize,
    /// Whether it no longer waits for what comes before it.
    is_late: ReadSignal<bool>,
) -> impl IntoView {
    let is_shown =
        Memo::new(move |_| is_late.get() || parts.with_value(|parts| parts.iter().take(at).all(Part::is_settled)));
    let error = Memo::new(move |_| part.error());
    let has_answer = Memo::new(move |_| part.counts.get().is_some());
    let is_told_before = Memo::new(move |_| {
        let error = error.get();
        error.is_some() && parts.with_value(|parts| parts.iter().take(at).any(|part| part.error() == error))
    });
    let alike = move || {
        let error = error.get();
        parts.with_value(|parts| {
            let alike = parts.iter().filter(|part| part.error() == error);
            alike.copied().collect::<Vec<_>>()
        })
    };
    let names = move || {
        let names: Vec<_> = alike().iter().map(|part| section_name(part.section)).collect();
        names.join(", ")
    };
    let retry = Callback::new(move |()| untrack(alike).iter().for_each(|part| part.retry.run(())));
    // What once kept a place on the page goes on keeping it.
    let keeps_place =
        Memo::new(move |kept: Option<&bool>| kept == Some(&true) || (is_late.get() && !part.is_settled()));
    let is_in_sight = Memo::new(move |_| part.counts.get().is_some_and(|counts| counts.shown > 0));

    let notice = move || {
        let error = error.get().filter(|_| !is_told_before.get())?;
        Some(if has_answer.get() {
            view! { <Stale error=error retry=retry /> }.into_any()
        } else {
            view! {
                <section class="card">
                    <h2>{names}</h2>
                    <Failure error=error retry=retry />
                </section>
            }
            .into_any()
        })
    };
    let content = move || match (has_answer.get(), is_in_sight.get()) {
        (true, true) => (move || part.cards.run(())).into_any(),
        (true, false) if keeps_place.get() => placeholder(
            part.section,
            view! { <p>{i18n::dashboard::nothing_now()}</p> }.into_any(),
        ),
        (false, _) if error.get().is_none() && keeps_place.get() => {
            placeholder(part.section, view! { <Loading /> }.into_any())
        }
        (false, _) if error.get().is_none() => view! { <Loading /> }.into_any(),
        _ => ().into_any(),
    };
    move || is_shown.get().then(|| view! { {notice} {content} })
}

/// A card that keeps the place of what has not come in time.
fn placeholder(section: Section, content: AnyView) -> AnyView {
    view! {
        <section class="card held">
            <h2>{section_name(section)}</h2>
            {content}
        </section>
    }
    .into_any()
}
