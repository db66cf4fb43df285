//! The contracts that are to be signed.

use leptos::prelude::*;

use super::super::contracts::badge;
use super::card::{Card, ListOfStatus, When, row, rows};
use crate::components::amount;
use crate::format::Formats;
use crate::i18n;
use crate::model::ContractSummary;
use crate::route::Route;

/// What is to be signed, and the way to all that is not signed, be it too late or not.
pub(super) fn card(to_sign: &[ContractSummary], all: &[ContractSummary]) -> AnyView {
    let formats = Formats::of_context();
    let unsigned = all.iter().filter(|contract| !contract.is_signed);
    Card {
        heading: i18n::dashboard::contracts(),
        lines: Vec::new(),
        rows: rows(to_sign, |contract| contract_row(contract, formats)),
        lists: ListOfStatus::of(Route::Contracts, unsigned.map(badge)),
        is_late: false,
    }
    .view()
}

fn contract_row(contract: &ContractSummary, formats: Formats) -> AnyView {
    let when = contract.start.map(|start| When {
        text: i18n::dashboard::from(&formats.date(start)),
        is_pressing: false,
    });
    row(
        Route::Contract(contract.id.clone()),
        &contract.subject,
        when,
        Some(badge(contract)),
        contract.value.as_ref().map(|money| amount(money, formats)),
    )
}
