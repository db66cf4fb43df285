//! `/invoices`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, PageTitle, Tone};
use crate::format::today;
use crate::i18n;
use crate::model::InvoiceSummary;
use crate::model::invoice::{InvoiceStatus, InvoiceStatusKind};
use crate::route::{Route, Sort};

/// All invoices of the customer.
#[component]
pub fn InvoicesPage() -> impl IntoView {
    let invoices = api::invoices::list(Answers::of_context());
    view! {
        <PageTitle text=i18n::section::invoices() />
        <Loaded state=invoices.state() retry=invoices.retry()>
            <RecordList rows=invoices list=list() />
        </Loaded>
    }
}

/// How invoices are listed, here and in a project.
pub(super) fn list() -> ListOf<InvoiceSummary> {
    ListOf {
        name: "invoices",
        label: i18n::section::invoices().into(),
        columns: columns(),
        order: Sort {
            column: "date".to_owned(),
            descending: true,
        },
        empty: i18n::invoices::empty(),
    }
}

fn columns() -> Vec<Column<InvoiceSummary>> {
    let today = today();
    vec![
        Column::new("number", i18n::invoices::number(), |invoice: &InvoiceSummary| {
            Cell::Link(Route::Invoice(invoice.id.clone()), invoice.number.clone())
        }),
        Column::new("project", i18n::invoices::project(), |invoice: &InvoiceSummary| {
            Cell::Text(invoice.project.clone())
        }),
        Column::new("date", i18n::invoices::date(), |invoice: &InvoiceSummary| {
            Cell::Date(invoice.date)
        }),
        Column::new("due", i18n::invoices::due(), |invoice: &InvoiceSummary| {
            Cell::Date(invoice.due)
        }),
        Column::new("status", i18n::invoices::status(), move |invoice: &InvoiceSummary| {
            Cell::Status(badge(&invoice.status_on(today)))
        }),
        Column::new("total", i18n::invoices::total(), |invoice: &InvoiceSummary| {
            Cell::Money(invoice.total.clone())
        }),
    ]
}

/// Where an invoice stands.
pub(super) fn badge(status: &InvoiceStatus) -> Badge {
    let (tone, name) = match status.kind {
        InvoiceStatusKind::Unpaid => (Tone::Open, i18n::invoice_status::unpaid()),
        InvoiceStatusKind::Paid => (Tone::Good, i18n::invoice_status::paid()),
        InvoiceStatusKind::PartiallyPaid => (Tone::Open, i18n::invoice_status::partially_paid()),
        InvoiceStatusKind::Overdue => (Tone::Late, i18n::invoice_status::overdue()),
        InvoiceStatusKind::Cancelled => (Tone::Quiet, i18n::invoice_status::cancelled()),
        InvoiceStatusKind::Draft => (Tone::Quiet, i18n::invoice_status::draft()),
        InvoiceStatusKind::Other => (Tone::Quiet, i18n::status::other()),
    };
    Badge::of(status, tone, name)
}
