//! `/`

use leptos::prelude::*;

use super::invoices::badge;
use crate::api::menu::Menu;
use crate::api::{self, Answers};
use crate::components::{Link, Loaded, PageTitle, StatusBadge};
use crate::format::{Formats, today};
use crate::i18n;
use crate::model::invoice::InvoicesToPay;
use crate::model::{InvoiceSummary, Section, money};
use crate::route::{Query, Route};

/// What needs the customer's attention. What the menu lacks is neither shown nor asked for.
#[component]
pub fn DashboardPage(
    /// The customer's menu.
    menu: Menu,
) -> impl IntoView {
    let has_invoices = Memo::new(move |_| {
        menu.get()
            .is_some_and(|menu| menu.iter().any(|entry| entry.section == Some(Section::Invoices)))
    });
    let content = move || {
        if has_invoices.get() {
            view! { <Invoices /> }.into_any()
        } else {
            view! { <p class="empty">{i18n::dashboard::nothing_here()}</p> }.into_any()
        }
    };
    view! {
        <PageTitle text=i18n::section::dashboard() />
        <Loaded state=menu.state() retry=menu.retry()>{content}</Loaded>
    }
}

#[component]
fn Invoices() -> impl IntoView {
    let invoices = api::invoices::list(Answers::of_context());
    view! {
        <Loaded state=invoices.state() retry=invoices.retry()>
            {move || Some(to_pay(&InvoicesToPay::among(&invoices.get()?, today())))}
        </Loaded>
        <p>
            <Link to=Route::Invoices(Query::default()) text=i18n::dashboard::all_invoices() />
        </p>
    }
}

fn to_pay(invoices: &InvoicesToPay) -> AnyView {
    if invoices.overdue.is_empty() && invoices.open.is_empty() {
        return view! { <p class="empty">{i18n::dashboard::nothing_to_pay()}</p> }.into_any();
    }
    view! {
        {group(i18n::dashboard::overdue(), &invoices.overdue)}
        {group(i18n::dashboard::open(), &invoices.open)}
    }
    .into_any()
}

fn group(label: &'static str, invoices: &[InvoiceSummary]) -> Option<AnyView> {
    let formats = Formats::of_context();
    let sums = money::totals(invoices.iter().filter_map(|invoice| invoice.total.as_ref()));
    let sums: Vec<_> = sums.iter().map(|sum| formats.money(sum)).collect();
    let count = invoices.len();
    let sum = i18n::dashboard::sum(count, &formats.number(count), &sums.join(" + "));
    (count > 0).then(|| {
        view! {
            <section class="card">
                <h2>{label}</h2>
                <p>{sum}</p>
                <ul class="to-pay">{invoices.iter().map(|invoice| row(invoice, formats)).collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(invoice: &InvoiceSummary, formats: Formats) -> impl IntoView + use<> {
    let due = match invoice.due {
        Some(due) => i18n::dashboard::due(&formats.days_from(today(), due)),
        None => i18n::dashboard::no_due_date().to_owned(),
    };
    let total = invoice.total.as_ref().map(|total| formats.money(total));
    let (id, number) = (invoice.id.clone(), invoice.number.clone());
    view! {
        <li>
            <Link to=Route::Invoice(id) text=number />
            <span class="when">{due}</span>
            <StatusBadge badge=badge(&invoice.status) />
            <span class="total">{total}</span>
        </li>
    }
}
