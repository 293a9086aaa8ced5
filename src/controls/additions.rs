//! The form for what the learner adds to a step: the links of its tasks and resources, and tasks of their own. A
//! resource without a link can be copied, or looked up with the search engine of their choice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::add_field::AddField;
use crate::components::click::on_first_click;
use crate::components::clipboard::copy;
use crate::components::collect::CollectAny;
use crate::components::controls::StepHandle;
use crate::components::field::Field;
use crate::components::focus::focus_part;
use crate::domain::id::{ItemId, PathwayId, to_slug};
use crate::domain::pathway::limits::MAX_TEXT;
use crate::domain::pathway::web_address::WebAddress;
use crate::domain::pathway::{Resource, Step, Task};
use crate::domain::plain_text::to_line;
use crate::store::PlanStore;
use crate::store::own_fields::{Reader, resource_ids, resource_text};

/// The name under which this browser remembers the search engine.
const ENGINE: &str = "search-engine";

/// Search engines: their names, and what the words are put behind.
const ENGINES: [(&str, &str); 6] = [
    ("DuckDuckGo", "https://duckduckgo.com/?q="),
    ("Startpage", "https://www.startpage.com/do/search?q="),
    ("Ecosia", "https://www.ecosia.org/search?q="),
    ("Bing", "https://www.bing.com/search?q="),
    ("Google", "https://www.google.com/search?q="),
    ("Kagi", "https://kagi.com/search?q="),
];

/// Draws the form.
pub fn additions(of: StepHandle) -> AnyView {
    let form = Form {
        store: PlanStore::expect(),
        step: of.id,
        wrong: RwSignal::new(String::new()),
    };
    form.draw()
}

#[derive(Clone, Copy)]
struct Form {
    store: PlanStore,
    step: StoredValue<ItemId>,
    /// The reason why the last change wasn't made.
    wrong: RwSignal<String>,
}

impl Form {
    fn pathway_id(self) -> Option<PathwayId> {
        self.step.with_value(|step| PathwayId::new(step.pathway()))
    }

    /// The step as it is now, tracked.
    fn step(self) -> Option<Step> {
        self.store.with(|_, catalogue| {
            self.step.with_value(|id| {
                let pathway = catalogue.pathway(id.pathway())?;
                pathway.steps.iter().find(|step| step.id == *id).cloned()
            })
        })
    }

    /// Stores this. The page is drawn anew with what was added.
    fn set(self, changes: Vec<(String, String)>) -> Result<(), String> {
        let Some(id) = self.pathway_id() else {
            return Ok(());
        };
        let mut fields = self.store.stored_pathway(&id).fields();
        fields.extend(changes);
        let role = untrack(|| {
            self.store
                .with(|_, all| all.profile(id.as_str()).map(|it| it.role.clone()))
        });
        let result = self
            .store
            .change_pathway(&id, &role.unwrap_or_default(), &fields);
        result
            .map_err(|_| "There is no room for it in this browser. Nothing has changed.".to_owned())
    }

    fn draw(self) -> AnyView {
        let ids = Memo::new(move |_| {
            let step = self.step();
            let tasks = step.iter().flat_map(|step| &step.tasks);
            tasks
                .map(|task| task.id.local().to_owned())
                .collect::<Vec<_>>()
        });
        let resources = Memo::new(move |_| {
            self.step()
                .map_or_else(Vec::new, |step| resource_ids(&step.resources))
        });
        view! {
            <div class="additions-form">
                <Show when=move || resources.with(|all| !all.is_empty())>
                    <h4>"Links of resources"</h4>
                    {self.engine()}
                    <For each=move || resources.get() key=Clone::clone let(id)>
                        {self.resource(id)}
                    </For>
                </Show>
                <h4>"Links of tasks"</h4>
                <For each=move || ids.get() key=Clone::clone let(id)>
                    {self.task(id)}
                </For>
                <h4>"A task of your own"</h4>
                {self.new_task()}
                <p class="wrong" role="alert">
                    {self.wrong}
                </p>
            </div>
        }
        .into_any()
    }

    fn element(self, name: &str) -> String {
        self.step
            .with_value(|step| format!("{}--{name}", step.as_str().replace('/', "--")))
    }

    /// The resource with this id, tracked.
    fn find_resource(self, id: &str) -> Option<Resource> {
        let step = self.step()?;
        let at = resource_ids(&step.resources)
            .iter()
            .position(|it| it == id)?;
        step.resources.into_iter().nth(at)
    }

    fn resource(self, id: String) -> AnyView {
        let local = self.step.with_value(|step| step.local().to_owned());
        let resource = Memo::new({
            let id = id.clone();
            move |_| self.find_resource(&id)
        });
        let name = move || resource.get().map(|it| it.name).unwrap_or_default();
        let url = Signal::derive(move || {
            resource
                .get()
                .and_then(|it| it.url)
                .map(String::from)
                .unwrap_or_default()
        });
        let field = format!("resource/{local}/{id}");
        let element = self.element(&format!("link-{id}"));
        let set = move |text: String| {
            let url = WebAddress::read(&text)?;
            let name = untrack(name);
            let text = resource_text(&Resource { name, url });
            self.set(vec![(field.clone(), text)])
        };
        let told = RwSignal::new("");
        let take = move |_| {
            let name = untrack(name);
            spawn_local(async move {
                let is_there = copy(&name).await;
                told.set(if is_there {
                    "Copied."
                } else {
                    "Your browser doesn’t let this page copy."
                });
            });
        };
        let search = move || {
            let engine = self.store.remembered(ENGINE)?;
            let (engine, address) = ENGINES.iter().find(|(name, _)| *name == engine)?;
            let words = String::from(js_sys::encode_uri_component(&name()));
            Some(view! {
                <a
                    class="button"
                    href=format!("{address}{words}")
                    target="_blank"
                    rel="noopener noreferrer"
                >
                    {format!("Search with {engine}")}
                    <span class="visually-hidden">{move || format!(": {}", name())}</span>
                </a>
            })
        };
        let label = untrack(name);
        view! {
            <div class="addition">
                <Field id=element label=format!("Link of “{label}”") value=url set />
                <p class="actions">
                    <button type="button" class="button" on:click=take>
                        "Copy the name"
                        <span class="visually-hidden">{format!(": {label}")}</span>
                    </button>
                    {search}
                    <span role="status">{told}</span>
                </p>
            </div>
        }
        .into_any()
    }

    /// The choice of a search engine.
    fn engine(self) -> AnyView {
        let chosen = move || self.store.remembered(ENGINE).unwrap_or_default();
        let engines = ENGINES.iter().map(|(name, _)| {
            view! {
                <option value=*name prop:selected=move || chosen() == *name>
                    {*name}
                </option>
            }
        });
        let id = self.element("engine");
        let choose = move |event| self.store.remember(ENGINE, event_target_value(&event));
        view! {
            <div class="field">
                <label for=id.clone()>"Look up what has no link with"</label>
                <select id=id autocomplete="off" on:change=choose>
                    <option value="" prop:selected=move || chosen().is_empty()>
                        "No search engine"
                    </option>
                    {engines.collect_any()}
                </select>
            </div>
        }
        .into_any()
    }

    fn find_task(self, local: &str) -> Option<Task> {
        let step = self.step()?;
        step.tasks.into_iter().find(|task| task.id.local() == local)
    }

    fn task(self, id: String) -> AnyView {
        let task = Memo::new({
            let id = id.clone();
            move |_| self.find_task(&id)
        });
        let text = untrack(|| task.get())
            .map(|task| task.text)
            .unwrap_or_default();
        let url = Signal::derive(move || {
            task.get()
                .and_then(|it| it.url)
                .map(String::from)
                .unwrap_or_default()
        });
        let field = format!("task/{id}/url");
        let element = self.element(&format!("url-{id}"));
        let set = move |text: String| {
            let url = WebAddress::read(&text)?;
            let text = url.map(String::from).unwrap_or_default();
            self.set(vec![(field.clone(), text)])
        };
        let is_addition = untrack(|| task.get()).is_some_and(|task| task.id.is_addition());
        let remove = {
            let id = id.clone();
            on_first_click(move || {
                let parts = ["text", "in", "url"];
                let removed = parts.map(|part| (format!("task/{id}/{part}"), String::new()));
                let result = self.set(removed.to_vec());
                // The button disappears with the task.
                focus_part(self.element("new-task"));
                self.wrong.set(result.err().unwrap_or_default());
            })
        };
        let button = is_addition.then(|| {
            view! {
                <button type="button" class="button quiet" on:click=remove>
                    "Remove this task"
                    <span class="visually-hidden">{format!(": {text}")}</span>
                </button>
            }
        });
        view! {
            <div class="addition">
                <Field id=element label=format!("Link of “{text}”") value=url set />
                {button}
            </div>
        }
        .into_any()
    }

    fn new_task(self) -> AnyView {
        let add = move |text: String| {
            let text = to_line(&text);
            let length = text.chars().count();
            if length > MAX_TEXT {
                return Err(format!(
                    "A task has room for {MAX_TEXT} characters, and this has {length}."
                ));
            }
            let Some(pathway) = self.pathway_id().filter(|_| !text.is_empty()) else {
                return Ok(());
            };
            let fields = self.store.stored_pathway(&pathway).fields();
            let reader = Reader {
                id: &pathway,
                fields: &fields,
            };
            // In a published pathway an own task is known by its id.
            let start = if pathway.is_own() { "" } else { "my-" };
            let id = to_slug(&text, "task", |id| reader.has_id(&format!("{start}{id}")));
            let id = format!("{start}{id}");
            let step = self.step.with_value(|step| step.local().to_owned());
            let changes = vec![
                (format!("task/{id}/text"), text),
                (format!("task/{id}/in"), step),
            ];
            self.set(changes)
        };
        view! {
            <AddField
                id=self.element("new-task")
                label="What is to be done"
                button="Add the task"
                add
            />
        }
        .into_any()
    }
}
