//! The table of a list. On a narrow element its rows are cards: the roles are written out, since a table that is laid out as
//! blocks loses its own.

use leptos::prelude::*;

use super::Column;
use crate::format::Formats;
use crate::route::{ListView, Sort};

/// The table, with a heading to sort by for each column, given as name and label.
#[component]
pub(super) fn Table(
    headings: Vec<(&'static str, &'static str)>,
    order: Memo<Sort>,
    view: Memo<ListView>,
    set_view: Callback<ListView>,
    children: Children,
) -> impl IntoView {
    let heading = move |(name, label): (&'static str, &'static str)| {
        let direction = move || {
            let order = order.get();
            (order.column == name).then_some(if order.descending { "descending" } else { "ascending" })
        };
        let sort = move |_| {
            let order = order.get_untracked();
            let sort = Sort {
                column: name.to_owned(),
                descending: order.column == name && !order.descending,
            };
            set_view.run(ListView {
                sort: Some(sort),
                page: 0,
                ..view.get_untracked()
            });
        };
        view! {
            <th role="columnheader" scope="col" aria-sort=direction>
                <button type="button" on:click=sort>
                    {label}
                </button>
            </th>
        }
    };
    view! {
        <table role="table" class="records">
            <thead role="rowgroup">
                <tr role="row">{headings.into_iter().map(heading).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
}

/// The row of one record; its first cell is the row's heading.
pub(super) fn record<T>(record: &T, columns: StoredValue<Vec<Column<T>>>, formats: Formats) -> AnyView
where
    T: Send + Sync + 'static,
{
    let cell = |(at, column): (usize, &Column<T>)| {
        let content = (column.cell)(record, formats);
        if at == 0 {
            view! { <th role="rowheader" scope="row">{content}</th> }.into_any()
        } else {
            view! { <td role="cell" data-label=column.label class=column.name>{content}</td> }.into_any()
        }
    };
    let cells = columns.with_value(|columns| columns.iter().enumerate().map(cell).collect_view());
    view! { <tr role="row">{cells}</tr> }.into_any()
}
