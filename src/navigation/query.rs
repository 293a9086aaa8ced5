//! The query string of the page that is open.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use web_sys::UrlSearchParams;

use super::hydration::use_hydrated;
use crate::route::{Root, Route};

/// The first value of this name in the query string; `None` where there is none, and in the first
/// render: a page is prerendered once for all query strings.
///
/// It reads the query string itself, because `use_query_map` of `leptos_router` 0.8 decodes values twice:
/// what is written as `%2525` would arrive as `%`.
pub fn use_query_value(name: &'static str) -> Memo<Option<String>> {
    let (search, hydrated) = (use_location().search, use_hydrated());
    Memo::new(move |_| {
        if !hydrated.get() {
            return None;
        }
        let query = search.with(|search| UrlSearchParams::new_with_str(search));
        query.ok()?.get(name)
    })
}

/// Returns a function that gives the open page the address of a route, in place of the one it has: no
/// new entry in the history, no scrolling, no change of focus.
pub fn use_replace_route() -> impl Fn(&Route) + Clone {
    let replace = use_replace_address();
    move |route: &Route| replace(route, None)
}

/// The same, with a fragment where there is one.
pub fn use_replace_address() -> impl Fn(&Route, Option<&str>) + Clone {
    let (navigate, root) = (use_navigate(), expect_context::<Root>());
    move |route: &Route, part: Option<&str>| {
        let options = NavigateOptions {
            // The router would drop the slash between the base path and a query string.
            resolve: false,
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&root.address(route, part), options);
    }
}

/// Returns a function that redirects the calling page to another, which takes its place in the history. Once the page is
/// being left it does nothing: the address changes before that, and effects of the old page see the address of the next.
pub fn use_redirect() -> impl Fn(&Route, Option<&str>) + Clone {
    let (navigate, root) = (use_navigate(), expect_context::<Root>());
    let path = use_location().pathname;
    let own_path = path.get_untracked();
    move |route: &Route, part: Option<&str>| {
        if path.get_untracked() != own_path {
            return;
        }
        let options = NavigateOptions {
            resolve: false,
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(&root.address(route, part), options);
    }
}

/// Returns a function that opens a page, or a part of it, as a link would.
pub fn use_go_to() -> impl Fn(&Route, Option<&str>) + Clone {
    let (navigate, root) = (use_navigate(), expect_context::<Root>());
    move |route: &Route, part: Option<&str>| {
        let options = NavigateOptions {
            resolve: false,
            ..NavigateOptions::default()
        };
        navigate(&root.address(route, part), options);
    }
}
