//! What an article, or a mail, refers to: its own parts, other articles, files of the CRM, and pictures.

use leptos::prelude::document;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::fake_crm::{ARTICLE, FakeCrm};
use super::rich_text::Text;
use super::screen::{Screen, text_of};
use super::support::{go_to, js, keep_until_clean, until};

const ADDRESS: &str = "/knowledge-base/article/coustom-project-2";

fn answer_article(crm: &FakeCrm, html: &str) {
    crm.answer_data(
        ARTICLE,
        &json!({ "slug": "coustom-project-2", "subject": "Prices", "description": html }),
    );
}

/// A portal whose addresses are in the hash, in the path or in memory, with an article on its page.
async fn article_by(routing: &str, html: &str) -> (FakeCrm, Screen) {
    let crm = FakeCrm::signed_in();
    answer_article(&crm, html);
    let path = if routing == "path" {
        format!("/portal{ADDRESS}")
    } else {
        "/".to_owned()
    };
    go_to(&path).await;
    let attributes = [("crm", crm.root.as_str()), ("routing", routing), ("base", "/portal/")];
    let (screen, portal) = Screen::mount(&attributes[..if routing == "path" { 3 } else { 2 }]);
    portal.navigate(ADDRESS);
    keep_until_clean(portal, screen.host.clone());
    screen
        .until("the article", || screen.select(".rich-text *").len() > 1)
        .await;
    (crm, screen)
}

#[wasm_bindgen_test]
async fn a_table_of_contents_leads_to_the_parts_of_its_text_and_leaves_the_address() {
    let between = "<p>words</p>".repeat(200);
    let html = format!(
        "<ul><li><a href=\"#by%20card\">Card</a><li><a href='#bank'>Bank</a></ul>{between}\
         <h2 id='by card'>By card</h2>{between}<p><a name=bank></a>By bank</p>{between}<a href='#top'>Up</a>"
    );
    for routing in ["hash", "path", "memory"] {
        let (_crm, screen) = article_by(routing, &html).await;
        let address = js("location.href");
        for (link, part) in [("Card", "By card"), ("Bank", "")] {
            screen.click("link", link).await;
            let focused = || {
                screen
                    .shadow
                    .active_element()
                    .filter(|focused| focused.has_attribute("data-part"))
            };
            let is_near_top = |part: &Element| (-1.0..500.0).contains(&part.get_bounding_client_rect().top());
            until(
                || focused().is_some_and(|focused| text_of(&focused) == part && is_near_top(&focused)),
                || {
                    format!(
                        "the focus is not in “{part}” by {routing}, but in {:?}",
                        focused().map(|part| part.outer_html())
                    )
                },
            )
            .await;
            assert_eq!(js("location.href"), address, "{routing}");
        }
        screen.click("link", "Up").await;
        let is_text = |focused: Element| focused.class_name() == "rich-text";
        let is_at_top = || screen.shadow.active_element().is_some_and(is_text);
        screen.until("the top of the text", is_at_top).await;
        assert_eq!(screen.select("[id]:is(.rich-text *), [name]:is(.rich-text *)").len(), 0);
        go_to("/").await;
    }
}

#[wasm_bindgen_test]
async fn a_link_to_an_article_of_the_crm_leads_to_the_portals_own() {
    let crm = FakeCrm::signed_in();
    let root = &crm.root;
    answer_article(
        &crm,
        &format!(
            "<a href=\"{root}knowledge-base/article/pay#card\">1</a><a href='/knowledge_base/article/pay'>2</a>\
             <a href='../../knowledge-base/article/pay'>3</a><a href='{root}knowledge-base'>4</a>\
             <a href='uploads/price list.pdf'>5</a><a href='manual.pdf'>6</a><a href='www.acme.example/manual.pdf'>7</a>"
        ),
    );
    let screen = Screen::open(&crm, ADDRESS).await;
    screen.wait_for("link", "7").await;
    let address = |link: HtmlElement| {
        assert_eq!(
            link.has_attribute("target"),
            !link.get_attribute("href").unwrap().starts_with('#')
        );
        link.get_attribute("href").unwrap()
    };
    let addresses: Vec<_> = screen.select(".rich-text a").into_iter().map(address).collect();
    let own = "#/knowledge-base/article/pay".to_owned();
    assert_eq!(
        addresses,
        [
            own.clone(),
            own.clone(),
            own,
            format!("{root}knowledge-base"),
            format!("{root}uploads/price%20list.pdf"),
            format!("{root}manual.pdf"),
            "https://www.acme.example/manual.pdf".to_owned(),
        ]
    );
}

/// A picture of one red pixel.
const PICTURE: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==";

#[wasm_bindgen_test]
async fn a_picture_is_shown_or_leaves_what_it_says_and_a_link() {
    let text = Text::of(&format!(
        "<p><img src=\"{PICTURE}\" alt=\"Dot\"> <img src='cid:image001.png@01D9' alt='Plan &amp; costs'> \
         <img src='cid:image002.png@01D9'> <img src='/no-such-picture.png' alt='The shop'> \
         <img src='https://pictures.invalid/a.png' alt='https://acme.example'> \
         <a href='https://acme.example'><img src='no-such-picture.png' alt='Acme'></a></p>"
    ));
    let content = || text.contents().remove(0);
    content().scroll_into_view();
    let is_left = || content().query_selector_all("img").unwrap().length() == 1;
    until(is_left, || format!("all pictures stay in {}", content().inner_html())).await;
    let shown = content().query_selector("img").unwrap().unwrap();
    assert_eq!(shown.get_attribute("alt").as_deref(), Some("Dot"));
    assert_eq!(
        text_of(&content()),
        "Plan & costs Picture The shop https://acme.example (pictures.invalid) Acme (acme.example)"
    );
    let links = content().query_selector_all("a").unwrap();
    let addresses: Vec<_> = (0..links.length())
        .map(|at| {
            js_sys::Reflect::get(&links.get(at).unwrap(), &"href".into())
                .unwrap()
                .as_string()
                .unwrap()
        })
        .collect();
    let page = document().base_uri().unwrap().unwrap();
    let origin = web_sys::Url::new(&page).unwrap().origin();
    assert_eq!(
        addresses,
        [
            format!("{origin}/no-such-picture.png"),
            "https://pictures.invalid/a.png".to_owned(),
            "https://acme.example/".to_owned()
        ]
    );
}
