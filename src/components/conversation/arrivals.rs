//! Which messages of a conversation are there, and which have come since it was opened.

use std::collections::{HashMap, HashSet};

use crate::model::Message;

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

/// The messages that are there now. What the customer has just `sent` from here is not new to them; neither is a message whose
/// files are given otherwise than before.
pub(super) fn after(before: &[Shown], messages: Vec<Message>, sent: Option<&str>) -> Vec<Shown> {
    let mut shown = at_first(messages);
    let identity = |message: &Message| (message.author.clone(), message.at, message.text.clone());
    let known: HashSet<_> = before.iter().map(|one| identity(&one.message)).collect();
    for Shown { message, is_new, .. } in &mut shown {
        let is_own = message.is_own() && sent.is_some_and(|sent| message.says(sent));
        *is_new = !is_own && !known.contains(&identity(message));
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
            at: None,
            text: Html::parse(text),
            files: Vec::new(),
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
        let sent = after(&before, now.clone(), Some("a < b\nYes"));
        assert_eq!(new(&sent), [false, true, false]);
        assert_eq!(new(&after(&before, now.clone(), None)), [false, true, true]);
        assert_eq!(new(&after(&sent, now, None)), [false, false, false]);
        assert_eq!(sent[0].key(), before[0].key());
    }

    #[test]
    fn the_business_may_say_what_was_sent() {
        let now = after(&[], vec![message("Lena", "Yes")], Some("Yes"));
        assert_eq!(new(&now), [true]);
    }
}
