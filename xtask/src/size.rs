//! How much a browser has to load before the customer sees the sign-in page.

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use std::{fmt, fs, path::Path};

/// The most that the sign-in page may take, in bytes after brotli.
const TOTAL_LIMIT: usize = 135_000;
/// The most that its WebAssembly may take, in bytes after brotli.
const WASM_LIMIT: usize = 112_000;

/// Prints the sizes of the files in `dist`.
///
/// # Errors
/// Fails if the sign-in page takes more than it may.
pub fn check(dist: &Path) -> Result<()> {
    let sizes = Sizes::of(dist)?;
    println!("{sizes}");
    sizes.check()
}

struct File {
    name: String,
    /// Bytes on the disk.
    raw: usize,
    /// Bytes on the wire, if the host compresses as well as brotli can.
    brotli: usize,
    /// Whether the sign-in page loads it; the other files come when they are needed.
    at_start: bool,
}

struct Sizes(Vec<File>);

impl Sizes {
    fn of(dist: &Path) -> Result<Self> {
        let start_page = fs::read_to_string(dist.join("index.html")).context("dist/ has no index.html")?;
        let mut files = Vec::new();
        for entry in fs::read_dir(dist)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let content = fs::read(entry.path()).with_context(|| format!("cannot read dist/{name}"))?;
            // The start page preloads whatever it needs, so it names all of it.
            let at_start = name == "index.html" || start_page.contains(&name);
            files.push(File {
                brotli: brotli_size(&content)?,
                raw: content.len(),
                name,
                at_start,
            });
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self(files))
    }

    fn at_start(&self) -> impl Iterator<Item = &File> {
        self.0.iter().filter(|file| file.at_start)
    }

    fn check(&self) -> Result<()> {
        let is_wasm = |file: &&File| {
            Path::new(&file.name)
                .extension()
                .is_some_and(|extension| extension == "wasm")
        };
        let total: usize = self.at_start().map(|file| file.brotli).sum();
        let wasm: usize = self.at_start().filter(is_wasm).map(|file| file.brotli).sum();
        if wasm > WASM_LIMIT {
            bail!("the WebAssembly takes {wasm} bytes, more than the {WASM_LIMIT} that it may");
        }
        if total > TOTAL_LIMIT {
            bail!("the sign-in page takes {total} bytes, more than the {TOTAL_LIMIT} that it may");
        }
        Ok(())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, raw: usize, brotli: usize| writeln!(f, "{name:<36}{raw:>10}{brotli:>10}");
        for file in &self.0 {
            row(&file.name, file.raw, file.brotli)?;
        }
        row(
            "sign-in page",
            self.at_start().map(|file| file.raw).sum(),
            self.at_start().map(|file| file.brotli).sum(),
        )
    }
}

fn brotli_size(mut content: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut content, &mut compressed, &parameters)?;
    Ok(compressed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize, at_start: bool) -> File {
        File {
            name: name.into(),
            raw: 2 * brotli,
            brotli,
            at_start,
        }
    }

    #[test]
    fn the_table_has_every_file_and_sums_up_what_the_sign_in_page_loads() {
        let sizes = Sizes(vec![
            file("index.html", 500, true),
            file("later.js", 9000, false),
            file("a.wasm", 70, true),
        ]);
        let table = sizes.to_string();
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split_whitespace().collect()).collect();
        assert_eq!(
            rows,
            [
                vec!["index.html", "1000", "500"],
                vec!["later.js", "18000", "9000"],
                vec!["a.wasm", "140", "70"],
                vec!["sign-in", "page", "1140", "570"],
            ]
        );
    }

    #[test]
    fn what_is_loaded_later_does_not_count() {
        let sizes = Sizes(vec![
            file("a.wasm", WASM_LIMIT, true),
            file("later.js", TOTAL_LIMIT, false),
        ]);
        assert!(sizes.check().is_ok());
    }

    #[test]
    fn too_much_wasm_fails() {
        let error = Sizes(vec![file("a.wasm", WASM_LIMIT + 1, true)]).check().unwrap_err();
        let taken = format!("the WebAssembly takes {} bytes", WASM_LIMIT + 1);
        assert!(error.to_string().starts_with(&taken));
    }

    #[test]
    fn too_much_in_total_fails() {
        let sizes = Sizes(vec![
            file("a.wasm", WASM_LIMIT, true),
            file("portal.js", TOTAL_LIMIT - WASM_LIMIT + 1, true),
        ]);
        let error = sizes.check().unwrap_err();
        let taken = format!("the sign-in page takes {} bytes", TOTAL_LIMIT + 1);
        assert!(error.to_string().starts_with(&taken));
    }

    #[test]
    fn brotli_finds_what_repeats() {
        assert!(brotli_size(&b"the same again and again ".repeat(1000)).unwrap() < 100);
    }
}
