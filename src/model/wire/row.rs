//! One object of the API, read field by field.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{FromRow, Unreadable};
use crate::model::html::decode_entities;
use crate::model::{Currency, Date, DateTime, Html, Id, Money, Number, number};

/// The fields of one object, undecoded. Each reader takes numbers for texts and texts for numbers (Q1), and gives none for
/// whatever means "none" in its kind of field (Q3).
#[derive(Debug)]
pub struct Row<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'a> Row<'a> {
    /// Reads an object; PHP's `[]` is an empty one (Q6).
    ///
    /// # Errors
    /// Where the text is not one whole object.
    pub fn parse(json: &'a str) -> Result<Self, Unreadable> {
        match Shape::of(json) {
            Shape::Object(fields) => Ok(Self(fields)),
            Shape::List(values) if values.is_empty() => Ok(Self(Vec::new())),
            _ => Err(Unreadable("object")),
        }
    }

    /// A field as it stands on the wire.
    pub(in crate::model) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| *value)
    }

    /// All fields with their names. Who goes through all reads each as it comes: to find one by its name takes the longer the more
    /// there are.
    pub(in crate::model) fn entries(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), *value))
    }

    /// A scalar as it stands on the wire, for what decides by itself what kind of field it is.
    pub(in crate::model) fn scalar(&self, name: &str) -> Option<Cow<'a, str>> {
        scalar(self.raw(name)?)
    }

    /// Whether a record of a project is marked as one that the customer is not to see.
    pub(in crate::model) fn is_hidden(&self) -> bool {
        let hiding = ["not_visible_to_client", "hide_from_customer"];
        let showing = ["visible_to_client", "visible_to_customer", "show_to_customer"];
        hiding.iter().any(|name| self.flag(name) == Some(true))
            || showing.iter().any(|name| self.flag(name) == Some(false))
    }

    /// The id that the record cannot do without.
    ///
    /// # Errors
    /// Where it is none.
    pub fn id(&self, name: &'static str) -> Result<Id, Unreadable> {
        self.optional_id(name).ok_or(Unreadable(name))
    }

    /// An id (Q2).
    pub fn optional_id(&self, name: &str) -> Option<Id> {
        Id::parse(&self.scalar(name)?)
    }

    /// A plain text: entities decoded once (Q12), trimmed (Q18); blank and PHP-serialised (Q14) is none.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = decode_entities(&self.scalar(name)?);
        let text = text.trim();
        (!text.is_empty() && !is_php_serialised(text)).then(|| text.to_owned())
    }

    /// A text that means nothing to people, such as a key, as it stands on the wire.
    pub fn opaque(&self, name: &str) -> Option<String> {
        let text = self.scalar(name)?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A separator of numbers, which may be a blank or empty.
    pub fn separator(&self, name: &str) -> Option<String> {
        Some(decode_entities(&self.scalar(name)?))
    }

    /// HTML (Q11).
    pub fn html(&self, name: &str) -> Option<Html> {
        html(self.raw(name)?)
    }

    /// A day (Q3, Q4).
    pub fn date(&self, name: &str) -> Option<Date> {
        let text = self.scalar(name)?;
        Date::parse(&text).or_else(|| DateTime::parse(&text).map(|moment| moment.date))
    }

    /// A moment (Q3, Q4).
    pub fn date_time(&self, name: &str) -> Option<DateTime> {
        DateTime::parse(&self.scalar(name)?)
    }

    /// A flag: `"0"`/`"1"`, `0`/`1`, `false`/`true`; none where it is missing, since what that means is the field's affair (Q5).
    pub fn flag(&self, name: &str) -> Option<bool> {
        flag(self.raw(name)?)
    }

    /// A number (Q1), for what is shown only if it can be read, such as how far something is.
    pub fn decimal(&self, name: &str) -> Option<Decimal> {
        self.number(name)?.exact()
    }

    /// A quantity or a rate (Q1): exact, or else as the server sent it.
    pub fn number(&self, name: &str) -> Option<Number> {
        self.rounded(name, number::DECIMALS)
    }

    /// An amount, in the currency of the row (Q15).
    pub fn money(&self, name: &str, currency: &Arc<Currency>) -> Option<Money> {
        const DECIMALS: u32 = 2;
        Some(Money {
            amount: self.rounded(name, DECIMALS)?,
            currency: Arc::clone(currency),
        })
    }

    fn rounded(&self, name: &str, decimals: u32) -> Option<Number> {
        let exact = Number::exactly(&self.scalar(name)?, decimals);
        exact.or_else(|| self.text(name).map(Number::AsSent))
    }

    /// An object; `[]` and null are none (Q6).
    pub fn object(&self, name: &str) -> Option<Row<'a>> {
        Row::parse(self.raw(name)?.get()).ok().filter(|row| !row.0.is_empty())
    }

    /// The objects of a list; what is no list has none.
    pub fn rows(&self, name: &str) -> Vec<Row<'a>> {
        self.raw(name).and_then(|value| rows(value).ok()).unwrap_or_default()
    }

    /// The entities of a list, without those that cannot be read.
    pub fn list<T: FromRow>(&self, name: &str) -> Vec<T> {
        self.rows(name).iter().filter_map(|row| T::from_row(row).ok()).collect()
    }
}

/// The text of a string, the digits of a number as written, and `1` and `0` for a boolean; none for null, list and object.
pub(super) fn scalar(value: &RawValue) -> Option<Cow<'_, str>> {
    match value.get().as_bytes().first()? {
        b'"' => match Shape::of(value.get()) {
            Shape::Text(text) => Some(text),
            _ => None,
        },
        b't' => Some(Cow::Borrowed("1")),
        b'f' => Some(Cow::Borrowed("0")),
        b'n' | b'[' | b'{' => None,
        _ => Some(Cow::Borrowed(value.get())),
    }
}

/// HTML (Q11).
pub(in crate::model) fn html(value: &RawValue) -> Option<Html> {
    Html::parse(&scalar(value)?).filter(|html| !is_php_serialised(html.source()))
}

/// A flag (Q5).
pub(in crate::model) fn flag(value: &RawValue) -> Option<bool> {
    match scalar(value)?.trim() {
        "1" | "true" => Some(true),
        "0" | "" | "false" => Some(false),
        _ => None,
    }
}

/// The values of an array, or of an object, which is PHP's list with gaps; null has none (Q6).
pub(super) fn values(value: &RawValue) -> Result<Vec<&RawValue>, Unreadable> {
    match Shape::of(value.get()) {
        Shape::List(values) => Ok(values),
        Shape::Object(fields) => Ok(fields.into_iter().map(|(_, value)| value).collect()),
        Shape::Null => Ok(Vec::new()),
        Shape::Text(_) | Shape::Other => Err(Unreadable("list")),
    }
}

/// The objects of a list, without what is none.
pub(super) fn rows(value: &RawValue) -> Result<Vec<Row<'_>>, Unreadable> {
    Ok(values(value)?
        .into_iter()
        .filter_map(|value| Row::parse(value.get()).ok())
        .collect())
}

/// PHP's `serialize` of an array or an object, such as `a:1:{i:0;s:1:"1";}` (Q14).
fn is_php_serialised(text: &str) -> bool {
    let after_kind = text.strip_prefix("a:").or_else(|| text.strip_prefix("O:"));
    after_kind.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with('}'))
}

/// What one JSON value is, with the values in it as they stand on the wire.
///
/// Any value is of some shape, so that nothing is ever of the wrong type to serde: the words that it has for that, and what finds them,
/// are 2 kB of the file that is loaded first.
enum Shape<'a> {
    Object(Vec<(Cow<'a, str>, &'a RawValue)>),
    List(Vec<&'a RawValue>),
    Text(Cow<'a, str>),
    Null,
    /// A number, a boolean, or no JSON at all.
    Other,
}

impl<'a> Shape<'a> {
    fn of(json: &'a str) -> Self {
        serde_json::from_str(json).unwrap_or(Self::Other)
    }
}

/// A string that borrows from the answer where it has no escapes.
#[derive(serde::Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Shape<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyShape)
    }
}

struct AnyShape;

impl<'de> Visitor<'de> for AnyShape {
    type Value = Shape<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((Text(name), value)) = map.next_entry()? {
            fields.push((name, value));
        }
        Ok(Shape::Object(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Shape::List(values))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Shape::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Shape::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Shape::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Shape::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Shape::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Shape::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Shape::Other)
    }
}
