//! The form of a task.

use leptos::prelude::*;

use super::sending::{Sending, added_differently};
use super::{PRIORITIES, new_task, priority_name, tasks_of};
use crate::api::Resource;
use crate::api::projects::Tasks;
use crate::components::form::{Field, Form, FormState, Problem, choice, text_area, text_field};
use crate::components::{Compared, Draft};
use crate::context::Context;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::written::{Editable, as_sent};
use crate::model::{Date, Id, Member, Task, TaskChoices, TaskFields};

pub(super) const NAME: &str = "name";
pub(super) const PRIORITY: &str = "priority";
pub(super) const START: &str = "startdate";
pub(super) const DUE: &str = "duedate";
pub(super) const DESCRIPTION: &str = "description";
pub(super) const ASSIGNEES: &str = "assignees[]";
const ASSIGNEES_PROBLEM: &str = "problem-assignees";

/// What has been typed.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    priority: RwSignal<String>,
    start: RwSignal<String>,
    due: RwSignal<String>,
    description: RwSignal<String>,
    /// Their ids, with commas between them.
    assignees: RwSignal<String>,
}

/// The form, for a new task or for one that is there. It goes back to the tasks when the task has been saved.
#[component]
pub(super) fn TaskForm(
    /// The project of the task.
    project: Id,
    /// The task; none for a new one.
    task: Option<Task>,
    /// All tasks of the project.
    tasks: Tasks,
    /// What a task can be given, as far as that is known.
    choices: Resource<TaskChoices>,
) -> impl IntoView {
    let (state, location, formats) = (FormState::untouched(), Context::get().location, Formats::of_context());
    let first = task
        .as_ref()
        .map_or_else(|| new_task(today().to_string()), TaskFields::of_task);
    let description = Editable::of(&first.description);
    // What is in the fields at first.
    let shown = TaskFields {
        name: task.as_ref().map(|task| task.name.clone()).unwrap_or_default(),
        description: description.text,
        ..first.clone()
    };
    let draft = Draft::of_page();
    if let Some(task) = &task {
        state.difference().set(added_differently(task, draft));
    }
    let is_restored = state.difference().with_untracked(Option::is_none);
    let typed = Typed {
        name: draft.field(NAME, shown.name.clone()),
        priority: draft.field(PRIORITY, first.priority.clone()),
        start: draft.field(START, first.start.clone()),
        due: draft.field(DUE, first.due.clone()),
        description: draft.field(DESCRIPTION, shown.description.clone()),
        assignees: draft.field(ASSIGNEES, list(&first.assignees)),
    };
    let assigned = task.as_ref().map(|task| task.assignees.clone()).unwrap_or_default();
    let priorities = priorities(choices, first.priority.clone());
    let id = task.map(|task| task.id);
    let back = tasks_of(&project);
    let discard = Callback::new(move |()| {
        draft.forget();
        location.replace(back.clone());
    });
    let is_reformatted = {
        let text = shown.description.clone();
        Memo::new(move |_| description.is_formatted && typed.description.with(|typed| *typed != text))
    };
    let sending = Sending {
        project: project.clone(),
        tasks,
        state,
        draft,
        location,
    };
    let submit = move |()| {
        let (fields, problems) = (typed.fields(&first, &shown), typed.problems(formats));
        match &id {
            Some(id) => sending.edit(id.clone(), fields, first.clone(), problems),
            None => sending.add(fields, problems),
        }
    };
    let pending = move || state.is_sending().then(|| i18n::task::saving(typed.name.get().trim()));
    let field = |name, label, is_required| Field {
        name,
        label,
        is_required,
    };
    view! {
        <Form state=state button=i18n::task::save() submit=Callback::new(submit)>
            {is_restored.then(|| draft.notice(false))} {text_field(field(NAME, i18n::task::name(), true), state, typed.name, "text", "off")}
            {choice(field(PRIORITY, i18n::task::priority(), true), state, typed.priority, priorities)}
            {text_field(field(START, i18n::task::start(), true), state, typed.start, "date", "off")}
            {text_field(field(DUE, i18n::task::due(), false), state, typed.due, "date", "off")}
            {move || assignees(choices, assigned.clone(), typed.assignees, state)}
            {text_area(field(DESCRIPTION, i18n::task::description(), false), state, typed.description)}
            <p role="status">
                {move || is_reformatted.get().then(i18n::task::format_is_lost)}
            </p>
            {compared(state, discard)}
            <p class="pending" role="status">
                {pending}
            </p>
        </Form>
    }
}

/// How what the server has stored of the task differs from what was sent.
fn compared(state: FormState, discard: Callback<()>) -> impl Fn() -> Option<AnyView> {
    move || {
        let difference = state.difference().get()?;
        Some(view! { <Compared difference=difference advice=i18n::difference::in_form() discard=discard /> }.into_any())
    }
}

impl Typed {
    /// What is to be sent. A text that is as it was `shown` at first stays as the server has written it.
    fn fields(self, first: &TaskFields, shown: &TaskFields) -> TaskFields {
        let untouched = |typed: &str, shown: &str, first: &str| (typed == shown).then(|| first.to_owned());
        let name = self.name.get_untracked().trim().to_owned();
        let description = self.description.get_untracked();
        TaskFields {
            name: untouched(&name, &shown.name, &first.name).unwrap_or(name),
            priority: self.priority.get_untracked(),
            start: self.start.get_untracked(),
            due: self.due.get_untracked(),
            description: untouched(&description, &shown.description, &first.description)
                .unwrap_or_else(|| as_sent(&description)),
            assignees: self.assignees.with_untracked(|list| ids(list)),
        }
    }

    fn problems(self, formats: Formats) -> Vec<Problem> {
        let date = |text: RwSignal<String>| text.with_untracked(|text| Date::parse(text));
        let start = date(self.start);
        let mut problems = Vec::new();
        if self.name.with_untracked(|name| name.trim().is_empty()) {
            problems.push((NAME.to_owned(), i18n::task::name_missing().to_owned()));
        }
        match start {
            None => problems.push((START.to_owned(), i18n::task::start_missing().to_owned())),
            Some(start) if date(self.due).is_some_and(|due| due < start) => {
                problems.push((DUE.to_owned(), i18n::task::due_before_start(&formats.date(start))));
            }
            Some(_) => {}
        }
        problems
    }
}

/// The priorities that the server knows; where it does not tell, those that the CRM comes with. The task's own is always there.
fn priorities(choices: Resource<TaskChoices>, own: String) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        let known = choices.get();
        let known = known.iter().flat_map(|choices| &choices.priorities);
        let mut options: Vec<_> = known.map(|one| (one.id.to_string(), one.name.clone())).collect();
        if options.is_empty() {
            options.extend(PRIORITIES.map(|code| (code.to_owned(), priority_name(code))));
        }
        if !own.is_empty() && !options.iter().any(|(code, _)| *code == own) {
            options.push((own.clone(), priority_name(&own)));
        }
        options
    })
}

/// A box for each of those who can work on the task, and for those who do; nothing where nobody is known.
fn assignees(
    choices: Resource<TaskChoices>,
    assigned: Vec<Member>,
    chosen: RwSignal<String>,
    state: FormState,
) -> Option<AnyView> {
    let known = choices.get();
    let mut members: Vec<_> = known.iter().flat_map(|choices| choices.members.clone()).collect();
    for member in assigned {
        if !members.iter().any(|known| known.id == member.id) {
            members.push(member);
        }
    }
    let is_known = !members.is_empty();
    let boxes: Vec<_> = members.into_iter().map(|member| assignee(member, chosen)).collect();
    let problem = state.problem(ASSIGNEES);
    is_known.then(|| {
        view! {
            <fieldset class="field choices" aria-describedby=ASSIGNEES_PROBLEM>
                <legend>{i18n::task::assignees()}</legend>
                {boxes}
                <p class="problem" id=ASSIGNEES_PROBLEM role="alert" hidden=move || problem.with(Option::is_none)>
                    {problem}
                </p>
            </fieldset>
        }
        .into_any()
    })
}

fn assignee(Member { id, name }: Member, chosen: RwSignal<String>) -> AnyView {
    let value = id.to_string();
    let is_chosen = {
        let id = id.clone();
        move || chosen.with(|chosen| ids(chosen).contains(&id))
    };
    let choose = move |event| {
        let is_chosen = event_target_checked(&event);
        chosen.update(|chosen| {
            let mut all = ids(chosen);
            all.retain(|one| *one != id);
            if is_chosen {
                all.push(id.clone());
            }
            *chosen = list(&all);
        });
    };
    view! {
        <label>
            <input type="checkbox" name=ASSIGNEES value=value prop:checked=is_chosen on:change=choose />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

pub(super) fn list(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(",")
}

pub(super) fn ids(list: &str) -> Vec<Id> {
    list.split(',').filter_map(Id::parse).collect()
}
