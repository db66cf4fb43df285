//! Records of a project whose columns the documentation does not give: timesheets, milestones, discussions, expenses, subscriptions,
//! credit notes, and the groups that some installation added (Q10).

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;
use serde_json::value::RawValue;

use super::wire::{FromRow, Row, Unreadable, html};
use super::{Currency, Date, DateTime, Html, Id, Money, Number, Status};

/// One row of `GET projects/id/:id/group/:group`: the columns that are known, each of its own kind. Any others may be meant for the
/// business alone: they are read only where whoever set the portal up has named them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRecord {
    /// Where it stands; none in a group without statuses.
    pub status: Option<Status<()>>,
    /// Who of the business it is from.
    pub staff: Option<Id>,
    /// The task that it belongs to.
    pub task: Option<Id>,
    /// Whether it is from the customer's side: a discussion of which `staff_id` is none.
    pub is_from_customer: bool,
    values: Vec<(&'static str, Value)>,
    /// The columns that nothing is known of, each as it stands in the JSON.
    unread: Vec<(String, String)>,
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, without its tags (Q11).
    Text(String),
    /// A day.
    Date(Date),
    /// A moment by the server's clock.
    Moment(DateTime),
    /// A moment that is the same everywhere: the seconds since 1970 that PHP's `time()` gives.
    Instant(u32),
    /// A number.
    Number(Number),
    /// An amount; where the row has no currency, it has no sign.
    Money(Money),
}

/// What kind of value a known column has.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Date,
    Moment,
    Number,
    Money,
}

/// The columns that are known (section 5). Which of them a group shows is the page's affair.
const KNOWN: [(&str, Kind); 27] = [
    ("number", Kind::Text),
    ("name", Kind::Text),
    ("subject", Kind::Text),
    ("expense_name", Kind::Text),
    ("task_name", Kind::Text),
    ("category_name", Kind::Text),
    ("description", Kind::Text),
    ("note", Kind::Text),
    ("clientnote", Kind::Text),
    ("terms", Kind::Text),
    ("date", Kind::Date),
    ("start_date", Kind::Date),
    ("due_date", Kind::Date),
    ("next_billing_cycle", Kind::Date),
    ("ends_at", Kind::Date),
    ("start_time", Kind::Moment),
    ("end_time", Kind::Moment),
    ("last_activity", Kind::Moment),
    ("quantity", Kind::Number),
    ("total_comments", Kind::Number),
    ("discount_percent", Kind::Number),
    ("amount", Kind::Money),
    ("subtotal", Kind::Money),
    ("discount_total", Kind::Money),
    ("total_tax", Kind::Money),
    ("adjustment", Kind::Money),
    ("total", Kind::Money),
];

impl FromRow for ProjectRecord {
    fn from_row(row: &Row<'_>) -> Result<Self, Unreadable> {
        if row.is_hidden() {
            return Err(Unreadable::HIDDEN);
        }
        let currency = Currency::of_row(row);
        let known = KNOWN.iter();
        let values = known.filter_map(|(name, kind)| Some((*name, kind.read(row, name, &currency)?)));
        let unread = row.entries().filter(|(name, _)| !is_known(name) && !is_secret(name));
        let unread = unread.map(|(name, value)| (name.to_owned(), value.get().to_owned()));
        Ok(Self {
            status: row.text("status").map(|_| Status::of_row(row, |_| ())),
            staff: row.optional_id("staff_id"),
            task: row.optional_id("task_id"),
            is_from_customer: row.optional_id("staff_id").is_none() && row.optional_id("contact_id").is_some(),
            values: values.collect(),
            unread: unread.collect(),
        })
    }
}

impl ProjectRecord {
    /// What stands in a known column.
    pub fn value(&self, column: &str) -> Option<&Value> {
        self.values
            .iter()
            .find(|(name, _)| *name == column)
            .map(|(_, value)| value)
    }

    /// The day in a known column.
    pub fn date(&self, column: &str) -> Option<Date> {
        match self.value(column)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The text in a known column.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.value(column)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text in a column that nothing is known of. Secrets are in none.
    pub fn extra(&self, column: &str) -> Option<String> {
        let (_, json) = self.unread.iter().find(|(name, _)| name == column)?;
        other(serde_json::from_str(json).ok()?)
    }

    /// Whether it is one of the known columns.
    pub fn knows(column: &str) -> bool {
        is_known(column)
    }

    /// The known columns in which something stands.
    pub fn known(&self) -> impl Iterator<Item = &'static str> {
        self.values.iter().map(|(name, _)| *name)
    }

    /// The names of the columns in which something may stand, each once: those that are known and those that are not.
    pub fn names(records: &[Self]) -> BTreeSet<&str> {
        let mut names: BTreeSet<&str> = records.iter().flat_map(Self::known).collect();
        names.extend(
            records
                .iter()
                .flat_map(|record| &record.unread)
                .map(|(name, _)| name.as_str()),
        );
        names
    }
}

impl Kind {
    fn read(self, row: &Row<'_>, name: &str, currency: &Arc<Currency>) -> Option<Value> {
        let instant = || row.decimal(name)?.to_u32().filter(|seconds| *seconds > 0);
        match self {
            Self::Text if name == "description" && !has_public_description(row) => None,
            Self::Text if name == "number" => super::document::number(row).map(Value::Text),
            Self::Text => plain(row.raw(name)?).map(Value::Text),
            Self::Date => row.date(name).or_else(|| Date::of_instant(instant()?)).map(Value::Date),
            Self::Moment => row
                .date_time(name)
                .map(Value::Moment)
                .or_else(|| instant().map(Value::Instant)),
            Self::Number => row.number(name).map(Value::Number),
            Self::Money => row.money(name, currency).map(Value::Money),
        }
    }
}

/// Whether a description is for the customer: that of a milestone, which has a place in an order, must say so.
fn has_public_description(row: &Row<'_>) -> bool {
    let is_public = row.flag("description_visible_to_customer");
    is_public.unwrap_or_else(|| row.raw("milestone_order").is_none())
}

/// HTML as lines of text; none for what PHP has serialised (Q14).
fn plain(value: &RawValue) -> Option<String> {
    let text = html(value).as_ref().map(Html::lines)?.join("\n");
    (!text.is_empty()).then_some(text)
}

/// The value of a column that nothing is known of; none for what means "none" in some kind of field (Q3), and for a key.
fn other(value: &RawValue) -> Option<String> {
    let is_none = |text: &str| text.starts_with("0000-00-00");
    let is_key = |text: &str| text.len() >= 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
    plain(value).filter(|text| !is_none(text) && !is_key(text))
}

/// What leaks out of the server's joins (section 4): it is not shown even where somebody names it.
const SECRETS: [&str; 8] = [
    "imap_username",
    "host",
    "last_ip",
    "acceptance_ip",
    "hourly_rate",
    "stripe_id",
    "adminnote",
    "allowed_payment_modes",
];

/// What the names of keys and passwords have in them, whatever else: `password_hash`, `google_auth_secret`.
const WORDS_OF_SECRETS: [&str; 6] = ["auth_code", "pass_key", "passw", "secret", "token", "verification_key"];

fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRETS.contains(&name.as_str()) || WORDS_OF_SECRETS.iter().any(|word| name.contains(word))
}

fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|(known, _)| *known == name)
}

/// The columns that `expenses: paid_by, reference_no; risks: level` names for a group.
pub fn named_columns(named: &str, group: &str) -> Vec<String> {
    let of_group = named.split(';').filter_map(|one| one.split_once(':'));
    let of_group = of_group.filter(|(name, _)| name.trim() == group);
    let columns = of_group.flat_map(|(_, columns)| columns.split(',')).map(str::trim);
    columns.filter(|column| !column.is_empty()).map(str::to_owned).collect()
}

/// The name of a column or group as people write it: `credit_notes` is `Credit notes`.
pub fn humanised(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
