//! The hosting guide as a page beside portal.js, since messages of the portal link to its sections.

use super::Asset;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

/// The name of the page.
pub const NAME: &str = "hosting.html";

/// Makes the page out of the guide. Its sections have the anchors that they have where the Markdown is read.
pub fn render(markdown: &str, style: &Asset) -> String {
    let mut events = without_links_to_files(Parser::new_ext(markdown, Options::ENABLE_TABLES));
    let headings: Vec<usize> = (0..events.len())
        .filter(|at| matches!(events[*at], Event::Start(Tag::Heading { .. })))
        .collect();
    for at in headings {
        let text: String = events[at + 1..]
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        if let Event::Start(Tag::Heading { id, .. }) = &mut events[at] {
            *id = Some(CowStr::from(anchor(&text)));
        }
    }
    let title = title_of(&events);
    let mut body = String::new();
    push_html(&mut body, events.into_iter());
    let Asset { name, integrity } = style;
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="./{name}" integrity="{integrity}">
</head>
<body>
<main>
{body}</main>
</body>
</html>
"#
    )
}

/// Of the project's files, none but the guide is beside portal.js: of a link to one, its text is left.
fn without_links_to_files<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut is_left_out = false;
    events
        .filter(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                is_left_out = !dest_url.starts_with('#') && !dest_url.starts_with("https://");
                !is_left_out
            }
            // Links hold no links.
            Event::End(TagEnd::Link) => !is_left_out,
            _ => true,
        })
        .collect()
}

fn title_of(events: &[Event<'_>]) -> String {
    let mut after_heading = events.iter().skip_while(|event| {
        !matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    });
    match after_heading.nth(1) {
        Some(Event::Text(text)) => text.to_string(),
        _ => String::new(),
    }
}

/// Letters and digits in lower case, with hyphens for blanks.
fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    lower
        .chars()
        .filter(|char| char.is_alphanumeric() || *char == '-')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::asset;
    use super::*;

    #[test]
    fn the_guide_is_a_page_whose_sections_can_be_linked_to() {
        let guide = "# Hosting\n\nSee [nginx.conf](../hosting/nginx.conf) or [below](#the-crms-server).\n\n## The CRM's `server`\n";
        let page = render(guide, &asset("guide-1.css"));
        assert!(page.contains("<title>Hosting</title>"), "{page}");
        assert!(
            page.contains(r#"href="./guide-1.css" integrity="sha384-guide-1.css""#),
            "{page}"
        );
        assert!(
            page.contains(r##"See nginx.conf or <a href="#the-crms-server">below</a>."##),
            "{page}"
        );
        assert!(page.contains(r#"<h2 id="the-crms-server">"#), "{page}");
    }
}
