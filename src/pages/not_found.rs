//! The page for an address that leads nowhere.

use leptos::prelude::*;

use super::home::PAGE_SIZE;
use crate::components::badge::Badge;
use crate::components::collect::CollectAny;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::catalogue::profile::Profile;
use crate::route::Route;
use crate::store::catalogue::use_catalogue;

/// Says that there is no such page, and offers those that there are. It is the same for every
/// address: hosts answer all of them with one file.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let catalogue = use_catalogue();
    let links = move || {
        catalogue.with(|catalogue| {
            let profiles = catalogue.profiles.iter().take(PAGE_SIZE).collect();
            view! { <PathwayLinks profiles /> }
        })
    };
    view! {
        <article class="page narrow">
            <header class="page-header">
                <PageHeading>"We can’t find that page"</PageHeading>
                <p class="lead">
                    "The address may be mistyped, or the page may have moved. Your plan is safe."
                </p>
            </header>
            <section>
                <h2>"The pathways"</h2>
                {links}
            </section>
            <section>
                <h2>"Everything else"</h2>
                <ul class="plain-list">
                    <li>
                        <Link to=Route::HOME>"All pathways on one map"</Link>
                    </li>
                    <li>
                        <Link to=Route::COMPARE>"Roles side by side"</Link>
                    </li>
                    <li>
                        <Link to=Route::PLAN>"Your plan"</Link>
                    </li>
                    <li>
                        <Link to=Route::Method>"Where the figures come from"</Link>
                    </li>
                </ul>
            </section>
        </article>
    }
}

/// A link to each of these pathways.
#[component]
fn PathwayLinks<'a>(profiles: Vec<&'a Profile>) -> impl IntoView + use<> {
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
