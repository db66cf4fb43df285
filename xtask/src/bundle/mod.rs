//! `cargo xtask bundle`, which Trunk runs after each build: makes the files of the site out of what cargo has compiled and
//! out of the style sheets.
//!
//! Every file but those that have to be found by their name is named after its content, so that a host may let browsers keep it
//! forever. esbuild does that, and bundles; Trunk's own names follow the wasm only. Whoever loads one knows its hash as well, so
//! that nothing runs that is not of this build.

mod guide;
mod package;
mod start_page;
mod third_party;

use crate::split::{self, Chunk};
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
    chunks: Vec<(Asset, Chunk)>,
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
    let chunks = split::run(sh, &profile, parts.path())?;
    let assets = bundle(sh, parts.path(), chunks, &staging, minify)?;
    let entry_point = write_entry_point(sh, &staging, minify, &assets)?;

    let manifest = with_hashed_names(&sh.read_file("manifest.json")?, &assets.icons);
    fs::write(staging.join("manifest.json"), manifest)?;
    let start_page = staging.join("index.html");
    let html = with_hashed_names(&fs::read_to_string(&start_page)?, &assets.icons);
    fs::write(&start_page, start_page::link(&html, &assets, &entry_point)?)?;
    let guide = guide::render(&sh.read_file("docs/hosting.md")?, &assets.guide_style);
    fs::write(staging.join(guide::NAME), guide)?;
    package::write(sh, &staging)?;
    // Only what is put on a host is handed on, and it takes seconds.
    if profile == "release" {
        third_party::write(sh, &staging)?;
    }
    Ok(())
}

fn trunk_variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set: this command is for Trunk; use `cargo xtask build`"))
}

/// Bundles and names everything below portal.js.
fn bundle(sh: &Shell, parts: &Path, chunks: Vec<Chunk>, staging: &Path, minify: Option<&str>) -> Result<Assets> {
    let esbuild = |entries: &[String]| {
        cmd!(sh, "esbuild {entries...} --bundle --format=esm --log-level=warning")
            .args([
                "--loader:.wasm=copy",
                "--loader:.svg=copy",
                "--loader:.png=copy",
                "--entry-names=[name]-[hash]",
                // wasm-bindgen names a module once for each function that it takes from it.
                "--log-override:duplicate-object-key=silent",
            ])
            .arg(format!("--outdir={}", staging.display()))
            .args(minify)
            .quiet()
            .run()
    };
    let part = |name: &str, file: &str| format!("{name}={}", parts.join(file).display());
    let mut entries = vec![
        part("customer-portal", split::MAIN),
        "portal=style/portal.css".to_owned(),
        "page=style/page.css".to_owned(),
        "guide=style/guide.css".to_owned(),
        "sanitiser=dompurify".to_owned(),
    ];
    entries.extend(chunks.iter().map(|chunk| part(&chunk.stem, &chunk.file)));
    entries.extend(ICONS.map(|(stem, extension)| format!("{stem}=style/{stem}.{extension}")));
    esbuild(&entries)?;
    let find = |stem: &str, extension| Asset::find(staging, stem, extension);
    let loader = parts.join(split::LOADER);
    let mut code = FIRST_PAINT.to_owned() + &fs::read_to_string(&loader)?;
    let find_chunk = |chunk: Chunk| Ok((find(&chunk.stem, "wasm")?, chunk));
    let chunks = chunks.into_iter().map(find_chunk).collect::<Result<Vec<_>>>()?;
    for (asset, chunk) in &chunks {
        code = with_chunk(&code, &chunk.file, asset)?;
    }
    fs::write(&loader, code)?;
    esbuild(&[part("customer-portal", split::GLUE)])?;

    let icon = |(stem, extension)| Ok((stem, find(stem, extension)?));
    Ok(Assets {
        glue: find("customer-portal", "js")?,
        wasm: find("customer-portal", "wasm")?,
        portal_style: find("portal", "css")?,
        page_style: find("page", "css")?,
        guide_style: find("guide", "css")?,
        sanitiser: find("sanitiser", "js")?,
        chunks,
        icons: ICONS.into_iter().map(icon).collect::<Result<_>>()?,
    })
}

/// What the loader of the chunks waits for, so that they take nothing from what is seen first: that something is seen. A page that
/// nobody looks at is not painted.
const FIRST_PAINT: &str = r#"const firstPaint = new Promise((resolve) => {
  setTimeout(resolve, 1000);
  const seen = (paints) => paints.getEntriesByName("first-contentful-paint").length && resolve();
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
});
"#;

/// The loader with the name and the hash of a chunk: esbuild leaves its address as it is, since it is no import.
fn with_chunk(loader: &str, file: &str, Asset { name, integrity }: &Asset) -> Result<String> {
    let known = format!(r#"fetch(new URL("./{file}", import.meta.url))"#);
    ensure!(
        loader.contains(&known),
        "the loader of {file} is another than is known here"
    );
    let fetch = format!(r#"fetch(new URL("./{name}", import.meta.url), {{ integrity: "{integrity}" }})"#);
    Ok(loader.replace(&known, &format!("firstPaint.then(() => {fetch})")))
}

/// portal.js keeps its name, so that pages can refer to it; it knows the others. Beside it stands the same under a name that is its own,
/// for pages that want no other.
fn write_entry_point(sh: &Shell, staging: &Path, minify: Option<&str>, assets: &Assets) -> Result<Asset> {
    let messages: Value = serde_json::from_str(&sh.read_file("locales/en.json")?)?;
    let define = |name: &str, value: &Value| format!("--define:{name}={value}");
    let json = |asset: &Asset| json!({ "name": asset.name, "integrity": asset.integrity });
    let asset = |name, asset: &Asset| define(name, &json(asset));
    let chunks = |name, group: &str| {
        let chunks = assets.chunks.iter();
        let of_group = chunks.filter(|(_, chunk)| chunk.groups.iter().any(|needs| needs == group));
        define(name, &of_group.map(|(asset, _)| json(asset)).collect())
    };
    cmd!(sh, "esbuild src/portal.js --bundle --format=esm --log-level=warning")
        .arg(asset("GLUE", &assets.glue))
        .arg(asset("WASM", &assets.wasm))
        .arg(asset("STYLE", &assets.portal_style))
        .arg(asset("SANITISER", &assets.sanitiser))
        .arg(chunks("DASHBOARD", "dashboard"))
        .arg(chunks("RECORDS", "records"))
        .arg(define("GUIDE", &guide::NAME.into()))
        .arg(define("START_FAILED", &messages["start"]["failed"]))
        .arg(define("START_UNREACHABLE", &messages["start"]["unreachable"]))
        .arg(define("RELOAD", &messages["start"]["reload"]))
        .args([
            "--entry-names=[name]-[hash]",
            &format!("--outdir={}", staging.display()),
        ])
        .args(minify)
        .quiet()
        .run()?;
    let fixed = Asset::find(staging, "portal", "js")?;
    fs::copy(staging.join(&fixed.name), staging.join("portal.js"))?;
    fs::write(staging.join("pinned.txt"), pinned(&fixed))?;
    Asset::read(staging, "portal.js".to_owned())
}

/// The line for pages that load this build of the portal and no other.
fn pinned(Asset { name, integrity }: &Asset) -> String {
    format!(
        "<script type=\"module\" src=\"https://portal.example.com/{name}\" integrity=\"{integrity}\" \
         crossorigin=\"anonymous\"></script>\n"
    )
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
    fn a_chunk_is_loaded_by_its_hashed_name_and_with_its_hash_and_not_before_something_is_seen() {
        let loader = r#"const src = fetch(new URL("./split_a.wasm", import.meta.url));"#;
        assert_eq!(
            with_chunk(loader, "split_a.wasm", &asset("pages-a-1.wasm")).unwrap(),
            r#"const src = firstPaint.then(() => fetch(new URL("./pages-a-1.wasm", import.meta.url), { integrity: "sha384-pages-a-1.wasm" }));"#
        );
        assert!(with_chunk(loader, "split_b.wasm", &asset("pages-b-1.wasm")).is_err());
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
