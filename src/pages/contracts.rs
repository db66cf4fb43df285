//! `/contracts`

use leptos::prelude::*;

use crate::api::{self, Answers};
use crate::components::record_list::{Cell, Column, ListOf, RecordList};
use crate::components::{Badge, Loaded, PageTitle, Tone};
use crate::i18n;
use crate::model::ContractSummary;
use crate::route::{Route, Sort};

/// All contracts with the customer.
#[component]
pub fn ContractsPage() -> impl IntoView {
    let contracts = api::contracts::list(Answers::of_context());
    view! {
        <PageTitle text=i18n::section::contracts() />
        <Loaded state=contracts.state() retry=contracts.retry()>
            <RecordList rows=contracts list=list() />
        </Loaded>
    }
}

fn list() -> ListOf<ContractSummary> {
    ListOf {
        name: "contracts",
        label: i18n::section::contracts().into(),
        columns: columns(),
        order: Sort {
            column: "start".to_owned(),
            descending: true,
        },
        empty: i18n::contracts::empty(),
    }
}

fn columns() -> Vec<Column<ContractSummary>> {
    vec![
        Column::new("subject", i18n::contracts::subject(), |contract: &ContractSummary| {
            Cell::Link(Route::Contract(contract.id.clone()), contract.subject.clone())
        }),
        Column::new("type", i18n::contracts::kind(), |contract: &ContractSummary| {
            Cell::Text(contract.kind.clone())
        }),
        Column::new("start", i18n::contracts::start(), |contract: &ContractSummary| {
            Cell::Date(contract.start)
        }),
        Column::new("end", i18n::contracts::end(), |contract: &ContractSummary| {
            Cell::Date(contract.end)
        }),
        Column::new("status", i18n::document::status(), |contract: &ContractSummary| {
            Cell::Status(badge(contract))
        }),
        Column::new("value", i18n::contracts::value(), |contract: &ContractSummary| {
            Cell::Money(contract.value.clone())
        }),
    ]
}

/// Whether a contract is signed: the wire has no status for it.
pub(super) fn badge(contract: &ContractSummary) -> Badge {
    let (code, tone, label) = if contract.is_signed {
        ("signed", Tone::Good, i18n::contract_status::signed())
    } else {
        ("unsigned", Tone::Open, i18n::contract_status::unsigned())
    };
    Badge {
        code: code.to_owned(),
        label: label.to_owned(),
        tone,
    }
}
