//! The common parts of the two pages of *Choose*: their tabs, and the roles that are compared.
//!
//! The address has them, and the plan has those that were compared last: who comes back finds them again.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::link::href;
use crate::domain::catalogue::compare::Selection;
use crate::domain::id::PathwayId;
use crate::domain::plan::action::Setting;
use crate::navigation::query::{use_query_value, use_replace_route};
use crate::route::{Route, query};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The two pages of *Choose*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Questions that roles are ranked by.
    Fit,
    /// Roles side by side.
    Compare,
}

/// The most roles in a list that grows with the catalogue.
pub const PAGE_SIZE: usize = 12;

/// Links to the two pages.
#[component]
pub fn ChooseTabs(
    /// The one that is open.
    open: Tab,
) -> impl IntoView {
    let compared = use_compared();
    let fit = href(&Route::Fit, None);
    // Where nothing can be stored, the address takes the roles along.
    let compare = Memo::new({
        let root = href(&Route::COMPARE, None);
        move |_| {
            let roles = compared.get();
            if roles.is_empty() {
                root.clone()
            } else {
                format!("{root}?{}={roles}", query::ROLES)
            }
        }
    });
    let tab = |tab: Tab, to: Signal<String>, name: &'static str| {
        let current = (tab == open).then_some("page");
        view! {
            <li>
                <a href=to aria-current=current>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <nav class="tabs choose-tabs" aria-label="Choose">
            <ul>
                {tab(Tab::Fit, Signal::stored(fit), "Fit")}
                {tab(Tab::Compare, compare.into(), "Compare")}
            </ul>
        </nav>
    }
}

/// The roles that were compared last and that there still are, with commas between; empty where there are none.
fn use_compared() -> Memo<String> {
    let store = PlanStore::expect();
    Memo::new(move |_| {
        store.with(|plan, catalogue| {
            let known = plan.compared.iter();
            let known = known.filter(|id| catalogue.profile(id.as_str()).is_some());
            let known: Vec<_> = known.map(PathwayId::as_str).collect();
            known.join(",")
        })
    })
}

/// The roles that the address names, or else those compared last. What is compared is kept, and the address
/// says it. `None` stands for no choice.
///
/// It is kept without an undo: the way back to other roles is the browser's own.
pub fn use_selection() -> Memo<Option<String>> {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let (asked, compared) = (use_query_value(query::ROLES), use_compared());
    let (path, replace) = (use_location().pathname, use_replace_route());
    let own_path = path.get_untracked();
    Effect::new(move || {
        let (asked, compared) = (asked.get(), compared.get());
        // By now another page may be on its way.
        if path.get_untracked() != own_path {
            return;
        }
        let asked = asked.unwrap_or_default();
        if asked.is_empty() && !compared.is_empty() {
            let roles = compared.split(',').map(str::to_owned);
            replace(&Route::Compare(roles.collect()));
        }
    });
    Effect::new(move || {
        let Some(asked) = asked.get().filter(|asked| !asked.is_empty()) else {
            return;
        };
        let catalogue = catalogue.get_untracked();
        let chosen = Selection::parse(&catalogue.profiles, Some(&asked)).chosen;
        let chosen: Vec<_> = chosen.into_iter().map(|role| role.id.clone()).collect();
        if !chosen.is_empty() {
            store.keep(Setting::Compared(chosen));
        }
    });
    Memo::new(move |_| {
        let asked = asked.get().filter(|asked| !asked.is_empty());
        asked.or_else(|| Some(compared.get()).filter(|compared| !compared.is_empty()))
    })
}
