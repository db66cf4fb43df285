//! The tasks and milestones of a project on a scale of time.

use leptos::html::Div;
use leptos::prelude::*;

use crate::api::{self, Answers, Resource};
use crate::components::Loaded;
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::gantt::{Bar, Mark, Span, Tick};
use crate::model::{Gantt, Group, Id, ProjectRecord, ProjectSettings, Task};

/// The height of a row, and of the scale above the rows.
const ROW: i32 = 44;
const BAR: i32 = 16;

/// The chart; milestones are in it where the customer may see them.
pub(super) fn gantt(answers: Answers, project: &Id, settings: &ProjectSettings) -> AnyView {
    let tasks = api::projects::tasks(answers, project);
    let milestones = settings
        .shows(&Group::Milestones)
        .then(|| api::projects::group::<ProjectRecord>(answers, project, Group::Milestones.name()));
    let content = move || {
        let milestones = milestones.and_then(Resource::get);
        let milestones: Vec<_> = milestones
            .iter()
            .flat_map(|all| all.iter())
            .filter_map(milestone)
            .collect();
        Some(chart(&tasks.get()?, &milestones))
    };
    view! { <Loaded state=tasks.state() retry=tasks.retry()>{content}</Loaded> }.into_any()
}

fn milestone(record: &ProjectRecord) -> Option<Span> {
    Some(Span {
        name: record.text("name")?.to_owned(),
        start: None,
        end: record.date("due_date"),
    })
}

fn chart(tasks: &[Task], milestones: &[Span]) -> AnyView {
    let span = |task: &Task| Span {
        name: task.name.clone(),
        start: task.start,
        end: task.due,
    };
    let spans: Vec<_> = tasks.iter().map(span).collect();
    let undated = spans.iter().filter(|task| task.start.is_none() && task.end.is_none());
    let undated: Vec<_> = undated.map(|task| task.name.as_str()).collect();
    let note =
        (!undated.is_empty()).then(|| view! { <p class="undated">{i18n::gantt::undated(&undated.join(", "))}</p> });
    let drawn = match Gantt::of(&spans, milestones, today()) {
        Some(gantt) => drawing(&gantt, Formats::of_context()),
        None => view! { <p class="empty">{i18n::gantt::empty()}</p> }.into_any(),
    };
    view! { {drawn} {note} }.into_any()
}

/// The picture, in a box of its own that scrolls, and the same as a table for those who do not see it.
fn drawing(gantt: &Gantt, formats: Formats) -> AnyView {
    let rows = i32::try_from(gantt.milestones.len() + gantt.bars.len()).unwrap_or(i32::MAX / ROW);
    let (width, height) = (gantt.width, ROW.saturating_mul(rows.saturating_add(1)));
    let days = gantt.bars.iter().flat_map(|bar| [bar.start, bar.end]);
    let days = days.chain(gantt.milestones.iter().map(|mark| mark.date));
    let (from, to) = (days.clone().min(), days.max());
    let written = |date: Option<_>| date.map(|date| formats.date(date)).unwrap_or_default();
    let count = gantt.bars.len();
    let label = i18n::gantt::label(count, &formats.number(count), &written(from), &written(to));
    let scale: Vec<_> = gantt
        .scale
        .iter()
        .map(|tick| tick_line(tick, width, height, formats))
        .collect();
    // The scale comes first, then the milestones, then the tasks.
    let mut tops = (1..=rows).map(|row| row.saturating_mul(ROW));
    let marks: Vec<_> = gantt
        .milestones
        .iter()
        .zip(tops.by_ref())
        .map(|(mark, top)| diamond(mark, top, width, formats))
        .collect();
    let bars: Vec<_> = gantt
        .bars
        .iter()
        .zip(tops)
        .map(|(bar, top)| bar_line(bar, top, width, formats))
        .collect();
    let today = gantt.today;
    let chart = NodeRef::<Div>::new();
    // A narrow chart begins with what goes on now.
    Effect::new(move || {
        if let (Some(chart), Some(today)) = (chart.get(), today) {
            chart.set_scroll_left(today - chart.client_width() / 2);
        }
    });
    let today = today.map(|x| today_line(x, height));
    let table = table(gantt, formats);
    view! {
        <div class="gantt" node_ref=chart role="region" aria-label=i18n::gantt::chart() tabindex="0">
            <svg role="img" aria-label=label width=width height=height viewBox=format!("0 0 {width} {height}")>
                {scale}
                {today}
                {marks}
                {bars}
            </svg>
        </div>
        <div class="visually-hidden">{table}</div>
    }
    .into_any()
}

/// A line across all rows; its day is written where there is room for it.
fn tick_line(tick: &Tick, width: i32, height: i32, formats: Formats) -> AnyView {
    const ROOM_FOR_A_DAY: i32 = 100;
    let day = (tick.left + ROOM_FOR_A_DAY <= width).then(|| {
        view! {
            <text x=tick.left + 4 y="16">
                {formats.date(tick.date)}
            </text>
        }
    });
    view! {
        <g class="tick">
            <line x1=tick.left x2=tick.left y1="0" y2=height></line>
            {day}
        </g>
    }
    .into_any()
}

fn today_line(x: i32, height: i32) -> AnyView {
    view! {
        <g class="today">
            <text x=x y=ROW - 8 text-anchor="middle">
                {i18n::gantt::today()}
            </text>
            <line x1=x x2=x y1=ROW y2=height></line>
        </g>
    }
    .into_any()
}

/// A milestone, in a row above the tasks.
fn diamond(mark: &Mark, top: i32, width: i32, formats: Formats) -> AnyView {
    let (x, y) = (mark.middle, top + 27);
    let points = format!("{x},{} {},{y} {x},{} {},{y}", y - 9, x + 9, y + 9, x - 9);
    let title = i18n::gantt::milestone(&mark.name, &formats.date(mark.date));
    view! {
        <g class="milestone">
            <title>{title}</title>
            <polygon points=points></polygon>
            {name(&mark.name, x, x, top + 12, width)}
        </g>
    }
    .into_any()
}

fn bar_line(bar: &Bar, top: i32, width: i32, formats: Formats) -> AnyView {
    let title = i18n::gantt::bar(&bar.name, &formats.date(bar.start), &formats.date(bar.end));
    view! {
        <g class="bar">
            <title>{title}</title>
            <rect x=bar.left y=top + 18 width=bar.width height=BAR rx="4"></rect>
            {name(&bar.name, bar.left, bar.left + bar.width, top + 12, width)}
        </g>
    }
    .into_any()
}

/// A name above what it names: from its left edge on, or where there is more room, up to its right one.
fn name(text: &str, left: i32, right: i32, y: i32, width: i32) -> AnyView {
    let ends = left > width - right;
    let (x, anchor) = if ends { (right, "end") } else { (left, "start") };
    view! {
        <text x=x y=y text-anchor=anchor>
            {text.to_owned()}
        </text>
    }
    .into_any()
}

fn table(gantt: &Gantt, formats: Formats) -> AnyView {
    let row = |name: &str, start: Option<_>, end| {
        let start = start.map(|start| formats.date(start));
        view! {
            <tr>
                <th scope="row">{name.to_owned()}</th>
                <td>{start}</td>
                <td>{formats.date(end)}</td>
            </tr>
        }
        .into_any()
    };
    let milestones = gantt.milestones.iter().map(|mark| row(&mark.name, None, mark.date));
    let tasks = gantt.bars.iter().map(|bar| row(&bar.name, Some(bar.start), bar.end));
    let rows: Vec<_> = milestones.chain(tasks).collect();
    view! {
        <table>
            <caption>{i18n::project_group::gantt()}</caption>
            <thead>
                <tr>
                    <th scope="col">{i18n::task::name()}</th>
                    <th scope="col">{i18n::task::start()}</th>
                    <th scope="col">{i18n::task::due()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
