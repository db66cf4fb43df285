use super::*;

fn record(json: &str) -> ProjectRecord {
    ProjectRecord::from_row(&Row::parse(json).unwrap()).unwrap()
}

#[test]
fn a_timesheet_is_read_from_seconds_and_from_date_times_and_may_be_running() {
    let in_seconds =
        record(r#"{"id":"7","task_id":"3","staff_id":"4","start_time":"1684337460","end_time":1684341060,"note":"x"}"#);
    let as_text = record(r#"{"id":"8","staff_id":"4","start_time":"2023-05-17 15:31:00","end_time":null}"#);
    assert_eq!(
        (in_seconds.value("start_time"), in_seconds.value("end_time")),
        (
            Some(&Value::Instant(1_684_337_460)),
            Some(&Value::Instant(1_684_341_060))
        )
    );
    let start = Value::Moment(DateTime::parse("2023-05-17 15:31:00").unwrap());
    assert_eq!(
        (as_text.value("start_time"), as_text.value("end_time")),
        (Some(&start), None)
    );
    for none in ["0", "", "-5", "soon", "0000-00-00 00:00:00", "99999999999999999999"] {
        let sheet = record(&format!(r#"{{"start_time":"{none}"}}"#));
        assert_eq!(sheet.value("start_time"), None, "{none}");
    }
    assert_eq!(in_seconds.staff, Id::parse("4"));
}

#[test]
fn an_amount_has_the_currency_of_its_row_or_none() {
    let symbol = |json: &str| match record(json).value("amount") {
        Some(Value::Money(money)) => format!("{} {}", money.amount, money.currency.symbol),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        symbol(r#"{"amount":"12.50","currency_name":"EUR","symbol":"€"}"#),
        "12.50 €"
    );
    assert_eq!(symbol(r#"{"amount":12.5,"currency":"1"}"#), "12.5 ");
}

#[test]
fn the_description_of_a_milestone_is_read_only_where_it_is_for_the_customer() {
    let description = |flag: &str| {
        let json = format!(r#"{{"name":"Beta","milestone_order":"1","description":"<p>See <b>plan</b></p>"{flag}}}"#);
        record(&json).text("description").map(str::to_owned)
    };
    assert_eq!(
        description(r#","description_visible_to_customer":"1""#).as_deref(),
        Some("See plan")
    );
    assert_eq!(description(r#","description_visible_to_customer":"0""#), None);
    assert_eq!(description(""), None);
    assert_eq!(
        record(r#"{"subject":"Logo","description":"Blue?"}"#).text("description"),
        Some("Blue?")
    );
}

#[test]
fn a_discussion_was_opened_by_someone_of_the_business_or_by_the_customer() {
    let opener = |json: &str| {
        let record = record(json);
        (record.staff.map(|id| id.to_string()), record.is_from_customer)
    };
    assert_eq!(opener(r#"{"staff_id":"0","contact_id":"5"}"#), (None, true));
    assert_eq!(
        opener(r#"{"staff_id":"3","contact_id":"0"}"#),
        (Some("3".to_owned()), false)
    );
}

#[test]
fn a_subscription_and_a_credit_note_are_read() {
    let subscription = record(
        r#"{"name":"Hosting","status":"past_due","quantity":"2","next_billing_cycle":"1709164800","ends_at":null}"#,
    );
    assert_eq!(subscription.date("next_billing_cycle"), Date::parse("2024-02-29"));
    assert_eq!(
        subscription.value("quantity"),
        Some(&Value::Number(Number::Exact(2.into())))
    );
    assert_eq!(subscription.status.unwrap().code, "past_due");
    let note =
        record(r#"{"number":"7","prefix":"CN-","date":"2023-05-17","total":"5.00","status":"1","status_name":"Open"}"#);
    assert_eq!(note.text("number"), Some("CN-7"));
    assert_eq!(note.status.unwrap().name.as_deref(), Some("Open"));
}

#[test]
fn a_column_that_nothing_is_known_of_is_read_only_by_its_name() {
    let record = record(
        r#"{"id":1,"Risk_level":"high","mitigation":"<p>Ask&nbsp;<b>Ada</b></p><script>x()</script>","score":3,"closed_on":"0000-00-00",
            "blank":"","list":["canary"],"object":{"a":"canary"},"serialised":"a:1:{i:0;s:1:\"1\";}",
            "something":"e67647f69b1c74aa048020afdc1798d8"}"#,
    );
    for (name, text) in [
        ("Risk_level", Some("high")),
        ("mitigation", Some("Ask\u{a0}Ada")),
        ("score", Some("3")),
        ("closed_on", None),
        ("blank", None),
        ("list", None),
        ("object", None),
        ("serialised", None),
        ("something", None),
        ("nothing", None),
    ] {
        assert_eq!(record.extra(name).as_deref(), text, "{name}");
    }
    assert_eq!(record.known().count(), 0);
}

/// Names that nobody could foresee: no list of what is forbidden could have them.
const UNFORESEEN: [&str; 12] = [
    "passcode",
    "pin",
    "internal_cost",
    "margin",
    "staff_note",
    "iban",
    "birthday",
    "salary",
    "ssn",
    "paymentmode",
    "reference_no",
    "кредит",
];

#[test]
fn no_column_is_shown_that_nobody_has_named() {
    for name in UNFORESEEN.iter().chain(&SECRETS) {
        let read = record(&format!(r#"{{"{name}":"canary","note":"shown"}}"#));
        assert!(!format!("{:?}", read.values).contains("canary"), "{name}");
        assert_eq!(read.known().collect::<Vec<_>>(), ["note"], "{name}");
    }
}

#[test]
fn a_secret_is_not_shown_even_where_somebody_names_it() {
    let named = [
        "password",
        "password_hash",
        "two_factor_auth_code",
        "api_token",
        "new_pass_key",
    ];
    for name in SECRETS.into_iter().chain(named) {
        for name in [name.to_owned(), name.to_uppercase()] {
            let read = record(&format!(r#"{{"{name}":"canary"}}"#));
            assert_eq!(read.extra(&name), None);
            assert!(!format!("{read:?}").contains("canary"), "{name}");
        }
    }
}

#[test]
fn all_columns_are_known_by_name_but_secrets() {
    let records = [
        record(r#"{"b":"x","name":"x"}"#),
        record(r#"{"a":"x","b":"x","note":"x","token":"x"}"#),
    ];
    assert_eq!(
        ProjectRecord::names(&records).into_iter().collect::<Vec<_>>(),
        ["a", "b", "name", "note"]
    );
}

#[test]
fn the_host_names_columns_by_their_group() {
    let named = "expenses: paid_by , reference_no; risks:level;expenses:a,";
    assert_eq!(named_columns(named, "expenses"), ["paid_by", "reference_no", "a"]);
    assert_eq!(named_columns(named, "risks"), ["level"]);
    assert_eq!(named_columns(named, "risk"), [""; 0]);
    assert_eq!(named_columns("", "expenses"), [""; 0]);
}

#[test]
fn names_of_the_wire_are_written_as_people_do() {
    for (name, written) in [
        ("credit_notes", "Credit notes"),
        ("vault", "Vault"),
        ("übersicht-2", "Übersicht 2"),
        ("", ""),
    ] {
        assert_eq!(humanised(name), written);
    }
}
