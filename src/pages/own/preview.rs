//! The preview of a pathway, to be put right before it is stored.

use leptos::prelude::*;

use super::edit::refusal;
use super::editor::{Changes, Editor, PathwayForm, read_weeks};
use crate::components::badge::LINES;
use crate::components::collect::CollectAny;
use crate::components::field::Field;
use crate::content::convert::{Understood, UnusedLine};
use crate::domain::catalogue::Catalogue;
use crate::domain::id::PathwayId;
use crate::domain::pathway::Pathway;
use crate::domain::sorted_map::SortedSet;
use crate::navigation::query::use_go_to;
use crate::route::Route;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;
use crate::store::entries::own::{Fields, decode_fields, encode_fields};
use crate::store::own_changes::differences;
use crate::store::own_fields::{fields_of, pathway_of};

/// The name of the draft of the text that was pasted. It is kept until what was made of it is stored.
pub const TEXT: &str = "own/text";

/// The name of the draft that holds the preview.
const PREVIEW: &str = "own/preview";

/// A pathway that isn't stored yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    id: PathwayId,
    fields: Fields,
    /// How it was read, in the learner's words; empty after a reload.
    read_as: String,
    unused: Vec<UnusedLine>,
}

impl Draft {
    /// Keeps it until it is stored or left.
    pub fn keep(&self, store: PlanStore) {
        let text = format!("{}\n{}", self.id, encode_fields(&self.fields));
        store.drafts().set(PREVIEW, &text);
    }

    /// The one that was kept before the page went away.
    pub fn kept(store: PlanStore) -> Option<Self> {
        let text = store.drafts().get_untracked(PREVIEW)?;
        let (id, fields) = text.split_once('\n')?;
        Some(Self {
            id: PathwayId::new(id).filter(PathwayId::is_own)?,
            fields: decode_fields(fields),
            read_as: String::new(),
            unused: vec![],
        })
    }

    /// Keeps it no longer.
    pub fn forget(store: PlanStore) {
        store.drafts().remove(PREVIEW);
    }
}

/// Makes one of the pathways that were understood ready to be looked at: with an id of the learner's own, and a
/// sign that no other pathway has.
pub fn prepare(understood: &Understood, at: usize, catalogue: &Catalogue) -> Draft {
    let (mut pathway, same_work) = understood.pathways[at].clone();
    let published = pathway.id.clone();
    if !published.is_own() && catalogue.pathway(published.as_str()).is_some() {
        // It was taken from this site, so it is the same work.
        pathway.copied_from.get_or_insert(published.clone());
    }
    let mut id = published.to_own();
    if understood.kind.is_none() && catalogue.pathway(id.as_str()).is_some() {
        // What was never a text is no newer version of anything.
        id = unused_id(&id, catalogue);
    }
    let known = catalogue.pathway(id.as_str());
    let others = || catalogue.pathways.iter().filter(|other| other.id != id);
    let codes: SortedSet<_> = others().map(|other| other.code.clone()).collect();
    pathway.line = match known {
        Some(known) => known.line,
        None => free_line(&others().map(|other| other.line).collect::<Vec<_>>()),
    };
    if pathway.code.is_empty() || codes.contains(&pathway.code) {
        pathway.code = match known {
            Some(known) => known.code.clone(),
            None => free_code(&pathway.role, &codes),
        };
    }
    Draft {
        fields: fields_of(&pathway, &same_work),
        id,
        read_as: understood
            .kind
            .map(|kind| format!("Read as {}.", kind.in_words()))
            .unwrap_or_default(),
        unused: understood.unused.clone(),
    }
}

/// The first line after the published ones that no pathway has; the least used one where all are taken.
fn free_line(taken: &[u16]) -> u16 {
    let uses = |line: u16| taken.iter().filter(|other| **other == line).count();
    let after_published = (5..=LINES).chain(1..=4);
    after_published.min_by_key(|line| uses(*line)).unwrap_or(1)
}

/// One or two letters of the role that no other pathway has on its sign.
fn free_code(role: &str, taken: &SortedSet<String>) -> String {
    let upper = role.to_uppercase();
    let words = upper
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let firsts: Vec<char> = words.filter_map(|word| word.chars().next()).collect();
    let letters: Vec<char> = upper.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = firsts
        .iter()
        .skip(1)
        .map(|second| [firsts[0], *second].iter().collect::<String>());
    let first = letters.first().copied().unwrap_or('P');
    let own = letters
        .iter()
        .skip(1)
        .map(|second| format!("{first}{second}"));
    let numbered = (1..10).map(|number| format!("{first}{number}"));
    let all = pairs.chain([first.to_string()]).chain(own).chain(numbered);
    all.into_iter()
        .find(|code| !taken.contains(code))
        .unwrap_or_else(|| first.to_string())
}

/// The contents of a pathway in the learner's words, and what isn't stated.
fn told(pathway: &Pathway) -> Vec<String> {
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    let tasks: usize = pathway.steps.iter().map(|step| step.tasks.len()).sum();
    let links = pathway.steps.iter().flat_map(|step| {
        let tasks = step.tasks.iter().filter(|task| task.url.is_some()).count();
        let resources = step.resources.iter().filter(|it| it.url.is_some()).count();
        [tasks, resources]
    });
    let resources: usize = pathway.steps.iter().map(|step| step.resources.len()).sum();
    let mut has = vec![
        count(pathway.steps.len(), "step", "steps"),
        count(tasks, "task", "tasks"),
    ];
    for (number, one, many) in [
        (resources, "resource", "resources"),
        (links.sum(), "link", "links"),
        (pathway.learn.len(), "skill to learn", "skills to learn"),
        (
            pathway.bring.len(),
            "skill that is brought",
            "skills that are brought",
        ),
        (pathway.actions().count(), "first action", "first actions"),
    ] {
        if number > 0 {
            has.push(count(number, one, many));
        }
    }
    let mut told = vec![format!("It has {}.", has.join(", "))];
    let unstated = pathway
        .steps
        .iter()
        .filter(|step| step.weeks.value().is_none())
        .count();
    match unstated {
        0 => {}
        all if all == pathway.steps.len() => told.push(
            "No step states its weeks. You get dates once they do: give them below.".to_owned(),
        ),
        1 => told.push(
            "One step doesn’t state its weeks. Its tasks take no time in your dates.".to_owned(),
        ),
        some => told.push(format!(
            "{some} steps don’t state their weeks. Their tasks take no time in your dates."
        )),
    }
    told
}

/// The preview with the form, and the buttons that store it or leave it.
#[component]
pub fn Preview(
    /// The pathway as it was understood.
    draft: Draft,
    /// Called to leave it without storing anything.
    leave: Callback<()>,
) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let Draft {
        id,
        fields,
        read_as,
        unused,
    } = draft;
    let stored_id = StoredValue::new(id.clone());
    let fields = RwSignal::new(fields);
    let keep = move || {
        let draft = Draft {
            id: stored_id.get_value(),
            fields: fields.get_untracked(),
            read_as: String::new(),
            unused: vec![],
        };
        draft.keep(store);
    };
    let change = Callback::new(move |changes: Changes| {
        fields.update(|fields| {
            for (name, text) in changes {
                if text.is_empty() {
                    fields.remove(&name);
                } else {
                    fields.insert(name, text);
                }
            }
        });
        keep();
        Ok(())
    });
    let editor = Editor {
        id: stored_id,
        fields: fields.into(),
        change,
        said: RwSignal::new(String::new()),
    };
    let pathway = Memo::new(move |_| {
        let id = stored_id.get_value();
        fields.with(|fields| pathway_of(&id, fields))
    });
    let known = Memo::new(move |_| {
        store.change_count();
        let stored = store.stored_pathway(&stored_id.get_value());
        stored.base
    });
    let lines = move || {
        let lines = pathway.with(|pathway| match pathway {
            Some((pathway, _)) => told(pathway),
            None => vec!["It has no name yet. Enter what role it leads to.".to_owned()],
        });
        lines
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect_any()
    };
    let update = move || {
        let known = known.get()?;
        let differences = fields.with(|fields| differences(&known, fields));
        let said = if differences.is_empty() {
            "You have this pathway already, and nothing differs.".to_owned()
        } else {
            "You have this pathway already. This is what an update changes; your ticks, notes and edits stay:".to_owned()
        };
        let rows = differences
            .into_iter()
            .map(|line| view! { <li>{line}</li> });
        Some(view! {
            <p>{said}</p>
            <ul class="lines">{rows.collect_any()}</ul>
        })
    };
    let wrong = RwSignal::new(None::<String>);
    let go_to = use_go_to();
    let store_it = move |as_new: bool| {
        let Some((mut pathway, same_work)) = pathway.get_untracked() else {
            return wrong.set(Some(
                "It needs a name first: enter what role it leads to.".to_owned(),
            ));
        };
        if pathway.steps.iter().all(|step| step.tasks.is_empty()) {
            return wrong.set(Some(
                "It has no task yet. Add a step, and a task to it.".to_owned(),
            ));
        }
        let (mut pathway, same_work) = if as_new {
            let id = catalogue.with_untracked(|all| unused_id(&pathway.id, all));
            let renamed = fields.with_untracked(|fields| pathway_of(&id, fields));
            match renamed {
                Some(renamed) => renamed,
                None => return,
            }
        } else {
            (
                std::mem::replace(&mut pathway, Pathway::named("")),
                same_work,
            )
        };
        if as_new {
            let taken = catalogue.with_untracked(|all| {
                all.pathways
                    .iter()
                    .map(|other| other.line)
                    .collect::<Vec<_>>()
            });
            pathway.line = free_line(&taken);
        }
        match store.add_pathway(&pathway, &same_work) {
            Ok(()) => {
                Draft::forget(store);
                store.drafts().remove(TEXT);
                go_to(&Route::Roadmap(pathway.id.clone()), None);
            }
            Err(refused) => wrong.set(Some(refusal(refused))),
        }
    };
    let store_it = StoredValue::new_local(store_it);
    let buttons = move || {
        let is_known = known.with(Option::is_some);
        let label = if is_known {
            "Update it"
        } else {
            "Add to my pathways"
        };
        let another = is_known.then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| store_it.with_value(|store_it| store_it(true))
                >
                    "Add as another"
                </button>
            }
        });
        view! {
            <p class="actions">
                <button
                    type="button"
                    class="button primary"
                    on:click=move |_| store_it.with_value(|store_it| store_it(false))
                >
                    {label}
                </button>
                {another}
                <button type="button" class="button quiet" on:click=move |_| leave.run(())>
                    "Start again"
                </button>
            </p>
        }
    };
    view! {
        <section aria-labelledby="preview">
            <h2 id="preview" tabindex="-1">
                "How it was understood"
            </h2>
            <div class="notice">
                <p>{read_as} " Nothing is stored yet. Put right below what was misunderstood."</p>
                {lines}
                {update}
                {unused_lines(&unused)}
            </div>
            {weeks_for_all(editor)}
            <div role="alert">
                {move || wrong.get().map(|why| view! { <p class="notice warning">{why}</p> })}
            </div>
            {buttons}
        </section>
        <PathwayForm editor />
        <section aria-label="Store it">{buttons}</section>
    }
}

/// An id like this one that no pathway has.
fn unused_id(id: &PathwayId, catalogue: &Catalogue) -> PathwayId {
    let numbered = (2..).filter_map(|number: u32| PathwayId::new(&format!("{id}-{number}")));
    let mut free = numbered.filter(|id| catalogue.pathway(id.as_str()).is_none());
    free.next().unwrap_or_else(|| id.clone())
}

/// Gives all steps that state none the same weeks, where there are any.
fn weeks_for_all(editor: Editor) -> AnyView {
    let unstated = editor.list(|reader| {
        let steps = reader.step_ids().into_iter();
        let unstated = steps.filter(|id| reader.text(&format!("step/{id}/weeks")).is_empty());
        unstated.map(str::to_owned).collect()
    });
    let set = move |text: String| {
        if text.trim().is_empty() {
            return Ok(());
        }
        let weeks = read_weeks(&text)?;
        let steps = unstated.get_untracked().into_iter();
        editor.change.run(
            steps
                .map(|id| (format!("step/{id}/weeks"), weeks.clone()))
                .collect(),
        )
    };
    let view = move || {
        unstated.with(|steps| steps.len() > 1).then(|| {
            view! {
                <div class="fields">
                    <Field
                        id=editor.element("weeks-for-all")
                        label="Weeks for each step that states none"
                        keys="numeric"
                        hint="Your own estimate, such as 2. You can change each step below."
                        value=Signal::stored(String::new())
                        set
                    />
                </div>
            }
        })
    };
    view.into_any()
}

fn unused_lines(unused: &[UnusedLine]) -> AnyView {
    if unused.is_empty() {
        return ().into_any();
    }
    let rows = unused.iter().map(|line| {
        let why = line.why.as_ref().map(|why| format!(" ({why})"));
        view! { <li>{format!("Line {}: ", line.line)} <q dir="auto">{line.text.clone()}</q> {why}</li> }
    });
    let count = match unused.len() {
        1 => "One line wasn’t used".to_owned(),
        count => format!("{count} lines weren’t used"),
    };
    view! {
        <details>
            <summary>{count}</summary>
            <ul class="lines">{rows.collect_any()}</ul>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::built_in;

    #[test]
    fn a_new_pathway_has_a_sign_that_no_other_has() {
        let taken: SortedSet<_> = ["D", "DE"].map(str::to_owned).into();
        for (role, code) in [
            ("Data Engineer", "DA"),
            ("Site Reliability Engineer", "SR"),
            ("Tester", "T"),
            ("数据 工程师", "数工"),
            ("", "P"),
        ] {
            assert_eq!(free_code(role, &taken), code, "{role}");
        }
        assert_eq!(free_line(&[1, 2, 3, 4]), 5);
        assert_eq!(free_line(&[1, 2, 3, 4, 5, 6]), 7);
        assert_eq!(free_line(&(1..=12).collect::<Vec<_>>()), 5);
    }

    #[test]
    fn a_published_pathway_that_is_brought_in_is_a_copy_of_it() {
        let catalogue = built_in();
        let understood = Understood::of(catalogue.pathways[1].as_ref().clone());
        let draft = prepare(&understood, 0, &catalogue);
        assert_eq!(draft.id.as_str(), "my-nlp-engineer");
        assert_eq!(draft.fields["from"], "nlp-engineer");
        assert_eq!(
            (&*draft.fields["line"], &*draft.fields["code"]),
            ("5", "NE")
        );
        let (pathway, _) = pathway_of(&draft.id, &draft.fields).unwrap();
        assert!(
            told(&pathway)[0].starts_with("It has 5 steps, "),
            "{:?}",
            told(&pathway)
        );
    }
}
