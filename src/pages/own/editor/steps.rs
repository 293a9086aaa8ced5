//! The steps with their tasks and resources, and the first actions.

use leptos::prelude::*;

use super::fields::LineField;
use super::handle::{Changes, Editor, read_line, read_name, read_task, read_weeks};
use super::lists::{AddEntry, EntryButtons};
use crate::components::collect::CollectAny;
use crate::components::field::Field;
use crate::components::focus::focus_part;
use crate::domain::id::to_slug;
use crate::domain::pathway::limits::{MAX_NAME, MAX_RESOURCES, MAX_STEPS, MAX_TASKS};
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Resource, When};
use crate::store::own_fields::{Reader, list_of_actions, resource_of, resource_text};

/// The section with the steps.
pub fn steps(editor: Editor) -> AnyView {
    let list = editor.list(|reader| owned(reader.step_ids()));
    let add = move |text: String| {
        let title = read_name(&text, "A step")?;
        if list.with_untracked(Vec::len) >= MAX_STEPS {
            return Err(format!("A pathway has room for {MAX_STEPS} steps."));
        }
        let id = editor.new_id(&title, "step");
        let order = appended(list, &id);
        editor.change.run(vec![
            (format!("step/{id}/title"), title),
            ("order/steps".to_owned(), order),
        ])
    };
    view! {
        <section aria-labelledby="edit-steps">
            <h2 id="edit-steps">"Steps"</h2>
            <ol class="edit-steps">
                <For each=move || list.get() key=Clone::clone let(id)>
                    {step(editor, list, id)}
                </For>
            </ol>
            <AddEntry editor order="order/steps" label="New step" add />
        </section>
    }
    .into_any()
}

fn owned(ids: Vec<&str>) -> Vec<String> {
    ids.into_iter().map(str::to_owned).collect()
}

/// The order of a list with this entry at its end.
fn appended(list: Memo<Vec<String>>, id: &str) -> String {
    let mut ids = list.get_untracked();
    ids.push(id.to_owned());
    ids.join(" ")
}

fn step(editor: Editor, list: Memo<Vec<String>>, id: String) -> AnyView {
    let title_field = format!("step/{id}/title");
    let title = editor.text(title_field.clone());
    let number = {
        let id = id.clone();
        move || {
            list.with(|list| list.iter().position(|it| *it == id))
                .map(|at| at + 1)
        }
    };
    let weeks_field = format!("step/{id}/weeks");
    let weeks = editor.text(weeks_field.clone());
    let remove = {
        let id = id.clone();
        move |()| untrack(|| editor.read(|reader| removed_step(&reader, &id)))
    };
    let in_short = move || {
        weeks.with(|weeks| match weeks.as_str() {
            "" => "weeks not stated".to_owned(),
            "1" => "1 week".to_owned(),
            weeks => format!("{} weeks", weeks.replace('-', "–")),
        })
    };
    // What is inside is drawn when it is first opened: a pathway has dozens of tasks.
    let is_opened = RwSignal::new(false);
    let open = move |_| is_opened.set(true);
    let inside = {
        let id = id.clone();
        move || {
            is_opened.get().then(|| {
                view! {
                    <div class="fields">
                        <LineField
                            editor
                            name=title_field.clone()
                            label="Step"
                            read=|text| read_name(text, "A step")
                        />
                        <LineField
                            editor
                            name=weeks_field.clone()
                            label="Weeks (optional)"
                            keys="numeric"
                            hint="Such as 4, or 4-6."
                            read=read_weeks
                        />
                    </div>
                    <h3>"Tasks"</h3>
                    {tasks(editor, id.clone(), "New task")}
                    <h3>"Resources"</h3>
                    {resources(editor, id.clone())}
                }
            })
        }
    };
    view! {
        <li>
            <details class="edit-step">
                <summary on:click=open>
                    {number} ". " {title} " " <span class="remark">{in_short}</span>
                </summary>
                {inside}
            </details>
            <EntryButtons editor order="order/steps" list id name=title remove />
        </li>
    }
    .into_any()
}

/// The changes that remove a step with everything in it.
fn removed_step(reader: &Reader, id: &str) -> Changes {
    let mut changes = vec![
        (format!("step/{id}/title"), String::new()),
        (format!("step/{id}/weeks"), String::new()),
        (format!("order/tasks/{id}"), String::new()),
        (format!("order/resources/{id}"), String::new()),
    ];
    for task in reader.task_ids(id) {
        changes.extend(removed_task(task));
    }
    for resource in reader.resource_ids(id) {
        changes.push((format!("resource/{id}/{resource}"), String::new()));
    }
    changes
}

fn removed_task(id: &str) -> Changes {
    let parts = ["text", "in", "url"].map(|part| (format!("task/{id}/{part}"), String::new()));
    let same = (format!("same/{id}"), String::new());
    parts.into_iter().chain([same]).collect()
}

fn read_address(text: &str) -> Result<String, String> {
    let address = WebAddress::read(text)?;
    Ok(address.map(String::from).unwrap_or_default())
}

/// The tasks of a step, or the actions of a period.
fn tasks(editor: Editor, of: String, label: &'static str) -> AnyView {
    let list = {
        let of = of.clone();
        editor.list(move |reader| owned(reader.task_ids(&of)))
    };
    let order = format!("order/tasks/{of}");
    let add = {
        let order = order.clone();
        move |text: String| {
            let text = read_task(&text)?;
            let all = untrack(|| {
                editor.read(|reader| {
                    let of_steps = reader
                        .step_ids()
                        .into_iter()
                        .map(|step| reader.task_ids(step).len());
                    let actions =
                        When::ALL.map(|when| reader.task_ids(list_of_actions(when)).len());
                    of_steps.sum::<usize>() + actions.iter().sum::<usize>()
                })
            });
            if all >= MAX_TASKS {
                return Err(format!("A pathway has room for {MAX_TASKS} tasks."));
            }
            let id = editor.new_id(&text, "task");
            editor.change.run(vec![
                (format!("task/{id}/text"), text),
                (format!("task/{id}/in"), of.clone()),
                (order.clone(), appended(list, &id)),
            ])
        }
    };
    let row_order = order.clone();
    view! {
        <ol class="edit-tasks">
            <For each=move || list.get() key=Clone::clone let(id)>
                {task(editor, row_order.clone(), list, id)}
            </For>
        </ol>
        <AddEntry editor order label add />
    }
    .into_any()
}

fn task(editor: Editor, order: String, list: Memo<Vec<String>>, id: String) -> AnyView {
    let field = |part: &str| format!("task/{id}/{part}");
    let text = editor.text(field("text"));
    let remove = {
        let id = id.clone();
        move |()| removed_task(&id)
    };
    view! {
        <li>
            <div class="fields">
                <LineField editor name=field("text") label="Task" read=read_task />
                <LineField editor name=field("url") label="Link (optional)" read=read_address />
                {step_choice(editor, &id)}
            </div>
            <EntryButtons editor order list id name=text remove />
        </li>
    }
    .into_any()
}

/// The choice of the step that a task is in; nothing for actions, and where there is one step.
fn step_choice(editor: Editor, task: &str) -> AnyView {
    let field = format!("task/{task}/in");
    let (of, steps) = (
        editor.text(field.clone()),
        editor.list(|reader| owned(reader.step_ids())),
    );
    let element = editor.element(&field);
    let choose = move |event| {
        match editor.set(field.clone(), event_target_value(&event)) {
            // The task is drawn anew in the other list, with the same ids.
            Ok(()) => focus_part(editor.element(&field)),
            Err(why) => editor.refuse_choice(&event, &of.get_untracked(), why),
        }
    };
    let view = move || {
        let is_shown = steps.with(|steps| steps.len() > 1 && of.with(|of| steps.contains(of)));
        is_shown.then(|| {
            let options = steps.get().into_iter().enumerate().map(|(at, id)| {
                let title = untrack(|| editor.text(format!("step/{id}/title")).get());
                let is_chosen = of.with(|of| *of == id);
                view! {
                    <option value=id prop:selected=is_chosen>
                        {format!("{}. {title}", at + 1)}
                    </option>
                }
            });
            view! {
                <div class="field">
                    <label for=element.clone()>"In step"</label>
                    <select id=element.clone() autocomplete="off" on:change=choose.clone()>
                        {options.collect_any()}
                    </select>
                </div>
            }
        })
    };
    view.into_any()
}

/// The resources of a step.
fn resources(editor: Editor, step: String) -> AnyView {
    let list = {
        let step = step.clone();
        editor.list(move |reader| owned(reader.resource_ids(&step)))
    };
    let order = format!("order/resources/{step}");
    let add = {
        let (step, order) = (step.clone(), order.clone());
        move |text: String| {
            let name = read_line(&text, MAX_NAME)?;
            let ids = list.get_untracked();
            if ids.len() >= MAX_RESOURCES {
                return Err(format!("A step has room for {MAX_RESOURCES} resources."));
            }
            let id = to_slug(&name, "resource", |id| ids.iter().any(|known| known == id));
            editor.change.run(vec![
                (format!("resource/{step}/{id}"), name),
                (order.clone(), appended(list, &id)),
            ])
        }
    };
    let row_order = order.clone();
    view! {
        <ol class="edit-tasks">
            <For each=move || list.get() key=Clone::clone let(id)>
                {resource(editor, row_order.clone(), &step, list, id)}
            </For>
        </ol>
        <AddEntry editor order label="New resource" add />
    }
    .into_any()
}

fn resource(
    editor: Editor,
    order: String,
    step: &str,
    list: Memo<Vec<String>>,
    id: String,
) -> AnyView {
    let field = format!("resource/{step}/{id}");
    let whole = editor.text(field.clone());
    let part = move |pick: fn(Resource) -> String| {
        Signal::derive(move || {
            whole
                .with(|text| resource_of(text))
                .map(pick)
                .unwrap_or_default()
        })
    };
    let name = part(|resource| resource.name);
    let url = part(|resource| resource.url.map(String::from).unwrap_or_default());
    let element = editor.element(&field);
    let set = {
        let field = field.clone();
        move |name: String, url: &str| {
            let url = WebAddress::parse(url);
            editor.set(field.clone(), resource_text(&Resource { name, url }))
        }
    };
    let set_name = {
        let set = set.clone();
        move |text: String| set(read_name(&text, "A resource")?, &url.get_untracked())
    };
    let set_url = move |text: String| set(name.get_untracked(), &read_address(&text)?);
    let remove = move |()| vec![(field.clone(), String::new())];
    view! {
        <li>
            <div class="fields">
                <Field id=format!("{element}-name") label="Resource" value=name set=set_name />
                <Field id=format!("{element}-url") label="Link (optional)" value=url set=set_url />
            </div>
            <EntryButtons editor order list id name remove />
        </li>
    }
    .into_any()
}

/// The section with the first actions.
pub fn actions(editor: Editor) -> AnyView {
    let periods = When::ALL.map(|when| {
        view! {
            <h3>{when.to_string()}</h3>
            {tasks(editor, list_of_actions(when).to_owned(), "New action")}
        }
    });
    view! {
        <section aria-labelledby="edit-actions">
            <h2 id="edit-actions">"First actions (optional)"</h2>
            <p class="remark">
                "Small things to begin with, by when they are due after the start."
            </p>
            {periods}
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_and_addresses_are_read_or_refused_with_what_to_enter() {
        assert_eq!(read_weeks(" 4 "), Ok("4".to_owned()));
        assert_eq!(read_weeks("4–6"), Ok("4-6".to_owned()));
        assert_eq!(read_weeks(""), Ok(String::new()));
        for wrong in ["-1", "0", "1e9", "a few", "6-4", "105"] {
            assert!(read_weeks(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            read_address("example.org/a"),
            Ok("https://example.org/a".to_owned())
        );
        assert!(read_address("javascript:alert(1)").is_err());
    }
}
