//! The header and footer of every page.

use super::collect::CollectAny;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::link::{Link, href};
use super::palette::FindButton;
use crate::route::{Root, Route, segment};

/// A part of the site: its name, its first page, and the first segments of the addresses of its pages.
type SitePart = (&'static str, Route, &'static [&'static str]);

const MENU: [SitePart; 3] = [
    (
        "Explore",
        Route::HOME,
        &["", segment::PATHWAYS, segment::ROADMAP, segment::OWN],
    ),
    ("Choose", Route::Fit, &[segment::FIT, segment::COMPARE]),
    ("My plan", Route::PLAN, &[segment::PLAN]),
];

/// The site's name and its menu.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let (path, root) = (use_location().pathname, expect_context::<Root>());
    // The path from the root, without a slash at its end.
    let open = Memo::new(move |_| {
        let path = path.get();
        let path = path.strip_prefix(&*root.0).unwrap_or_default();
        path.trim_end_matches('/').to_owned()
    });
    let item = |(name, route, segments): SitePart| {
        let own_path = route.to_path();
        let current = move || {
            open.with(|open| {
                let first = open.split('/').next().unwrap_or_default();
                if *open == own_path.trim_end_matches('/') {
                    Some("page")
                } else {
                    segments.contains(&first).then_some("true")
                }
            })
        };
        view! {
            <li>
                <a href=href(&route, None) aria-current=current>
                    {name}
                </a>
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

/// The footer: the promises of the site, where to read about it, and the choice of its appearance.
#[component]
pub fn SiteFooter() -> impl IntoView {
    view! {
        <footer class="site-footer">
            <p>
                "No account, no tracking: what you enter stays in this browser. Every figure says where it comes from."
            </p>
            <nav aria-label="About this site">
                <ul>
                    <li>
                        <Link to=Route::Method>"Method and sources"</Link>
                    </li>
                    <li>
                        <Link to=Route::Method part="privacy">
                            "Privacy"
                        </Link>
                    </li>
                    <li>
                        <Link to=Route::Pathways>"All pathways"</Link>
                    </li>
                </ul>
            </nav>
            <ThemeSwitch />
        </footer>
    }
}
