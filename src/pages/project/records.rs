//! The groups of which the columns are known only in part: known columns first, and then those that the page around the portal names.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::api::projects::Tasks;
use crate::api::{self, Answers, Remote, Resource};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, Loading, Tone};
use crate::context::Context;
use crate::format::local;
use crate::i18n;
use crate::model::project_record::{Value, humanised, named_columns};
use crate::model::{Group, Id, Project, ProjectRecord, ProjectSettings};
use crate::route::Sort;

/// Not a column of the wire: who of the business, or else the customer, a record is from.
const FROM: &str = "from";
const STATUS: &str = "status";
/// The name of a timesheet's task: servers give it, or only the task's id.
const TASK: &str = "task_name";
/// The name of the column in which a timesheet that is still running says so.
const END: &str = "end_time";

/// The list of a group.
pub(super) fn records(
    answers: Answers,
    project: Resource<Project>,
    id: &Id,
    group: &Group,
    settings: &ProjectSettings,
) -> AnyView {
    let records = api::projects::group::<ProjectRecord>(answers, id, group.name());
    let names_tasks = *group == Group::Timesheets && settings.shows(&Group::Tasks);
    let names = Names {
        project,
        tasks: names_tasks.then(|| api::projects::tasks(answers, id)),
    };
    let config = Context::get().config;
    let extra =
        config.with_value(|config| named_columns(config.extra_columns.as_deref().unwrap_or_default(), group.name()));
    name_hidden(group, records, extra.clone());
    let group = group.clone();
    // The columns are those in which something stands; another answer can have others.
    let columns = {
        let group = group.clone();
        Memo::new(move |_| columns_of(&group, &records.get().unwrap_or_default(), &names, &extra))
    };
    let are_names_known = names.are_known();
    let list = move || {
        if !are_names_known.get() {
            return view! { <Loading /> }.into_any();
        }
        let columns = columns.get().into_iter().map(|name| column(name, &names)).collect();
        let list = list(&group, columns);
        view! { <RecordList rows=records list=list /> }.into_any()
    };
    view! { <Loaded state=records.state() retry=records.retry()>{list.clone()}</Loaded> }.into_any()
}

/// Tells whoever sets the portal up, once, which columns are not shown.
fn name_hidden(group: &Group, records: Resource<Vec<ProjectRecord>>, extra: Vec<String>) {
    let group = group.clone();
    Effect::new(move |is_told: Option<bool>| {
        if is_told == Some(true) {
            return true;
        }
        let records = records.get().unwrap_or_default();
        let names = ProjectRecord::names(&records).into_iter();
        let hidden: Vec<_> = names
            .filter(|name| !is_listed(&group, name) && extra.iter().all(|extra| extra != name))
            .collect();
        if !hidden.is_empty() {
            let (group, names) = (group.name(), hidden.join(", "));
            let text =
                format!("Of “{group}” these columns are not shown; the attribute extra-columns can name some: {names}");
            web_sys::console::info_1(&text.into());
        }
        !hidden.is_empty()
    });
}

/// Where the names come from of what a record has only the id of.
#[derive(Clone, Copy)]
struct Names {
    project: Resource<Project>,
    /// None where no record has a task, or the customer may see none.
    tasks: Option<Tasks>,
}

impl Names {
    /// Whether the tasks are there, or cannot be had.
    fn are_known(self) -> Memo<bool> {
        Memo::new(move |_| self.tasks.is_none_or(|tasks| tasks.state().with(Remote::is_settled)))
    }

    /// The task of a record.
    fn task(self, record: &ProjectRecord) -> Option<String> {
        let of_id = |id: &Id| {
            let tasks = self.tasks?.get()?;
            tasks.iter().find(|task| task.id == *id).map(|task| task.name.clone())
        };
        let given = record.text(TASK).map(str::to_owned);
        given.or_else(|| of_id(record.task.as_ref()?))
    }

    /// The colleague by name, as far as the project tells who works on it.
    fn from(self, record: &ProjectRecord) -> Option<String> {
        if record.is_from_customer {
            return Some(i18n::conversation::customer().to_owned());
        }
        let staff = record.staff.as_ref()?;
        let project = self.project.get();
        let member = project
            .iter()
            .flat_map(|project| &project.members)
            .find(|member| member.id == *staff);
        Some(member.map_or_else(
            || i18n::conversation::business().to_owned(),
            |member| member.name.clone(),
        ))
    }
}

fn list(group: &Group, columns: Vec<Column<ProjectRecord>>) -> ListOf<ProjectRecord> {
    let (name, order, descending) = match group {
        Group::Timesheets => ("timesheets", "start_time", true),
        Group::Milestones => ("milestones", "due_date", false),
        Group::Discussions => ("discussions", "last_activity", true),
        Group::Subscriptions => ("subscriptions", "date", true),
        Group::Expenses => ("expenses", "date", true),
        Group::CreditNotes => ("credit-notes", "date", true),
        _ => ("records", "", false),
    };
    ListOf {
        name,
        label: super::name(Some(group)).into(),
        columns,
        order: Sort {
            column: order.to_owned(),
            descending,
        },
        empty: i18n::project::nothing_yet(),
    }
}

/// The columns of a group that are known, in their order; none of a group that some installation added.
fn listed(group: &Group) -> &'static [&'static str] {
    match group {
        Group::Timesheets => &[FROM, TASK, "start_time", END, "note"],
        Group::Milestones => &["name", "start_date", "due_date", "description"],
        Group::Discussions => &["subject", "description", FROM, "total_comments", "last_activity"],
        Group::Subscriptions => &[
            "name",
            "description",
            STATUS,
            "quantity",
            "date",
            "next_billing_cycle",
            "ends_at",
        ],
        Group::Expenses => &["expense_name", "category_name", "note", "date", "amount"],
        Group::CreditNotes => &[
            "number",
            "date",
            STATUS,
            "clientnote",
            "terms",
            "subtotal",
            "discount_total",
            "total_tax",
            "adjustment",
            "total",
        ],
        _ => &[],
    }
}

/// Whether a column is shown without being named: a group that some installation added has no list of its own, and shows all that is
/// known.
fn is_listed(group: &Group, name: &str) -> bool {
    let listed = listed(group);
    listed.contains(&name) || (listed.is_empty() && (name == STATUS || ProjectRecord::knows(name)))
}

/// The names of the columns of a group in which something stands: first those that are known, in their order, and then the extra ones.
fn columns_of(group: &Group, records: &[ProjectRecord], names: &Names, extra: &[String]) -> Vec<Cow<'static, str>> {
    let listed = listed(group);
    let is_there = |name: &str| {
        records.iter().any(|record| match name {
            FROM => record.staff.is_some() || record.is_from_customer,
            TASK => names.task(record).is_some(),
            STATUS => record.status.is_some(),
            END => record.value("start_time").is_some(),
            // A column of zeros says nothing.
            name => match record.value(name) {
                Some(Value::Money(money)) => !money.is_zero(),
                value => value.is_some(),
            },
        })
    };
    let mut columns: Vec<_> = listed
        .iter()
        .copied()
        .filter(|name| is_there(name))
        .map(Cow::Borrowed)
        .collect();
    if listed.is_empty() {
        let known = records.iter().flat_map(ProjectRecord::known).map(Cow::Borrowed);
        add(&mut columns, known);
    }
    let is_filled = |name: &&String| is_there(name) || records.iter().any(|record| record.extra(name).is_some());
    add(&mut columns, extra.iter().filter(is_filled).cloned().map(Cow::Owned));
    if listed.is_empty() && is_there(STATUS) {
        add(&mut columns, [Cow::Borrowed(STATUS)].into_iter());
    }
    columns
}

/// Adds columns, each once.
fn add(columns: &mut Vec<Cow<'static, str>>, more: impl Iterator<Item = Cow<'static, str>>) {
    for column in more {
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
}

fn column(name: Cow<'static, str>, names: &Names) -> Column<ProjectRecord> {
    let names = *names;
    let label = label(&name);
    let column = name.clone();
    Column::new(name, label, move |record: &ProjectRecord| match column.as_ref() {
        FROM => Cell::Text(names.from(record)),
        TASK => Cell::Text(names.task(record)),
        STATUS => Cell::Status(status(record)),
        END => end(record),
        column => match record.value(column) {
            None => Cell::Text(record.extra(column)),
            Some(Value::Text(text)) => Cell::Text(Some(text.clone())),
            Some(Value::Date(date)) => Cell::Date(Some(*date)),
            Some(Value::Moment(moment)) => Cell::Moment(Some(*moment)),
            Some(Value::Instant(seconds)) => Cell::Moment(local(*seconds)),
            Some(Value::Number(number)) => Cell::Number(Some(number.clone())),
            Some(Value::Money(money)) => Cell::Money(Some(money.clone())),
        },
    })
}

fn status(record: &ProjectRecord) -> Badge {
    let of_status = |status| {
        let badge = Badge::of(status, Tone::Quiet, "");
        let is_word = badge.code.starts_with(|c: char| c.is_alphabetic());
        let label = if !badge.label.is_empty() {
            badge.label
        } else if is_word {
            humanised(&badge.code)
        } else {
            i18n::status::other().to_owned()
        };
        Badge { label, ..badge }
    };
    record.status.as_ref().map_or_else(
        || Badge {
            code: String::new(),
            label: i18n::status::other().to_owned(),
            tone: Tone::Quiet,
        },
        of_status,
    )
}

/// When the work ended; a timesheet without an end is running.
fn end(record: &ProjectRecord) -> Cell {
    match record.value(END) {
        Some(Value::Moment(moment)) => Cell::Moment(Some(*moment)),
        Some(Value::Instant(seconds)) => Cell::Moment(local(*seconds)),
        _ => Cell::Text(Some(i18n::project_record::running().to_owned())),
    }
}

fn label(name: &str) -> Cow<'static, str> {
    Cow::Borrowed(match name {
        FROM => i18n::project_record::from(),
        STATUS => i18n::project_record::status(),
        "number" => i18n::project_record::number(),
        "name" | "expense_name" => i18n::project_record::name(),
        "subject" => i18n::project_record::subject(),
        TASK => i18n::project_record::task(),
        "category_name" => i18n::project_record::category(),
        "description" => i18n::project_record::description(),
        "note" | "clientnote" => i18n::project_record::note(),
        "date" => i18n::project_record::date(),
        "start_date" => i18n::project_record::start_date(),
        "due_date" => i18n::project_record::due_date(),
        "next_billing_cycle" => i18n::project_record::next_billing_cycle(),
        "ends_at" => i18n::project_record::ends_at(),
        "start_time" => i18n::project_record::start_time(),
        END => i18n::project_record::end_time(),
        "last_activity" => i18n::project_record::last_activity(),
        "quantity" => i18n::project_record::quantity(),
        "total_comments" => i18n::project_record::total_comments(),
        "amount" => i18n::project_record::amount(),
        "terms" => i18n::document::terms(),
        "subtotal" => i18n::document::subtotal(),
        "discount_total" => i18n::document::discount(),
        "total_tax" => i18n::document::tax(),
        "adjustment" => i18n::document::adjustment(),
        "total" => i18n::document::total(),
        other => return Cow::Owned(humanised(other)),
    })
}
