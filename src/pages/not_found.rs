//! The page for an address that leads nowhere.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::badge::Badge;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::content::catalogue;
use crate::route::Route;

/// Says that there is no such page, and offers those that there are.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let path = use_location().pathname;
    let pathways = catalogue().pathways.iter().map(|pathway| {
        view! {
            <li>
                <Badge pathway />
                <Link to=Route::Pathway(pathway.id.clone())>{pathway.role.as_str()}</Link>
            </li>
        }
    });
    view! {
        <article class="page narrow">
            <PageHeading>"There is no page here"</PageHeading>
            <p>
                "Nothing stands at " <code>{path}</code>
                ". The address may be mistyped, or the page has moved. Your plan is safe."
            </p>
            <h2>"The pathways"</h2>
            <ul class="plain-list">{pathways.collect_view()}</ul>
            <h2>"Everything else"</h2>
            <ul class="plain-list">
                <li>
                    <Link to=Route::HOME>"All pathways on one map"</Link>
                </li>
                <li>
                    <Link to=Route::COMPARE>"Roles side by side"</Link>
                </li>
                <li>
                    <Link to=Route::Plan>"Your plan"</Link>
                </li>
                <li>
                    <Link to=Route::Method>"Where the figures come from"</Link>
                </li>
            </ul>
        </article>
    }
}
