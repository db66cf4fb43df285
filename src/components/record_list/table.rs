//! The table of a list. On a narrow element its rows are cards: the roles are written out, since a table that is laid out as
//! blocks loses its own.

use std::sync::Arc;

use leptos::prelude::*;

use super::keys::lead_through;
use super::looks::Looks;
use super::tools::page;
use super::{Heading, PAGE, Record, Records, State, Viewed};
use crate::components::Origin;
use crate::format::Formats;
use crate::route::{ListView, Sort};

/// The page in view, with a heading to sort by for each column.
#[component]
pub(super) fn Table(
    /// What the list is called.
    label: Arc<str>,
    headings: Arc<[Heading]>,
    state: State,
) -> impl IntoView {
    let State {
        viewed,
        looks,
        rows,
        records,
        order,
        columns,
        found,
        ..
    } = state;
    let formats = Formats::of_context();
    let origin = Origin::of_context();
    let head = {
        let headings = Arc::clone(&headings);
        move || {
            let head = |column: usize| {
                let class = records.with_untracked(|records| class(records, column));
                Some(column_head(headings.get(column)?.clone(), class, order, viewed, looks))
            };
            columns.get().into_iter().filter_map(head).collect::<Vec<_>>()
        }
    };
    let body = move || {
        let (records, columns) = (records.get(), columns.get());
        let in_view: Vec<_> = found.with(|found| {
            let from = page(viewed.get().page, found.len()) * PAGE;
            found.iter().skip(from).take(PAGE).copied().collect()
        });
        in_view
            .into_iter()
            .filter_map(|place| Some(row(records.get(place)?, &headings, &columns, formats)))
            .collect::<Vec<_>>()
    };
    // A click comes here before it leads to the record, whose page has a way to the one before and after it.
    let leave = move |_| {
        let records = records.get_untracked();
        let links = found.with_untracked(|found| {
            let links = found.iter().filter_map(|place| records.get(*place)?.link());
            links.cloned().collect()
        });
        origin.set(viewed.route(), links);
    };
    view! {
        <div class="scroller">
            <table role="table" class="records" aria-label=label.to_string()>
                <thead role="rowgroup">
                    <tr role="row">{head}</tr>
                </thead>
                <tbody
                    role="rowgroup"
                    node_ref=rows
                    on:click=leave
                    on:keydown=move |event| lead_through(rows, &event)
                >
                    {body}
                </tbody>
            </table>
        </div>
    }
}

/// How a column is laid out, by the first record: all have the same kind of value in it.
fn class(records: &Records, column: usize) -> Option<&'static str> {
    records.first()?.cells.get(column)?.class()
}

fn column_head(
    Heading { name, label }: Heading,
    class: Option<&'static str>,
    order: Memo<Sort>,
    viewed: Viewed,
    looks: Looks,
) -> AnyView {
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
        looks.set_order(sort.clone());
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
fn row(record: &Record, headings: &[Heading], columns: &[usize], formats: Formats) -> AnyView {
    let cell = |column: usize| {
        let (cell, heading) = (record.cells.get(column)?, headings.get(column)?);
        let content = cell.view(formats);
        Some(if column == 0 {
            view! { <th role="rowheader" scope="row">{content}</th> }.into_any()
        } else {
            view! { <td role="cell" data-label=heading.label.to_string() class=cell.class()>{content}</td> }.into_any()
        })
    };
    let cells: Vec<_> = columns.iter().copied().filter_map(cell).collect();
    view! { <tr role="row">{cells}</tr> }.into_any()
}
