//! Dates and date-times, as the server's clock has them.

use std::fmt;

/// A day of the calendar. It has no zone, so that it is the same day for every reader (Q4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A moment by the server's clock, whose zone is not known: it is shown as given (Q4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateTime {
    /// The day.
    pub date: Date,
    /// The hour, from 0 to 23.
    pub hour: u8,
    /// The minute, from 0 to 59.
    pub minute: u8,
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
}
