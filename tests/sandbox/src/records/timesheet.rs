//! Time that was spent on a task.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::{Records, SECRET_AMOUNT, date_time};
use crate::clock::epoch;

/// Time that was spent on a task.
pub struct Timesheet {
    /// Unique among all timesheets.
    pub id: u32,
    /// The project of the task.
    pub project_id: u32,
    /// The task.
    pub task_id: u32,
    /// Who worked.
    pub staff_id: u32,
    /// From when.
    pub start: DateTime,
    /// Until when; none while it is running.
    pub end: Option<DateTime>,
    /// What was done, or empty.
    pub note: &'static str,
    /// Whether the row has date-times, as some servers write them, and not seconds since 1970.
    pub has_date_times: bool,
}

impl Timesheet {
    /// The timesheet's row.
    pub fn row(&self) -> Value {
        let moment = |moment| {
            if self.has_date_times {
                date_time(moment)
            } else {
                epoch(moment).to_string()
            }
        };
        json!({
            "id": self.id.to_string(),
            "task_id": self.task_id.to_string(),
            "start_time": moment(self.start),
            "end_time": self.end.map(moment),
            "staff_id": self.staff_id.to_string(),
            "hourly_rate": SECRET_AMOUNT,
            "note": self.note,
        })
    }
}

impl Records {
    /// The seconds that were spent on a task. `None` if nobody noted any.
    pub fn logged_seconds(&self, task_id: u32) -> Option<i64> {
        let sheets = self.timesheets.iter().filter(|sheet| sheet.task_id == task_id);
        let seconds: i64 = sheets
            .filter_map(|sheet| Some(epoch(sheet.end?) - epoch(sheet.start)))
            .sum();
        (seconds > 0).then_some(seconds)
    }
}
