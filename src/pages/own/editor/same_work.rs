//! Work that is the same in another pathway: done once, it is done in both.

use leptos::prelude::*;

use super::handle::Editor;
use crate::components::click::on_first_click;
use crate::components::collect::CollectAny;
use crate::components::focus::focus_part;
use crate::domain::catalogue::similar::{Proposal, propose_same_work};
use crate::domain::id::ItemId;
use crate::domain::sorted_map::SortedSet;
use crate::store::catalogue::use_catalogue;
use crate::store::own_fields::pathway_of;

/// The id of the heading, which has the focus once the button that had it is gone.
const HEADING: &str = "edit-same";

/// The most proposals that are shown at once.
const MAX_PROPOSALS: usize = 12;

/// The section with what was decided, and proposals.
pub fn same_work(editor: Editor) -> AnyView {
    let catalogue = use_catalogue();
    let is_asked = RwSignal::new(false);
    // What was declined here isn't proposed again while the form is open.
    let declined = RwSignal::new(SortedSet::<ItemId>::new());
    let name = move |id: &ItemId| {
        catalogue.with(|catalogue| match catalogue.item(id) {
            Some((pathway, item)) => format!("“{}” in {}", item.text, pathway.role),
            None => format!("“{id}”, which isn’t in this browser"),
        })
    };
    let own_name = move |local: &str| {
        editor.read(|reader| reader.text(&format!("task/{local}/text")).to_owned())
    };
    let decided = Memo::new(move |_| {
        let id = editor.id.get_value();
        editor
            .fields
            .with(|fields| pathway_of(&id, fields))
            .map_or_else(Vec::new, |(_, same)| same)
    });
    let set = move |local: &str, others: &[ItemId]| {
        let texts: Vec<_> = others.iter().map(ItemId::as_str).collect();
        if let Err(why) = editor.set(format!("same/{local}"), texts.join(" ")) {
            editor.said.set(why);
        }
    };
    let others_of = move |ours: &ItemId| {
        decided.with_untracked(|all| {
            let others = all.iter().filter(|(of, _)| of == ours);
            others.map(|(_, other)| other.clone()).collect::<Vec<_>>()
        })
    };
    let list = move || {
        let rows = decided.get().into_iter().map(|(ours, theirs)| {
            let text = format!("{}: the same as {}.", own_name(ours.local()), name(&theirs));
            let take_back = on_first_click(move || {
                let mut others = others_of(&ours);
                others.retain(|other| *other != theirs);
                set(ours.local(), &others);
                focus_part(HEADING);
            });
            let label = format!("It isn’t: {text}");
            view! {
                <li>
                    {text} " "
                    <button type="button" class="button quiet" aria-label=label on:click=take_back>
                        "It isn’t"
                    </button>
                </li>
            }
        });
        view! { <ul class="lines">{rows.collect_any()}</ul> }
    };
    let proposals = Memo::new(move |_| {
        if !is_asked.get() {
            return vec![];
        }
        let id = editor.id.get_value();
        let read = editor.fields.with(|fields| pathway_of(&id, fields));
        let Some((pathway, same)) = read else {
            return vec![];
        };
        let mut proposals = catalogue.with(|catalogue| propose_same_work(catalogue, &pathway));
        let is_decided = |proposal: &Proposal| {
            same.iter()
                .any(|(ours, theirs)| *ours == proposal.ours && *theirs == proposal.theirs)
        };
        proposals.retain(|proposal| {
            !is_decided(proposal) && declined.with(|declined| !declined.contains(&proposal.ours))
        });
        proposals.truncate(MAX_PROPOSALS);
        proposals
    });
    let proposed = move || {
        let rows = proposals
            .get()
            .into_iter()
            .map(|Proposal { ours, theirs, .. }| {
                let text = format!(
                    "Is “{}” the same as {}?",
                    own_name(ours.local()),
                    name(&theirs)
                );
                let (accepted, turned_down) = (ours.clone(), ours);
                let accept = on_first_click(move || {
                    let mut others = others_of(&accepted);
                    others.push(theirs.clone());
                    set(accepted.local(), &others);
                    focus_part(HEADING);
                });
                let decline = on_first_click(move || {
                    declined.update(|declined| {
                        declined.insert(turned_down.clone());
                    });
                    focus_part(HEADING);
                });
                let same = format!("It is the same: {text}");
                let other = format!("It isn’t: {text}");
                view! {
                    <li>
                        <p>{text}</p>
                        <p class="actions">
                            <button type="button" class="button" aria-label=same on:click=accept>
                                "It is the same"
                            </button>
                            <button
                                type="button"
                                class="button quiet"
                                aria-label=other
                                on:click=decline
                            >
                                "It isn’t"
                            </button>
                        </p>
                    </li>
                }
            });
        view! { <ul class="lines proposals">{rows.collect_any()}</ul> }
    };
    let found = move || match proposals.with(Vec::len) {
        _ if !is_asked.get() => String::new(),
        0 => "No more tasks look alike.".to_owned(),
        1 => "One task looks alike.".to_owned(),
        count => format!("{count} tasks look alike."),
    };
    view! {
        <section aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                "The same work elsewhere (optional)"
            </h2>
            <p class="remark">
                "What is the same work in another pathway is ticked once, and its time counts once. Say so only if finishing one makes the other unnecessary."
            </p>
            {list}
            <p class="actions">
                <button type="button" class="button" on:click=move |_| is_asked.set(true)>
                    "Look for tasks that are alike"
                </button>
            </p>
            <p role="status">{found}</p>
            {proposed}
        </section>
    }
    .into_any()
}
