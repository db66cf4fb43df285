//! Files that a customer sends along.

/// How large a file may be where the embedding page says nothing, in megabytes: what PHP takes unless it is set up otherwise.
const DEFAULT_MEGABYTES: f64 = 2.0;

/// A kilobyte, as PHP counts.
pub const KILOBYTE: f64 = 1024.0;

/// A megabyte, as PHP counts.
pub const MEGABYTE: f64 = 1024.0 * KILOBYTE;

/// Which files may be sent. The server's own limits cannot be asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRules {
    /// The most bytes of a file.
    pub most_bytes: f64,
    /// The endings of names that the server takes, such as `.pdf`, in lower case; none where it takes any.
    pub endings: Vec<String>,
}

impl FileRules {
    /// Reads the attributes of the element: megabytes, and endings with commas between them. What is no number above 0 counts as
    /// not given.
    pub fn parse(most_megabytes: Option<&str>, endings: Option<&str>) -> Self {
        let megabytes = most_megabytes
            .and_then(|text| text.trim().parse::<f64>().ok())
            .filter(|megabytes| megabytes.is_finite() && *megabytes > 0.0);
        let ending = |text: &str| format!(".{}", text.trim().trim_start_matches('.').to_ascii_lowercase());
        Self {
            most_bytes: megabytes.unwrap_or(DEFAULT_MEGABYTES) * MEGABYTE,
            endings: endings
                .unwrap_or_default()
                .split(',')
                .map(ending)
                .filter(|ending| ending != ".")
                .collect(),
        }
    }

    /// What stands against sending a file of this name and size.
    pub fn problem(&self, name: &str, bytes: f64) -> Option<FileProblem> {
        let name = name.to_ascii_lowercase();
        let is_taken = self.endings.is_empty() || self.endings.iter().any(|ending| name.ends_with(ending));
        if !is_taken {
            Some(FileProblem::Type)
        } else if bytes > self.most_bytes {
            Some(FileProblem::Size)
        } else if bytes <= 0.0 {
            Some(FileProblem::Empty)
        } else {
            None
        }
    }
}

/// Why a file cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It has more bytes than may be sent.
    Size,
    /// It has none: the server would drop it without a word (R6).
    Empty,
    /// The server would throw it away for its type.
    Type,
}

/// The name of a file without marks that turn the direction of a text around: they would let `\u{202e}fdp.exe` look like a PDF.
pub fn shown_name(name: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().filter(|c| !turns(*c)).collect()
}

/// The type of a file for people, such as `PDF`: the ending of its name, else what the media type says.
pub fn type_name(name: &str, media_type: &str) -> Option<String> {
    let is_short_word = |text: &&str| (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).filter(is_short_word);
    let subtype = media_type
        .split_once('/')
        .map(|(_, subtype)| subtype)
        .filter(is_short_word);
    ending.or(subtype).map(str::to_ascii_uppercase)
}

/// Whether a browser may be able to show a file of this media type as a picture. A drawing in SVG is a document of its own, which
/// browsers do not read as one.
pub fn is_picture(media_type: &str) -> bool {
    media_type.starts_with("image/") && !media_type.starts_with("image/svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r6_without_attributes_any_type_is_taken_up_to_the_two_megabytes_of_php() {
        let rules = FileRules::parse(None, None);
        assert_eq!(rules.problem("notes", 2.0 * MEGABYTE), None);
        assert_eq!(rules.problem("film.mkv", 2.0 * MEGABYTE + 1.0), Some(FileProblem::Size));
    }

    #[test]
    fn r6_a_file_without_content_is_not_sent() {
        let rules = FileRules::parse(Some("5"), Some("pdf"));
        assert_eq!(rules.problem("plan.pdf", 0.0), Some(FileProblem::Empty));
        assert_eq!(rules.problem("plan.exe", 0.0), Some(FileProblem::Type));
        assert_eq!(rules.problem("plan.pdf", 1.0), None);
    }

    #[test]
    fn the_limit_is_what_the_page_says_unless_that_is_no_size() {
        for (said, megabytes) in [
            ("20", 20.0),
            (" 0.5 ", 0.5),
            ("0", 2.0),
            ("-1", 2.0),
            ("20 MB", 2.0),
            ("inf", 2.0),
        ] {
            let rules = FileRules::parse(Some(said), None);
            assert_eq!(rules.problem("a", megabytes * MEGABYTE), None, "{said}");
            assert_eq!(
                rules.problem("a", megabytes * MEGABYTE + 1.0),
                Some(FileProblem::Size),
                "{said}"
            );
        }
    }

    #[test]
    fn the_types_are_what_the_page_says_however_it_is_written() {
        let rules = FileRules::parse(None, Some(".PDF, png,,.tar.gz "));
        assert_eq!(rules.endings, [".pdf", ".png", ".tar.gz"]);
        for name in ["a.pdf", "A.PNG", "b.tar.gz"] {
            assert_eq!(rules.problem(name, 1.0), None, "{name}");
        }
        for name in ["a.gz", "pdf", "a.pdf.exe"] {
            assert_eq!(rules.problem(name, 1.0), Some(FileProblem::Type), "{name}");
        }
    }

    #[test]
    fn a_file_has_its_type_from_its_name_or_else_from_its_media_type() {
        for (name, media_type, expected) in [
            ("report.final.pdf", "application/octet-stream", Some("PDF")),
            ("photo", "image/png", Some("PNG")),
            ("photo.of the bike", "image/jpeg", Some("JPEG")),
            ("letter", "application/vnd.ms-word", None),
            ("Makefile", "", None),
        ] {
            assert_eq!(type_name(name, media_type).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn no_name_of_a_file_hides_its_ending() {
        for (name, shown) in [
            ("invoice_\u{202e}fdp.exe", "invoice_fdp.exe"),
            ("\u{2067}\u{200f}plan\u{2069}.pdf", "plan.pdf"),
            ("תוכנית.pdf", "תוכנית.pdf"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
    }

    #[test]
    fn pictures_are_known_by_their_media_type() {
        for (media_type, expected) in [
            ("image/png", true),
            ("image/heic", true),
            ("image/svg+xml", false),
            ("application/pdf", false),
            ("", false),
        ] {
            assert_eq!(is_picture(media_type), expected, "{media_type}");
        }
    }
}
