//! The list of results.

use std::ops::Range;
use std::sync::Arc;

use crate::components::collect::CollectAny;
use leptos::either::Either;
use leptos::prelude::*;

use super::actions::Actions;
use super::commands::Choice;
use crate::components::badge::Badge;
use crate::components::link::href;
use crate::components::palette::{LISTBOX, OPTION, PaletteHandle, Summary, option_id};
use crate::components::shortcuts::use_shortcuts;
use crate::components::tick::element_id;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::plan::Plan;
use crate::domain::planning::next::next_items;
use crate::domain::search::{Entry, Group, Hit, Kind, SearchIndex, find};
use crate::index::{self, Index};
use crate::route::Route;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The number of pathways whose next task is suggested.
const MAX_NEXT_TASKS: usize = 3;
/// The number of suggestions of one kind.
const MAX_SUGGESTIONS: usize = 6;

/// The positions of the two indexes that are searched.
const PUBLISHED: usize = 0;
const ACTIONS: usize = 1;

/// Draws the results for what stands in the palette's field, and keeps them up to date.
pub fn results(palette: PaletteHandle) -> AnyView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let published = Memo::new(move |_| {
        let index = catalogue.with(|catalogue| index::build(catalogue));
        let search = index.to_search_index();
        Arc::new((index, search))
    });
    let actions = Memo::new(move |_| {
        let published = published.get();
        let pathways = &published.0.pathways;
        let (can_undo, can_redo) = (store.undoable().is_some(), store.redoable().is_some());
        let actions = store
            .with(|plan, catalogue| Actions::list(plan, catalogue, pathways, can_undo, can_redo));
        let search = actions.to_search_index(pathways);
        Arc::new((actions, search))
    });
    let found = Memo::new(move |before: Option<&Arc<Found>>| {
        // What is listed stays while the palette is closed: no change of the plan is searched again,
        // and an option that was clicked is still there for whoever handles the click next.
        if let Some(before) = before.filter(|_| !palette.is_open()) {
            return before.clone();
        }
        let (published, actions) = (published.get(), actions.get());
        let searched = Searched {
            published: &published,
            actions: &actions,
        };
        let query = palette.query();
        Arc::new(if query.is_empty() {
            let next = store.with(next_tasks);
            searched.suggest(&next)
        } else {
            searched.find(&query)
        })
    });
    palette.connect(Signal::derive(move || {
        found.with(|found| Summary {
            status: found.status.clone(),
            options: found.groups.iter().map(|group| group.options.len()).sum(),
        })
    }));
    let groups = move || {
        let (found, catalogue) = (found.get(), catalogue.get());
        let mut first = 0;
        let groups = found.groups.iter().map(|group| {
            let view = draw_group(group, first, palette, &catalogue);
            first += group.options.len();
            view
        });
        groups.collect_any()
    };
    groups.into_any()
}

/// The checkbox ids of the next task of each followed pathway.
fn next_tasks(plan: &Plan, catalogue: &Catalogue) -> Vec<String> {
    let followed = plan.follows.iter();
    let followed = followed.filter_map(|id| catalogue.pathway(id.as_str()));
    let next = followed.filter_map(|pathway| next_items(plan, catalogue, pathway).first().copied());
    next.take(MAX_NEXT_TASKS)
        .map(|item| element_id(item.id))
        .collect()
}

/// The results as they are listed, with their announcement.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    status: String,
    groups: Vec<OptionGroup>,
}

/// The options of one kind.
#[derive(Debug, PartialEq, Eq)]
struct OptionGroup {
    kind: Kind,
    /// How many there are, of which these are the best.
    count: usize,
    options: Vec<ResultOption>,
}

/// An option of the listbox.
#[derive(Debug, PartialEq, Eq)]
struct ResultOption {
    text: String,
    highlights: Vec<Range<usize>>,
    /// The pathway that it belongs to.
    pathway: Option<PathwayId>,
    /// The role, where the text doesn't name it.
    role: Option<String>,
    place: String,
    choice: Choice,
}

/// The indexes.
struct Searched<'a> {
    published: &'a (Index, SearchIndex),
    actions: &'a (Actions, SearchIndex),
}

impl Searched<'_> {
    fn find(&self, query: &str) -> Found {
        let groups = find(query, &[&self.published.1, &self.actions.1]);
        let count: usize = groups.iter().map(|group| group.count).sum();
        let shown: usize = groups.iter().map(|group| group.hits.len()).sum();
        if count == 0 {
            let further = Actions::look_further();
            let status =
                format!("Nothing is called “{query}”. Fewer letters or another word may help.");
            let all = list_all(Kind::Action, ACTIONS, 0..further.entries.len());
            return Found {
                status,
                groups: vec![self.group(all, &further)],
            };
        }
        let status = if shown < count {
            format!("{count} found, the best {shown} shown")
        } else {
            format!("{count} found")
        };
        Found {
            status,
            groups: self.groups(groups),
        }
    }

    /// Lists what helps before anything is typed: the next tasks, or all pathways where nothing is
    /// followed, the pages, and what can be done.
    fn suggest(&self, next_tasks: &[String]) -> Found {
        let entries = self.published.0.entries.iter().enumerate();
        let first = if next_tasks.is_empty() {
            let pathways = entries
                .clone()
                .filter(|(_, indexed)| indexed.entry.kind == Kind::Pathway);
            list_all(Kind::Pathway, PUBLISHED, pathways.map(|(at, _)| at))
        } else {
            let tasks = entries
                .clone()
                .filter(|(_, indexed)| next_tasks.contains(&indexed.target.fragment));
            list_all(Kind::Task, PUBLISHED, tasks.map(|(at, _)| at))
        };
        let pages = entries.filter(|(_, indexed)| {
            indexed.entry.pathway.is_none() && indexed.target.fragment.is_empty()
        });
        let pages = list_all(Kind::Page, PUBLISHED, pages.map(|(at, _)| at));
        let actions = self.actions.0.entries.iter().enumerate();
        let actions = actions.filter(|(_, entry)| entry.verb_length == 0);
        let actions = list_all(Kind::Action, ACTIONS, actions.map(|(at, _)| at));
        let all = [first, pages, actions].into_iter();
        Found {
            status: "Suggestions".to_owned(),
            groups: self.groups(all.filter(|group| !group.hits.is_empty()).collect()),
        }
    }

    fn groups(&self, groups: Vec<Group>) -> Vec<OptionGroup> {
        let groups = groups.into_iter();
        groups
            .map(|group| self.group(group, &self.actions.0))
            .collect()
    }

    fn group(&self, group: Group, actions: &Actions) -> OptionGroup {
        let options = group.hits.into_iter().map(|hit| self.option(hit, actions));
        OptionGroup {
            kind: group.kind,
            count: group.count,
            options: options.collect(),
        }
    }

    fn option(&self, hit: Hit, actions: &Actions) -> ResultOption {
        let index = &self.published.0;
        let pathway = |entry: &Entry| Some(&index.pathways[entry.pathway?]);
        if hit.index == ACTIONS {
            let entry = &actions.entries[hit.entry];
            return ResultOption {
                text: entry.text.clone(),
                highlights: hit.highlights,
                pathway: pathway(entry).map(|pathway| pathway.id.clone()),
                role: None,
                place: String::new(),
                choice: actions.choices[hit.entry].clone(),
            };
        }
        let indexed = &index.entries[hit.entry];
        let pathway = pathway(&indexed.entry);
        let named = pathway.filter(|_| indexed.entry.kind != Kind::Pathway);
        ResultOption {
            text: indexed.entry.text.clone(),
            highlights: hit.highlights,
            pathway: pathway.map(|pathway| pathway.id.clone()),
            role: named.map(|pathway| match indexed.target.route {
                Route::Roadmap(_) => format!("{}, roadmap", pathway.role),
                _ => pathway.role.clone(),
            }),
            place: indexed.place.clone(),
            choice: Choice::Open(indexed.target.clone()),
        }
    }
}

/// A group of entries that weren't searched for.
fn list_all(kind: Kind, index: usize, entries: impl Iterator<Item = usize>) -> Group {
    let hits = entries.take(MAX_SUGGESTIONS).map(|entry| Hit {
        index,
        entry,
        score: 0,
        highlights: vec![],
    });
    let hits: Vec<_> = hits.collect();
    Group {
        kind,
        count: hits.len(),
        hits,
    }
}

/// Draws a group, whose first option has this number.
fn draw_group(
    group: &OptionGroup,
    first: usize,
    palette: PaletteHandle,
    catalogue: &Catalogue,
) -> impl IntoView + use<> {
    let heading_id = format!("{LISTBOX}-{}", group.kind.word());
    let labelled_by = heading_id.clone();
    let shown = group.options.len();
    let count = group.count;
    let options = (first..).zip(&group.options);
    let options = options.map(|(number, option)| draw_option(option, number, palette, catalogue));
    view! {
        <div role="group" aria-labelledby=labelled_by>
            <p class="found-kind" id=heading_id>
                {heading_of(group.kind)}
                {(count > shown).then(|| view! { <span>{format!("{shown} of {count}")}</span> })}
            </p>
            {options.collect_any()}
        </div>
    }
}

fn heading_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Pathway => "Pathways",
        Kind::Action => "Actions",
        Kind::Page => "Pages and sections",
        Kind::Skill => "Skills",
        Kind::Step => "Steps",
        Kind::Task => "Tasks",
        Kind::Resource => "Resources",
        Kind::Question => "Questions",
    }
}

fn draw_option(
    option: &ResultOption,
    number: usize,
    palette: PaletteHandle,
    catalogue: &Catalogue,
) -> impl IntoView + use<> {
    let (store, shortcuts) = (PlanStore::expect(), use_shortcuts());
    let profile = option.pathway.as_ref();
    let profile = profile.and_then(|id| catalogue.profile(id.as_str()));
    let badge = match profile {
        Some(profile) => Either::Left(view! { <Badge profile /> }),
        None => Either::Right(view! { <i></i> }),
    };
    let pieces = split_highlights(&option.text, &option.highlights);
    let pieces = pieces.into_iter().map(|(text, is_highlighted)| {
        if is_highlighted {
            Either::Left(view! { <mark>{text}</mark> })
        } else {
            Either::Right(text)
        }
    });
    let role = option.role.clone();
    let role = role.map(|role| view! { <span class="found-of">{role}</span> });
    let place = Some(option.place.clone()).filter(|place| !place.is_empty());
    let place = place.map(|place| view! { <span class="found-place">{place}</span> });
    let contents = view! {
        {badge}
        <span class="found-name">{pieces.collect_any()}</span>
        {role}
        {place}
    };
    let is_active = move || {
        if palette.active() == Some(number) {
            "true"
        } else {
            "false"
        }
    };
    match option.choice.clone() {
        Choice::Open(target) => {
            let fragment = Some(&*target.fragment).filter(|fragment| !fragment.is_empty());
            // The router follows the link, or the browser, as with any other.
            Either::Left(view! {
                <a
                    class=OPTION
                    role="option"
                    tabindex="-1"
                    id=option_id(number)
                    href=href(&target.route, fragment)
                    aria-selected=is_active
                    on:click=move |_| palette.close()
                >
                    {contents}
                </a>
            })
        }
        Choice::Run(command) => Either::Right(view! {
            <button
                type="button"
                class=OPTION
                role="option"
                tabindex="-1"
                id=option_id(number)
                aria-selected=is_active
                on:click=move |_| {
                    palette.close();
                    command.run(store, shortcuts);
                }
            >
                {contents}
            </button>
        }),
    }
}

/// Splits a text at its highlights, which are ranges of characters: each piece, and whether it is
/// highlighted.
fn split_highlights(text: &str, highlights: &[Range<usize>]) -> Vec<(String, bool)> {
    let mut letters = text.chars();
    let mut at = 0;
    let mut pieces = vec![];
    for range in highlights {
        pieces.push((letters.by_ref().take(range.start - at).collect(), false));
        pieces.push((letters.by_ref().take(range.len()).collect(), true));
        at = range.end;
    }
    pieces.push((letters.collect(), false));
    pieces.retain(|(piece, _): &(String, bool)| !piece.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    /// The status, and the texts of each group.
    fn listed(found: &Found) -> (String, Vec<(Kind, Vec<String>)>) {
        let texts = |group: &OptionGroup| {
            let options = group.options.iter();
            options.map(|option| option.text.clone()).collect()
        };
        let groups = found.groups.iter();
        (
            found.status.clone(),
            groups.map(|group| (group.kind, texts(group))).collect(),
        )
    }

    fn with_searched<T>(use_it: impl FnOnce(Searched) -> T) -> T {
        let catalogue = built_in();
        let index = index::build(&catalogue);
        let actions = Actions::list(&Plan::default(), &catalogue, &index.pathways, true, false);
        let search = index.to_search_index();
        let actions_search = actions.to_search_index(&index.pathways);
        use_it(Searched {
            published: &(index, search),
            actions: &(actions, actions_search),
        })
    }

    #[test]
    fn highlights_split_a_text_by_characters() {
        let pieces = |text, highlights: &[Range<usize>]| {
            let pieces = split_highlights(text, highlights).into_iter();
            pieces
                .map(|(piece, is_highlighted)| {
                    if is_highlighted {
                        format!("[{piece}]")
                    } else {
                        piece
                    }
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(
            pieces("Café Müller", &[0..2, 5..7]),
            ["[Ca]", "fé ", "[Mü]", "ller"]
        );
        let whole = 0..4;
        assert_eq!(pieces("Café", &[whole]), ["[Café]"]);
        assert_eq!(pieces("Café", &[]), ["Café"]);
    }

    #[test]
    fn pages_and_actions_are_suggested_before_anything_is_typed() {
        let (status, groups) = with_searched(|searched| listed(&searched.suggest(&[])));
        let kinds: Vec<_> = groups.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(status, "Suggestions");
        assert_eq!(kinds, [Kind::Pathway, Kind::Page, Kind::Action]);
        assert!(groups[1].1.contains(&"All pathways by name".to_owned()));
        assert_eq!(groups[2].1[0], "Undo the last change");
    }

    #[test]
    fn the_next_tasks_are_suggested_where_a_pathway_is_followed() {
        let next = ["do-nlp-engineer--rag-chatbot".to_owned()];
        let (_, groups) = with_searched(|searched| listed(&searched.suggest(&next)));
        assert_eq!(groups[0].0, Kind::Task);
        assert_eq!(
            groups[0].1,
            ["Build a chatbot that uses retrieval-augmented generation (RAG)"]
        );
    }

    #[test]
    fn more_hits_than_are_shown_are_counted() {
        let (status, groups) = with_searched(|searched| listed(&searched.find("pytorch")));
        assert_eq!(status, "10 found, the best 9 shown");
        assert_eq!(groups[0].1[0], "PyTorch/TensorFlow");
    }

    #[test]
    fn a_query_that_finds_nothing_leads_to_other_places() {
        let (status, groups) = with_searched(|searched| listed(&searched.find("gardening")));
        assert_eq!(
            status,
            "Nothing is called “gardening”. Fewer letters or another word may help."
        );
        assert_eq!(
            groups,
            [(
                Kind::Action,
                vec![
                    "Look for “gardening” in what is said of the pathways".to_owned(),
                    "All pathways by name".to_owned()
                ]
            )]
        );
    }
}
