//! Money, dates and numbers, as several languages write them.

use std::cmp::Ordering;
use std::sync::Arc;

use customer_portal::format::{Formats, within_text};
use customer_portal::model::{Currency, Date, Money, Number};
use leptos::prelude::Owner;
use rust_decimal::Decimal;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Replaced, call_js, js};

/// What the formats of a language make of something.
fn written<T>(lang: &str, write: impl FnOnce(Formats) -> T) -> T {
    Owner::new().with(|| write(Formats::new(lang)))
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A currency whose row says how amounts are written: the sign, its place, and the separators of decimals and thousands.
fn currency(symbol: &str, placement: &str, separators: Option<(&str, &str)>) -> Arc<Currency> {
    Arc::new(Currency {
        code: "XXX".to_owned(),
        symbol: symbol.to_owned(),
        symbol_after: placement == "after",
        decimal_separator: separators.map(|(decimal, _)| decimal.to_owned()),
        thousand_separator: separators.map(|(_, thousand)| thousand.to_owned()),
    })
}

fn money(lang: &str, amount: &str, currency: Arc<Currency>) -> String {
    let amount = Number::Exact(amount.parse().unwrap());
    written(lang, |formats| formats.money(&Money { amount, currency }))
}

#[wasm_bindgen_test]
fn q15_an_amount_is_written_as_its_row_says_in_every_language() {
    for lang in ["en-US", "de-DE", "fr-FR", "es-ES", "pl-PL"] {
        for (row, expected) in [
            (currency("$", "before", Some((".", ","))), "$1,234.50"),
            (currency("€", "after", Some((",", "."))), "1.234,50\u{a0}€"),
            (currency("CHF", "before", Some((".", "'"))), "CHF\u{a0}1'234.50"),
            (currency("kr", "after", Some((",", ""))), "1234,50\u{a0}kr"),
            (currency("₹", "before", Some(("·", " "))), "₹1 234·50"),
            (currency("", "before", Some((".", ","))), "1,234.50"),
        ] {
            assert_eq!(money(lang, "1234.5", row), expected, "{lang}");
        }
    }
}

#[wasm_bindgen_test]
fn q15_where_the_row_says_nothing_the_language_separates() {
    for (lang, expected) in [
        ("en-US", "$1,234,567.00"),
        ("de-DE", "$1.234.567,00"),
        ("fr-FR", "$1\u{202f}234\u{202f}567,00"),
        ("en-IN", "$12,34,567.00"),
    ] {
        assert_eq!(
            money(lang, "1234567", currency("$", "before", None)),
            expected,
            "{lang}"
        );
    }
}

#[wasm_bindgen_test]
fn q15_separators_that_say_nothing_are_those_of_the_language() {
    let decimal_only = |separator: &str| {
        Arc::new(Currency {
            thousand_separator: None,
            ..(*currency("$", "before", Some((separator, "")))).clone()
        })
    };
    for (lang, row, amount, expected) in [
        (
            "en-US",
            currency("$", "before", Some((",", ","))),
            "1234.5",
            "$1,234.50",
        ),
        (
            "de-DE",
            currency("$", "before", Some((",", ","))),
            "1234.5",
            "$1.234,50",
        ),
        ("en-US", currency("$", "before", Some((".", "."))), "12.5", "$12.50"),
        ("en-US", decimal_only(","), "1234.5", "$1,234.50"),
        ("en-US", decimal_only(","), "12.5", "$12.50"),
        ("de-DE", decimal_only(","), "1234.5", "$1.234,50"),
    ] {
        assert_eq!(money(lang, amount, row), expected, "{lang}");
    }
}

#[wasm_bindgen_test]
fn an_amount_that_cannot_be_read_is_what_the_server_sent() {
    let amount = Number::AsSent("1.234,56".to_owned());
    let currency = currency("$", "before", Some((".", ",")));
    let text = written("en-US", |formats| formats.money(&Money { amount, currency }));
    assert_eq!(text, "1.234,56");
    let quantity = Number::AsSent("a dozen".to_owned());
    assert_eq!(written("en-US", |formats| formats.quantity(&quantity)), "a\u{a0}dozen");
    let quantity = Number::Exact("-2.5".parse().unwrap());
    assert_eq!(
        written("en-US", |formats| formats.quantity(&quantity)),
        "\u{2066}-2.5\u{2069}"
    );
}

#[wasm_bindgen_test]
fn an_amount_in_a_sentence_is_in_one_piece_with_its_minus_at_the_left() {
    assert_eq!(within_text("₹1 234.50"), "₹1\u{a0}234.50");
    assert_eq!(within_text("\u{2212}$5.00"), "\u{2066}\u{2212}$5.00\u{2069}");
}

#[wasm_bindgen_test]
fn what_is_searched_is_found_with_a_turkish_i_and_without() {
    for lang in ["en-US", "tr-TR", "lt-LT"] {
        let found = |text: &str| written(lang, |formats| formats.lower_case(text));
        for text in ["INV-4", "inv-4", "İNV-4", "ıNV-4"] {
            assert_eq!(found(text), "inv-4", "{lang} {text}");
        }
    }
}

#[wasm_bindgen_test]
fn the_sign_of_decimals_is_known() {
    for (lang, expected) in [("en-US", false), ("de-DE", true), ("fr-FR", true), ("de-CH", false)] {
        assert_eq!(written(lang, Formats::has_decimal_comma), expected, "{lang}");
    }
}

#[wasm_bindgen_test]
fn a_negative_amount_has_its_minus_before_the_sign() {
    let dollars = || currency("$", "before", Some((".", ",")));
    assert_eq!(money("en-US", "-1234.50", dollars()), "\u{2212}$1,234.50");
    assert_eq!(
        money("de-DE", "-0.05", currency("€", "after", Some((",", ".")))),
        "\u{2212}0,05\u{a0}€"
    );
    assert_eq!(money("en-US", "-0.00", dollars()), "$0.00");
}

#[wasm_bindgen_test]
fn q1_an_amount_beyond_the_numbers_of_javascript_is_written_exactly() {
    let dollars = || currency("$", "before", Some((".", ",")));
    for (wire, expected) in [
        ("123456789012345678.91", "$123,456,789,012,345,678.91"),
        ("9007199254740993.00", "$9,007,199,254,740,993.00"),
        ("0.1", "$0.10"),
        ("1.005", "$1.005"),
        ("0.123456", "$0.123456"),
        ("0.00000015", "$0.00000015"),
    ] {
        assert_eq!(money("en-US", wire, dollars()), expected);
    }
}

#[wasm_bindgen_test]
fn a_date_is_written_as_the_language_does() {
    for (lang, expected) in [
        ("en-US", "May 17, 2023"),
        ("en-GB", "17 May 2023"),
        ("de-DE", "17.05.2023"),
        ("fr-FR", "17 mai 2023"),
    ] {
        assert_eq!(
            written(lang, |formats| formats.date(date("2023-05-17"))),
            expected,
            "{lang}"
        );
    }
}

/// `Intl.DateTimeFormat` of a browser in another zone: where the zone is not given, it is that one.
fn in_zone(zone: &str) -> Replaced {
    let format = call_js(
        "zone => class extends Intl.DateTimeFormat {
            constructor(locales, options) { super(locales, { timeZone: zone, ...options }); }
        }",
        &zone.into(),
    );
    Replaced::new(js("Intl"), "DateTimeFormat", &format)
}

#[wasm_bindgen_test]
fn q4_a_date_is_the_same_day_in_every_zone() {
    for zone in ["Pacific/Honolulu", "UTC", "Pacific/Kiritimati"] {
        let _elsewhere = in_zone(zone);
        for (day, expected) in [
            ("2024-01-01", "Jan 1, 2024"),
            ("2023-12-31", "Dec 31, 2023"),
            ("2024-02-29", "Feb 29, 2024"),
            // The nights on which clocks change.
            ("2024-03-10", "Mar 10, 2024"),
            ("2024-11-03", "Nov 3, 2024"),
        ] {
            assert_eq!(written("en-US", |formats| formats.date(date(day))), expected, "{zone}");
        }
    }
}

#[wasm_bindgen_test]
fn a_day_is_told_from_another_in_words() {
    for (lang, from, to, expected) in [
        ("en-US", "2026-11-23", "2026-11-23", "today"),
        ("en-US", "2026-11-23", "2026-11-24", "tomorrow"),
        ("en-US", "2026-11-23", "2026-11-22", "yesterday"),
        ("en-US", "2026-11-23", "2026-12-03", "in 10 days"),
        ("en-US", "2024-03-01", "2024-02-28", "2 days ago"),
        ("en-US", "2026-03-28", "2026-03-30", "in 2 days"),
        ("de-DE", "2026-11-23", "2026-11-25", "übermorgen"),
        ("fr-FR", "2026-11-23", "2026-11-20", "il y a 3 jours"),
    ] {
        let days = written(lang, |formats| formats.days_from(date(from), date(to)));
        assert_eq!(days, expected, "{lang} {from} {to}");
    }
}

#[wasm_bindgen_test]
fn a_number_is_written_as_the_language_does() {
    for (lang, expected) in [("en-US", "1,234,567.5"), ("de-DE", "1.234.567,5")] {
        let number: Decimal = "1234567.50".parse().unwrap();
        assert_eq!(written(lang, |formats| formats.number(number)), expected);
    }
    assert_eq!(written("en-US", |formats| formats.number(3)), "3");
}

#[wasm_bindgen_test]
fn numbers_in_texts_are_compared_as_numbers_and_letters_as_in_the_language() {
    for (lang, one, other, expected) in [
        ("en-US", "INV-9", "INV-10", Ordering::Less),
        ("en-US", "INV-000010", "INV-9", Ordering::Greater),
        ("en-US", "same", "same", Ordering::Equal),
        ("de-DE", "Ärger", "Zorn", Ordering::Less),
        ("sv-SE", "Ärger", "Zorn", Ordering::Greater),
    ] {
        let order = written(lang, |formats| formats.compare(one, other));
        assert_eq!(order, expected, "{lang}: {one}, {other}");
    }
}

#[wasm_bindgen_test]
fn the_scale_and_the_months_of_a_chart_are_short() {
    let euros = currency("€", "after", Some((",", ".")));
    let compact = |amount: &str| written("en-US", |formats| formats.compact(amount.parse().unwrap(), &euros));
    for (amount, expected) in [("20000", "20K\u{a0}€"), ("2500", "2,5K\u{a0}€"), ("600", "600\u{a0}€")] {
        assert_eq!(compact(amount), expected);
    }
    for (lang, month, short) in [("en-US", "May 2023", "May"), ("de-DE", "August 2023", "Aug")] {
        let day = date(if lang == "en-US" { "2023-05-01" } else { "2023-08-31" });
        assert_eq!(
            written(lang, |formats| (formats.month(day), formats.short_month(day))),
            (month.to_owned(), short.to_owned())
        );
    }
}
