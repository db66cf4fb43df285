use super::*;

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn view() -> ListView {
    ListView::default()
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
        ("/invoices", Route::Invoices(view())),
        (
            "/invoices?search=a+%26+b%2F%C3%BC",
            Route::Invoices(ListView {
                search: "a & b/ü".into(),
                ..view()
            }),
        ),
        (
            "/invoices?status=4&sort=-due&page=3",
            Route::Invoices(ListView {
                status: Some("4".into()),
                sort: Some(Sort {
                    column: "due".into(),
                    descending: true,
                }),
                page: 2,
                ..view()
            }),
        ),
        ("/invoices/4", Route::Invoice(id("4"))),
        ("/invoices/a%2Fb%20%C3%BC", Route::Invoice(id("a/b ü"))),
        ("/estimates", Route::Elsewhere(Section::Estimates)),
        ("/proposals", Route::Elsewhere(Section::Proposals)),
        ("/contracts", Route::Elsewhere(Section::Contracts)),
        ("/projects", Route::Elsewhere(Section::Projects)),
        ("/tickets", Route::Elsewhere(Section::Tickets)),
        ("/knowledge-base", Route::Elsewhere(Section::KnowledgeBase)),
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
    assert_eq!(Route::parse("/invoices/"), Route::Invoices(view()));
    assert_eq!(
        Route::parse("/invoices?page=x&search=&status=&utm_source=mail"),
        Route::Invoices(view())
    );
    assert_eq!(Route::parse("/invoices?page=0"), Route::Invoices(view()));
}

#[test]
fn what_is_no_address_of_the_portal_is_not_found() {
    for address in [
        "",
        "invoices",
        "//evil.example",
        "/invoices/0",
        "/invoices/4/pay",
        "/%FF",
        "javascript:alert(1)",
    ] {
        assert_eq!(Route::parse(address), Route::NotFound(address.into()));
    }
}

#[test]
fn after_signing_in_only_an_address_of_the_portal_is_returned_to() {
    for to in [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "/no/such/page",
        "",
    ] {
        let address = format!("/login?to={}", utf8_percent_encode(to, NON_ALPHANUMERIC));
        assert_eq!(Route::parse(&address), Route::SignIn { return_to: None }, "{to}");
    }
}

#[test]
fn all_views_of_a_list_are_one_page_and_each_record_is_its_own() {
    let filtered = Route::parse("/invoices?search=x&page=2");
    assert_eq!(filtered.page(), Route::Invoices(view()));
    assert_ne!(Route::Invoice(id("1")).page(), Route::Invoice(id("2")).page());
}

#[test]
fn the_knowledge_base_and_sign_in_are_public_and_need_no_menu() {
    for (address, route) in addresses() {
        let public =
            address.starts_with("/login") || address == "/knowledge-base" || matches!(route, Route::NotFound(_));
        assert_eq!(route.is_private(), !public, "{address}");
        if public {
            assert_eq!(route.section(), None, "{address}");
        }
    }
}

#[test]
fn each_section_has_a_first_page() {
    for section in ELSEWHERE
        .map(|(_, section)| section)
        .into_iter()
        .chain([Section::Invoices])
    {
        let route = Route::of_section(section);
        assert!(
            !matches!(Route::parse(&route.to_string()), Route::NotFound(_)),
            "{section:?}"
        );
    }
}
