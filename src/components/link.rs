//! Links to pages of this site and to their parts.

use leptos::prelude::*;

use super::focus::focus_when_followed;
use crate::domain::id::PathwayId;
use crate::route::{Root, Route, own_fragment};

/// The pathway of the learner's own that the page is of, from context: its id stands before each part of the page.
#[derive(Clone)]
pub struct OwnPathway(pub PathwayId);

/// The address of a page, and of a part of it where there is one.
pub fn href(to: &Route, part: Option<&str>) -> String {
    let root: Root = use_context().unwrap_or_else(|| Root("/".to_owned()));
    root.address(to, part)
}

/// The address of a file of the site, by its path from the root.
pub fn file_address(path: &str) -> String {
    let root: Root = use_context().unwrap_or_else(|| Root("/".to_owned()));
    format!("{}{path}", root.0)
}

/// A link to a page.
#[component]
pub fn Link(
    /// The page.
    to: Route,
    /// The id of a part of it.
    #[prop(optional, into)]
    part: Option<String>,
    /// Its classes.
    #[prop(optional)]
    class: &'static str,
    /// Whether the view stays where it is: of a link to another state of the same page.
    #[prop(optional)]
    noscroll: bool,
    /// The text of the link.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            href=href(&to, part.as_deref())
            class=(!class.is_empty()).then_some(class)
            data-noscroll=noscroll.then_some("")
        >
            {children()}
        </a>
    }
}

/// A link to a fragment of the open page. The router passes over links with `rel="external"`, so the
/// browser follows it: only the browser sets `:target`, moves the start of the tab order there and
/// adds the history entry for a fragment.
#[component]
pub fn FragmentLink(
    /// The id of the element that it leads to.
    #[prop(into)]
    to: String,
    /// Its classes.
    #[prop(optional)]
    class: &'static str,
    /// The text.
    children: Children,
) -> impl IntoView {
    let own = use_context::<OwnPathway>();
    let href = own.map_or_else(
        || format!("#{to}"),
        |own| format!("#{}", own_fragment(&own.0, Some(&to))),
    );
    // The browser moves the reading position, but not the focus, to what can't be focused.
    let focus = focus_when_followed(to);
    view! {
        <a href=href rel="external" class=(!class.is_empty()).then_some(class) on:click=focus>
            {children()}
        </a>
    }
}
