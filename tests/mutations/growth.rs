//! Long answers: one that is twice as long may be twice the work, and no more.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use allocation_counter::AllocationInfo;

use super::effort;
use super::oddities::LONG;
use super::resources::RESOURCES;

/// Where something long can stand, as `…`, and the kind of answer that it is.
const PLACES: [(&str, &str, &str); 21] = [
    ("the body", "…", "Authentication | Logout"),
    (
        "before the answer",
        r#"…{"status":true,"data":[]}"#,
        "Miscellaneous | Get client menu",
    ),
    (
        "the message",
        r#"{"status":false,"message":…}"#,
        "Authentication | Register",
    ),
    (
        "the errors",
        r#"{"status":false,"errors":…}"#,
        "Authentication | Register",
    ),
    (
        "the menu",
        r#"{"status":true,"data":…}"#,
        "Miscellaneous | Get client menu",
    ),
    (
        "the invoices",
        r#"{"status":true,"data":…}"#,
        "Invoices | List All Invoices",
    ),
    (
        "the tickets",
        r#"{"status":true,"data":…}"#,
        "Support | List All Tickets",
    ),
    (
        "the tasks",
        r#"{"status":true,"data":…}"#,
        "Projects | Request Project Groups Information",
    ),
    ("the milestones", r#"{"status":true,"data":…}"#, "milestones"),
    ("a record of a project", r#"{"status":true,"data":[…]}"#, "expenses"),
    (
        "a column of a record",
        r#"{"status":true,"data":[{"x":…,"description":…,"amount":…,"date":…}]}"#,
        "expenses",
    ),
    (
        "the settings of a project",
        r#"{"status":true,"data":{"id":1,"settings":…}}"#,
        "Projects | Request Project By ID",
    ),
    (
        "the features of a project",
        r#"{"status":true,"data":{"id":1,"settings":{"available_features":…}}}"#,
        "Projects | Request Project By ID",
    ),
    (
        "the content of a proposal",
        r#"{"status":true,"data":{"id":1,"content":…}}"#,
        "Proposals | Request Proposal By ID",
    ),
    (
        "a comment",
        r#"{"status":true,"data":{"id":1,"comments":[{"content":…}]}}"#,
        "Contracts | Request Contract By ID",
    ),
    (
        "an address",
        r#"{"status":true,"data":{"id":1,"billing_street":…,"billing_city":…}}"#,
        "Invoices | Request Invoice By ID",
    ),
    (
        "an amount",
        r#"{"status":true,"data":{"id":1,"total":…,"items":[{"qty":…,"rate":…}]}}"#,
        "Invoices | Request Invoice By ID",
    ),
    (
        "the items",
        r#"{"status":true,"data":{"id":1,"items":…,"payments":…,"attachments":…}}"#,
        "Invoices | Request Invoice By ID",
    ),
    (
        "the replies",
        r#"{"status":true,"data":{"ticketid":1,"ticket_replies":…}}"#,
        "Support | Request Tickets By ID",
    ),
    (
        "a task",
        r#"{"status":true,"data":[{"id":1,"startdate":…,"description":…,"assignees":…}]}"#,
        "Projects | Request Project Groups Information",
    ),
    (
        "an article",
        r#"{"status":true,"data":[{"group_slug":"a","name":"a","articles":[{"slug":"b","subject":…,"description":…}]}]}"#,
        "Knowledge Base | List All Knowledge Base",
    ),
];

/// What is read by scanning or by looking things up, for which memory tells nothing, with the length at which it takes minutes if
/// it is done anew for each part.
const SLOW: [(&str, &str, usize); 9] = [
    ("the body", "objects that never end", 1_000_000),
    ("the message", "lists in lists", 1_000_000),
    ("an address", "ampersands", 8_000_000),
    ("an article", "ampersands before one semicolon", 8_000_000),
    ("an article", "entities that are none", 4_000_000),
    ("the features of a project", "fields that are off", 4_000_000),
    ("a record of a project", "fields that are on", 4_000_000),
    ("the invoices", "rows of different currencies", 12_000_000),
    ("the tickets", "rows with the same subject", 12_000_000),
];

/// Long after anything here should have ended, on any machine.
const HANGING: Duration = Duration::from_secs(120);

#[test]
fn four_times_as_long_an_answer_takes_four_times_the_memory_at_most() {
    for (place, ..) in PLACES {
        for (name, _) in LONG {
            let answer = |length| Answer::of(place, name, length);
            let (short, long) = (answer(8_192), answer(32_768));
            let (before, after) = (short.effort(), long.effort());
            for (answer, effort) in [(&short, &before), (&long, &after)] {
                let excess = effort::excess(effort, answer.body.len());
                assert_eq!(excess, None, "{name} as {place}");
            }
            assert!(
                after.bytes_total <= 5 * before.bytes_total + 10_000
                    && after.count_total <= 5 * before.count_total + 100,
                "{name} as {place}: {before:?}, then {after:?}"
            );
        }
    }
}

#[test]
fn megabytes_are_read_at_once() {
    for (place, name, length) in SLOW {
        let (end, ended) = channel();
        thread::spawn(move || {
            Answer::of(place, name, length).effort();
            end.send(()).unwrap();
        });
        assert_eq!(ended.recv_timeout(HANGING), Ok(()), "{name} as {place}");
    }
}

/// An answer with something long in it.
struct Answer {
    read: fn(u16, &str) -> bool,
    body: String,
}

impl Answer {
    fn of(place: &str, name: &str, length: usize) -> Self {
        let (_, template, sample) = PLACES.iter().find(|(known, ..)| *known == place).unwrap();
        let (_, long) = LONG.iter().find(|(known, _)| *known == name).unwrap();
        let resource = RESOURCES.iter().find(|resource| resource.sample == *sample).unwrap();
        Self {
            read: resource.read,
            body: template.replace('…', &long(length)),
        }
    }

    fn effort(&self) -> AllocationInfo {
        effort::of(|| {
            (self.read)(200, &self.body);
        })
    }
}
