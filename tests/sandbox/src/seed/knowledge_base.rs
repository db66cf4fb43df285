//! The knowledge base: four groups of articles, an empty one, an inactive one, and articles that must stay hidden.

use jiff::{ToSpan, civil::Date};

use crate::records::{Article, Group};

/// Everything that the CRM's editor makes, and what must not survive.
const LONG: &str = "<p>A web shop opens once. This list is what we go through with every customer in the four weeks \
    before; print it, and tick off what is done.</p>\
    <h2>Four weeks before</h2><ul><li>All products have a <strong>price</strong>, a tax class and a \
    weight</li><li>Pictures are at least 1,600 pixels wide<ul><li>white background for parts</li><li>outdoors for \
    bicycles</li></ul></li><li>Terms and privacy notice were read by a lawyer</li></ul>\
    <h2>Two weeks before</h2><ol><li>Order something yourself, with every way to pay</li><li>Return it</li><li>Look at \
    the invoice: name, address, VAT number</li></ol>\
    <p><img src=\"/media/checkout.svg\" alt=\"The three steps of the checkout\" width=\"480\" height=\"80\" \
    onload=\"document.title='LEAK-article-image'\"></p>\
    <h3>Ways to pay, and what they cost</h3><table><thead><tr><th>Way</th><th>Fee</th><th>Money \
    arrives</th></tr></thead><tbody><tr><td>Bank transfer</td><td>none</td><td>2 \
    days</td></tr><tr><td>Card</td><td>1.4 % + 0.25 €</td><td>7 days</td></tr><tr><td>Invoice</td><td>2.9 %</td><td>30 \
    days</td></tr></tbody></table><h2>On the day</h2><p onclick=\"alert('LEAK-article-click')\">Nothing new on that \
    day. Watch the orders, and call us on <a href=\"tel:+493415550100\">0341 5550100</a> or write to <a \
    href=\"mailto:help@acme.example\">help@acme.example</a>.</p><blockquote><p>The best opening is one that nobody \
    notices but the customers.</p></blockquote><pre><code>https://shop.example/?utm_source=opening</code></pre>\
    <p>More: <a href=\"https://acme.example/opening\">our checklist as a PDF</a>, <a \
    href=\"acme.example/films\">films</a>, <a href=\"javascript:alert('LEAK-article-link')\">press this</a>.</p>\
    <script>document.title = 'LEAK-article-script'</script>\
    <iframe src=\"about:blank\" title=\"LEAK-article-frame\"></iframe><form action=\"/x\"><input \
    name=\"LEAK-article-input\"></form><style>h1 { display: none } /* LEAK-article-style */</style>";

/// An article for customers, written `days_ago`.
fn article(id: u32, slug: &'static str, subject: &'static str, description: &'static str, today: Date) -> Article {
    Article {
        id,
        slug: slug.to_owned(),
        subject: subject.to_owned(),
        description: description.to_owned(),
        active: true,
        staff_only: false,
        created: (today - (400 - 13 * i64::from(id)).days()).at(12, 25, 14, 0),
    }
}

fn group(id: u32, slug: &'static str, name: &'static str, articles: Vec<Article>) -> Group {
    Group {
        id,
        name,
        slug,
        description: "",
        active: true,
        color: "#0b7285",
        articles,
    }
}

pub(super) fn all(today: Date) -> Vec<Group> {
    vec![
        Group {
            description: "<p>From the offer to the reminder.</p>",
            ..group(1, "billing-and-payment", "Billing &amp; payment", billing(today))
        },
        group(2, "your-account", "Your account", account(today)),
        Group {
            color: "#ff0",
            ..group(3, "shipping-and-returns", "Shipping &amp; returns", shipping(today))
        },
        Group {
            color: "javascript:LEAK-color",
            ..group(4, "web-shop-and-hosting", "Web shop &amp; hosting", web_shop(today))
        },
        Group {
            active: false,
            ..group(
                5,
                "internal-drafts",
                "LEAK-active Internal drafts",
                vec![article(
                    18,
                    "price-list-next-year",
                    "LEAK-active_group Price list",
                    "<p>LEAK-active_group</p>",
                    today,
                )],
            )
        },
        group(6, "press", "Press", Vec::new()),
    ]
}

fn billing(today: Date) -> Vec<Article> {
    vec![
        article(
            1,
            "how-to-pay-an-invoice",
            "How to pay an invoice",
            "<p>Open the invoice and press <strong>Pay</strong>: you can pay by card, or by bank transfer with the \
             invoice's number as the reference.</p><p>A payment shows on the invoice within two working days.</p>",
            today,
        ),
        article(
            2,
            "a-payment-failed",
            "A payment failed: what now?",
            "<p>Nothing was taken from your account. Try again, or pay the invoice by bank transfer.</p>",
            today,
        ),
        article(
            3,
            "vat-number",
            "Add or change your VAT number",
            "<p>Write to us with the new VAT number. Invoices from that day on carry it; <em>older ones stay as they \
             are</em>.</p>",
            today,
        ),
        article(
            4,
            "reminders",
            "Reminders &amp; late fees",
            "<p>We remind you once, seven days after an invoice was due, and free of charge.</p>",
            today,
        ),
        Article {
            staff_only: true,
            ..article(
                17,
                "discounts-for-friends",
                "LEAK-staff_article Discounts for friends",
                "<p>LEAK-staff_article invoice payment password</p>",
                today,
            )
        },
    ]
}

fn account(today: Date) -> Vec<Article> {
    vec![
        article(
            5,
            "change-your-password",
            "Change or reset your password",
            "<p>On the page to sign in, press <em>Forgot password?</em> A link comes by e-mail and is good for one \
             hour.</p>",
            today,
        ),
        article(
            6,
            "add-a-colleague",
            "Give a colleague access",
            "<p>Tell us the name and the e-mail address. You decide whether a colleague sees invoices, projects, or \
             both.</p>",
            today,
        ),
        article(
            7,
            "change-your-address",
            "Change your address",
            "<p>Open a ticket for the department <strong>Billing</strong> with the new address.</p>",
            today,
        ),
    ]
}

fn shipping(today: Date) -> Vec<Article> {
    vec![
        article(
            8,
            "shipping-costs",
            "What shipping costs, and how long it takes",
            "<ul><li>Germany: 4.90 €, 2 days</li><li>Austria &amp; Switzerland: 9.90 €, 4 days</li></ul>",
            today,
        ),
        article(
            9,
            "return-goods",
            "Return goods",
            "<p>Within 30 days, in the parcel they came in. Returns are free, and the money is back within 14 \
             days.</p>",
            today,
        ),
        article(
            10,
            "damaged-in-transit",
            "Something arrived broken",
            "<p>Keep the parcel, take a picture, and open a ticket with the picture attached.</p>",
            today,
        ),
    ]
}

fn web_shop(today: Date) -> Vec<Article> {
    vec![
        article(
            11,
            "before-your-shop-opens",
            "Before your web shop opens: the long list",
            LONG,
            today,
        ),
        article(
            12,
            "backups",
            "Backups: what is kept, and for how long",
            "<p>Every night, for 30 days. <a href=\"https://status.acme.example\">The last one</a> is on our status \
             page.</p>",
            today,
        ),
        article(
            13,
            "release-notes-2.0",
            "Release notes 2.0",
            "<h2>New</h2><ul><li>Search by frame size</li></ul><h2>Repaired</h2><ul><li>Error 714 at \
             checkout</li></ul>",
            today,
        ),
        article(
            14,
            "point-your-domain",
            "Point your domain at our servers",
            "<p>Two records are needed:</p><pre>@    A      192.0.2.14\nwww  CNAME  shops.acme.example.</pre>",
            today,
        ),
        article(
            15,
            "payment-by-invoice-at-checkout",
            "Offer payment by invoice at checkout",
            "<p>Switch it on under <em>Payments</em>. Customers are checked by the provider while they order.</p>",
            today,
        ),
        Article {
            active: false,
            ..article(
                16,
                "the-old-shop",
                "LEAK-active_article The old shop",
                "<p>LEAK-active_article shipping returns</p>",
                today,
            )
        },
    ]
}
