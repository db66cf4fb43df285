use super::*;
use crate::model::Date;

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn all() -> Query {
    Query::default()
}

fn view() -> ListView {
    ListView::default()
}

fn invoices(view: ListView) -> Route {
    Route::Invoices(view.into())
}

/// Every address of the portal, beside what it stands for.
fn addresses() -> Vec<(&'static str, Route)> {
    vec![
        ("/", Route::Dashboard),
        ("/login", Route::SignIn { return_to: None }),
        (
            "/login?to=%2Finvoices%2F4",
            Route::SignIn {
                return_to: Some(Box::new(Route::Invoice(id("4")))),
            },
        ),
        ("/invoices", Route::Invoices(all())),
        (
            "/invoices?search=a+%26+b%2F%C3%BC",
            invoices(ListView {
                search: "a & b/ü".into(),
                ..view()
            }),
        ),
        (
            "/invoices?status=4&sort=-due&page=3",
            invoices(ListView {
                status: Some("4".into()),
                sort: Some(Sort {
                    column: "due".into(),
                    descending: true,
                }),
                page: 2,
                ..view()
            }),
        ),
        (
            "/invoices?from=2026-01-01&until=2026-03-31",
            invoices(ListView {
                from: Date::parse("2026-01-01"),
                until: Date::parse("2026-03-31"),
                ..view()
            }),
        ),
        ("/invoices/4", Route::Invoice(id("4"))),
        ("/invoices/a%2Fb%20%C3%BC", Route::Invoice(id("a/b ü"))),
        ("/register", Route::Register),
        (
            "/estimates?page=2",
            Route::Estimates(ListView { page: 1, ..view() }.into()),
        ),
        ("/estimates/5", Route::Estimate(id("5"))),
        ("/proposals", Route::Proposals(all())),
        ("/proposals/2", Route::Proposal(id("2"))),
        ("/contracts", Route::Contracts(all())),
        ("/contracts/2", Route::Contract(id("2"))),
        ("/projects", Route::Projects(all())),
        ("/projects/3", Route::Project(id("3"))),
        (
            "/projects/3/credit_notes?search=x",
            Route::ProjectGroup {
                project: id("3"),
                group: "credit_notes".into(),
                query: ListView {
                    search: "x".into(),
                    ..view()
                }
                .into(),
            },
        ),
        ("/projects/3/tasks/new", Route::NewTask(id("3"))),
        (
            "/projects/3/tasks/7",
            Route::Task {
                project: id("3"),
                task: id("7"),
            },
        ),
        ("/tickets", Route::Tickets(all())),
        ("/tickets/new", Route::NewTicket),
        ("/tickets/12", Route::Ticket(id("12"))),
        ("/knowledge-base", Route::KnowledgeBase(all())),
        (
            "/knowledge-base?search=pay+late",
            Route::KnowledgeBase(
                ListView {
                    search: "pay late".into(),
                    ..view()
                }
                .into(),
            ),
        ),
        (
            "/knowledge-base/group/first-steps",
            Route::ArticleGroup("first-steps".into()),
        ),
        (
            "/knowledge-base/article/release-notes-2.0%2Fa",
            Route::Article("release-notes-2.0/a".into()),
        ),
        ("/no/such/page?x=1", Route::NotFound("/no/such/page?x=1".into())),
    ]
}

#[test]
fn every_address_is_read_and_printed_unchanged() {
    for (address, route) in addresses() {
        assert_eq!(Route::parse(address), route, "{address}");
        assert_eq!(route.to_string(), address);
    }
}

#[test]
fn an_address_is_read_with_a_slash_at_its_end_and_with_a_query_that_says_nothing() {
    assert_eq!(Route::parse("/invoices/"), Route::Invoices(all()));
    assert_eq!(
        Route::parse("/invoices?search=&status=&utm_source=mail"),
        Route::Invoices(all())
    );
    for address in [
        "/invoices?page=0",
        "/invoices?page=x",
        "/invoices?from=soon&until=2026-02-30",
    ] {
        let route = Route::parse(address);
        assert_eq!(route.query().map(ListView::of), Some(view()), "{address}");
    }
}

#[test]
fn what_is_no_address_of_the_portal_is_not_found() {
    for address in [
        "",
        "invoices",
        "//evil.example",
        "/invoices/0",
        "/invoices/4/pay",
        "/projects/0/tasks",
        "/projects/3/tasks/7/x",
        "/knowledge-base/group",
        "/knowledge-base/other/x",
        "/%FF",
        "javascript:alert(1)",
        "/projects/3/..",
        "/projects/3/%2e%2E",
        "/projects/./tasks/7",
        "/tickets/%2e",
        "/knowledge-base/article/..",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound(address.into()));
    }
}

/// Where a hostile link might want somebody to be sent after signing in.
const HOSTILE: [&str; 43] = [
    "https://evil.example/",
    "HTTPS://evil.example/invoices",
    "https:evil.example",
    "http:/evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example/invoices",
    "//evil.example/invoices/4",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "\u{1}//evil.example",
    "/%2Fevil.example",
    "/%5Cevil.example",
    "%2F%2Fevil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/invoices/..//evil.example",
    "/invoices//evil.example",
    "/invoices/..",
    "/projects/3/%2e%2e",
    "/projects/%2E/tasks/7",
    "/invoices\\..\\..\\evil.example",
    "user@evil.example",
    "@evil.example",
    ".evil.example",
    ":443/invoices",
    "/;@evil.example",
    "javascript:alert(1)",
    "/javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "javascript://acme.example/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "#/invoices",
    "?to=/invoices",
    "/no/such/page",
    "/invoices#//evil.example",
    "",
];

#[test]
fn after_signing_in_only_an_address_of_the_portal_is_returned_to() {
    for to in HOSTILE {
        for written in [to.to_owned(), utf8_percent_encode(to, NON_ALPHANUMERIC).to_string()] {
            let route = Route::parse(&format!("/login?to={written}"));
            assert_eq!(route, Route::SignIn { return_to: None }, "{to}");
        }
    }
}

#[test]
fn what_is_returned_to_is_printed_as_one_address_of_the_portal_whatever_is_hidden_in_it() {
    for (to, printed) in [
        ("/invoices/%2F%2Fevil.example", "/invoices/%2F%2Fevil.example"),
        ("/invoices/javascript:alert(1)", "/invoices/javascript%3Aalert%281%29"),
        ("/tickets/%0d%0aLocation:%20x", "/tickets/Location%3A%20x"),
        (
            "/knowledge-base/article/<script>",
            "/knowledge-base/article/%3Cscript%3E",
        ),
        ("/invoices?search=\"><script>", "/invoices?search=%22%3E%3Cscript%3E"),
        ("/invoices?to=https://evil.example", "/invoices"),
    ] {
        let address = format!("/login?to={}", utf8_percent_encode(to, NON_ALPHANUMERIC));
        let Route::SignIn { return_to } = Route::parse(&address) else {
            panic!("{address}");
        };
        assert_eq!(
            return_to.map(|route| route.to_string()).as_deref(),
            Some(printed),
            "{to}"
        );
    }
}

#[test]
fn sign_in_within_sign_in_and_very_long_addresses_are_read_and_printed() {
    let nested = |inner: &str| format!("/login?{}", query([("to", inner.to_owned())]));
    let deep = (0..6).fold("/invoices/4".to_owned(), |inner, _| nested(&inner));
    assert_eq!(Route::parse(&deep).to_string(), deep);
    let deep = (0..6).fold("//evil.example".to_owned(), |inner, _| nested(&inner));
    let mut route = Route::parse(&deep);
    while let Route::SignIn { return_to: Some(inner) } = route {
        route = *inner;
    }
    assert_eq!(route, Route::SignIn { return_to: None });
    let long = format!("/invoices/{}", "x".repeat(1_000_000));
    assert_eq!(Route::parse(&nested(&long)).to_string(), nested(&long));
}

#[test]
fn all_views_of_a_list_and_all_tabs_of_a_project_are_one_page_and_each_record_is_its_own() {
    assert_eq!(Route::parse("/projects/3/tasks?page=2").page(), Route::Project(id("3")));
    let filtered = Route::parse("/invoices?search=x&page=2");
    assert_eq!(filtered.page(), Route::Invoices(all()));
    assert_ne!(Route::Invoice(id("1")).page(), Route::Invoice(id("2")).page());
}

#[test]
fn the_knowledge_base_and_the_ways_in_are_public() {
    for (address, route) in addresses() {
        let public = ["/login", "/register", "/knowledge-base"]
            .iter()
            .any(|path| address.starts_with(path))
            || matches!(route, Route::NotFound(_));
        assert_eq!(route.is_private(), !public, "{address}");
    }
}

#[test]
fn each_section_has_a_first_page() {
    for section in [
        Section::Invoices,
        Section::Estimates,
        Section::Proposals,
        Section::Contracts,
        Section::Projects,
        Section::Tickets,
        Section::KnowledgeBase,
    ] {
        let route = Route::of_section(section);
        assert_eq!(route.section(), Some(section));
        assert_eq!(Route::parse(&route.to_string()), route, "{section:?}");
    }
}
