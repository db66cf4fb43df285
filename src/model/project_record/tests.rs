use super::*;

fn record(json: &str) -> ProjectRecord {
    ProjectRecord::from_row(&Row::parse(json).unwrap()).unwrap()
}

fn others(record: &ProjectRecord) -> Vec<(&str, &str)> {
    record.others().map(|name| (name, record.text(name).unwrap())).collect()
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
    assert_eq!(others(&in_seconds), []);
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
fn a_column_that_nothing_is_known_of_is_text() {
    let record = record(
        r#"{"id":1,"Risk_level":"high","mitigation":"<p>Ask&nbsp;<b>Ada</b></p><script>x()</script>","score":3,"paid":"yes","closed_on":"0000-00-00","blank":""}"#,
    );
    assert_eq!(
        others(&record),
        [
            ("Risk_level", "high"),
            ("mitigation", "Ask\u{a0}Ada"),
            ("score", "3"),
            ("paid", "yes")
        ]
    );
}

#[test]
fn what_must_not_leak_is_read_from_no_row() {
    let forbidden = [
        "password",
        "imap_username",
        "host",
        "two_factor_auth_code",
        "google_auth_secret",
        "new_pass_key",
        "email_verification_key",
        "last_ip",
        "acceptance_ip",
        "hourly_rate",
        "stripe_id",
        "adminnote",
        "token",
        "allowed_payment_modes",
    ];
    let joined = [
        "id",
        "ids",
        "userid",
        "clientid",
        "staff_ids",
        "currencyid",
        "hash",
        "api_key",
        "client_secret",
        "auth",
        "signature",
        "email",
        "phonenumber",
        "billing_street",
        "shipping_city",
        "company",
        "vat",
        "symbol",
        "isdefault",
        "datecreated",
        "addedfrom",
        "short_link",
        "sort_order",
        "notify_contacts",
        "show_to_customer",
        "leadid",
        "PASSWORD",
        "Token",
        "staff_hourly_rate",
        "client_ip",
        "facebook",
        "linkedin",
        "skype",
        "profile_image",
        "last_login",
        "media_path_slug",
        "direction",
        "role",
    ];
    for name in forbidden.iter().chain(&joined) {
        let read = record(&format!(r#"{{"{name}":"canary","harmless":"shown"}}"#));
        assert!(!format!("{:?}", read.others).contains("canary"), "{name}");
        assert!(!format!("{:?}", read.values).contains("canary"), "{name}");
        assert_eq!(others(&read), [("harmless", "shown")], "{name}");
    }
}

#[test]
fn q14_serialised_values_nested_ones_and_keys_are_left_out_whatever_their_column_is_called() {
    let read = record(
        r#"{"extra":"a:1:{i:0;s:1:\"1\";}","object":{"a":"canary"},"list":["canary"],"note":"O:8:\"stdClass\":0:{}",
            "something":"e67647f69b1c74aa048020afdc1798d8","name":["canary"]}"#,
    );
    assert_eq!((others(&read), &read.values), (Vec::new(), &Vec::new()));
}

#[test]
fn a_list_has_the_columns_of_all_records_but_not_thousands() {
    let records = [
        record(r#"{"b":"x","name":"x"}"#),
        record(r#"{"a":"x","b":"x","note":"x"}"#),
    ];
    assert_eq!(ProjectRecord::columns(&records, false), ["b", "a"]);
    assert_eq!(ProjectRecord::columns(&records, true), ["name", "b", "note", "a"]);
    let fields: Vec<_> = (0..10_000).map(|at| format!(r#""column{at}":"x""#)).collect();
    let wide = [record(&format!("{{{}}}", fields.join(",")))];
    assert_eq!(ProjectRecord::columns(&wide, false).len(), MOST_COLUMNS);
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
