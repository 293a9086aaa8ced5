//! A shared link in the note of a task.

use leptos::prelude::*;

use super::shared_link::SharedLink;
use crate::components::collect::CollectAny;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::{About, Plan};
use crate::store::PlanStore;

/// A task whose note has the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub item: ItemId,
    /// Its text.
    pub text: String,
    /// Whether it had the link before.
    pub was_there: bool,
}

/// The open tasks of a followed pathway.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    role: String,
    tasks: Vec<(ItemId, String)>,
}

/// The open tasks of the pathways followed, in their order; a pathway without any is left out.
fn open_tasks(plan: &Plan, catalogue: &Catalogue) -> Vec<Group> {
    let followed = plan.follows.iter().map(PathwayId::as_str);
    let groups = followed.filter_map(|id| {
        let pathway = catalogue.pathway(id)?;
        let tasks = pathway.steps.iter().flat_map(|step| &step.tasks);
        let open = tasks.filter(|task| plan.is_open(catalogue, &task.id));
        let tasks: Vec<_> = open
            .map(|task| (task.id.clone(), task.text.clone()))
            .collect();
        let role = pathway.role.clone();
        (!tasks.is_empty()).then_some(Group { role, tasks })
    });
    groups.collect()
}

/// The section that puts the link into the note of a task.
#[component]
pub fn IntoNote(
    /// The link.
    link: SharedLink,
    /// Called once it is there.
    keep: Callback<Kept>,
) -> impl IntoView {
    let store = PlanStore::expect();
    let groups = Memo::new(move |_| store.with(open_tasks));
    let chosen = RwSignal::new(None::<ItemId>);
    let wrong = RwSignal::new(None::<String>);
    let link = StoredValue::new(link);
    let add = move |_| {
        let task = groups.with_untracked(|groups| {
            let mut tasks = groups.iter().flat_map(|group| &group.tasks);
            let is_chosen =
                |(id, _): &&_| chosen.with_untracked(|chosen| chosen.as_ref() == Some(id));
            let task = tasks.clone().find(is_chosen).or_else(|| tasks.next());
            task.cloned()
        });
        let Some((item, text)) = task else { return };
        match link.with_value(|link| add_to_note(store, &item, link)) {
            Ok(is_new) => keep.run(Kept {
                item,
                text,
                was_there: !is_new,
            }),
            Err(why) => wrong.set(Some(why)),
        }
    };
    let choose = move |event| {
        wrong.set(None);
        chosen.set(ItemId::new(&event_target_value(&event)));
    };
    let options = move || {
        let groups = groups.get().into_iter().map(|Group { role, tasks }| {
            let options = tasks.into_iter().map(|(id, text)| {
                let value = id.to_string();
                view! {
                    <option value=value prop:selected=move || chosen.get().as_ref() == Some(&id)>
                        {text}
                    </option>
                }
            });
            view! { <optgroup label=role>{options.collect_any()}</optgroup> }
        });
        groups.collect_any()
    };
    view! {
        <section aria-labelledby="into-note">
            <h2 id="into-note">"Into the note of a task"</h2>
            <Show
                when=move || !groups.with(Vec::is_empty)
                fallback=|| {
                    view! {
                        <p>
                            "The tasks of the pathways that you follow stand here. You follow none with an open task."
                        </p>
                    }
                }
            >
                <div class="field">
                    <label for="keep-task">"Task"</label>
                    <select id="keep-task" autocomplete="off" on:change=choose>
                        {options}
                    </select>
                </div>
                <div role="alert">
                    {move || wrong.get().map(|why| view! { <p class="notice warning">{why}</p> })}
                </div>
                <p class="actions">
                    <button type="button" class="button primary" on:click=add>
                        "Add to the note"
                    </button>
                </p>
            </Show>
        </section>
    }
}

/// Adds the link to the note of the work that `item` asks for; whether it wasn't there before.
fn add_to_note(store: PlanStore, item: &ItemId, link: &SharedLink) -> Result<bool, String> {
    let action = untrack(|| {
        store.with(|plan, catalogue| {
            let id = plan.noted_at(catalogue, item).clone();
            let about = plan.said_of(&id);
            let note = link.added_to(about.note.as_ref())?;
            Ok::<_, String>(note.map(|note| {
                let note = Some(note);
                Action::Set(Setting::About(id, Box::new(About { note, ..about })))
            }))
        })
    })?;
    let is_new = action.is_some();
    if let Some(action) = action {
        store.dispatch(action);
    }
    Ok(is_new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;
    use crate::domain::date::Date;

    #[test]
    fn open_tasks_of_the_pathways_followed_are_offered() {
        let catalogue = built_in();
        let mut plan = Plan::default();
        assert_eq!(open_tasks(&plan, &catalogue), []);
        plan.follows.extend(PathwayId::new("nlp-engineer"));
        plan.follows.extend(PathwayId::new("astronaut"));
        let before = open_tasks(&plan, &catalogue);
        assert_eq!(before.len(), 1);
        let (first, _) = before[0].tasks[0].clone();
        plan.done
            .insert(first.clone(), Date::parse("2027-01-04").unwrap());
        let after = open_tasks(&plan, &catalogue);
        assert_eq!(after[0].tasks.len(), before[0].tasks.len() - 1);
        assert!(after[0].tasks.iter().all(|(id, _)| *id != first));
    }
}
