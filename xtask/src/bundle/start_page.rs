//! index.html with the names and hashes of the files in it, and with all of them loading from the first moment on.

use super::{Asset, Assets};
use anyhow::{Context, Result};
use lol_html::html_content::{ContentType, Element};
use lol_html::{HandlerResult, RewriteStrSettings, element, rewrite_str};

/// Makes the start page out of the source.
pub fn link(html: &str, assets: &Assets, entry_point: &Asset) -> Result<String> {
    let Assets {
        glue,
        wasm,
        portal_style,
        page_style,
        ..
    } = assets;
    let preload = |asset: &Asset, kind: &str| {
        let Asset { name, integrity } = asset;
        format!("<link {kind} href=\"./{name}\" integrity=\"{integrity}\" crossorigin>\n")
    };
    let preloads = [
        preload(glue, r#"rel="modulepreload""#),
        preload(wasm, r#"rel="preload" as="fetch""#),
        preload(portal_style, r#"rel="preload" as="fetch""#),
    ];
    let settings = RewriteStrSettings::new()
        // Only a note to Trunk.
        .append_element_content_handler(element!("link[data-trunk]", |link| {
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| refer(link, "href", page_style)))
        .append_element_content_handler(element!("script", |script| refer(script, "src", entry_point)))
        .append_element_content_handler(element!("head", |head| {
            head.append(&preloads.concat(), ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings).context("index.html could not be rewritten")
}

fn refer(element: &mut Element<'_, '_>, attribute: &str, asset: &Asset) -> HandlerResult {
    element.set_attribute(attribute, &format!("./{}", asset.name))?;
    element.set_attribute("integrity", &asset.integrity)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::tests::asset;
    use super::*;

    #[test]
    fn the_start_page_preloads_what_portal_js_loads_and_takes_nothing_of_another_content() {
        let assets = Assets {
            glue: asset("customer-portal-1.js"),
            wasm: asset("customer-portal-2.wasm"),
            portal_style: asset("portal-3.css"),
            page_style: asset("page-4.css"),
            guide_style: asset("guide-5.css"),
            sanitiser: asset("sanitiser-6.js"),
            chunks: Vec::new(),
            icons: Vec::new(),
        };
        let page = r#"<head>
<link data-trunk rel="rust" data-cargo-features="split">
<link rel="stylesheet" href="./style/page.css">
<script type="module" src="./portal.js"></script>
</head>"#;
        let expected = r#"<head>

<link rel="stylesheet" href="./page-4.css" integrity="sha384-page-4.css">
<script type="module" src="./portal.js" integrity="sha384-portal.js"></script>
<link rel="modulepreload" href="./customer-portal-1.js" integrity="sha384-customer-portal-1.js" crossorigin>
<link rel="preload" as="fetch" href="./customer-portal-2.wasm" integrity="sha384-customer-portal-2.wasm" crossorigin>
<link rel="preload" as="fetch" href="./portal-3.css" integrity="sha384-portal-3.css" crossorigin>
</head>"#;
        assert_eq!(link(page, &assets, &asset("portal.js")).unwrap(), expected);
    }
}
