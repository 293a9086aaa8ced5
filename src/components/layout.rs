//! What stands around every page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::focus::focus_part;
use super::link::Link;
use crate::route::Route;

const MENU: [(&str, Route); 4] = [
    ("Pathways", Route::HOME),
    ("Compare", Route::COMPARE),
    ("My plan", Route::Plan),
    ("Method", Route::Method),
];

/// The site's name and its menu.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let path = use_location().pathname;
    let item = move |(name, route): (&'static str, Route)| {
        let href = route.to_path();
        let current =
            move || (Route::parse(&path.get()).as_ref() == Some(&route)).then_some("page");
        view! {
            <li>
                <a href=href aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <header class="site-header">
            <a class="wordmark" href=Route::HOME.to_path()>
                <Logo />
                "Interchange"
            </a>
            <nav aria-label="Main">
                <ul>{MENU.into_iter().map(item).collect_view()}</ul>
            </nav>
        </header>
    }
}

/// Two lines and the station where they meet.
#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
            <path d="M2 22H10L22 10H30" />
            <path d="M2 10H10L22 22H30" />
            <circle cx="16" cy="16" r="5" />
        </svg>
    }
}

/// What we promise, on every page.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                "No account, no tracking: what you enter stays in this browser. "
                // On the method page itself the router only scrolls.
                <a href=Route::Method.to_part("privacy") on:click=|_| focus_part("privacy")>
                    "How that works"
                </a>
            </p>
            <p>
                "Every figure says where it comes from. "
                <Link to=Route::Method>"Method and sources"</Link>
            </p>
        </footer>
    }
}
