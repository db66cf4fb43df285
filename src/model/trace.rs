//! What is found of something that was sent, in the answer that is read again.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use super::written::{as_typed, is_same};

/// How what the server has stored differs from what was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The texts that differ.
    pub texts: Vec<DifferentText>,
    /// The names, on the wire, of the other fields that differ.
    pub fields: Vec<&'static str>,
    /// Whether a file was sent that is not there.
    pub lacks_file: bool,
}

/// A text that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferentText {
    /// The name of its field on the wire.
    pub field: &'static str,
    /// What was typed.
    pub sent: String,
    /// What the server has stored, as one would have typed it.
    pub stored: String,
}

impl Difference {
    /// Compares a text.
    pub fn text(&mut self, field: &'static str, sent: &str, stored: &str) {
        if !is_same(stored, sent) {
            self.texts.push(DifferentText {
                field,
                sent: sent.to_owned(),
                stored: as_typed(stored),
            });
        }
    }

    /// Compares a field that is no text.
    pub fn field<F: PartialEq>(&mut self, field: &'static str, sent: &F, stored: &F) {
        if sent != stored {
            self.fields.push(field);
        }
    }

    /// Whether a field differs.
    pub fn has(&self, field: &str) -> bool {
        self.texts.iter().any(|text| text.field == field) || self.fields.contains(&field)
    }

    /// Whether all is there as it was sent.
    pub fn is_none(&self) -> bool {
        self.has_all_fields() && !self.lacks_file
    }

    /// Whether all but a file is there as it was sent.
    pub fn has_all_fields(&self) -> bool {
        self.texts.is_empty() && self.fields.is_empty()
    }
}

/// What is found of something that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trace {
    /// It is there as it was sent.
    Whole,
    /// Something is there that was not there before, but it is not what was sent.
    Changed(Difference),
    /// What was to be changed is as it was before.
    Unchanged(Difference),
    /// Nothing is there that was not there before.
    Nothing,
}

impl Trace {
    /// Looks for a record that was added, among all that are there ([`added`]).
    pub fn of_added<T: ?Sized, K: Eq + Hash>(
        before: Option<&[&T]>,
        now: &[&T],
        key: impl Fn(&T) -> K,
        difference: impl Fn(&T) -> Difference,
    ) -> Option<Self> {
        let found = added(before.unwrap_or_default(), now, key, difference);
        let trace = found.map_or(Self::Nothing, |(_, difference)| Self::of(difference));
        // Where it is not known what was there before, another is not known to be new.
        (before.is_some() || trace == Self::Whole).then_some(trace)
    }

    /// What is found of a record that was changed.
    pub fn of_changed(difference: Difference, is_as_before: bool) -> Self {
        if is_as_before && !difference.is_none() {
            Self::Unchanged(difference)
        } else {
            Self::of(difference)
        }
    }

    fn of(difference: Difference) -> Self {
        if difference.is_none() {
            Self::Whole
        } else {
            Self::Changed(difference)
        }
    }
}

/// The record that was sent, among those that are there now and were not before, with how it differs: the one that differs least, and
/// of several the last. Records with the same key are told apart by their number.
pub fn added<'a, T: ?Sized, K: Eq + Hash>(
    before: &[&T],
    now: &[&'a T],
    key: impl Fn(&T) -> K,
    difference: impl Fn(&T) -> Difference,
) -> Option<(&'a T, Difference)> {
    let mut known = HashMap::<K, usize>::new();
    for one in before {
        *known.entry(key(one)).or_default() += 1;
    }
    let is_new = |one: &&'a T| match known.get_mut(&key(one)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let new = now.iter().copied().filter(is_new);
    new.map(|one| (one, difference(one)))
        .enumerate()
        .min_by_key(|(at, (_, difference))| {
            let count = difference.texts.len() + difference.fields.len();
            (count, difference.lacks_file, Reverse(*at))
        })
        .map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(stored: &str, typed: &str) -> Difference {
        let mut difference = Difference::default();
        difference.text("message", typed, stored);
        difference
    }

    /// What is found of `Hello` among messages that are told apart by what they say.
    fn trace(before: Option<&[&str]>, now: &[&str]) -> Option<Trace> {
        Trace::of_added(before, now, str::to_owned, |one| difference(one, "Hello"))
    }

    #[test]
    fn what_was_sent_is_found_among_what_was_not_there_before() {
        for (before, now, expected) in [
            (&["Hi"][..], &["Hi", "Hello"][..], Trace::Whole),
            (&["Hello"], &["Hello", "<p>Hello</p>"], Trace::Whole),
            (&["Hello"], &["Hello", "Hello"], Trace::Whole),
            (&[], &["Hello", "A colleague's"], Trace::Whole),
            (&["Hello"], &["Hello"], Trace::Nothing),
            (
                &["Hello"],
                &["Hello", "Hell"],
                Trace::Changed(difference("Hell", "Hello")),
            ),
            (&[], &["Hel", "Hell"], Trace::Changed(difference("Hell", "Hello"))),
        ] {
            assert_eq!(trace(Some(before), now), Some(expected), "{before:?} {now:?}");
        }
    }

    #[test]
    fn where_it_is_not_known_what_was_there_before_only_the_same_text_is_found() {
        assert_eq!(trace(None, &["Hi", "Hello"]), Some(Trace::Whole));
        assert_eq!(trace(None, &["Hi", "Hell"]), None);
        assert_eq!(trace(None, &[]), None);
    }

    #[test]
    fn a_message_without_its_file_is_nearer_than_another_message() {
        let lacks_file = Difference {
            lacks_file: true,
            ..Difference::default()
        };
        let difference_of = |one: &str| match one {
            "Hello" => lacks_file.clone(),
            other => difference(other, "Hello"),
        };
        let found = Trace::of_added(Some(&[]), &["Hello", "Other"], str::to_owned, difference_of);
        assert_eq!(found, Some(Trace::Changed(lacks_file.clone())));
    }

    #[test]
    fn what_the_server_has_stored_is_shown_as_one_would_have_typed_it() {
        let difference = difference("50?posit<br />\n&amp; more", "50% deposit\n& more");
        assert_eq!(difference.texts[0].stored, "50?posit\n& more");
        assert_eq!(difference.texts[0].sent, "50% deposit\n& more");
    }
}
