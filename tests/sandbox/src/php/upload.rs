//! What becomes of a file's name, and which files are dropped (R6, R7).

/// The endings that a CRM comes with for files of tickets.
const ALLOWED: [&str; 6] = ["jpg", "png", "pdf", "doc", "zip", "rar"];

/// Whether a file with this name is taken.
pub fn is_allowed(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ALLOWED.contains(&ending.as_str()))
}

/// The name under which it is stored. Browsers write `%22` for a quotation mark.
pub fn stored_name(name: &str) -> String {
    let name = name.replace("%22", "");
    let is_kept = |character: &char| character.is_alphanumeric() || " .-_".contains(*character);
    let kept: String = name.chars().filter(is_kept).collect();
    kept.split_whitespace().collect::<Vec<_>>().join("_")
}
