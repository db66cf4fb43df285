use super::*;
use crate::model::{Date, Html, Id, MenuEntry};

fn row(json: &str) -> Row<'_> {
    Row::parse(json).unwrap()
}

fn answer(body: &str) -> Answer<'_> {
    Answer::parse(body).unwrap_or_else(|unreadable| panic!("{unreadable:?}: {body}"))
}

/// `(name, status, body)` of every documented answer.
fn documented_samples() -> Vec<(String, serde_json::Value)> {
    let all: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(include_str!("../../../tests/fixtures/documented-samples.json")).unwrap();
    all.into_iter()
        .map(|(name, sample)| (name, sample["success"]["body"].clone()))
        .collect()
}

#[test]
fn every_documented_sample_is_an_answer_that_says_success() {
    let samples = documented_samples();
    assert_eq!(samples.len(), 29);
    for (name, body) in samples {
        let text = body.to_string();
        let answer = answer(&text);
        assert!(answer.ok, "{name}");
        assert_eq!(answer.message.as_deref(), body["message"].as_str(), "{name}");
        assert_eq!(answer.data.is_some(), !body["data"].is_null(), "{name}");
    }
}

#[test]
fn the_documented_menu_is_read() {
    let (_, body) = documented_samples()
        .into_iter()
        .find(|(name, _)| name.contains("client menu"))
        .unwrap();
    let text = body.to_string();
    let menu = Vec::<MenuEntry>::from_data(answer(&text).data.unwrap()).unwrap();
    let names: Vec<_> = menu.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        names,
        ["Invoices", "Estimates", "Contracts", "Proposals", "Support", "Projects"]
    );
    assert!(menu.iter().all(|entry| entry.section.is_some()));
}

#[test]
fn q1_numbers_come_as_strings_and_strings_as_numbers() {
    let row = row(r#"{"a":"500.00","b":500.10,"c":12345678901234567890.01,"zip":1234,"e":"no number","f":"-0.5"}"#);
    let decimal = |name| row.decimal(name).map(|number| number.to_string());
    assert_eq!(decimal("a").as_deref(), Some("500.00"));
    assert_eq!(decimal("b").as_deref(), Some("500.10"));
    assert_eq!(
        decimal("c").as_deref(),
        Some("12345678901234567890.01"),
        "exact where f64 is not"
    );
    assert_eq!(decimal("e"), None);
    assert_eq!(decimal("f").as_deref(), Some("-0.5"));
    assert_eq!(row.text("zip").as_deref(), Some("1234"));
}

#[test]
fn q2_ids_are_compared_as_text() {
    let row = row(r#"{"a":"7","b":7}"#);
    assert_eq!(row.id("a"), row.id("b"));
    assert_eq!(row.id("missing"), Err(Unreadable("missing")));
}

#[test]
fn q3_many_values_mean_none() {
    let row = row(r#"{"a":null,"b":"","c":"0","d":"0000-00-00","e":"0000-00-00 00:00:00","f":" ","zero":"0"}"#);
    for name in ["a", "b", "c", "d", "e", "f", "missing"] {
        assert_eq!(row.date(name), None, "{name}");
        assert_eq!(row.date_time(name), None, "{name}");
    }
    for name in ["a", "b", "c", "f", "missing"] {
        assert_eq!(row.optional_id(name), None, "{name}");
    }
    for name in ["a", "b", "f", "missing"] {
        assert_eq!(row.text(name), None, "{name}");
        assert_eq!(row.html(name), None, "{name}");
    }
    assert_eq!(
        row.text("zero").as_deref(),
        Some("0"),
        "a nought is a text like any other"
    );
}

#[test]
fn q4_dates_are_the_servers() {
    let row = row(r#"{"a":"2023-05-17 23:59:59","b":"2023-05-17"}"#);
    assert_eq!(row.date("a"), Date::parse("2023-05-17"));
    assert_eq!(row.date("b"), Date::parse("2023-05-17"));
    assert_eq!(
        row.date_time("a").map(|moment| (moment.hour, moment.minute)),
        Some((23, 59))
    );
}

#[test]
fn q5_flags_come_in_six_spellings() {
    let row = row(r#"{"a":"1","b":1,"c":true,"d":"0","e":0,"f":false,"g":null,"h":"perhaps"}"#);
    for (name, flag) in [
        ("a", Some(true)),
        ("b", Some(true)),
        ("c", Some(true)),
        ("d", Some(false)),
        ("e", Some(false)),
        ("f", Some(false)),
        ("g", None),
        ("h", None),
        ("missing", None),
    ] {
        assert_eq!(row.flag(name), flag, "{name}");
    }
}

#[test]
fn q6_lists_come_as_objects_and_empty_objects_as_lists() {
    let row = row(r#"{"gaps":{"0":{"id":"1"},"2":{"id":"3"}},"null":null,"none":[],"text":"x","object":{"a":"1"}}"#);
    let ids = |name: &str| {
        row.rows(name)
            .iter()
            .map(|row| row.id("id").unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("gaps"), ["1", "3"]);
    for name in ["null", "none", "text", "missing"] {
        assert_eq!(ids(name), Vec::<String>::new(), "{name}");
    }
    assert!(row.object("none").is_none());
    assert!(row.object("null").is_none());
    assert_eq!(row.object("object").unwrap().text("a").as_deref(), Some("1"));
}

#[test]
fn q7_the_answer_is_found_behind_what_php_puts_before_it() {
    for noise in [
        "\u{feff}",
        "\r\n\n  ",
        "<br />\n<b>Notice</b>: Undefined index: {total} in <b>/x.php</b> on line <b>1</b><br />\n",
        "<div style=\"border:1px solid\">A PHP Error was encountered {\"status\":true}</div>",
    ] {
        let body = format!(r#"{noise}{{"status":true,"data":[{{"id":"1"}}],"message":"fine"}}"#);
        let answer = answer(&body);
        assert_eq!(answer.message.as_deref(), Some("fine"), "{noise}");
        assert_eq!(answer.data.map(RawValue::get), Some(r#"[{"id":"1"}]"#), "{noise}");
    }
}

#[test]
fn q7_the_answer_is_found_before_what_php_puts_behind_it() {
    for noise in [
        "<br />\n<b>Warning</b>: Unknown: {session} failed in <b>Unknown</b><br />",
        "\n\n<div>A PHP Error was encountered {\"status\":false}</div>\n",
    ] {
        let body = format!(r#"{{"status":true,"data":[{{"note":"a}}<b>"}}],"message":"fine"}}{noise}"#);
        let answer = answer(&body);
        assert_eq!(answer.message.as_deref(), Some("fine"), "{noise}");
        assert_eq!(answer.data.map(RawValue::get), Some(r#"[{"note":"a}<b>"}]"#), "{noise}");
        assert!(answer.is_alone, "the status was sent before it");
    }
}

#[test]
fn q8_what_is_no_answer_is_unreadable() {
    for body in [
        r#"{"status":true,"data":[{"note":"{\"status\":true}<b>"#,
        "",
        " ",
        "<html><body>502 {bad} gateway</body></html>",
        r#"{"status":true,"data":[{"id":"1"},{"id":"#,
        r#"{"status":true,"data":[{"id":"1","status":"1"},{"id":"2","status":"1"}"#,
        r#"{"data":[]}"#,
        r#"{"status":"maybe"}"#,
        "[]",
        "null",
        "true",
    ] {
        assert!(Answer::parse(body).is_err(), "{body}");
    }
}

#[test]
fn a_hostile_body_is_refused_in_bounded_time() {
    for body in [
        "{".repeat(1_000_000),
        "{\"a\":".repeat(200_000),
        "[".repeat(1_000_000),
        "{\"".repeat(500_000),
    ] {
        assert!(Answer::parse(&body).is_err());
    }
}

#[test]
fn q9_the_message_may_be_of_any_shape() {
    for (body, message) in [
        (r#"{"status":false,"message":"No data found"}"#, Some("No data found")),
        (r#"{"status":false,"error":"Unknown method"}"#, Some("Unknown method")),
        (r#"{"status":false,"message":null,"error":"e"}"#, Some("e")),
        (r#"{"status":false,"message":42}"#, Some("42")),
        (r#"{"status":false,"message":["a","b"]}"#, Some("a b")),
        (r#"{"status":false,"message":{"x":"a","y":["b"]}}"#, Some("a b")),
        (
            r#"{"status":false,"message":"<p>Bad &amp; <b>worse</b></p>"}"#,
            Some("Bad & worse"),
        ),
        (
            r#"{"status":false,"message":"","errors":{"email":"taken"}}"#,
            Some("taken"),
        ),
        (r#"{"status":false}"#, None),
    ] {
        assert_eq!(answer(body).message.as_deref(), message, "{body}");
    }
}

#[test]
fn q9_a_message_is_no_deeper_than_people_can_make_sense_of() {
    let message = |levels: usize| {
        let body = format!(
            r#"{{"status":false,"message":{}"deep"{}}}"#,
            "[".repeat(levels),
            "]".repeat(levels)
        );
        answer(&body).message
    };
    assert_eq!(message(8).as_deref(), Some("deep"));
    assert_eq!(message(10_000), None);
}

#[test]
fn t8_errors_of_fields_are_strings_or_lists_of_them() {
    let body = r#"{"status":false,"error":"validation_failed","message":"Check","errors":{"email":"taken","zip":["short","odd"]}}"#;
    let fields = answer(body).fields;
    assert_eq!(
        fields,
        [("email".into(), "taken".into()), ("zip".into(), "short odd".into())]
    );
}

#[test]
fn q10_what_is_not_known_is_harmless() {
    let data: &RawValue = serde_json::from_str(
        r#"[{"id":9,"name":"Tienda","short_name":"shop","x":{"y":[1]}},"text",{"name":"nameless"}]"#,
    )
    .unwrap();
    let menu = Vec::<MenuEntry>::from_data(data).unwrap();
    assert_eq!(
        menu,
        [MenuEntry {
            section: None,
            name: "Tienda".into()
        }]
    );
}

#[test]
fn a_list_of_which_nothing_can_be_read_is_not_taken_for_an_empty_one() {
    let read = |json: &str| Vec::<MenuEntry>::from_data(serde_json::from_str(json).unwrap());
    assert_eq!(read("[]"), Ok(Vec::new()));
    assert_eq!(read("null"), Ok(Vec::new()));
    assert_eq!(read(r#"[{"id":1},{"id":2}]"#), Err(Unreadable("every row")));
    assert_eq!(read("\"text\""), Err(Unreadable("list")));
}

#[test]
fn q11_html_is_kept_for_the_sanitiser() {
    let row = row(r#"{"note":"<p>Dear &amp; all</p>"}"#);
    assert_eq!(
        row.html("note").as_ref().map(Html::source),
        Some("<p>Dear &amp; all</p>")
    );
}

#[test]
fn q12_plain_fields_are_decoded_once_and_shown_as_text() {
    let row = row(r#"{"a":"Keller &amp; Sons","b":"&lt;script&gt;","c":"x &amp;amp; y"}"#);
    assert_eq!(row.text("a").as_deref(), Some("Keller & Sons"));
    assert_eq!(row.text("b").as_deref(), Some("<script>"));
    assert_eq!(row.text("c").as_deref(), Some("x &amp; y"));
}

#[test]
fn q14_php_serialised_texts_are_none() {
    let row = row(r#"{"a":"a:1:{i:0;s:1:\"1\";}","b":"a:0:{}","c":"a: 1 {x}","d":"O:8:\"stdClass\":0:{}"}"#);
    assert_eq!((row.text("a"), row.text("b"), row.text("d")), (None, None, None));
    assert_eq!(row.html("a"), None);
    assert_eq!(row.text("c").as_deref(), Some("a: 1 {x}"));
}

#[test]
fn q15_separators_may_be_blank() {
    let row = row(r#"{"a":" ","b":"","c":"&nbsp;"}"#);
    let separators = ["a", "b", "c"].map(|name| row.separator(name).unwrap());
    assert_eq!(separators, [" ", "", "\u{a0}"]);
}

#[test]
fn q18_leading_blanks_are_trimmed() {
    assert_eq!(row(r#"{"name":"  Sales "}"#).text("name").as_deref(), Some("Sales"));
}

#[test]
fn broken_unicode_and_nested_values_are_none_rather_than_a_panic() {
    let row = row(r#"{"a":"\ud800","b":{"c":1},"d":[1],"e":"\u0000x"}"#);
    assert_eq!((row.text("a"), row.text("b"), row.text("d")), (None, None, None));
    assert_eq!(row.text("e").as_deref(), Some("\u{0}x"));
    assert_eq!(row.optional_id("b"), None::<Id>);
}
