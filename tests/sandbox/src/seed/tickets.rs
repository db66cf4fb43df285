//! The tickets: every status and priority, a long conversation, one from staff, and one that must stay hidden.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use super::customers::{KELLER_BIKES, OSEI_TRADING};
use super::projects::{CATALOGUE, WEB_SHOP};
use crate::records::ticket_choices::{ANSWERED, CLOSED, ESCALATED, IN_PROGRESS, ON_HOLD, OPEN, WAITING_FOR_PARTS};
use crate::records::{Ticket, TicketFile};

const BILLING: u32 = 1;
const WEB: u32 = 2;
const WORKSHOP: u32 = 3;
/// Hidden from customers.
const INTERNAL: u32 = 7;
const LOW: u32 = 1;
const HIGH: u32 = 3;
const LENA: Option<u32> = Some(3);
const TOMÁS: Option<u32> = Some(4);

/// What the CRM's editor makes, and what must not survive.
const FROM_STAFF: &str = "<p>Hello Anna,</p><p>we found it. Two things come together:</p><ul><li>the provider \
    <strong>changed its certificate</strong> on Monday</li><li>our server kept the old one</li></ul><p>See \
    <a href=\"https://status.acme.example/714\">our report</a>.</p><script>document.title = 'LEAK-ticket-script'</script>\
    <img src=\"\" onerror=\"document.title='LEAK-ticket-image'\"><p style=\"position:fixed\">Tomás</p>";

/// An open one of medium priority for the web department, from `days_ago`.
fn opened(client_id: u32, id: u32, today: Date, days_ago: i32) -> Ticket {
    Ticket {
        id,
        client_id,
        opened_by: None,
        assigned: 3,
        subject: String::new(),
        message: "As the subject says.".into(),
        department: WEB,
        priority: 2,
        service: None,
        status: &OPEN,
        project_id: None,
        date: (today - days_ago.days()).at(9, 5, 12, 0),
        attachments: Vec::new(),
        replies: Vec::new(),
    }
}

fn file(file_name: &str, filetype: &str) -> TicketFile {
    TicketFile {
        file_name: file_name.into(),
        filetype: filetype.into(),
    }
}

impl Ticket {
    /// An answer, so long after the ticket was opened.
    fn answered(mut self, staff_id: Option<u32>, after: Span, message: &str, files: Vec<TicketFile>) -> Self {
        let date: DateTime = self.date + after;
        self.add_reply(staff_id, message.into(), date, files);
        self
    }
}

/// Nine to be seen, one hidden.
pub(super) fn annas(today: Date) -> Vec<Ticket> {
    let opened = |id, days_ago| opened(KELLER_BIKES, id, today, days_ago);
    vec![
        Ticket {
            subject: "Invoice address has changed".into(),
            message: "Hello,<br />\nplease use <b>Karl-Heine-Straße 99</b> from now on.".into(),
            department: BILLING,
            priority: LOW,
            status: &CLOSED,
            ..opened(701, 88)
        }
        .answered(LENA, 3.hours(), "<p>Done &amp; noted, thank you.</p>", Vec::new()),
        Ticket {
            subject: "LEAK-hidefromclient Credit check of Keller Bikes".into(),
            message: "LEAK-hidefromclient message".into(),
            opened_by: LENA,
            department: INTERNAL,
            ..opened(702, 60)
        },
        Ticket {
            subject: "Shipping to Austria".into(),
            message: "Which VAT do we charge for shipping to Austria?".into(),
            department: BILLING,
            service: Some(2),
            status: &ANSWERED,
            ..opened(703, 41)
        }
        .answered(
            LENA,
            26.hours(),
            "<p>That of the country that you ship to.</p>",
            Vec::new(),
        ),
        Ticket {
            subject: "New logo &amp; icon".into(),
            priority: LOW,
            status: &ON_HOLD,
            attachments: vec![file("Logo_neu (final).svg", "image/svg+xml")],
            ..opened(704, 30)
        },
        Ticket {
            subject: "Catalogue: colours are too dark".into(),
            message: "Pages 12 to 17.<br />\nThe proof was lighter.".into(),
            status: &IN_PROGRESS,
            project_id: Some(CATALOGUE),
            ..opened(705, 21)
        }
        .answered(
            None,
            2.hours(),
            "Page 40, too.",
            vec![file("page-40.jpg", "image/jpeg")],
        ),
        conversation(opened(706, 9)),
        Ticket {
            subject: "Card reader in the shop".into(),
            message: "It blinks red.".into(),
            department: WORKSHOP,
            status: &WAITING_FOR_PARTS,
            ..opened(707, 7)
        },
        Ticket {
            subject: "Search finds nothing since Tuesday".into(),
            message: "Not even &quot;bicycle&quot;.".into(),
            priority: HIGH,
            service: Some(2),
            status: &ESCALATED,
            project_id: Some(WEB_SHOP),
            ..opened(708, 4)
        },
        Ticket {
            subject: "Training for two new colleagues".into(),
            message: "<p>As you asked on the telephone: which day suits you?</p>".into(),
            opened_by: LENA,
            service: Some(4),
            priority: LOW,
            ..opened(709, 2)
        },
        Ticket {
            subject: "Question about the hosting bill".into(),
            message: "Why is there &lt;extra space&gt; on it?<br />\n<br />\nAnna".into(),
            department: BILLING,
            ..opened(710, 1)
        },
    ]
}

/// Seven messages of both sides.
fn conversation(ticket: Ticket) -> Ticket {
    Ticket {
        subject: "Checkout: payment by invoice fails".into(),
        message: "Customers see &quot;Error 714&quot; when they choose <i>invoice</i>.<br />\nSince this morning, \
            every one of them."
            .into(),
        priority: HIGH,
        service: Some(2),
        project_id: Some(WEB_SHOP),
        attachments: vec![
            file("Bildschirmfoto Kasse.png", "image/png"),
            file("customers.csv", "text/csv"),
        ],
        ..ticket
    }
    .answered(
        LENA,
        1.hours(),
        "<p>Thank you, we look into it <em>at once</em>.</p>",
        Vec::new(),
    )
    .answered(
        None,
        3.hours(),
        "It also happens on telephones.",
        vec![file("IMG_2041.HEIC", "image/heic")],
    )
    .answered(
        TOMÁS,
        5.hours(),
        FROM_STAFF,
        vec![file("report-714.pdf", "application/pdf")],
    )
    .answered(
        None,
        6.hours(),
        "Thank you!<br />\nWhen will it work again?",
        Vec::new(),
    )
    .answered(TOMÁS, 7.hours(), "<p>It does now. Could you try?</p>", Vec::new())
    .answered(None, 8.days(), "It is back again today :(", Vec::new())
}

/// Three, one of them closed.
pub(super) fn bens(today: Date) -> Vec<Ticket> {
    let opened = |id, days_ago| opened(OSEI_TRADING, id, today, days_ago);
    vec![
        Ticket {
            subject: "Container MSKU 441 is not shown".into(),
            status: &CLOSED,
            ..opened(751, 50)
        },
        Ticket {
            subject: "Second user for the tracking page".into(),
            priority: LOW,
            ..opened(752, 12)
        },
        Ticket {
            subject: "Customs number is missing on the form".into(),
            priority: HIGH,
            status: &ANSWERED,
            ..opened(753, 3)
        }
        .answered(LENA, 20.minutes(), "<p>It is there now.</p>", Vec::new()),
    ]
}
