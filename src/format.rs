//! Writes money, dates and numbers as the reader's language does, through the browser's `Intl`.

use std::cell::LazyCell;
use std::cmp::Ordering;

use js_sys::{Array, Function, Intl, Object, Reflect};
use leptos::prelude::{LocalStorage, StoredValue, WithValue, expect_context};
use rust_decimal::Decimal;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::model::file::{KILOBYTE, MEGABYTE};
use crate::model::{Currency, Date, DateTime, Money, Number};

/// The formats of one portal, in its language.
#[derive(Clone, Copy)]
pub struct Formats(StoredValue<Intls, LocalStorage>);

/// Made when it is needed first: a slow phone takes 20 ms for some of them, and no page needs all.
type Lazy<T> = LazyCell<T, Box<dyn FnOnce() -> T>>;

struct Intls {
    date: Lazy<Function>,
    moment: Lazy<Function>,
    month: Lazy<Function>,
    short_month: Lazy<Function>,
    relative: Lazy<Intl::RelativeTimeFormat>,
    amount: Lazy<Numbers>,
    compact: Lazy<Numbers>,
    number: Lazy<Numbers>,
    separators: Lazy<Separators>,
    regions: Lazy<Regions>,
    compare: Lazy<Function>,
    lang: String,
}

#[wasm_bindgen]
extern "C" {
    /// `Intl.NumberFormat`, called with the digits as text: exact, where a JavaScript number would be rounded.
    #[wasm_bindgen(js_namespace = Intl, js_name = NumberFormat)]
    type Numbers;

    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "NumberFormat")]
    fn new(locales: &Array, options: &Object) -> Numbers;

    #[wasm_bindgen(method, js_name = formatToParts)]
    fn parts(this: &Numbers, digits: &str) -> Array;

    /// `Intl.DisplayNames`: the names of countries.
    #[wasm_bindgen(js_namespace = Intl, js_name = DisplayNames)]
    type Regions;

    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DisplayNames")]
    fn new_regions(locales: &Array, options: &Object) -> Regions;

    #[wasm_bindgen(method)]
    fn of(this: &Regions, code: &str) -> Option<String>;
}

impl Formats {
    /// The formats of a language, given as a tag that `Intl` takes.
    pub fn new(lang: &str) -> Self {
        // A date has no zone: it is handed over as midnight in UTC and written in UTC, so that it never shifts (Q4).
        let date = [("dateStyle", "medium".into()), ("timeZone", "UTC".into())];
        let moment = [
            ("dateStyle", "medium".into()),
            ("timeStyle", "short".into()),
            ("timeZone", "UTC".into()),
        ];
        let month = [
            ("month", "long".into()),
            ("year", "numeric".into()),
            ("timeZone", "UTC".into()),
        ];
        let short_month = [("month", "short".into()), ("timeZone", "UTC".into())];
        // Some languages write no separator in four digits; the CRM does.
        let amount = [
            ("minimumFractionDigits", 2.into()),
            ("maximumFractionDigits", 20.into()),
            ("useGrouping", "always".into()),
        ];
        let compact = [("notation", "compact".into()), ("maximumFractionDigits", 1.into())];
        let number = [("maximumFractionDigits", 20.into())];
        let dates = |locales: &Array, options: &Object| Intl::DateTimeFormat::new(locales, options).format();
        Self(StoredValue::new_local(Intls {
            date: lazy(lang, &date, dates),
            moment: lazy(lang, &moment, dates),
            month: lazy(lang, &month, dates),
            short_month: lazy(lang, &short_month, dates),
            relative: lazy(lang, &[("numeric", "auto".into())], Intl::RelativeTimeFormat::new),
            amount: lazy(lang, &amount, Numbers::new),
            compact: lazy(lang, &compact, Numbers::new),
            number: lazy(lang, &number, Numbers::new),
            separators: lazy(lang, &amount, Separators::new),
            regions: lazy(lang, &[("type", "region".into())], Regions::new_regions),
            compare: lazy(lang, &[("numeric", JsValue::TRUE)], |locales, options| {
                Intl::Collator::new(locales, options).compare()
            }),
            lang: lang.to_owned(),
        }))
    }

    /// The formats of the portal that a component is part of.
    pub fn of_context() -> Self {
        expect_context()
    }

    /// A day, such as `23 Nov 2026`.
    pub fn date(self, date: Date) -> String {
        self.0.with_value(|intl| day(&intl.date, date))
    }

    /// The month of a day, such as `November 2026`.
    pub fn month(self, date: Date) -> String {
        self.0.with_value(|intl| day(&intl.month, date))
    }

    /// The month of a day without its year, such as `Nov`.
    pub fn short_month(self, date: Date) -> String {
        self.0.with_value(|intl| day(&intl.short_month, date))
    }

    /// A moment by the server's clock, such as `23 Nov 2026, 14:05`.
    pub fn date_time(self, moment: DateTime) -> String {
        const MILLISECONDS_OF_A_MINUTE: f64 = 60_000.0;
        let minutes = f64::from(u16::from(moment.hour) * 60 + u16::from(moment.minute));
        let time = utc_midnight(moment.date) + minutes * MILLISECONDS_OF_A_MINUTE;
        self.0.with_value(|intl| {
            let written = intl.moment.call1(&JsValue::UNDEFINED, &time.into());
            written.ok().and_then(|text| text.as_string()).unwrap_or_default()
        })
    }

    /// A day as seen from another, such as `in 3 days` or `yesterday`.
    pub fn days_from(self, today: Date, date: Date) -> String {
        const MILLISECONDS_OF_A_DAY: f64 = 86_400_000.0;
        let days = (utc_midnight(date) - utc_midnight(today)) / MILLISECONDS_OF_A_DAY;
        self.0.with_value(|intl| intl.relative.format(days, "day").into())
    }

    /// A number, such as a quantity or a count.
    pub fn number(self, number: impl Into<Decimal>) -> String {
        self.0
            .with_value(|intl| join(&intl.number.parts(&number.into().to_string()), |_| None))
    }

    /// A quantity; as the server sent it where it cannot be read.
    pub fn quantity(self, quantity: &Number) -> String {
        match quantity {
            Number::Exact(number) => within_text(&self.number(*number)),
            Number::AsSent(text) => within_text(text),
        }
    }

    /// Whether the reader's language writes a comma before decimals, as its spreadsheets then do.
    pub fn has_decimal_comma(self) -> bool {
        self.0.with_value(|intl| intl.separators.decimal == ",")
    }

    /// The size of a file, such as `1.4 MB`.
    pub fn size(self, bytes: f64) -> String {
        let (unit, count) = match bytes {
            bytes if bytes >= MEGABYTE => ("megabyte", bytes / MEGABYTE),
            bytes if bytes >= KILOBYTE => ("kilobyte", bytes / KILOBYTE),
            bytes => ("byte", bytes),
        };
        let size = options(&[
            ("style", "unit".into()),
            ("unit", unit.into()),
            ("maximumFractionDigits", 1.into()),
        ]);
        self.0.with_value(|intl| {
            let written = Intl::NumberFormat::new(&Array::of1(&intl.lang.as_str().into()), &size).format();
            let written = written.call1(&JsValue::UNDEFINED, &count.into());
            written.ok().and_then(|text| text.as_string()).unwrap_or_default()
        })
    }

    /// An amount with the sign and the separators that its row asks for (Q15); as the server sent it where it cannot be read.
    pub fn money(self, money: &Money) -> String {
        match &money.amount {
            Number::Exact(amount) => self.amount(*amount, &money.currency),
            Number::AsSent(text) => text.clone(),
        }
    }

    /// An amount in a currency, with its sign and separators (Q15).
    pub fn amount(self, amount: Decimal, currency: &Currency) -> String {
        self.0
            .with_value(|intl| with_symbol(&intl.amount, &intl.separators, amount, currency))
    }

    /// A round amount, for the scale of a chart, such as `€20K`.
    pub fn compact(self, amount: Decimal, currency: &Currency) -> String {
        self.0
            .with_value(|intl| with_symbol(&intl.compact, &intl.separators, amount, currency))
    }

    /// The name of a country by its ISO 3166 code.
    pub fn country(self, code: &str) -> String {
        self.0
            .with_value(|intl| intl.regions.of(code).unwrap_or_else(|| code.to_owned()))
    }

    /// A text in lower case, for a search that takes no notice of it. An `i` is one with and without its dot: in Turkish, `INV` would
    /// become `ınv`, and `İ` has a dot of its own elsewhere.
    pub fn lower_case(self, text: &str) -> String {
        let lower_case = self.0.with_value(|intl| {
            js_sys::JsString::from(text)
                .to_locale_lower_case(Some(&intl.lang))
                .as_string()
        });
        let lower_case = lower_case.unwrap_or_default();
        lower_case.replace('ı', "i").replace("i\u{307}", "i")
    }

    /// The order of two texts in the reader's language; numbers in them count as numbers, so `INV-9` is before `INV-10`.
    pub fn compare(self, one: &str, other: &str) -> Ordering {
        let order = self
            .0
            .with_value(|intl| intl.compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into()));
        order
            .ok()
            .and_then(|order| order.as_f64())
            .and_then(|order| order.partial_cmp(&0.0))
            .unwrap_or(Ordering::Equal)
    }
}

fn lazy<T: 'static>(lang: &str, fields: &[(&str, JsValue)], make: fn(&Array, &Object) -> T) -> Lazy<T> {
    let (locales, options) = (Array::of1(&lang.into()), options(fields));
    LazyCell::new(Box::new(move || make(&locales, &options)))
}

fn day(format: &Function, date: Date) -> String {
    let written = format.call1(&JsValue::UNDEFINED, &utc_midnight(date).into());
    written
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| date.to_string())
}

/// What a language writes between the thousands, and before the decimals.
struct Separators {
    group: String,
    decimal: String,
}

impl Separators {
    fn new(locales: &Array, options: &Object) -> Self {
        let parts = Numbers::new(locales, options).parts("1234567.8");
        Self {
            group: first(&parts, "group"),
            decimal: first(&parts, "decimal"),
        }
    }

    /// Those that a currency wants. Where both would be the same, nobody could tell them apart, and the language decides.
    fn of_currency<'a>(&'a self, currency: &'a Currency) -> (&'a str, &'a str) {
        let group = currency.thousand_separator.as_ref().unwrap_or(&self.group);
        let decimal = currency.decimal_separator.as_ref().unwrap_or(&self.decimal);
        if group == decimal {
            (&self.group, &self.decimal)
        } else {
            (group, decimal)
        }
    }
}

fn with_symbol(numbers: &Numbers, separators: &Separators, amount: Decimal, currency: &Currency) -> String {
    let (group, decimal) = separators.of_currency(currency);
    let digits = join(&numbers.parts(&amount.abs().to_string()), |kind| match kind {
        "group" => Some(group),
        "decimal" => Some(decimal),
        _ => None,
    });
    let minus = if amount.is_sign_negative() && !amount.is_zero() {
        "\u{2212}"
    } else {
        ""
    };
    let symbol = &currency.symbol;
    // A sign of letters, such as `CHF`, would run into the digits.
    let gap = if symbol.ends_with(char::is_alphabetic) {
        "\u{a0}"
    } else {
        ""
    };
    match (symbol.is_empty(), currency.symbol_after) {
        (true, _) => format!("{minus}{digits}"),
        (false, true) => format!("{minus}{digits}\u{a0}{symbol}"),
        (false, false) => format!("{minus}{symbol}{gap}{digits}"),
    }
}

/// An amount or a quantity as a part of a text: it is not broken into lines, and its minus stays at the left of the digits, also where
/// the text runs from right to left.
pub fn within_text(amount: &str) -> String {
    let unbroken = amount.replace(' ', "\u{a0}");
    if unbroken.starts_with(['\u{2212}', '-']) {
        format!("\u{2066}{unbroken}\u{2069}")
    } else {
        unbroken
    }
}

/// The day that it is where the reader is.
pub fn today() -> Date {
    // Only a clock set past the year 9999 has no such day.
    by_clock(&js_sys::Date::new_0()).map_or(
        Date {
            year: 9999,
            month: 12,
            day: 31,
        },
        |now| now.date,
    )
}

/// What the reader's clock shows at a moment, given in seconds since 1970.
pub fn local(seconds: u32) -> Option<DateTime> {
    const MILLISECONDS_OF_A_SECOND: f64 = 1000.0;
    by_clock(&js_sys::Date::new(
        &(f64::from(seconds) * MILLISECONDS_OF_A_SECOND).into(),
    ))
}

/// What the reader's clock shows at a moment; none outside of the years 1 to 9999.
fn by_clock(moment: &js_sys::Date) -> Option<DateTime> {
    let text = format!(
        "{:04}-{:02}-{:02} {:02}:{:02}:00",
        moment.get_full_year(),
        moment.get_month() + 1,
        moment.get_date(),
        moment.get_hours(),
        moment.get_minutes(),
    );
    DateTime::parse(&text)
}

/// The moment at which a day begins in UTC, in milliseconds since 1970.
fn utc_midnight(date: Date) -> f64 {
    js_sys::Date::parse(&date.to_string())
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

/// Joins the parts of a number, with another text where `replace` has one for the kind of part.
fn join<'a>(parts: &Array, replace: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut text = String::new();
    for part in parts.iter() {
        match replace(&field(&part, "type")) {
            Some(other) => text.push_str(other),
            None => text.push_str(&field(&part, "value")),
        }
    }
    text
}

/// The first part of a number that is of a kind; empty where there is none.
fn first(parts: &Array, kind: &str) -> String {
    let found = parts.iter().find(|part| field(part, "type") == kind);
    found.map(|part| field(&part, "value")).unwrap_or_default()
}

fn field(part: &JsValue, name: &str) -> String {
    let value = Reflect::get(part, &name.into()).ok();
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
