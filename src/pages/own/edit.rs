//! The page that a stored pathway is edited on.

use leptos::prelude::*;

use super::editor::{Changes, Editor, PathwayForm};
use super::export::Export;
use super::shown::{missing, use_own_id};
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::domain::id::PathwayId;
use crate::navigation::query::use_go_to;
use crate::route::{OwnPage, Route};
use crate::store::catalogue::use_catalogue;
use crate::store::{MAX_OWN_BYTES, PlanStore, Refused};

/// The page at `own/edit/`.
#[component]
pub fn EditPage() -> impl IntoView {
    let (id, catalogue) = (use_own_id(), use_catalogue());
    // Another id draws another form, and a change of the pathway doesn't.
    let shown = Memo::new(move |_| {
        let id = id.get()?;
        let is_there = catalogue.with(|catalogue| catalogue.pathway(&id).is_some());
        is_there.then(|| PathwayId::new(&id)).flatten()
    });
    move || match shown.get() {
        Some(id) => view! { <Form id /> }.into_any(),
        None => missing(),
    }
}

/// The words for what wasn't stored.
pub fn refusal(refused: Refused) -> String {
    match refused {
        Refused::TooLarge => format!(
            "Your own pathways may take {} kB together, and this would be more. Nothing of it was stored. Delete one that you don’t need, or save it as a file first.",
            MAX_OWN_BYTES / 1_000
        ),
        Refused::NoRoom => "The browser has no room for it. Nothing of it was stored, and nothing else has changed. Free some space, or delete a pathway that you don’t need.".to_owned(),
    }
}

#[component]
fn Form(id: PathwayId) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let fields = Memo::new({
        let id = id.clone();
        move |_| {
            store.change_count();
            store.stored_pathway(&id).fields()
        }
    });
    let role = Memo::new({
        let id = id.clone();
        move |_| {
            let role = catalogue.with(|all| all.profile(id.as_str()).map(|it| it.role.clone()));
            role.unwrap_or_default()
        }
    });
    let stored_id = StoredValue::new(id.clone());
    let change = Callback::new(move |changes: Changes| {
        let id = stored_id.get_value();
        let mut fields = store.stored_pathway(&id).fields();
        for (name, text) in changes {
            if text.is_empty() {
                fields.remove(&name);
            } else {
                fields.insert(name, text);
            }
        }
        store
            .change_pathway(&id, &role.get_untracked(), &fields)
            .map_err(refusal)
    });
    let editor = Editor {
        id: stored_id,
        fields: fields.into(),
        change,
        said: RwSignal::new(String::new()),
    };
    let go_to = use_go_to();
    let delete = move |_| {
        store.remove_pathway(&stored_id.get_value(), &role.get_untracked());
        go_to(&Route::HOME, None);
    };
    view! {
        <article class="page own-edit">
            <header class="page-header">
                <PageHeading>"Edit " {role}</PageHeading>
                <p class="lead">
                    "Everything is stored as you leave a field, and can be undone. Ticks and notes stay with their tasks."
                </p>
                <div class="actions">
                    <Link class="button primary" to=Route::Roadmap(id.clone())>
                        "Roadmap"
                    </Link>
                    <Link class="button" to=Route::Pathway(id.clone())>
                        "About"
                    </Link>
                    <Link class="button" to=Route::Own(OwnPage::New)>
                        "Add another"
                    </Link>
                </div>
            </header>
            <PathwayForm editor />
            <Export fields />
            <section aria-labelledby="delete-pathway">
                <h2 id="delete-pathway">"Delete this pathway"</h2>
                <p>
                    "It is taken out of your plan and of all lists. Its ticks and notes stay stored, and are there again if you bring it in once more. You can undo it until you close this tab."
                </p>
                <p class="actions">
                    <button type="button" class="button" on:click=delete>
                        "Delete "
                        {role}
                    </button>
                </p>
            </section>
        </article>
    }
}
