//! Which of many texts a search finds, and in which order.

use crate::model::order::ordered;

/// How well a text is found, the best first.
#[derive(Clone, Copy)]
enum Rank {
    /// The search is its title, or the number of a document with or without its zeros and letters.
    Exact,
    /// Its title begins with the search.
    Beginning,
    /// All words are in its title.
    Title,
    /// All words are somewhere in it.
    Text,
}

/// The places of the texts that have every word of a search, the best first, and else in their order. All are in lower case; the
/// first line of a text is its title, the second has other ways to write it.
pub(super) fn best<'a>(texts: impl Iterator<Item = &'a str>, search: &str) -> Vec<usize> {
    let search = search.trim();
    let words: Vec<_> = search.split_whitespace().collect();
    let found = |(place, text)| Some((rank(text, search, &words)?, place));
    let found = ordered(texts.enumerate().filter_map(found).collect(), |(rank, _)| {
        [*rank as i64, 0]
    });
    found.into_iter().map(|(_, place)| place).collect()
}

fn rank(text: &str, search: &str, words: &[&str]) -> Option<Rank> {
    let mut lines = text.split('\n');
    let title = lines.next().unwrap_or_default();
    let mut spellings = lines.next().unwrap_or_default().split_whitespace();
    let has_all = |text: &str| words.iter().all(|word| text.contains(word));
    if !has_all(text) {
        None
    } else if title == search || spellings.any(|spelling| spelling == search) {
        Some(Rank::Exact)
    } else if title.starts_with(search) {
        Some(Rank::Beginning)
    } else if has_all(title) {
        Some(Rank::Title)
    } else {
        Some(Rank::Text)
    }
}

/// Where a key leads in a list of so many: around its ends, and to them. None for a key that leads nowhere.
pub(super) fn moved(key: &str, active: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match (key, active) {
        ("ArrowDown", None) | ("Home", _) => Some(0),
        ("ArrowUp", None | Some(0)) | ("End", _) => Some(last),
        ("ArrowDown", Some(at)) => Some(if at < last { at + 1 } else { 0 }),
        ("ArrowUp", Some(at)) => Some(at - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 5] = [
        "inv-10\ninv-000010 10 000010\npaid web shop 12.00 eur",
        "inv-1\ninv-000001 1 000001\noverdue web shop 10.00 eur",
        "the shop of the web\n\nopen",
        "web shop\n\nin progress",
        "hosting\n\nnot started inv-1",
    ];

    fn found(search: &str) -> Vec<usize> {
        best(TEXTS.into_iter(), search)
    }

    #[test]
    fn every_word_has_to_be_there_in_any_order() {
        assert_eq!(found("overdue web"), [1]);
        assert_eq!(found("eur  shop paid"), [0]);
        assert_eq!(found("hosting paid"), [] as [usize; 0]);
    }

    #[test]
    fn a_title_comes_before_what_else_is_known_and_the_same_title_first() {
        assert_eq!(found("inv-1"), [1, 0, 4]);
        assert_eq!(found("1"), [1, 0, 4]);
        assert_eq!(found("inv-000001"), [1]);
        assert_eq!(found("web shop"), [3, 2, 0, 1]);
        assert_eq!(found(" web shop "), found("web shop"));
    }

    #[test]
    fn without_words_all_are_found_in_their_order() {
        assert_eq!(found(" "), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn arrows_lead_around_the_ends_of_a_list() {
        assert_eq!(moved("ArrowDown", None, 3), Some(0));
        assert_eq!(moved("ArrowDown", Some(0), 3), Some(1));
        assert_eq!(moved("ArrowDown", Some(2), 3), Some(0));
        assert_eq!(moved("ArrowUp", None, 3), Some(2));
        assert_eq!(moved("ArrowUp", Some(0), 3), Some(2));
        assert_eq!(moved("ArrowUp", Some(2), 3), Some(1));
        assert_eq!(moved("Home", Some(2), 3), Some(0));
        assert_eq!(moved("End", None, 3), Some(2));
        assert_eq!(moved("End", None, 0), None);
        assert_eq!(moved("a", Some(1), 3), None);
    }
}
