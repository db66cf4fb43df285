//! THIRD-PARTY-NOTICES.txt: what is in the portal by others, under which licence, and the texts of these licences, each once.

use super::Component;
use std::fmt::Write;

const INTRODUCTION: &str = "The customer portal contains these works of others, each under its licence. Where there is a choice of licences, the texts of all
that the package brings are below. Of a package that brings none, the standard text is, with the authors that the package names.";

/// Makes the text. Components come in the order they are given, and texts in the order of the first that has them.
pub fn render(components: &[Component]) -> String {
    let mut page = format!("{INTRODUCTION}\n\n");
    for component in components {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "{}: {}", component.title(), component.licence);
    }
    for Licence { text, packages, .. } in texts(components) {
        let _ = write!(page, "\n{}\n{}\n\n{text}\n", "=".repeat(80), packages.join(", "));
    }
    page
}

struct Licence {
    /// Without what makes no difference.
    words: Vec<String>,
    text: String,
    packages: Vec<String>,
}

/// The texts, each with the packages that are under it. Line breaks and blanks make no other text.
fn texts(components: &[Component]) -> Vec<Licence> {
    let mut texts: Vec<Licence> = Vec::new();
    for component in components {
        for text in &component.texts {
            let words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
            let title = component.title();
            match texts.iter_mut().find(|known| known.words == words) {
                Some(known) if known.packages.contains(&title) => {}
                Some(known) => known.packages.push(title),
                None => texts.push(Licence {
                    words,
                    text: tidied(text),
                    packages: vec![title],
                }),
            }
        }
    }
    texts
}

/// A text without blanks at the ends of its lines, and without empty lines around it.
fn tidied(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::tests::component;
    use super::*;

    #[test]
    fn the_same_text_is_there_once_under_all_that_have_it() {
        let components = [
            component("a", &["\n  Free.\r\nCopy it.  \n", "Apache"]),
            component("b", &["Free. Copy it."]),
            component("c", &["Apache", "Apache\n"]),
        ];
        let rule = "=".repeat(80);
        let expected = format!(
            "{INTRODUCTION}\n\na 1.0.0: MIT\nb 1.0.0: MIT\nc 1.0.0: MIT\n\
             \n{rule}\na 1.0.0, b 1.0.0\n\n  Free.\nCopy it.\n\
             \n{rule}\na 1.0.0, c 1.0.0\n\nApache\n"
        );
        assert_eq!(render(&components), expected);
    }
}
