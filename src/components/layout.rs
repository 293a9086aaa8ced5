//! The header and footer of every page.

use super::collect::CollectAny;
use leptos::prelude::*;
use leptos_router::components::A;

use super::link::{Link, href};
use super::palette::FindButton;
use crate::route::Route;

const MENU: [(&str, Route); 5] = [
    ("Pathways", Route::HOME),
    ("Compare", Route::COMPARE),
    ("Fit", Route::FIT),
    ("My plan", Route::PLAN),
    ("Method", Route::Method),
];

/// The site's name and its menu.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let item = |(name, route): (&'static str, Route)| {
        view! {
            <li>
                // It says itself that it leads to the page that is open, or to one above it.
                <A href=href(&route, None) exact=route != Route::PLAN>
                    {name}
                </A>
            </li>
        }
    };
    view! {
        <header class="site-header">
            <a class="wordmark" href=href(&Route::HOME, None)>
                <Logo />
                "Interchange"
            </a>
            <nav aria-label="Main">
                <ul>{MENU.into_iter().map(item).collect_any()}</ul>
            </nav>
            <FindButton />
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

/// The values and names of the themes. `prerender/js/theme.js` knows them too: it has to show one before
/// the first paint.
pub const THEMES: [(&str, &str); 3] = [("system", "System"), ("light", "Light"), ("dark", "Dark")];

/// Light, dark, or as the system has it. Without scripts it is the last, and this isn't there.
#[component]
fn ThemeSwitch() -> impl IntoView {
    let choices = THEMES.map(|(value, name)| {
        view! {
            <label>
                <input type="radio" name="theme" value=value />
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <div class="theme" role="radiogroup" aria-labelledby="appearance">
            <span id="appearance">"Appearance"</span>
            <div>{choices}</div>
        </div>
    }
}

/// The footer: the promises of the site, and the choice of its appearance.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                "No account, no tracking: what you enter stays in this browser. "
                <Link to=Route::Method part="privacy">
                    "How that works"
                </Link>
            </p>
            <p>
                "Every figure says where it comes from. "
                <Link to=Route::Method>"Method and sources"</Link>
            </p>
            <ThemeSwitch />
        </footer>
    }
}
