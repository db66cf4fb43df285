//! `cargo xtask bundle`, which Trunk runs after each build: makes the files of the site out of what cargo has compiled and
//! out of the style sheets.
//!
//! Every file but those that have to be found by their name is named after its content, so that a host may let browsers keep it
//! forever. esbuild does that, and bundles; Trunk's own names follow the wasm only. Whoever loads one knows its hash as well, so
//! that nothing runs that is not of this build.

mod guide;
mod package;
mod start_page;

use crate::split;
use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha384};
use std::{
    env, fs,
    path::{Path, PathBuf},
};
use xshell::{Shell, cmd};

/// A file that is loaded by its name and the hash of its content.
struct Asset {
    name: String,
    integrity: String,
}

impl Asset {
    fn read(directory: &Path, name: String) -> Result<Self> {
        let hash = Sha384::digest(fs::read(directory.join(&name))?);
        let integrity = format!("sha384-{}", STANDARD.encode(hash));
        Ok(Self { name, integrity })
    }

    /// The file `stem-HASH.extension`.
    fn find(directory: &Path, stem: &str, extension: &str) -> Result<Self> {
        let hash_length = "-12345678.".len();
        for entry in fs::read_dir(directory)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let is_it = name.starts_with(&format!("{stem}-")) && name.ends_with(&format!(".{extension}"));
            if is_it && name.len() == stem.len() + hash_length + extension.len() {
                return Self::read(directory, name);
            }
        }
        anyhow::bail!("esbuild wrote no {stem}-….{extension}")
    }
}

/// The files that portal.js, the start page or another page refer to.
struct Assets {
    glue: Asset,
    wasm: Asset,
    portal_style: Asset,
    page_style: Asset,
    guide_style: Asset,
    sanitiser: Asset,
    /// The icons, by the names of their sources.
    icons: Vec<(&'static str, Asset)>,
}

const ICONS: [(&str, &str); 5] = [
    ("icon", "svg"),
    ("icon-192", "png"),
    ("icon-512", "png"),
    ("icon-maskable", "png"),
    ("icon-touch", "png"),
];

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
    let assets = bundle(sh, parts.path(), &staging, minify)?;
    let entry_point = write_entry_point(sh, &staging, minify, &assets)?;

    let manifest = with_hashed_names(&sh.read_file("manifest.json")?, &assets.icons);
    fs::write(staging.join("manifest.json"), manifest)?;
    let start_page = staging.join("index.html");
    let html = with_hashed_names(&fs::read_to_string(&start_page)?, &assets.icons);
    fs::write(&start_page, start_page::link(&html, &assets, &entry_point)?)?;
    let guide = guide::render(&sh.read_file("docs/hosting.md")?, &assets.guide_style);
    fs::write(staging.join(guide::NAME), guide)?;
    package::write(sh, &staging)
}

fn trunk_variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: this command is for Trunk; use `cargo xtask build`"))
}

/// Bundles and names everything below portal.js.
fn bundle(sh: &Shell, parts: &Path, staging: &Path, minify: Option<&str>) -> Result<Assets> {
    let esbuild = |entries: &[String]| {
        cmd!(sh, "esbuild {entries...} --bundle --format=esm --log-level=warning")
            .args([
                "--loader:.wasm=copy",
                "--loader:.svg=copy",
                "--loader:.png=copy",
                "--entry-names=[name]-[hash]",
            ])
            .arg(format!("--outdir={}", staging.display()))
            .args(minify)
            .quiet()
            .run()
    };
    let part = |name: &str, file: &str| format!("{name}={}", parts.join(file).display());
    let mut entries = vec![
        part("customer-portal", split::MAIN),
        part("pages", split::PAGES),
        "portal=style/portal.css".to_owned(),
        "page=style/page.css".to_owned(),
        "guide=style/guide.css".to_owned(),
        "sanitiser=dompurify".to_owned(),
    ];
    entries.extend(ICONS.map(|(stem, extension)| format!("{stem}=style/{stem}.{extension}")));
    esbuild(&entries)?;
    let find = |stem, extension| Asset::find(staging, stem, extension);
    refer_to_pages(&parts.join(split::LOADER), &find("pages", "wasm")?)?;
    esbuild(&[part("customer-portal", split::GLUE)])?;

    let icon = |(stem, extension)| Ok((stem, find(stem, extension)?));
    Ok(Assets {
        glue: find("customer-portal", "js")?,
        wasm: find("customer-portal", "wasm")?,
        portal_style: find("portal", "css")?,
        page_style: find("page", "css")?,
        guide_style: find("guide", "css")?,
        sanitiser: find("sanitiser", "js")?,
        icons: ICONS.into_iter().map(icon).collect::<Result<_>>()?,
    })
}

/// What the loader of the pages waits for, so that they take nothing from what is seen first: that something is seen. A page that
/// nobody looks at is not painted.
const FIRST_PAINT: &str = r#"new Promise((resolve) => {
  setTimeout(resolve, 1000);
  const seen = (paints) => paints.getEntriesByName("first-contentful-paint").length && resolve();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
})"#;

/// esbuild leaves the address of the pages as it is, since it is no import.
fn refer_to_pages(loader: &Path, pages: &Asset) -> Result<()> {
    let code = fs::read_to_string(loader)?;
    let fetch = |name: &str, options: &str| format!(r#"fetch(new URL("./{name}", import.meta.url){options})"#);
    let with_integrity = fetch(&pages.name, &format!(r#", {{ integrity: "{}" }}"#, pages.integrity));
    let later = format!("{FIRST_PAINT}.then(() => {with_integrity})");
    let changed = code.replace(&fetch(split::PAGES, ""), &later);
    ensure!(changed != code, "the loader of the pages is another than is known here");
    Ok(fs::write(loader, changed)?)
}

/// portal.js keeps its name, so that pages can refer to it; it knows the others.
fn write_entry_point(sh: &Shell, staging: &Path, minify: Option<&str>, assets: &Assets) -> Result<Asset> {
    let messages: Value = serde_json::from_str(&sh.read_file("locales/en.json")?)?;
    let define = |name: &str, value: &Value| format!("--define:{name}={value}");
    let asset = |name, asset: &Asset| define(name, &json!({ "name": asset.name, "integrity": asset.integrity }));
    cmd!(sh, "esbuild src/portal.js --format=esm --log-level=warning")
        .arg(asset("GLUE", &assets.glue))
        .arg(asset("WASM", &assets.wasm))
        .arg(asset("STYLE", &assets.portal_style))
        .arg(asset("SANITISER", &assets.sanitiser))
        .arg(define("GUIDE", &guide::NAME.into()))
        .arg(define("START_FAILED", &messages["start"]["failed"]))
        .arg(define("RELOAD", &messages["start"]["reload"]))
        .arg(format!("--outfile={}", staging.join("portal.js").display()))
        .args(minify)
        .quiet()
        .run()?;
    Asset::read(staging, "portal.js".to_owned())
}

/// The icons by their names in dist/ in the place of those of their sources.
fn with_hashed_names(text: &str, icons: &[(&str, Asset)]) -> String {
    icons.iter().fold(text.to_owned(), |text, (stem, icon)| {
        let extension = icon.name.rsplit('.').next().unwrap_or_default();
        text.replace(&format!("./style/{stem}.{extension}"), &format!("./{}", icon.name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn asset(name: &str) -> Asset {
        Asset {
            name: name.to_owned(),
            integrity: format!("sha384-{name}"),
        }
    }

    #[test]
    fn icons_have_their_hashed_names_wherever_they_are_referred_to() {
        let icons = [("icon", asset("icon-1.svg")), ("icon-192", asset("icon-192-2.png"))];
        assert_eq!(
            with_hashed_names(r#""./style/icon-192.png" "./style/icon.svg""#, &icons),
            r#""./icon-192-2.png" "./icon-1.svg""#
        );
    }
}
