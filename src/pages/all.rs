//! All pathways as a plain list: short, however many there are, and found by machines and without
//! scripts.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::catalogue::profile::Profile;
use crate::route::Route;
use crate::store::catalogue::use_catalogue;

/// The page at `pathways/`.
#[component]
pub fn AllPage() -> impl IntoView {
    let catalogue = use_catalogue();
    let links = move || {
        catalogue.with(|catalogue| {
            let mut profiles: Vec<_> = catalogue.profiles.iter().collect();
            profiles.sort_by(|a, b| a.role.cmp(&b.role));
            view! { <PathwayLinks profiles /> }
        })
    };
    view! {
        <article class="page narrow">
            <header class="page-header">
                <PageHeading>"All pathways by name"</PageHeading>
                <p class="lead">
                    "From Backend Developer to each of these roles. "
                    <Link to=Route::HOME>"The map"</Link>
                    " shows how long they take and lets you search, sort and narrow them."
                </p>
            </header>
            {links}
        </article>
    }
}

/// A link to each of these pathways.
#[component]
pub fn PathwayLinks<'a>(profiles: Vec<&'a Profile>) -> impl IntoView + use<> {
    let links = profiles.into_iter().map(|profile| {
        let role = profile.role.clone();
        view! {
            <li>
                <Badge profile />
                <Link to=Route::Pathway(profile.id.clone())>{role}</Link>
            </li>
        }
    });
    view! { <ul class="plain-list">{links.collect_any()}</ul> }
}
