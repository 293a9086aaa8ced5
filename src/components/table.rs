//! Tables whose rows narrow screens draw as lists.

use leptos::prelude::*;

/// A table whose first column names its rows. Narrow screens draw each row as a list, where every
/// cell has its column's name before it.
///
/// `table.css` does that with `display: block`, and some browsers then no longer take the elements for
/// parts of a table. Explicit roles keep them, and the Nu checker calls them superfluous because it
/// doesn't know the stylesheet. The column headers need none: narrow screens don't show them.
pub fn table(heads: &[&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let heads: Vec<_> = heads.to_vec();
    let names = heads.iter();
    let names = names.map(|head| view! { <th scope="col">{*head}</th> }.into_any());
    let names = names.collect_view();
    let row = |cells: Vec<AnyView>| {
        let mut cells = cells.into_iter();
        let first = cells.next();
        let rest = cells.zip(&heads[1..]);
        let rest = rest.map(|(cell, head)| {
            view! {
                <td role="cell" data-head=*head>
                    {cell}
                </td>
            }
            .into_any()
        });
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {first}
                </th>
                {rest.collect_view()}
            </tr>
        }
        .into_any()
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <table class="plain-table" role="table">
            <thead>
                <tr>{names}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
