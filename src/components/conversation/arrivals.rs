//! Which messages of a conversation are there, and which have come since it was opened.

use std::collections::{HashMap, HashSet};

use crate::model::{Id, Message};

/// A message as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) message: Message,
    /// How many equal ones stand before it.
    nth: usize,
    /// Whether somebody else has written it since the conversation was opened.
    pub(super) is_new: bool,
}

impl Shown {
    /// What tells it from all others: the same message keeps its place in the page, and what is selected in it.
    pub(super) fn key(&self) -> (Message, usize) {
        (self.message.clone(), self.nth)
    }
}

/// The messages that are there when a conversation is opened.
pub(super) fn at_first(messages: Vec<Message>) -> Vec<Shown> {
    let mut seen = HashMap::<Message, usize>::new();
    let shown = |message: Message| {
        let count = seen.entry(message.clone()).or_default();
        *count += 1;
        Shown {
            message,
            nth: *count - 1,
            is_new: false,
        }
    };
    messages.into_iter().map(shown).collect()
}

/// A message that the customer has sent from this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) text: String,
    /// Whether the messages are those that were read again after it: it is one of them, even if the server has changed it.
    pub(super) is_among_them: bool,
}

/// The messages that are there now. What the customer has written, here or in another tab, is not new to them; neither is a message
/// whose files are given otherwise than before. Where messages have no contact, theirs is known by what was just sent from here.
pub(super) fn after(before: &[Shown], messages: Vec<Message>, sent: Option<&Sent>, contact: Option<&Id>) -> Vec<Shown> {
    let mut shown = at_first(messages);
    let known: HashSet<_> = before.iter().map(|one| one.message.identity()).collect();
    for Shown { message, is_new, .. } in &mut shown {
        let is_by_reader = message.is_own() && message.contact.is_some() && message.contact.as_ref() == contact;
        *is_new = !is_by_reader && !known.contains(&message.identity());
    }
    let Some(sent) = sent else { return shown };
    let is_own = |one: &&mut Shown| one.is_new && one.message.is_own();
    let mut is_found = false;
    for one in shown.iter_mut().filter(is_own) {
        if one.message.says(&sent.text) {
            one.is_new = false;
            is_found = true;
        }
    }
    let changed = shown.iter_mut().rev().find(is_own);
    if let Some(changed) = changed.filter(|_| sent.is_among_them && !is_found) {
        changed.is_new = false;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Author, Html};

    fn message(author: &str, text: &str) -> Message {
        let name = Some(author.to_owned());
        Message {
            author: match author {
                "Anna" => Author::Customer(name),
                _ => Author::Business(name),
            },
            contact: None,
            at: None,
            text: Html::parse(text),
            files: Vec::new(),
        }
    }

    fn sent(text: &str, is_among_them: bool) -> Sent {
        Sent {
            text: text.to_owned(),
            is_among_them,
        }
    }

    fn new(shown: &[Shown]) -> Vec<bool> {
        shown.iter().map(|one| one.is_new).collect()
    }

    #[test]
    fn nothing_is_new_at_first_and_equal_messages_can_be_told_apart() {
        let shown = at_first(vec![
            message("Lena", "Hi"),
            message("Lena", "Hi"),
            message("Anna", "Hi"),
        ]);
        assert_eq!(new(&shown), [false, false, false]);
        let keys: HashSet<_> = shown.iter().map(Shown::key).collect();
        assert_eq!(keys.len(), 3);
    }

    #[test]
    fn what_has_come_is_new_but_for_what_was_sent_from_here() {
        let before = at_first(vec![message("Anna", "Hi")]);
        let now = vec![
            message("Anna", "Hi"),
            message("Lena", "Hello"),
            message("Anna", "a &lt; b<br />\nYes"),
        ];
        let sent = after(&before, now.clone(), Some(&sent("a < b\nYes", false)), None);
        assert_eq!(new(&sent), [false, true, false]);
        assert_eq!(new(&after(&before, now.clone(), None, None)), [false, true, true]);
        assert_eq!(new(&after(&sent, now, None, None)), [false, false, false]);
        assert_eq!(sent[0].key(), before[0].key());
    }

    #[test]
    fn the_business_may_say_what_was_sent() {
        let now = after(&[], vec![message("Lena", "Yes")], Some(&sent("Yes", true)), None);
        assert_eq!(new(&now), [true]);
    }

    #[test]
    fn what_was_sent_from_here_is_not_new_even_if_the_server_has_changed_it() {
        let before = at_first(vec![message("Anna", "Hi")]);
        let now = vec![
            message("Anna", "Hi"),
            message("Anna", "A colleague's"),
            message("Anna", "50?posit"),
            message("Lena", "Hello"),
        ];
        let new_to = |sent: &Sent| new(&after(&before, now.clone(), Some(sent), None));
        assert_eq!(new_to(&sent("50% deposit", true)), [false, true, false, true]);
        assert_eq!(new_to(&sent("A colleague's", true)), [false, false, true, true]);
        assert_eq!(new_to(&sent("50% deposit", false)), [false, true, true, true]);
    }

    #[test]
    fn what_the_reader_has_written_in_another_tab_is_not_new() {
        let [own, other] = ["7", "8"].map(|id| Id::parse(id).unwrap());
        let by = |contact: &Id| Message {
            contact: Some(contact.clone()),
            ..message("Anna", "From the other tab")
        };
        let now = vec![by(&own), by(&other), message("Anna", "Of nobody known")];
        assert_eq!(new(&after(&[], now, None, Some(&own))), [false, true, true]);
    }
}
