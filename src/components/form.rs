//! Forms: their fields, what is wrong with them, and the sending, which loses nothing.

use std::future::Future;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{failure_text, report};
use crate::api::ApiError;
use crate::context::Context;
use crate::host::Host;
use crate::i18n;
use crate::model::Difference;

/// What is wrong with a field: its name on the wire, and a text for people.
pub type Problem = (String, String);

/// How far a form has come. What was typed belongs to the page.
#[derive(Clone, Copy)]
pub struct FormState {
    host: Host,
    element: NodeRef<html::Form>,
    is_sending: RwSignal<bool>,
    problems: RwSignal<Vec<Problem>>,
    failure: RwSignal<Option<String>>,
    difference: RwSignal<Option<Difference>>,
    controls: StoredValue<Vec<Control>>,
}

/// A control of a form, as the portal knows it.
#[derive(Clone, Copy)]
struct Control {
    name: &'static str,
    value: RwSignal<String>,
    /// The value that the browser shows, as far as events have told.
    shown: Signal<String>,
}

impl FormState {
    /// That of a form which nobody has touched yet.
    pub fn untouched() -> Self {
        Self {
            host: Context::get().host,
            element: NodeRef::new(),
            is_sending: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
            failure: RwSignal::new(None),
            difference: RwSignal::new(None),
            controls: StoredValue::new(Vec::new()),
        }
    }

    /// Notes a control that the form has.
    fn has(self, name: &'static str, value: RwSignal<String>, shown: Signal<String>) {
        self.controls
            .update_value(|controls| controls.push(Control { name, value, shown }));
    }

    /// Reads what a password manager, or the browser itself, has filled in without an event.
    fn read_filled_in(self) {
        for Control { name, value, shown } in self.controls.get_value() {
            // A control that has left the form is not asked.
            let (Some(control), Some(shown)) = (self.control(name), shown.try_get_untracked()) else {
                continue;
            };
            let filled_in = control.unchecked_into::<HtmlInputElement>().value();
            // Browsers change the ends of lines: a text that nobody has touched stays as it is.
            let is_same = in_one_line(&filled_in).eq(in_one_line(&shown));
            if !is_same {
                value.set(filled_in);
            }
        }
    }

    /// The difference between the stored and the sent fields, after the server has accepted them.
    pub fn difference(self) -> RwSignal<Option<Difference>> {
        self.difference
    }

    /// What is wrong with one field.
    pub fn problem(self, name: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let problems = self.problems.read();
            let problem = problems.iter().find(|(field, _)| field == name);
            problem.map(|(_, text)| text.clone())
        })
    }

    /// Whether the form is on its way.
    pub fn is_sending(self) -> bool {
        self.is_sending.get()
    }

    /// Sends a form that has no problems, once at a time, and goes on with `then` when it has been accepted. What the server
    /// refuses is said beside the fields that it names, and everything else above the button.
    pub fn submit(self, problems: Vec<Problem>, send: impl FnOnce() -> SendForm, then: impl FnOnce() + 'static) {
        if self.is_sending.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.difference.set(None);
        let is_right = problems.is_empty();
        self.show(problems);
        if !is_right {
            return;
        }
        self.is_sending.set(true);
        let sending = send();
        spawn_local(async move {
            let outcome = sending.await;
            // The page may have been left meanwhile, and its signals with it.
            if self.is_sending.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(()) => then(),
                Err(error) => {
                    report(self.host, &error);
                    self.fail(error);
                }
            }
        });
    }

    fn fail(self, error: ApiError) {
        if let ApiError::StoredDifferently(difference) = error {
            self.difference.set(Some(difference));
            return;
        }
        let error = error.for_fields(|name| self.has_field(name));
        self.failure.set(Some(i18n::form::not_sent(&failure_text(&error))));
        if let ApiError::Refused(refusal) = error {
            self.show(refusal.fields);
        }
    }

    fn has_field(self, name: &str) -> bool {
        self.control(name).is_some()
    }

    fn control(self, name: &str) -> Option<Element> {
        let form = self.element.try_get_untracked().flatten()?;
        form.query_selector(&format!("[name={name:?}]")).ok()?
    }

    /// Says what is wrong with fields, and leads to the first of them.
    fn show(self, problems: Vec<Problem>) {
        let is_right = problems.is_empty();
        self.problems.set(problems);
        if is_right {
            return;
        }
        request_animation_frame(move || {
            let form = self.element.try_get_untracked().flatten();
            let field = form.and_then(|form| form.query_selector("[aria-invalid=true]").ok().flatten());
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                // Fails only on an element that has left the page.
                let _ = field.focus();
            }
        });
    }
}

/// The lines of a text as one.
fn in_one_line(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !matches!(c, '\r' | '\n'))
}

/// A form that is on its way.
pub type SendForm = std::pin::Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// A form: its fields, then what went wrong with all of it, then the button.
#[component]
pub fn Form(
    /// How far it has come.
    state: FormState,
    /// The text of the button.
    button: &'static str,
    /// What the button does.
    submit: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let on_submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        state.read_filled_in();
        submit.run(());
    };
    let failure = move || {
        state
            .failure
            .get()
            .map(|text| view! { <p class="notice failed" role="alert">{text}</p> })
    };
    view! {
        <form class="form" node_ref=state.element on:submit=on_submit novalidate>
            {children()} {failure}
            <button type="submit" class="button primary" aria-disabled=move || state.is_sending().to_string()>
                {move || if state.is_sending() { i18n::form::sending() } else { button }}
            </button>
        </form>
    }
}

/// What a field is.
#[derive(Clone, Copy)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Whether it has to be filled in.
    pub is_required: bool,
}

/// A field with its label, and what is wrong with it. The control gets what ties it to both: `name`, `required`,
/// `aria-invalid` and `aria-describedby` are set on it here.
pub fn labelled<C: IntoView + 'static>(field: Field, state: FormState, control: C) -> AnyView {
    let problem = state.problem(field.name);
    let id = problem_id(field.name);
    let note = (!field.is_required).then(i18n::form::optional);
    view! {
        <div class="field">
            <label>
                <span data-note=note>{field.label}</span>
                {control}
            </label>
            <p class="problem" id=id role="alert" hidden=move || problem.with(Option::is_none)>
                {problem}
            </p>
        </div>
    }
    .into_any()
}

fn problem_id(name: &str) -> String {
    format!("problem-{name}")
}

/// A field of one line.
pub fn text_field(
    field: Field,
    state: FormState,
    value: RwSignal<String>,
    kind: &'static str,
    autocomplete: &'static str,
) -> AnyView {
    state.has(field.name, value, value.into());
    let problem = state.problem(field.name);
    let control = view! {
        <input
            type=kind
            name=field.name
            autocomplete=autocomplete
            required=field.is_required
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=problem_id(field.name)
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    labelled(field, state, control)
}

/// A field of several lines.
pub fn text_area(field: Field, state: FormState, value: RwSignal<String>) -> AnyView {
    state.has(field.name, value, value.into());
    let problem = state.problem(field.name);
    let control = view! {
        <textarea
            name=field.name
            rows="6"
            required=field.is_required
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=problem_id(field.name)
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
    };
    labelled(field, state, control)
}

/// A field with a choice of values, each given by its value and its name.
pub fn choice(
    field: Field,
    state: FormState,
    value: RwSignal<String>,
    options: Signal<Vec<(String, String)>>,
) -> AnyView {
    let chosen = move || {
        let (value, options) = (value.get(), options.get());
        let is_there = options.iter().any(|(code, _)| *code == value);
        // Browsers show the first option in the place of one that is not there.
        let first = || options.first().map(|(code, _)| code.clone());
        Some(value).filter(|_| is_there).or_else(first).unwrap_or_default()
    };
    state.has(field.name, value, Signal::derive(chosen));
    let problem = state.problem(field.name);
    let option = move |(code, name): (String, String)| {
        let selected = {
            let code = code.clone();
            move || value.get() == code
        };
        view! {
            <option value=code prop:selected=selected>
                {name}
            </option>
        }
    };
    let control = view! {
        <select
            name=field.name
            required=field.is_required
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=problem_id(field.name)
            on:change=move |event| value.set(event_target_value(&event))
        >
            {move || options.get().into_iter().map(option).collect::<Vec<_>>()}
        </select>
    };
    labelled(field, state, control)
}
