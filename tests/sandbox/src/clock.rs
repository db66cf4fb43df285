//! The time as the CRM sees it: server-local and without a zone, like every date of the API.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// The machine's clock in UTC, or a moment at which time stands still.
#[derive(Clone, Copy, Default)]
pub struct Clock(Option<DateTime>);

impl Clock {
    /// Stands still at `now`.
    pub fn stopped_at(now: DateTime) -> Self {
        Self(Some(now))
    }

    /// What it shows.
    pub fn now(self) -> DateTime {
        self.0.unwrap_or_else(|| Offset::UTC.to_datetime(Timestamp::now()))
    }

    /// What PHP's `time()` returns now.
    pub fn seconds(self) -> i64 {
        epoch(self.now())
    }
}

/// What PHP's `time()` returns at a moment: seconds since 1970. The last seconds of the year 9999 have none.
pub fn epoch(moment: DateTime) -> i64 {
    Offset::UTC.to_timestamp(moment).unwrap_or(Timestamp::MAX).as_second()
}
