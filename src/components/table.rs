//! Tables whose rows narrow screens draw as lists.

use super::collect::CollectAny;
use leptos::prelude::*;

/// A table whose first column names its rows. Narrow screens draw each row as a list, where every
/// cell has its column's name before it.
///
/// `table.css` does that with `display: block`. Chromium 156, Firefox 153 and `WebKit` 2.50 still compute
/// the roles of rows and cells then, so no explicit roles are needed.
pub fn table(heads: &[&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let heads: Vec<_> = heads.to_vec();
    let names = heads.iter();
    let names = names.map(|head| view! { <th scope="col">{*head}</th> }.into_any());
    let names = names.collect_any();
    let row = |cells: Vec<AnyView>| {
        let mut cells = cells.into_iter();
        let first = cells.next();
        let rest = cells.zip(&heads[1..]);
        let rest = rest.map(|(cell, head)| view! { <td data-head=*head>{cell}</td> }.into_any());
        view! {
            <tr>
                <th scope="row">{first}</th>
                {rest.collect_any()}
            </tr>
        }
        .into_any()
    };
    let rows = rows.into_iter().map(row).collect_any();
    view! {
        <table class="plain-table">
            <thead>
                <tr>{names}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
