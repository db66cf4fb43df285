//! Both sanitisers make the same of every text: of mails as programs and people write them, and of hostile texts.

mod generator;

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use customer_portal::model::Html;

use super::hostile::vectors;
use super::rich_text::{Text, browser_sanitises, without_set_html};
use super::screen::{SANITISER, text_of};
use super::support::{js, until};
use generator::Mail;

const MAILS: u32 = 2_000;

/// How many texts are on the page at a time.
const AT_A_TIME: usize = 250;

/// The texts on the page, as soon as all are sanitised. They are hidden: no picture is asked for, and none leaves its place.
async fn shown(texts: &[&str]) -> Text {
    // Texts are sanitised in their order.
    const LAST: &str = "<i>.</i>";
    let text = Text::of_all(SANITISER, &[texts, &[LAST]].concat());
    text.hide();
    let last = || text.contents()[texts.len()].inner_html();
    until(|| last() == LAST, || format!("the last text stays {}", last())).await;
    text
}

/// Shows texts by both sanitisers, fails if they differ, and gives what is shown.
async fn shown_by_both(texts: &[&str]) -> Text {
    // A picture that cannot be loaded stays in its place, however fast that is known.
    let silence: Function = js("event => event.stopImmediatePropagation()").unchecked_into();
    let window = leptos::prelude::window();
    window
        .add_event_listener_with_callback_and_bool("error", &silence, true)
        .unwrap();
    let by_browser = if browser_sanitises() {
        Some(shown(texts).await)
    } else {
        None
    };
    let _removed = without_set_html();
    let by_module = shown(texts).await;
    window
        .remove_event_listener_with_callback_and_bool("error", &silence, true)
        .unwrap();
    if let Some(by_browser) = by_browser {
        for ((one, other), text) in by_browser.contents().iter().zip(by_module.contents()).zip(texts) {
            let difference = || {
                format!(
                    "{text}\nis by setHTML\n{}\nby DOMPurify\n{}",
                    one.inner_html(),
                    other.inner_html()
                )
            };
            assert!(one.is_equal_node(Some(&other)), "{}", difference());
        }
    }
    by_module
}

#[wasm_bindgen_test]
async fn all_words_of_mails_are_shown_by_both_sanitisers_and_without_one() {
    let mails: Vec<_> = (0..MAILS).map(Mail::generate).collect();
    for some in mails.chunks(AT_A_TIME) {
        let texts: Vec<_> = some.iter().map(|mail| mail.html.as_str()).collect();
        let shown = shown_by_both(&texts).await;
        for (content, mail) in shown.contents().iter().zip(some) {
            let (shown, lines) = (text_of(content), Html::parse(&mail.html).unwrap().lines().join(" "));
            for word in &mail.words {
                assert!(shown.contains(word), "{word} of\n{}\nis not in\n{shown}", mail.html);
                assert!(
                    lines.contains(word),
                    "{word} of\n{}\nis not in the lines\n{lines}",
                    mail.html
                );
            }
            for code in ["LOST", "mso", "color:"] {
                assert!(!shown.contains(code), "{code} of\n{}\nis in\n{shown}", mail.html);
            }
        }
    }
    let words: usize = mails.iter().map(|mail| mail.words.len()).sum();
    console_log!("{} mails of {words} words are shown the same.", mails.len());
}

#[wasm_bindgen_test]
async fn of_hostile_texts_both_sanitisers_leave_the_same() {
    let vectors = vectors();
    let texts: Vec<_> = vectors
        .iter()
        .map(String::as_str)
        .filter(|text| !text.trim().is_empty())
        .collect();
    for some in texts.chunks(AT_A_TIME) {
        shown_by_both(some).await;
    }
    console_log!("{} hostile texts leave the same.", texts.len());
}
