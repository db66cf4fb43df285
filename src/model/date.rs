//! Dates and date-times, as the server's clock has them.

use std::fmt;

/// A day of the calendar. It has no zone, so that it is the same day for every reader (Q4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, from 1 to 9999.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// Reads `YYYY-MM-DD`; anything else is none, `0000-00-00` included (Q3).
    pub fn parse(text: &str) -> Option<Self> {
        let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let exists = year > 0 && (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }
}

impl Date {
    /// How many days it is after 1 January 1970; before it, the number is negative.
    pub fn days_since_epoch(self) -> i32 {
        // Counted from 1 March of the year 0, so that the day of a leap year comes last.
        let (year, month) = (i32::from(self.year), i32::from(self.month));
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let days_before_month = (153 * month + 2) / 5;
        365 * year + year / 4 - year / 100 + year / 400 + days_before_month + i32::from(self.day) - 1 - MARCH_OF_YEAR_0
    }

    /// The day that is so many days after 1 January 1970; none outside of the years 1 to 9999.
    pub fn of_days_since_epoch(days: i32) -> Option<Self> {
        const DAYS_OF_400_YEARS: i32 = 146_097;
        let days = days.checked_add(MARCH_OF_YEAR_0).filter(|days| *days >= 0)?;
        let (era, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = u16::try_from(era * 400 + year + next_year).ok()?;
        (1..=9999).contains(&year).then_some(Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The first day of its month.
    pub fn month_start(self) -> Self {
        Self { day: 1, ..self }
    }

    /// The last day of its month.
    pub fn month_end(self) -> Self {
        Self {
            day: days_of(self.year, self.month),
            ..self
        }
    }

    /// The first day of the month so many months before; none before the year 1.
    pub fn months_before(self, months: u32) -> Option<Self> {
        const YEAR: u32 = 12;
        let count = (u32::from(self.year) * YEAR + u32::from(self.month) - 1)
            .checked_sub(months)
            .filter(|count| *count >= YEAR)?;
        Some(Self {
            year: u16::try_from(count / YEAR).ok()?,
            month: u8::try_from(count % YEAR + 1).ok()?,
            day: 1,
        })
    }

    /// The day on which a moment is in UTC, given in seconds since 1970.
    pub fn of_instant(seconds: u32) -> Option<Self> {
        const SECONDS_OF_A_DAY: u32 = 86_400;
        Self::of_days_since_epoch(i32::try_from(seconds / SECONDS_OF_A_DAY).ok()?)
    }
}

/// How many days 1 March of the year 0 is before 1 January 1970.
const MARCH_OF_YEAR_0: i32 = 719_468;

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A moment by the server's clock, whose zone is not known: it is shown as given (Q4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute, from 0 to 59.
    pub minute: u8,
}

/// Its days since 1970, by which days are put in order.
impl From<Date> for i64 {
    fn from(date: Date) -> Self {
        date.days_since_epoch().into()
    }
}

/// Its minutes since 1970 by the same clock, by which moments are put in order.
impl From<DateTime> for i64 {
    fn from(moment: DateTime) -> Self {
        let hours = Self::from(moment.date) * 24 + Self::from(moment.hour);
        hours * 60 + Self::from(moment.minute)
    }
}

impl DateTime {
    /// Reads `YYYY-MM-DD HH:MM:SS`, or a date alone, which is its midnight; anything else is none (Q3).
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00:00"));
        let date = Date::parse(date)?;
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
        (hour < 24 && minute < 60 && second < 60).then_some(Self { date, hour, minute })
    }
}

/// As ISO 8601 has it, but for the blank: spreadsheets know no `T`.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.date, self.hour, self.minute)
    }
}

/// Three groups of digits of the given lengths with a separator between them.
fn numbers(text: &str, separator: char, lengths: [usize; 3]) -> Option<[u16; 3]> {
    let mut parts = text.trim().split(separator);
    let mut found = [0; 3];
    for (number, length) in found.iter_mut().zip(lengths) {
        let part = parts
            .next()
            .filter(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_and_printed_unchanged() {
        for text in ["2026-11-23", "2024-02-29", "1999-12-31", "2000-02-29"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_none() {
        for text in [
            "",
            "0",
            "0000-00-00",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-04-31",
            "26-04-01",
            "2026-4-1",
            "2026-04-01-",
            "+026-04-01",
            "yesterday",
            "2026-04-01 10:00:00",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_time_keeps_the_servers_day_and_hour() {
        let read = DateTime::parse("2023-05-17 23:59:59").unwrap();
        assert_eq!(
            (read.date.to_string().as_str(), read.hour, read.minute),
            ("2023-05-17", 23, 59)
        );
        assert_eq!(DateTime::parse("2023-05-17").unwrap().hour, 0);
    }

    #[test]
    fn an_impossible_time_is_none() {
        for text in [
            "0000-00-00 00:00:00",
            "2026-01-01 24:00:00",
            "2026-01-01 10:60:00",
            "2026-01-01 10:00",
            "",
        ] {
            assert_eq!(DateTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_without_a_gap_and_back() {
        let count = |text: &str| Date::parse(text).unwrap().days_since_epoch();
        assert_eq!(
            (count("1970-01-01"), count("2000-03-01"), count("1969-12-31")),
            (0, 11_017, -1)
        );
        for day in count("1896-01-01")..count("2105-01-01") {
            assert_eq!(Date::of_days_since_epoch(day).unwrap().days_since_epoch(), day);
        }
        for text in ["0001-01-01", "1600-02-29", "2024-02-29", "2024-12-31", "9999-12-31"] {
            assert_eq!(Date::of_days_since_epoch(count(text)).unwrap().to_string(), text);
        }
        for day in [count("0001-01-01") - 1, count("9999-12-31") + 1, i32::MAX, i32::MIN] {
            assert_eq!(Date::of_days_since_epoch(day), None);
        }
    }

    #[test]
    fn a_month_has_a_first_and_a_last_day_and_months_before_it() {
        let date = |text: &str| Date::parse(text).unwrap();
        for (day, first, last) in [
            ("2024-02-10", "2024-02-01", "2024-02-29"),
            ("2025-02-01", "2025-02-01", "2025-02-28"),
            ("2026-12-31", "2026-12-01", "2026-12-31"),
        ] {
            assert_eq!(date(day).month_start(), date(first));
            assert_eq!(date(day).month_end(), date(last));
        }
        let before = |months| date("2026-02-28").months_before(months).map(|day| day.to_string());
        assert_eq!(before(0).as_deref(), Some("2026-02-01"));
        assert_eq!(before(2).as_deref(), Some("2025-12-01"));
        assert_eq!(before(11).as_deref(), Some("2025-03-01"));
        assert_eq!(date("0001-03-05").months_before(2), Some(date("0001-01-01")));
        assert_eq!(date("0001-03-05").months_before(3), None);
    }

    #[test]
    fn seconds_since_1970_are_on_a_day_in_utc() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (1_684_337_499, "2023-05-17"),
            (1_709_164_799, "2024-02-28"),
            (1_709_164_800, "2024-02-29"),
            (u32::MAX, "2106-02-07"),
        ] {
            assert_eq!(Date::of_instant(seconds).unwrap().to_string(), day);
        }
    }
}
