//! Records of a project whose columns the documentation does not give: timesheets, milestones, discussions, expenses, subscriptions,
//! credit notes, and the groups that some installation added (Q10).

use std::sync::Arc;

use rust_decimal::prelude::ToPrimitive;
use serde_json::value::RawValue;

use super::wire::{FromRow, Row, Unreadable, html};
use super::{Currency, Date, DateTime, Html, Id, Money, Number, Status};

/// One row of `GET projects/id/:id/group/:group`: the columns that are known, each of its own kind, and any others as text. What could
/// be an id, a key or a column of another table is not read at all.
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
    others: Vec<(String, String)>,
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

/// More columns than a table of the CRM has. A list with thousands of them would never appear.
const MOST_COLUMNS: usize = 50;

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
        let others = row.entries().filter(|(name, _)| is_shown(name));
        let others = others.filter_map(|(name, value)| Some((name.to_owned(), other(value)?)));
        Ok(Self {
            status: row.text("status").map(|_| Status::of_row(row, |_| ())),
            staff: row.optional_id("staff_id"),
            task: row.optional_id("task_id"),
            is_from_customer: row.optional_id("staff_id").is_none() && row.optional_id("contact_id").is_some(),
            values: values.collect(),
            others: others.collect(),
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

    /// The text in a column that is known, or in one of the others.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.value(column) {
            Some(Value::Text(text)) => Some(text),
            _ => self
                .others
                .iter()
                .find(|(name, _)| name == column)
                .map(|(_, text)| text.as_str()),
        }
    }

    /// The known columns in which something stands.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(name, _)| *name)
    }

    /// The columns in which something stands in any of the records, each once and in the order in which they come: those that
    /// nothing is known of, and with `known` the known ones, too. No more than anybody reads.
    pub fn columns(records: &[Self], known: bool) -> Vec<&str> {
        let mut columns = Vec::new();
        for record in records {
            let known = known.then(|| record.known()).into_iter().flatten();
            for name in known.chain(record.others()) {
                if columns.len() < MOST_COLUMNS && !columns.contains(&name) {
                    columns.push(name);
                }
            }
        }
        columns
    }

    /// The other columns in which something stands, in the order of the server.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        self.others.iter().map(|(name, _)| name.as_str())
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

/// Parts of the names of columns that are nobody's affair: secrets, keys, the ways to reach people, and switches of the CRM.
const HIDDEN_PARTS: [&str; 23] = [
    "password",
    "secret",
    "token",
    "hash",
    "key",
    "auth",
    "imap",
    "stripe",
    "signature",
    "host",
    "email",
    "phone",
    "admin",
    "visible",
    "notif",
    "reminder",
    "payment_mode",
    "recurring",
    "separator",
    "_rate",
    "rate_",
    "link",
    "vault",
];

/// What the names of such columns begin with: flags, and the addresses that a join adds.
const HIDDEN_BEGINNINGS: [&str; 8] = [
    "is_",
    "show_",
    "hide",
    "include_",
    "billing_",
    "shipping_",
    "default_",
    "ip_",
];

/// What the names of such columns end with: ids, addresses of computers, and places in an order.
const HIDDEN_ENDINGS: [&str; 5] = ["id", "ids", "_ip", "_order", "_by"];

/// The rest of the names: what belongs to the record's currency, its status, its customer and its colleague, and what only the CRM
/// needs.
const HIDDEN: [&str; 47] = [
    "active",
    "added_from",
    "addedfrom",
    "addedfrom_name",
    "address",
    "billable",
    "category",
    "city",
    "client_name",
    "color",
    "company",
    "country",
    "currency",
    "currency_name",
    "dateadded",
    "datecreated",
    "deleted_customer_name",
    "direction",
    "facebook",
    "hourly_rate",
    "isdefault",
    "last_login",
    "latitude",
    "linkedin",
    "longitude",
    "media_path_slug",
    "number_format",
    "order",
    "placement",
    "prefix",
    "profile_image",
    "project_name",
    "rel_type",
    "registration_confirmed",
    "role",
    "skype",
    "sort",
    "staff_article",
    "state",
    "status",
    "status_name",
    "symbol",
    "trash",
    "vat",
    "website",
    "zip",
    "formatted_number",
];

/// Words that end like an id and are none.
const WORDS_IN_ID: [&str; 4] = ["paid", "unpaid", "valid", "void"];

/// Whether a column that nothing is known of may be shown.
fn is_shown(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_known = KNOWN.iter().any(|(known, _)| *known == name);
    let ends = HIDDEN_ENDINGS.iter().any(|ending| name.ends_with(ending)) && !WORDS_IN_ID.contains(&name.as_str());
    let begins = HIDDEN_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning));
    let contains = HIDDEN_PARTS.iter().any(|part| name.contains(part));
    !(is_known || ends || begins || contains || HIDDEN.contains(&name.as_str()))
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
