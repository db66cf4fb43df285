//! The projects that invoices belong to.

use jiff::{ToSpan, civil::Date};

use crate::records::Project;

/// The web shop of Anna's company.
pub(super) const WEB_SHOP: u32 = 3;
/// Its bicycle catalogue.
pub(super) const CATALOGUE: u32 = 5;

pub(super) fn all(today: Date) -> Vec<Project> {
    let web_shop = Project {
        id: WEB_SHOP,
        name: "Keller &amp; Sons – new web shop",
        description: "<p>Everything from the first sketch to the day of opening.<br>Languages: German, English.</p>",
        start: today - 120.days(),
        deadline: today + 45.days(),
    };
    let catalogue = Project {
        id: CATALOGUE,
        name: "Catalogue &quot;Spring &lt;3 Cargo Bikes&quot;",
        description: "<p>64 pages, printed and as a PDF.</p>",
        start: today - 200.days(),
        deadline: today - 60.days(),
    };
    vec![web_shop, catalogue]
}
