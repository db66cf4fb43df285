//! `cargo xtask bundle`, which Trunk runs after each build: makes the files of the site out of what cargo has compiled and
//! out of the style sheets.
//!
//! Every file but the start page and portal.js is named after its content, so that a host may let browsers keep it
//! forever. esbuild does that, and bundles; Trunk's own names follow the wasm only.

use crate::split;
use anyhow::{Context, Result};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use serde_json::Value;
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

/// The names of the files that portal.js or the start page refer to.
struct Names {
    glue: String,
    wasm: String,
    portal_style: String,
    page_style: String,
    icon: String,
    sanitiser: String,
}

/// Works in the directory that Trunk is about to move to dist/.
pub fn run(sh: &Shell) -> Result<()> {
    let staging = PathBuf::from(trunk_variable("TRUNK_STAGING_DIR")?);
    let profile = trunk_variable("TRUNK_PROFILE")?;
    let minify = (profile == "release").then_some("--minify");

    // Trunk has run wasm-bindgen on the application as a whole.
    for whole in [split::GLUE, split::MAIN, "snippets"] {
        sh.remove_path(staging.join(whole))?;
    }
    let parts = sh.create_temp_dir()?;
    split::run(sh, &profile, parts.path())?;
    let names = bundle(sh, parts.path(), &staging, minify)?;
    write_entry_point(sh, &staging, minify, &names)?;

    let start_page = staging.join("index.html");
    fs::write(&start_page, link(&fs::read_to_string(&start_page)?, &names)?)?;
    Ok(())
}

fn trunk_variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: this command is for Trunk; use `cargo xtask build`"))
}

/// Bundles and names everything below portal.js.
fn bundle(sh: &Shell, parts: &Path, staging: &Path, minify: Option<&str>) -> Result<Names> {
    let esbuild = |entries: &[String]| {
        cmd!(sh, "esbuild {entries...} --bundle --format=esm --log-level=warning")
            .args([
                "--loader:.wasm=copy",
                "--loader:.svg=copy",
                "--entry-names=[name]-[hash]",
            ])
            .arg(format!("--outdir={}", staging.display()))
            .args(minify)
            .quiet()
            .run()
    };
    let part = |name: &str, file: &str| format!("{name}={}", parts.join(file).display());
    esbuild(&[
        part("customer-portal", split::MAIN),
        part("pages", split::PAGES),
        "portal=style/portal.css".to_owned(),
        "page=style/page.css".to_owned(),
        "icon=style/icon.svg".to_owned(),
        "sanitiser=dompurify".to_owned(),
    ])?;
    // esbuild leaves the address of the pages as it is, since it is no import.
    let loader = parts.join(split::LOADER);
    let pages = named(staging, "pages", "wasm")?;
    fs::write(&loader, fs::read_to_string(&loader)?.replace(split::PAGES, &pages))?;
    esbuild(&[part("customer-portal", split::GLUE)])?;

    Ok(Names {
        glue: named(staging, "customer-portal", "js")?,
        wasm: named(staging, "customer-portal", "wasm")?,
        portal_style: named(staging, "portal", "css")?,
        page_style: named(staging, "page", "css")?,
        icon: named(staging, "icon", "svg")?,
        sanitiser: named(staging, "sanitiser", "js")?,
    })
}

/// The file `stem-HASH.extension`.
fn named(staging: &Path, stem: &str, extension: &str) -> Result<String> {
    for entry in fs::read_dir(staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(&format!("{stem}-")) && name.ends_with(&format!(".{extension}")) {
            return Ok(name);
        }
    }
    anyhow::bail!("esbuild wrote no {stem}-….{extension}")
}

/// portal.js keeps its name, so that pages can refer to it; it knows the others.
fn write_entry_point(sh: &Shell, staging: &Path, minify: Option<&str>, names: &Names) -> Result<()> {
    let messages: Value = serde_json::from_str(&sh.read_file("locales/en.json")?)?;
    let define = |name: &str, value: &Value| format!("--define:{name}={value}");
    cmd!(sh, "esbuild src/portal.js --format=esm --log-level=warning")
        .arg(define("GLUE", &names.glue.as_str().into()))
        .arg(define("WASM", &names.wasm.as_str().into()))
        .arg(define("STYLE", &names.portal_style.as_str().into()))
        .arg(define("SANITISER", &names.sanitiser.as_str().into()))
        .arg(define("START_FAILED", &messages["start"]["failed"]))
        .arg(define("RELOAD", &messages["start"]["reload"]))
        .arg(format!("--outfile={}", staging.join("portal.js").display()))
        .args(minify)
        .quiet()
        .run()?;
    Ok(())
}

/// The start page with the names of the files in it, and with all of them loading from the first moment on.
fn link(html: &str, names: &Names) -> Result<String> {
    let Names {
        glue,
        wasm,
        portal_style,
        page_style,
        icon,
        // Loaded only where a browser needs it.
        sanitiser: _,
    } = names;
    let preloads = format!(
        r#"<link rel="modulepreload" href="./{glue}" crossorigin>
<link rel="preload" href="./{wasm}" as="fetch" crossorigin>
<link rel="preload" href="./{portal_style}" as="fetch" crossorigin>
"#
    );
    let settings = RewriteStrSettings::new()
        // Only a note to Trunk.
        .append_element_content_handler(element!("link[data-trunk]", |link| {
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            Ok(link.set_attribute("href", &format!("./{page_style}"))?)
        }))
        .append_element_content_handler(element!("link[rel=icon]", |link| {
            Ok(link.set_attribute("href", &format!("./{icon}"))?)
        }))
        .append_element_content_handler(element!("head", |head| {
            head.append(&preloads, ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings).context("index.html could not be rewritten")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            glue: "customer-portal-1.js".into(),
            wasm: "customer-portal-2.wasm".into(),
            portal_style: "portal-3.css".into(),
            page_style: "page-4.css".into(),
            icon: "icon-5.svg".into(),
            sanitiser: "sanitiser-6.js".into(),
        }
    }

    #[test]
    fn the_start_page_preloads_what_portal_js_loads_and_links_what_has_a_hashed_name() {
        let page = r#"<head>
<link data-trunk rel="rust" data-cargo-features="split">
<link rel="stylesheet" href="./style/page.css">
<link rel="icon" type="image/svg+xml" href="./style/icon.svg">
<script type="module" src="./portal.js"></script>
</head>"#;
        let expected = r#"<head>

<link rel="stylesheet" href="./page-4.css">
<link rel="icon" type="image/svg+xml" href="./icon-5.svg">
<script type="module" src="./portal.js"></script>
<link rel="modulepreload" href="./customer-portal-1.js" crossorigin>
<link rel="preload" href="./customer-portal-2.wasm" as="fetch" crossorigin>
<link rel="preload" href="./portal-3.css" as="fetch" crossorigin>
</head>"#;
        assert_eq!(link(page, &names()).unwrap(), expected);
    }
}
