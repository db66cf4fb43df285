//! How many invoices are in each status: a bar for each.

use leptos::prelude::*;

use super::super::super::invoices::badge;
use super::super::card::in_status;
use super::{TableRow, em, figure, link, percent, table};
use crate::components::{Badge, Tone, written};
use crate::format::Formats;
use crate::i18n;
use crate::model::chart::height;
use crate::model::invoice::statistics::ByStatus;
use crate::route::Route;

/// The height of a row, in hundredths of the size of the text.
const ROW: u32 = 340;

pub(super) fn chart(groups: &[ByStatus]) -> AnyView {
    let formats = Formats::of_context();
    let count = groups.iter().map(|group| group.count).sum();
    let most = groups.iter().map(|group| group.count).max().unwrap_or_default();
    let named: Vec<_> = groups
        .iter()
        .map(|group| Named {
            badge: badge(&group.status),
            count: formats.number(group.count),
            amount: written(&group.totals, formats),
            length: height(group.count.into(), most.into()),
        })
        .collect();
    let parts: Vec<_> = named
        .iter()
        .map(|one| format!("{} {}", one.count, one.badge.label))
        .collect();
    let gist = i18n::dashboard::by_status_gist(count, &formats.number(count), &parts.join(", "));
    let bars: Vec<_> = (0_u32..)
        .zip(groups.iter().zip(&named))
        .map(|(at, (group, named))| bar(group, named, at.saturating_mul(ROW)))
        .collect();
    let rows = named.iter().map(|one| TableRow {
        list: Some(list(&one.badge)),
        name: one.badge.label.clone(),
        count: one.count.clone(),
        amount: one.amount.clone().map(IntoAny::into_any),
    });
    let heading = i18n::dashboard::by_status();
    let table = table(heading, i18n::document::status(), rows.collect());
    let height = ROW.saturating_mul(u32::try_from(groups.len()).unwrap_or(u32::MAX));
    figure(heading, &gist, height, bars.into_any(), table)
}

/// A status as it is written and drawn.
struct Named {
    badge: Badge,
    count: String,
    amount: Option<String>,
    /// Of the whole width, in tenths of a percent.
    length: u16,
}

fn bar(group: &ByStatus, named: &Named, top: u32) -> AnyView {
    let Named {
        badge,
        count,
        amount,
        length,
    } = named;
    let label = match amount {
        Some(amount) => i18n::dashboard::bar(group.count, &badge.label, count, amount),
        None => i18n::dashboard::bar_without_amount(group.count, &badge.label, count),
    };
    // There is room for one amount beside the name.
    let beside = match amount {
        Some(amount) if group.totals.sums.len() == 1 && group.totals.left_out == 0 => format!("{count} · {amount}"),
        _ => count.clone(),
    };
    let class = match badge.tone {
        Tone::Good => "bar good",
        Tone::Open => "bar open",
        Tone::Late => "bar late",
        Tone::Quiet | Tone::Own(_) => "bar quiet",
    };
    let picture = view! {
        <rect class="target" x="0" y=em(top) width="100%" height=em(ROW)>
            <title>{label.clone()}</title>
        </rect>
        <rect class="track" x="0" y=em(top.saturating_add(190)) width="100%" height="0.6em" rx="3"></rect>
        <rect class=class x="0" y=em(top.saturating_add(190)) width=percent(length * 10) height="0.6em" rx="3"></rect>
    };
    view! {
        {link(&list(badge), &label, picture)}
        <g class="words" aria-hidden="true">
            <text x="0" y=em(top.saturating_add(140))>
                {badge.label.clone()}
            </text>
            <text class="number" x="100%" y=em(top.saturating_add(140)) text-anchor="end">
                {beside}
            </text>
        </g>
    }
    .into_any()
}

/// The invoices in a status.
fn list(badge: &Badge) -> Route {
    Route::Invoices(in_status(badge.code.clone()))
}
