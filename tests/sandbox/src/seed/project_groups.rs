//! What else belongs to projects: discussions, expenses, subscriptions, credit notes.

use jiff::{ToSpan, civil::Date};

use super::projects::{CATALOGUE, WEB_SHOP};
use crate::records::{CHF, CreditNote, Discussion, EUR, Expense, Lines, Opener, Subscription, cents};

/// The contact id of Anna.
const ANNA: u32 = 7;

/// Two from staff, one from Anna.
pub(super) fn discussions(today: Date) -> Vec<Discussion> {
    let opened = |id, subject, opened_by, days_ago: i32| Discussion {
        id,
        project_id: WEB_SHOP,
        subject,
        description: "",
        opened_by,
        created: (today - days_ago.days()).at(11, 20, 5, 0),
        last_activity: None,
        total_comments: 0,
    };
    vec![
        Discussion {
            description: "<p>Three drafts are in the files. <strong>Which one?</strong></p>",
            last_activity: Some((today - 70.days()).at(8, 44, 0, 0)),
            total_comments: 12,
            ..opened(81, "Colours &amp; type", Opener::Staff(3), 90)
        },
        Discussion {
            description: "Do we need one?<br />\nThe old shop had none.",
            last_activity: Some((today - 3.days()).at(18, 2, 40, 0)),
            total_comments: 1,
            ..opened(82, "Newsletter at checkout", Opener::Contact(ANNA), 5)
        },
        opened(83, "Who writes the help pages?", Opener::Staff(4), 1),
    ]
}

/// Three for the web shop, one for the catalogue.
pub(super) fn expenses(today: Date) -> Vec<Expense> {
    let spent = |id, name, category, hundredths, days_ago: i32| Expense {
        id,
        project_id: WEB_SHOP,
        name,
        note: "",
        category,
        amount: cents(hundredths),
        currency: &EUR,
        date: today - days_ago.days(),
        billable: true,
    };
    vec![
        Expense {
            note: "<p>Leipzig &amp; back, second class</p>",
            ..spent(91, "Train", (1, "Travel"), 68_40, 118)
        },
        spent(92, "Font licence", (2, "Licences &amp; services"), 240_00, 80),
        Expense {
            currency: &CHF,
            billable: false,
            ..spent(93, "Fair in Zürich, entry", (1, "Travel"), 45_00, 15)
        },
        Expense {
            project_id: CATALOGUE,
            ..spent(94, "Proof print", (3, "Print"), 180_00, 130)
        },
    ]
}

/// One that goes on, one that ended.
pub(super) fn subscriptions(today: Date) -> Vec<Subscription> {
    let hosting = Subscription {
        id: 71,
        project_id: WEB_SHOP,
        name: "Hosting of the web shop",
        description: "<p>With backups every night</p>",
        currency: &EUR,
        date: today - 100.days(),
        next: Some(today + 12.days()),
        ends: None,
        status: "active",
        quantity: 1,
    };
    let test_system = Subscription {
        id: 72,
        name: "Test system",
        description: "",
        next: None,
        ends: Some(today - 20.days()),
        status: "canceled",
        quantity: 2,
        ..hosting
    };
    vec![hosting, test_system]
}

/// One open, one paid out.
pub(super) fn credit_notes(today: Date) -> Vec<CreditNote> {
    vec![
        CreditNote {
            id: 61,
            project_id: WEB_SHOP,
            number: 11,
            currency: &EUR,
            date: today - 50.days(),
            status: (2, "Closed"),
            lines: Lines::taxed(19_00).item("Search in the shop, hours too many", 2_00, 110_00),
            client_note: "",
            terms: "",
        },
        CreditNote {
            id: 62,
            project_id: WEB_SHOP,
            number: 12,
            currency: &EUR,
            date: today - 8.days(),
            status: (1, "Open"),
            lines: Lines::taxed(19_00).item("Failure on Tuesday", 1_00, 150_00),
            client_note: "<p>With our <em>apologies</em>.</p>",
            terms: "<p>Taken off the next invoice.</p>",
        },
    ]
}
