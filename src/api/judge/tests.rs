use super::*;

/// A customer's question.
const READ: Asked = Asked {
    is_read: true,
    with_token: true,
};

/// A change that a customer sends.
const WRITE: Asked = Asked {
    is_read: false,
    with_token: true,
};

/// Signing in.
const SIGN_IN: Asked = Asked {
    is_read: false,
    with_token: false,
};

/// A question that everybody may ask.
const PUBLIC: Asked = Asked {
    is_read: true,
    with_token: false,
};

const NOTICE: &str = "<div><h4>A PHP Error</h4><p>Undefined index: {id} in [0]</p></div>\n";

fn error(asked: Asked, status: u16, body: &str) -> ApiError {
    let outcome = judge(asked, status, body);
    outcome.map(|data| data.map(RawValue::get)).unwrap_err()
}

/// The same where PHP has shown a notice before, and so lost the status.
fn lost(asked: Asked, body: &str) -> ApiError {
    error(asked, 200, &format!("{NOTICE}{body}"))
}

fn says(message: &str) -> String {
    format!(r#"{{"status":false,"message":"{message}"}}"#)
}

fn refused(message: &str) -> ApiError {
    ApiError::Refused(Refusal {
        message: Some(message.to_owned()),
        fields: Vec::new(),
    })
}

#[test]
fn each_answer_is_judged_by_what_the_customer_can_do() {
    for (status, body, expected) in [
        (401, says("Token Time Expire."), ApiError::SessionEnded),
        (401, "<html>401</html>".to_owned(), ApiError::SessionEnded),
        (403, says("You do not have permission"), ApiError::Forbidden),
        (404, says("No data found"), ApiError::NotFound),
        (404, says("No data were found"), ApiError::NotFound),
        (404, "<html>404</html>".to_owned(), ApiError::NotUnderstood("answer")),
        (
            405,
            r#"{"status":false,"error":"Unknown method"}"#.to_owned(),
            refused("Unknown method"),
        ),
        (400, says("Not like this"), refused("Not like this")),
        (200, says("Not today"), refused("Not today")),
        (429, String::new(), ApiError::TooMany),
        (500, "<html>500</html>".to_owned(), ApiError::ServerFault(500)),
        (502, String::new(), ApiError::ServerFault(502)),
        (200, String::new(), ApiError::NotUnderstood(NOTHING)),
        (
            200,
            "<html>maintenance</html>".to_owned(),
            ApiError::NotUnderstood("answer"),
        ),
        (413, "<html>413</html>".to_owned(), ApiError::TooLarge),
    ] {
        assert_eq!(error(READ, status, &body), expected, "{status} {body}");
    }
}

#[test]
fn a_success_gives_its_data() {
    let data = |body: &str| judge(READ, 200, body).map(|data| data.map(|data| data.get().to_owned()));
    assert_eq!(
        data(r#"{"status":true,"data":[1],"message":"fine"}"#),
        Ok(Some("[1]".to_owned()))
    );
    assert_eq!(data(r#"{"status":true,"message":"fine"}"#), Ok(None));
    assert_eq!(
        data(&format!(r#"{NOTICE}{{"status":true,"data":[1]}}"#)),
        Ok(Some("[1]".to_owned()))
    );
}

#[test]
fn t4_a_wrong_password_is_no_ended_session() {
    for status in [400, 401, 404, 200] {
        let body = says("Invalid email or password");
        assert_eq!(
            error(SIGN_IN, status, &body),
            refused("Invalid email or password"),
            "{status}"
        );
    }
    assert_eq!(lost(SIGN_IN, &says("Invalid password")), refused("Invalid password"));
}

#[test]
fn r1_r2_an_ended_session_is_known_by_its_words_where_the_status_is_lost() {
    for words in [
        "Signature verification failed",
        "Wrong number of segments",
        "Expired token",
        "Unexpected control character found",
        "Token Time Expire.",
        "Token is not defined.",
        "Token Time Not Define!",
        "<p>signature verification FAILED</p>",
    ] {
        for asked in [READ, WRITE] {
            assert_eq!(lost(asked, &says(words)), ApiError::SessionEnded, "{words}");
        }
        let as_error = format!(r#"{{"status":false,"error":"{words}"}}"#);
        assert_eq!(lost(READ, &as_error), ApiError::SessionEnded, "{words}");
        assert_ne!(error(READ, 200, &says(words)), ApiError::SessionEnded, "{words}");
        assert_eq!(lost(PUBLIC, &says(words)), ApiError::NotFound, "{words}");
    }
    // A blank line before PHP begins is sent before the status, too.
    assert_eq!(
        error(READ, 200, &format!("\n{}", says("Expired token"))),
        ApiError::SessionEnded
    );
}

#[test]
fn r1_where_the_status_is_lost_a_question_without_an_answer_has_none() {
    for asked in [READ, PUBLIC] {
        assert_eq!(lost(asked, &says("No data found")), ApiError::NotFound);
        assert_eq!(lost(asked, r#"{"status":false,"data":null}"#), ApiError::NotFound);
    }
    assert_eq!(lost(WRITE, &says("No data found")), refused("No data found"));
    let lacks = "You do not have permission to access this";
    assert_eq!(
        lost(READ, &says(lacks)),
        ApiError::Forbidden,
        "what may not be seen is not nothing"
    );
    assert_eq!(lost(WRITE, &says(lacks)), refused(lacks));
    let with_data = r#"{"status":false,"data":[],"message":"Not today"}"#;
    assert_eq!(lost(READ, with_data), refused("Not today"));
    let with_errors = r#"{"status":false,"message":"Odd","errors":{"id":"Odd id"}}"#;
    assert!(matches!(lost(READ, with_errors), ApiError::Refused(_)));
}

#[test]
fn r1_a_status_that_was_not_lost_counts_whatever_stands_before_the_answer() {
    let noisy = |status, message| error(READ, status, &format!("{NOTICE}{}", says(message)));
    assert_eq!(noisy(401, "No entry"), ApiError::SessionEnded);
    assert_eq!(noisy(403, "No entry"), ApiError::Forbidden);
    assert_eq!(noisy(400, "No data found"), refused("No data found"));
}

#[test]
fn r3_a_refusal_with_404_keeps_its_reason_and_marks_its_fields() {
    let body = r#"{"status":false,"error":{"subject":"The Subject field is required."},
        "message":"<p>The Subject field is required.</p>\n"}"#;
    let subject = "The Subject field is required.".to_owned();
    let expected = ApiError::Refused(Refusal {
        message: Some(subject.clone()),
        fields: vec![("subject".to_owned(), subject)],
    });
    for status in [400, 404, 422] {
        assert_eq!(error(WRITE, status, body), expected, "{status}");
    }
    assert_eq!(lost(WRITE, body), expected);
    assert_eq!(error(READ, 404, body), ApiError::NotFound);
    for status in [400, 404, 405] {
        let page = error(WRITE, status, "<html>Not here</html>");
        assert_eq!(page, ApiError::NotUnderstood("answer"), "{status}");
    }
}

#[test]
fn r4_only_the_apis_own_403_is_a_lack_of_permission() {
    let page = "<html><h1>403 Forbidden</h1></html>";
    for asked in [READ, WRITE, SIGN_IN, PUBLIC] {
        for (status, body) in [
            (403, page),
            (403, ""),
            (406, "<html>Not Acceptable!</html>"),
            (403, "<html>The action you have requested is not allowed.</html>"),
            (503, "<html><title>Just a moment...</title></html>"),
            (429, "<html>Checking your browser before accessing</html>"),
            (200, "<html>Please verify you are human</html>"),
            (200, "<html><title>Making sure you&#39;re not a bot!</title></html>"),
            (200, r#"{"message":"Access denied by Imunify360 bot-protection"}"#),
            (200, "<html>Request Rejected. The requested URL was rejected.</html>"),
        ] {
            assert_eq!(
                error(asked, status, body),
                ApiError::Blocked,
                "{asked:?} {status} {body}"
            );
        }
        let own = if asked.with_token {
            ApiError::Forbidden
        } else {
            refused("No")
        };
        assert_eq!(error(asked, 403, &says("No")), own, "{asked:?}");
        assert_eq!(
            error(asked, 403, r#"{"status":false}"#),
            ApiError::Forbidden,
            "{asked:?}"
        );
    }
    assert_eq!(error(SIGN_IN, 401, page), ApiError::Blocked);
    let ordinary = "<html>We will be back in just a moment</html>";
    assert_eq!(error(READ, 503, ordinary), ApiError::ServerFault(503));
}

#[test]
fn r11_a_limit_is_no_ended_session_and_no_wrong_password() {
    for words in [
        "This API key has reached the hourly limit",
        "This IP Address has reached the time limit for this method",
        "Too many requests",
    ] {
        let body = format!(r#"{{"status":false,"error":"{words}"}}"#);
        for asked in [READ, WRITE, SIGN_IN, PUBLIC] {
            assert_eq!(error(asked, 401, &body), ApiError::TooMany, "{asked:?} {words}");
            assert_eq!(lost(asked, &body), ApiError::TooMany, "{asked:?} {words}");
        }
        assert_eq!(error(READ, 200, &body), refused(words));
    }
    for words in [
        "Cette clé API a atteint la limite de temps",
        "Das Zeitlimit für diese Methode ist erreicht",
        "Ha alcanzado el límite de tiempo",
    ] {
        assert_eq!(error(READ, 401, &says(words)), ApiError::TooMany, "{words}");
    }
    let too_large = "The attachment is above the limit of 2 MB.";
    assert_eq!(lost(WRITE, &says(too_large)), refused(too_large));
    for words in ["Token time limit reached", "Unlimited nonsense", "Session limit"] {
        assert_eq!(error(READ, 401, &says(words)), ApiError::SessionEnded, "{words}");
    }
}

#[test]
fn what_a_server_says_of_a_sign_in_may_be_about_other_things_than_the_password() {
    for words in [
        "Invalid username or password",
        "The Email field must contain a valid email address.",
        "Ungültiges Passwort",
        "Неверный Пароль",
        "Nieprawidłowe hasło",
        "Bad credentials",
    ] {
        assert!(speaks_of_credentials(words), "{words}");
    }
    for words in [
        "IP denied",
        "Two factor required",
        "Locked",
        "Your account is inactive",
        "Invalid API key ",
    ] {
        assert!(!speaks_of_credentials(words), "{words}");
    }
}
