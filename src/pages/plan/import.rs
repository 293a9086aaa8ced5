//! A preview of a plan from outside, a backup or a shared link, before it is imported.

use crate::components::collect::CollectAny;
use leptos::prelude::*;

use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::plan::note::Note;
use crate::store::PlanStore;
use crate::store::backup::{Backup, Difference, difference, in_words, merged, of_plan};
use crate::store::entries::{Entries, plan_of};

/// A plan that can be imported, or the reason why it can't be read.
pub type Offer = Result<Backup, String>;

/// Shows why a file or a link isn't opened. `close` takes the message away.
pub fn view_refusal(why: String, close: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <div class="notice warning">
            <p>{why}</p>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| close()>
                    "Close"
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Shows how an offer differs from the learner's plan, with buttons to import it. `done` is called once
/// the learner has decided.
pub fn preview(
    store: PlanStore,
    offer: Offer,
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let Backup {
        entries,
        unread,
        invalid,
    } = match offer {
        Ok(backup) => backup,
        Err(why) => return view_refusal(why, done),
    };
    // Rendered again with every change, in whatever tab: it has to say what would happen now.
    store.change_count();
    let plan = of_plan(&store.entries());
    let difference = difference(&plan, &entries);
    let (can_add, can_replace) = (merged(&plan, &entries) != plan, entries != plan);
    let mut lines = told(&difference, unread);
    lines.extend(told_invalid(&invalid));
    let held = held(&entries);
    let theirs = StoredValue::new(entries);
    let import = move |of: fn(&Entries, &Entries) -> Entries| {
        move |_| {
            store.import(|plan| theirs.with_value(|theirs| of(plan, theirs)));
            done();
        }
    };
    let add = can_add.then(|| {
        view! {
            <button type="button" class="button primary" on:click=import(merged)>
                "Add what is new"
            </button>
        }
    });
    let replace = can_replace.then(|| {
        view! {
            <button type="button" class="button" on:click=import(|_, theirs| theirs.clone())>
                "Replace my plan"
            </button>
        }
    });
    view! {
        <div class="notice">
            {lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_any()} {held}
            <p class="actions">
                {add} {replace} <button type="button" class="button quiet" on:click=move |_| done()>
                    "Cancel"
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// How an offer differs, and what importing it would do, sentence by sentence.
fn told(difference: &Difference, unread: usize) -> Vec<String> {
    let Difference {
        new,
        other,
        missing,
    } = difference;
    let mut lines = vec![];
    let mut line = |names: &[String], before: &str, after: &str| {
        if !names.is_empty() {
            lines.push(format!("{before}{}{after}", in_words(names)));
        }
    };
    line(new, "New to your plan: ", ".");
    line(
        other,
        "Different in the two: ",
        ". Adding keeps yours, and joins notes where they fit; replacing takes the other’s.",
    );
    line(
        missing,
        "Only in your plan: ",
        ". Adding keeps that; replacing removes it.",
    );
    if lines.is_empty() {
        lines.push("It is the same as your plan. There is nothing to add.".to_owned());
    }
    match unread {
        0 => {}
        1 => lines.push("One part of this file can’t be read, and is left out. Keep the file: a newer version may read it.".to_owned()),
        _ => lines.push(format!("{unread} parts of this file can’t be read, and are left out. Keep the file: a newer version may read them.")),
    }
    lines
}

/// Names what can't be read and is left out: the first few, and how many more there are.
fn told_invalid(invalid: &[(String, String)]) -> Option<String> {
    const NAMED: usize = 5;
    let mut named: Vec<_> = invalid
        .iter()
        .take(NAMED)
        .map(|(name, text)| format!("{name} “{text}”"))
        .collect();
    match invalid.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("{more} more")),
    }
    let named = (!named.is_empty()).then(|| named.join("; "))?;
    Some(format!(
        "Not understood, and left out: {named}. Everything else can be imported."
    ))
}

/// The contents of an offer, for those who want to look before they decide.
fn held(entries: &Entries) -> AnyView {
    let store = PlanStore::expect();
    let plan = plan_of(entries);
    let rows = store.with(|_, catalogue| {
        let role = |id: &PathwayId| match catalogue.profile(id.as_str()) {
            Some(profile) => profile.role.clone(),
            None => id.to_string(),
        };
        let follows = plan
            .follows
            .iter()
            .map(|id| format!("Follows {}", role(id)));
        let start = plan.pace.start.iter();
        let pace = start.map(|start| {
            let hours = plan.pace.hours;
            format!("Starts on {}, {hours} hours a week", start.in_words())
        });
        let done = plan.history(catalogue).into_iter();
        let done =
            done.map(|done| format!("{}: {}", done.day.in_words(), name(catalogue, &done.id)));
        let notes = plan.about.iter();
        let notes = notes.filter_map(|(id, said)| {
            let note = said.note.as_ref().map(Note::text)?;
            Some(format!("Note on {}: {note}", name(catalogue, id)))
        });
        follows
            .chain(pace)
            .chain(done)
            .chain(notes)
            .collect::<Vec<_>>()
    });
    (!rows.is_empty())
        .then(|| {
            view! {
                <details class="held">
                    <summary>"Show what is in it"</summary>
                    <ul>
                        {rows
                            .into_iter()
                            .map(|row| view! { <li dir="auto">{row}</li> })
                            .collect_any()}
                    </ul>
                </details>
            }
        })
        .into_any()
}

fn name(catalogue: &Catalogue, id: &ItemId) -> String {
    catalogue
        .name(id)
        .map_or_else(|| id.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_told_before_it_is_brought_in() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(told(&Difference::default(), 0).len(), 1);
        let difference = Difference {
            new: names(&["done/one/a", "done/one/b"]),
            other: names(&["note/one/a"]),
            missing: vec![],
        };
        assert_eq!(
            told(&difference, 1),
            [
                "New to your plan: 2 ticks.",
                "Different in the two: 1 note. Adding keeps yours, and joins notes where they fit; replacing takes the other’s.",
                "One part of this file can’t be read, and is left out. Keep the file: a newer version may read it.",
            ]
        );
        assert_eq!(told_invalid(&[]), None);
        let tick = ("done/one/a".to_owned(), "03.11.2026".to_owned());
        assert_eq!(
            told_invalid(&vec![tick; 7]).unwrap(),
            format!(
                "Not understood, and left out: {}2 more. Everything else can be imported.",
                "done/one/a “03.11.2026”; ".repeat(5)
            )
        );
    }
}
