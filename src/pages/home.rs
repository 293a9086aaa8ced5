//! Explore: the map of the pathways, their key facts, and where the learner stands on those they follow.

mod welcome;

use std::time::Duration;

use leptos::html::{Input, Select};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::components::badge::Badge;
use crate::components::cite::catalogue_notes;
use crate::components::figures::{DifficultyFigure, PayFigures, StepsFigure, TimeFigure};
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::link::Link;
use crate::components::map::TransitMap;
use crate::components::map_downloads::MapDownloads;
use crate::components::table::table;
use crate::domain::catalogue::browse::{Filter, Query, Sort};
use crate::domain::catalogue::profile::Profile;
use crate::domain::id::PathwayId;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::navigation::query::{use_query_value, use_replace_route};
use crate::route::{OwnPage, Route, home_query, query};
use crate::store::catalogue::use_catalogue;
use welcome::Welcome;

/// How many pathways are shown at once, so that the page doesn't grow with the catalogue.
pub const PAGE_SIZE: usize = 12;

/// How long the query string waits for the next letter. Safari allows 100 calls of `replaceState` in
/// 30 seconds, and the router panics where it refuses one.
const DEBOUNCE: Duration = Duration::from_millis(300);

/// From how many pathways on they are searched, sorted and filtered: fewer are seen at a glance.
const MIN_BROWSED: usize = 8;

/// The page at the root.
#[component]
pub fn HomePage() -> impl IntoView {
    let (catalogue, address) = (use_catalogue(), use_home_query());
    let is_browsed = Memo::new(move |_| catalogue.with(|all| all.profiles.len() >= MIN_BROWSED));
    // The lists follow the controls at once; the address does after a while.
    let asked = RwSignal::new(address.get_untracked());
    let found = Memo::new(move |_| {
        let catalogue = catalogue.get();
        let found = if is_browsed.get() {
            asked.with(|query| query.browse(&catalogue.profiles))
        } else {
            catalogue.profiles.iter().collect()
        };
        found
            .iter()
            .map(|profile| profile.id.clone())
            .collect::<Vec<_>>()
    });
    let on_map = Memo::new(move |_| found.with(|found| first(found, PAGE_SIZE)));
    let map = move || {
        let catalogue = catalogue.get();
        let profiles = on_map.with(|ids| {
            let known = ids.iter().filter_map(|id| catalogue.profile(id.as_str()));
            known.collect()
        });
        view! { <TransitMap profiles /> }
    };
    view! {
        <article class="page home">
            <header class="page-header">
                <PageHeading>"Where could backend take you?"</PageHeading>
                <Welcome />
            </header>
            <section aria-labelledby="map">
                <h2 id="map" class="visually-hidden">
                    "The map"
                </h2>
                {map}
                <MapDownloads profiles=on_map />
            </section>
            <section aria-labelledby="pathways">
                <h2 id="pathways">"The roles"</h2>
                <Show when=move || is_browsed.get()>
                    <Browse asked address />
                </Show>
                <Results asked found />
                <p class="own-way">
                    "Your role isn’t here? "
                    <Link to=Route::Own(OwnPage::New)>"Add a pathway of your own"</Link>
                    ": any guide or checklist becomes a line on this map."
                </p>
            </section>
        </article>
    }
}

/// The query that the address holds; the default one in the first render.
fn use_home_query() -> Memo<Query> {
    let values = [query::WORDS, query::SORT, query::SHOW].map(|name| (name, use_query_value(name)));
    Memo::new(move |_| {
        home_query(|name| {
            let value = values.iter().find(|(known, _)| *known == name);
            value?.1.get()
        })
    })
}

fn first(ids: &[PathwayId], count: usize) -> Vec<PathwayId> {
    ids.iter().take(count).cloned().collect()
}

/// How many pathways were found, a card for each of the first, and a button that shows more.
#[component]
fn Results(asked: RwSignal<Query>, found: Memo<Vec<PathwayId>>) -> impl IntoView {
    let catalogue = use_catalogue();
    // The number belongs to the query that it was set for: another one begins with the first page.
    let expanded = RwSignal::new((Query::default(), PAGE_SIZE));
    let shown = Memo::new(move |_| {
        let (query, shown) = expanded.get();
        if asked.with(|asked| *asked == query) {
            shown
        } else {
            PAGE_SIZE
        }
    });
    let is_more = move || found.with(Vec::len) > shown.get();
    let show_more = move |_| {
        expanded.set((asked.get_untracked(), shown.get_untracked() + PAGE_SIZE));
    };
    let facts = move || {
        let (catalogue, shown) = (
            catalogue.get(),
            found.with(|found| first(found, shown.get())),
        );
        let profiles = shown.iter();
        let profiles = profiles.filter_map(|id| catalogue.profile(id.as_str()));
        // The notes before the figures, which look for them.
        let notes = catalogue_notes(&PLACES, &[Provenance::STEPS_TOTAL]);
        let facts = table(&FACTS, profiles.map(facts_of).collect());
        view! {
            {facts}
            {notes}
        }
    };
    let status = move || {
        let all = catalogue.with(|catalogue| catalogue.profiles.len());
        let count = found.with(Vec::len);
        (all >= MIN_BROWSED).then(|| asked.with(|query| in_words(count, all, query)))
    };
    view! {
        <div class="search-results">
            <p role="status" class="remark">
                {status}
            </p>
            {facts}
            <Show when=is_more>
                <button type="button" class="button" on:click=show_more>
                    "Show more"
                </button>
            </Show>
        </div>
    }
}

/// The parts of the sources that the table has figures of.
const PLACES: [Place; 3] = [Place::Header, Place::Overview, Place::Answer];

/// The columns of the table of roles.
const FACTS: [&str; 6] = [
    "Role",
    "Time promised",
    "Total of the steps",
    "Difficulty",
    "Pay",
    "Your plan",
];

/// The cells of a role in the table.
fn facts_of(profile: &Profile) -> Vec<AnyView> {
    // Children of components own what they draw.
    let (id, role) = (profile.id.clone(), profile.role.clone());
    let name = view! {
        <span class="role" data-line=profile.line>
            <Badge profile />
            <Link to=Route::Pathway(id)>{role}</Link>
        </span>
    };
    vec![
        name.into_any(),
        view! { <TimeFigure profile /> }.into_any(),
        view! { <StepsFigure profile /> }.into_any(),
        view! { <DifficultyFigure profile /> }.into_any(),
        view! { <PayFigures profile /> }.into_any(),
        view! { <Follow profile /> }.into_any(),
    ]
}

/// The number of pathways that were found, and where those stand whose source doesn't state a figure.
fn in_words(found: usize, all: usize, query: &Query) -> String {
    if found == 0 {
        return match (query.filter == Filter::All, query.words.is_empty()) {
            (true, _) => format!(
                "None of the {all} pathways has all these words. Try fewer, or part of one."
            ),
            (false, true) => format!("None of the {all} pathways fits this filter. Choose “All”."),
            (false, false) => {
                format!("None of the {all} pathways has all these words and fits this filter.")
            }
        };
    }
    let count = if found == all {
        format!("All {all} pathways.")
    } else {
        format!("{found} of {all} pathways.")
    };
    let unstated = match (query.filter != Filter::All, query.sort != Sort::Source) {
        (true, true) => " What a source doesn’t state is left in, and sorted last.",
        (true, false) => " What a source doesn’t state is left in.",
        (false, true) => " What a source doesn’t state is sorted last.",
        (false, false) => "",
    };
    count + unstated
}

/// The search field, the order and the filter. The address holds their values.
#[component]
fn Browse(
    /// The query that the controls show.
    asked: RwSignal<Query>,
    /// The query that the address holds.
    address: Memo<Query>,
) -> impl IntoView {
    let controls = Controls::default();
    let replace_route = use_replace_route();
    // Tells a change of the address that comes from here from one by Back, Forward or a link. Typing
    // may have gone on since, so only the latter changes what is asked.
    let written = StoredValue::new(None::<Query>);
    // While the next page loads this one is still here, but the address isn't its own any more.
    let path = use_location().pathname;
    let own_path = path.get_untracked();
    let write = move || {
        let query = asked.get_untracked();
        // The debounced call may come after another that has written the same.
        if path.get_untracked() == own_path && address.get_untracked() != query {
            written.set_value(Some(query.clone()));
            replace_route(&Route::Home(query));
        }
    };
    Effect::new(move || {
        let query = address.get();
        let last = written.try_update_value(Option::take).flatten();
        if last.as_ref() != Some(&query) && asked.with_untracked(|asked| *asked != query) {
            asked.set(query);
        }
    });
    let mut write_later = debounce(DEBOUNCE, {
        let write = write.clone();
        move |()| write()
    });
    Effect::watch(
        move || asked.track(),
        move |(), _, _| write_later(()),
        false,
    );
    // Not `prop:value`: hydration would set it, over what a visitor entered before, and so would each
    // letter, which moves the cursor to the end in Safari. In a list it would be set before there are
    // options to choose from.
    Effect::new(move |before: Option<()>| {
        asked.with(|query| {
            // The controls are prerendered with the default values. A visitor may have changed them
            // since; the boot script then repeats the event.
            if before.is_some() || !query.is_default() {
                controls.show(query);
            }
        });
    });
    let ask = move || {
        let query = controls.query();
        if asked.with_untracked(|asked| *asked != query) {
            asked.set(query);
        }
    };
    let sorts = Sort::ALL.map(|choice| {
        let text = match choice {
            Sort::Source => "As in the sources",
            Sort::Time => "Time, shortest first",
            Sort::Pay => "Pay, best first",
            Sort::Difficulty => "Difficulty, easiest first",
        };
        view! { <option value=choice.slug()>{text}</option> }
    });
    let filters = Filter::ALL.map(|choice| {
        let text = match choice {
            Filter::All => "All",
            Filter::SixMonths => "Done within six months",
            Filter::PayRises => "Pay rises",
            Filter::Easy => "Easy",
        };
        view! { <option value=choice.slug()>{text}</option> }
    });
    let write_now = write.clone();
    // Without JavaScript the values are sent to the address and nothing happens, which the page says.
    view! {
        <form
            class="browse"
            role="search"
            on:input=move |_| ask()
            // Some browsers, and WebDriver, choose from a list without an `input` event.
            on:change=move |_| ask()
            on:submit=move |event| {
                event.prevent_default();
                write();
            }
        >
            <label>
                "Find "
                <input
                    type="search"
                    name=query::WORDS
                    placeholder="A role or a skill"
                    autocomplete="off"
                    node_ref=controls.words
                    // The field is left, maybe for a link: the history entry has to be up to date.
                    on:change=move |_| {
                        ask();
                        write_now();
                    }
                />
            </label>
            <label>
                "Sort by " <select name=query::SORT autocomplete="off" node_ref=controls.sort>
                    {sorts}
                </select>
            </label>
            <label>
                "Show " <select name=query::SHOW autocomplete="off" node_ref=controls.filter>
                    {filters}
                </select>
            </label>
        </form>
    }
}

/// The form's controls.
#[derive(Clone, Copy, Default)]
struct Controls {
    words: NodeRef<Input>,
    sort: NodeRef<Select>,
    filter: NodeRef<Select>,
}

impl Controls {
    /// The query that the controls' values stand for.
    fn query(self) -> Query {
        home_query(|name| match name {
            query::WORDS => self.words.get_untracked().map(|words| words.value()),
            query::SORT => self.sort.get_untracked().map(|sort| sort.value()),
            query::SHOW => self.filter.get_untracked().map(|filter| filter.value()),
            _ => None,
        })
    }

    /// Gives the controls the query's values, unless they have them.
    fn show(self, query: &Query) {
        let words = self.words.get_untracked();
        if let Some(words) = words.filter(|words| words.value() != query.words) {
            words.set_value(&query.words);
        }
        for (list, value) in [
            (self.sort, query.sort.slug()),
            (self.filter, query.filter.slug()),
        ] {
            let list = list.get_untracked();
            if let Some(list) = list.filter(|list| list.value() != value) {
                list.set_value(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_where_those_stand_whose_source_states_nothing() {
        let query = |sort, filter| Query {
            sort,
            filter,
            ..Query::default()
        };
        for (query, text) in [
            (query(Sort::Source, Filter::All), "All 9 pathways."),
            (
                query(Sort::Pay, Filter::All),
                "All 9 pathways. What a source doesn’t state is sorted last.",
            ),
            (
                query(Sort::Source, Filter::Easy),
                "All 9 pathways. What a source doesn’t state is left in.",
            ),
            (
                query(Sort::Pay, Filter::Easy),
                "All 9 pathways. What a source doesn’t state is left in, and sorted last.",
            ),
        ] {
            assert_eq!(in_words(9, 9, &query), text);
        }
        assert_eq!(in_words(2, 9, &Query::default()), "2 of 9 pathways.");
        let none = |filter, words: &str| {
            let words = words.to_owned();
            in_words(
                0,
                9,
                &Query {
                    filter,
                    words,
                    ..Query::default()
                },
            )
        };
        for (filter, words, told) in [
            (Filter::All, "x", "has all these words. Try"),
            (Filter::Easy, "", "fits this filter. Choose “All”."),
            (
                Filter::Easy,
                "x",
                "has all these words and fits this filter.",
            ),
        ] {
            assert!(none(filter, words).contains(told), "{words}");
        }
    }
}
