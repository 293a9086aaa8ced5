//! Skills to learn with the tasks that each shortens, and skills that are brought.

use leptos::prelude::*;

use super::fields::{ChoiceField, LineField};
use super::handle::{Editor, read_name, read_text, read_weeks};
use super::lists::{AddEntry, EntryButtons};
use crate::components::collect::CollectAny;
use crate::components::field::Check;
use crate::domain::pathway::limits::MAX_SKILLS;

/// The choices of priority: the text of the field, and its name.
const PRIORITIES: [(&str, &str); 4] = [
    ("", "Not stated"),
    ("critical", "Critical"),
    ("important", "Important"),
    ("nice", "Nice to have"),
];

/// The section with both.
pub fn skills(editor: Editor) -> AnyView {
    let to_learn =
        editor.list(|reader| reader.skill_ids().into_iter().map(str::to_owned).collect());
    let brought = editor.list(|reader| {
        reader
            .strength_ids()
            .into_iter()
            .map(str::to_owned)
            .collect()
    });
    let add = move |kind: &'static str, list: Memo<Vec<String>>, order: &'static str| {
        move |text: String| {
            let name = read_name(&text, "A skill")?;
            let mut ids = list.get_untracked();
            if ids.len() >= MAX_SKILLS {
                return Err(format!("A pathway has room for {MAX_SKILLS} of these."));
            }
            let id = editor.new_id(&name, "skill");
            ids.push(id.clone());
            editor.change.run(vec![
                (format!("{kind}/{id}/name"), name),
                (order.to_owned(), ids.join(" ")),
            ])
        }
    };
    view! {
        <section aria-labelledby="edit-skills">
            <h2 id="edit-skills">"Skills to learn (optional)"</h2>
            <p class="remark">
                "Whoever has a skill already needs less time for the tasks that teach it."
            </p>
            <ol class="edit-tasks">
                <For each=move || to_learn.get() key=Clone::clone let(id)>
                    {skill(editor, to_learn, id)}
                </For>
            </ol>
            <AddEntry
                editor
                order="order/skills"
                label="New skill to learn"
                add=add("skill", to_learn, "order/skills")
            />
        </section>
        <section aria-labelledby="edit-strengths">
            <h2 id="edit-strengths">"Skills you should already have (optional)"</h2>
            <ol class="edit-tasks">
                <For each=move || brought.get() key=Clone::clone let(id)>
                    {strength(editor, brought, id)}
                </For>
            </ol>
            <AddEntry
                editor
                order="order/strengths"
                label="New skill that is brought"
                add=add("strength", brought, "order/strengths")
            />
        </section>
    }
    .into_any()
}

fn skill(editor: Editor, list: Memo<Vec<String>>, id: String) -> AnyView {
    let field = |part: &str| format!("skill/{id}/{part}");
    let name = editor.text(field("name"));
    let remove = {
        let fields = ["name", "priority", "weeks", "how", "tasks"].map(field);
        move |()| fields.clone().map(|field| (field, String::new())).to_vec()
    };
    view! {
        <li>
            <div class="fields">
                <LineField editor name=field("name") label="Skill" read=read_skill />
                <ChoiceField editor name=field("priority") label="Priority" choices=&PRIORITIES />
                <LineField editor name=field("weeks") label="Weeks (optional)" read=read_weeks />
                <LineField
                    editor
                    name=field("how")
                    label="How to learn it (optional)"
                    read=read_text
                />
            </div>
            {taught_by(editor, &id)}
            <EntryButtons editor order="order/skills" list id name remove />
        </li>
    }
    .into_any()
}

fn read_skill(text: &str) -> Result<String, String> {
    read_name(text, "A skill")
}

/// The tasks of the roadmap, with those ticked that teach a skill.
fn taught_by(editor: Editor, skill: &str) -> AnyView {
    let field = format!("skill/{skill}/tasks");
    let teaching = editor.text(field.clone());
    let is_opened = RwSignal::new(false);
    let open = move |_| is_opened.set(true);
    let count = move || teaching.with(|ids| ids.split(' ').filter(|id| !id.is_empty()).count());
    let tasks = move || {
        let field = field.clone();
        is_opened.get().then(|| {
            let tasks: Vec<(String, String)> = editor.read(|reader| {
                let steps = reader.step_ids().into_iter();
                let ids = steps.flat_map(|step| reader.task_ids(step));
                let text = |id: &str| reader.text(&format!("task/{id}/text")).to_owned();
                ids.map(|id| (id.to_owned(), text(id))).collect()
            });
            let boxes = tasks.into_iter().map(|(id, label)| {
                let is = {
                    let id = id.clone();
                    Signal::derive(move || teaching.with(|ids| ids.split(' ').any(|it| it == id)))
                };
                let field = field.clone();
                let set = move |is_ticked: bool| {
                    let before = teaching.get_untracked();
                    let others = before.split(' ').filter(|it| !it.is_empty() && *it != id);
                    let mut ids: Vec<_> = others.collect();
                    if is_ticked {
                        ids.push(&id);
                    }
                    if let Err(why) = editor.set(field.clone(), ids.join(" ")) {
                        editor.said.set(why);
                    }
                };
                view! { <Check label is set /> }
            });
            boxes.collect_any()
        })
    };
    view! {
        <details>
            <summary on:click=open>{move || format!("Tasks that teach it: {}", count())}</summary>
            {tasks}
        </details>
    }
    .into_any()
}

fn strength(editor: Editor, list: Memo<Vec<String>>, id: String) -> AnyView {
    let field = |part: &str| format!("strength/{id}/{part}");
    let name = editor.text(field("name"));
    let remove = {
        let fields = ["name", "how"].map(field);
        move |()| fields.clone().map(|field| (field, String::new())).to_vec()
    };
    view! {
        <li>
            <div class="fields">
                <LineField editor name=field("name") label="Skill" read=read_skill />
                <LineField
                    editor
                    name=field("how")
                    label="How it helps (optional)"
                    read=read_text
                />
            </div>
            <EntryButtons editor order="order/strengths" list id name remove />
        </li>
    }
    .into_any()
}
