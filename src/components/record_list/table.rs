//! The table of a list. On a narrow element its rows are cards: the roles are written out, since a table that is laid out as
//! blocks loses its own.

use std::sync::Arc;

use leptos::prelude::*;

use super::tools::page;
use super::{Cell, Heading, PAGE, Record, Records, Viewed};
use crate::format::Formats;
use crate::route::{ListView, Sort};

/// The page in view, with a heading to sort by for each column.
#[component]
pub(super) fn Table(
    headings: Arc<[Heading]>,
    order: Memo<Sort>,
    records: Memo<Arc<Records>>,
    found: Memo<Vec<usize>>,
    viewed: Viewed,
) -> impl IntoView {
    let formats = Formats::of_context();
    let head: Vec<_> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            let class = records.with_untracked(|records| class(records, column));
            column_head(heading.clone(), class, order, viewed)
        })
        .collect();
    let body = move || {
        let records = records.get();
        let in_view: Vec<_> = found.with(|found| {
            let from = page(viewed.get().page, found.len()) * PAGE;
            found.iter().skip(from).take(PAGE).copied().collect()
        });
        in_view
            .into_iter()
            .filter_map(|place| Some(row(records.get(place)?, &headings, formats)))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="scroller">
            <table role="table" class="records">
                <thead role="rowgroup">
                    <tr role="row">{head}</tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </div>
    }
}

/// How a column is laid out, by the first record: all have the same kind of value in it.
fn class(records: &Records, column: usize) -> &'static str {
    records
        .first()
        .and_then(|record| record.cells.get(column))
        .map_or("", Cell::class)
}

fn column_head(Heading { name, label }: Heading, class: &'static str, order: Memo<Sort>, viewed: Viewed) -> AnyView {
    let direction = {
        let name = name.clone();
        move || {
            order.with(|order| {
                (order.column == name).then_some(if order.descending { "descending" } else { "ascending" })
            })
        }
    };
    let sort = move |_| {
        let order = order.get_untracked();
        let sort = Sort {
            column: name.to_string(),
            descending: order.column == name && !order.descending,
        };
        viewed.set(ListView {
            sort: Some(sort),
            page: 0,
            ..viewed.get_untracked()
        });
    };
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=direction>
            <button type="button" on:click=sort>
                {label}
            </button>
        </th>
    }
    .into_any()
}

/// The row of one record; its first cell is the row's heading.
fn row(record: &Record, headings: &[Heading], formats: Formats) -> AnyView {
    let cell = |(column, (cell, heading)): (usize, (&Cell, &Heading))| {
        let content = cell.view(formats);
        if column == 0 {
            view! { <th role="rowheader" scope="row">{content}</th> }.into_any()
        } else {
            view! { <td role="cell" data-label=heading.label.to_string() class=cell.class()>{content}</td> }.into_any()
        }
    };
    let cells: Vec<_> = record.cells.iter().zip(headings).enumerate().map(cell).collect();
    view! { <tr role="row">{cells}</tr> }.into_any()
}
