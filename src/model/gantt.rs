//! Where the tasks and milestones of a project are on a scale of time: whole pixels, so that no line is blurred.

use super::Date;
use super::order::ordered;

/// A chart of bars, with time from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gantt {
    /// How wide it is.
    pub width: i32,
    /// The tasks that have days, each in a row of its own, in the order of their beginning.
    pub bars: Vec<Bar>,
    /// The milestones that have a day.
    pub milestones: Vec<Mark>,
    /// Where months or weeks begin.
    pub scale: Vec<Tick>,
    /// Whether the scale has weeks, and not months.
    pub is_weekly: bool,
    /// Where today is; none where it is outside of the chart.
    pub today: Option<i32>,
}

/// What is put on the chart: its name, and its first and last day. A milestone has only the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The name of the task or milestone.
    pub name: String,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The task's name.
    pub name: String,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
    /// Where it begins.
    pub left: i32,
    /// How long it is.
    pub width: i32,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The milestone's name.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// The middle of it.
    pub middle: i32,
}

/// The beginning of a month or a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The day.
    pub date: Date,
    /// Where it begins.
    pub left: i32,
}

/// What is longer has months on its scale, and shorter days.
const LONGEST_WEEKLY: i32 = 120;
/// What is further away than these ten years from the first day is cut off.
const LONGEST: i32 = 3653;
/// Days left free on both sides.
const MARGIN: i32 = 3;
/// How wide a chart is made if its days are not too narrow then: the page of a portal on a large screen.
const ROOM: i32 = 1100;

impl Gantt {
    /// Places tasks and milestones; none where there is no day to place anything at.
    pub fn of(tasks: &[Span], milestones: &[Span], today: Date) -> Option<Self> {
        let tasks = tasks.iter().filter_map(|task| Some((task, days_of(task)?)));
        let tasks = ordered(tasks.collect(), |(_, (start, end))| [*start, *end].map(i64::from));
        let milestones: Vec<_> = milestones
            .iter()
            .filter_map(|one| Some((one, one.end?.days_since_epoch())))
            .collect();

        let days = tasks.iter().flat_map(|(_, (start, end))| [*start, *end]);
        let days = days.chain(milestones.iter().map(|(_, day)| *day));
        let first = days.clone().min()? - MARGIN;
        let last = (days.max()? + MARGIN).min(first + LONGEST);
        let count = last - first + 1;
        let is_weekly = count <= LONGEST_WEEKLY;
        let day_width = (ROOM / count).max(if is_weekly { 9 } else { 3 });
        let left = |day: i32| (day.clamp(first, last + 1) - first) * day_width;

        let bar = |(task, (start, end)): (&Span, (i32, i32))| {
            Some(Bar {
                name: task.name.clone(),
                start: Date::of_days_since_epoch(start)?,
                end: Date::of_days_since_epoch(end)?,
                left: left(start),
                width: (left(end + 1) - left(start)).max(day_width),
            })
        };
        let mark = |(milestone, day): (&Span, i32)| {
            Some(Mark {
                name: milestone.name.clone(),
                date: milestone.end?,
                middle: left(day) + day_width / 2,
            })
        };
        let tick = |day: i32| {
            let date = Date::of_days_since_epoch(day)?;
            let begins = if is_weekly { is_monday(day) } else { date.day == 1 };
            begins.then(|| Tick { date, left: left(day) })
        };
        let today = today.days_since_epoch();
        Some(Self {
            width: count * day_width,
            bars: tasks.into_iter().filter_map(bar).collect(),
            milestones: milestones.into_iter().filter_map(mark).collect(),
            scale: (first..=last).filter_map(tick).collect(),
            is_weekly,
            today: (first..=last).contains(&today).then(|| left(today) + day_width / 2),
        })
    }
}

/// The first and last day of a task; one that has only one of them takes one day. Days in the wrong order are put right.
fn days_of(task: &Span) -> Option<(i32, i32)> {
    let start = task.start.or(task.end)?.days_since_epoch();
    let end = task.end.or(task.start)?.days_since_epoch();
    Some((start.min(end), start.max(end)))
}

/// 1 January 1970 was a Thursday.
fn is_monday(day: i32) -> bool {
    (day + 3).rem_euclid(7) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn span(name: &str, start: &str, end: &str) -> Span {
        Span {
            name: name.to_owned(),
            start: Date::parse(start),
            end: Date::parse(end),
        }
    }

    fn chart(tasks: &[Span], milestones: &[Span]) -> Gantt {
        Gantt::of(tasks, milestones, date("2026-03-10")).unwrap()
    }

    #[test]
    fn a_bar_reaches_from_the_beginning_of_its_first_day_to_the_end_of_its_last() {
        let gantt = chart(
            &[
                span("b", "2026-03-09", "2026-03-11"),
                span("a", "2026-03-02", "2026-03-08"),
            ],
            &[],
        );
        let names: Vec<_> = gantt.bars.iter().map(|bar| bar.name.as_str()).collect();
        assert_eq!(names, ["a", "b"], "in the order of their beginning");
        let [a, b] = &gantt.bars[..] else { panic!("two bars") };
        let day = a.width / 7;
        assert_eq!((a.left, a.width, b.width), (MARGIN * day, 7 * day, 3 * day));
        assert_eq!(a.left + a.width, b.left, "the one begins where the other ends");
        assert_eq!(b.left + b.width + MARGIN * day, gantt.width);
        assert_eq!(gantt.today, Some(b.left + day + day / 2));
    }

    #[test]
    fn a_short_chart_has_weeks_and_a_long_one_months() {
        let days = |gantt: &Gantt| gantt.scale.iter().map(|tick| tick.date.to_string()).collect::<Vec<_>>();
        let short = chart(&[span("a", "2026-03-04", "2026-03-20")], &[]);
        assert!(
            short.is_weekly && (ROOM / 2..=ROOM).contains(&short.width),
            "{}",
            short.width
        );
        assert_eq!(days(&short), ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"]);
        let long = chart(&[span("a", "2025-11-20", "2026-04-10")], &[]);
        assert!(!long.is_weekly);
        assert_eq!(
            days(&long),
            ["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]
        );
    }

    #[test]
    fn a_task_with_one_day_takes_it_and_one_without_has_no_bar() {
        let gantt = chart(
            &[
                span("due", "", "2026-03-04"),
                span("start", "2026-03-04", ""),
                span("none", "", ""),
            ],
            &[],
        );
        let widths: Vec<_> = gantt.bars.iter().map(|bar| bar.width).collect();
        assert_eq!(widths.len(), 2);
        assert_eq!(widths[0], widths[1]);
        let wrong = chart(&[span("a", "2026-03-09", "2026-03-02")], &[]);
        assert_eq!(
            (wrong.bars[0].start, wrong.bars[0].end),
            (date("2026-03-02"), date("2026-03-09"))
        );
        assert_eq!(
            Gantt::of(&[span("none", "", "")], &[span("none", "", "")], date("2026-03-10")),
            None
        );
    }

    #[test]
    fn a_milestone_is_in_the_middle_of_its_day() {
        let gantt = chart(
            &[span("a", "2026-03-02", "2026-03-02")],
            &[span("Beta", "", "2026-03-02")],
        );
        let [mark] = &gantt.milestones[..] else {
            panic!("one milestone")
        };
        let bar = &gantt.bars[0];
        assert_eq!((mark.middle, mark.date), (bar.left + bar.width / 2, date("2026-03-02")));
    }

    #[test]
    fn a_day_far_away_does_not_make_the_chart_endless_and_today_may_be_outside() {
        let gantt = chart(
            &[
                span("a", "2001-01-01", "9999-12-31"),
                span("b", "9999-01-01", "9999-01-02"),
            ],
            &[],
        );
        assert!(gantt.width <= (LONGEST + 1) * 3, "{}", gantt.width);
        assert!(gantt.bars.iter().all(|bar| bar.left + bar.width <= gantt.width + 3));
        assert_eq!(gantt.today, None);
    }
}
