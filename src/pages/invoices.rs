//! `/invoices`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Column, ListOf, RecordList, SortKey};
use crate::components::{Link, Loaded, PageTitle, StatusBadge, Tone};
use crate::format::Formats;
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

fn list() -> ListOf<InvoiceSummary> {
    ListOf {
        columns: vec![
            Column {
                name: "number",
                label: i18n::invoices::number(),
                sort: |invoice| SortKey::Text(invoice.number.clone()),
                cell: |invoice, _| {
                    let number = invoice.number.clone();
                    view! { <Link to=Route::Invoice(invoice.id.clone()) text=number /> }.into_any()
                },
            },
            Column {
                name: "project",
                label: i18n::invoices::project(),
                sort: |invoice| SortKey::Text(invoice.project.clone().unwrap_or_default()),
                cell: |invoice, _| invoice.project.clone().into_any(),
            },
            Column {
                name: "date",
                label: i18n::invoices::date(),
                sort: |invoice| SortKey::Date(invoice.date),
                cell: |invoice, formats| invoice.date.map(|date| formats.date(date)).into_any(),
            },
            Column {
                name: "due",
                label: i18n::invoices::due(),
                sort: |invoice| SortKey::Date(invoice.due),
                cell: |invoice, formats| invoice.due.map(|due| formats.date(due)).into_any(),
            },
            Column {
                name: "status",
                label: i18n::invoices::status(),
                sort: |invoice| SortKey::Text(invoice.status.code.clone()),
                cell: |invoice, _| status_badge(&invoice.status),
            },
            Column {
                name: "total",
                label: i18n::invoices::total(),
                sort: |invoice| SortKey::Amount(invoice.total.as_ref().map(|total| total.amount)),
                cell: |invoice, formats: Formats| invoice.total.as_ref().map(|total| formats.money(total)).into_any(),
            },
        ],
        order: Sort {
            column: "date".to_owned(),
            descending: true,
        },
        status: |invoice| (invoice.status.code.clone(), status_name(&invoice.status)),
        search: |invoice| {
            let total = invoice
                .total
                .as_ref()
                .map(|total| format!("{} {}", total.amount, total.currency.code));
            format!(
                "{} {} {}",
                invoice.number,
                invoice.project.as_deref().unwrap_or_default(),
                total.unwrap_or_default()
            )
        },
        route: Route::Invoices,
        view: |route| match route {
            Route::Invoices(view) => Some(view),
            _ => None,
        },
        empty: i18n::invoices::empty(),
    }
}

/// Where an invoice stands.
pub(super) fn status_badge(status: &InvoiceStatus) -> AnyView {
    let tone = match status.kind {
        InvoiceStatusKind::Paid => Tone::Good,
        InvoiceStatusKind::Unpaid | InvoiceStatusKind::PartiallyPaid => Tone::Open,
        InvoiceStatusKind::Overdue => Tone::Late,
        InvoiceStatusKind::Cancelled | InvoiceStatusKind::Draft | InvoiceStatusKind::Other => Tone::Quiet,
    };
    view! { <StatusBadge tone=tone label=status_name(status) /> }.into_any()
}

/// The server's name for the status; ours where it sends none.
fn status_name(status: &InvoiceStatus) -> String {
    let own = match status.kind {
        InvoiceStatusKind::Unpaid => i18n::invoice_status::unpaid(),
        InvoiceStatusKind::Paid => i18n::invoice_status::paid(),
        InvoiceStatusKind::PartiallyPaid => i18n::invoice_status::partially_paid(),
        InvoiceStatusKind::Overdue => i18n::invoice_status::overdue(),
        InvoiceStatusKind::Cancelled => i18n::invoice_status::cancelled(),
        InvoiceStatusKind::Draft => i18n::invoice_status::draft(),
        InvoiceStatusKind::Other => i18n::invoice_status::other(),
    };
    status.name.clone().unwrap_or_else(|| own.to_owned())
}
