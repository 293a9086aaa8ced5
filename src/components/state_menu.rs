//! The states of a piece of work besides not done and done: in progress, and skipped.

use leptos::{ev, html, prelude::*};

use super::collect::CollectAny;
use super::element_id::element_id;
use super::focus::focus_part;
use crate::domain::id::ItemId;
use crate::domain::plan::action::Action;
use crate::domain::plan::state::{Percent, TaskState};
use crate::store::PlanStore;

/// A button that says what state the work has beyond its checkbox, and opens the choice of others. The
/// choice is drawn when it is opened: a page has dozens of these buttons and seldom one that is open.
#[component]
pub fn StateMenu<'a>(
    /// The piece of work.
    id: &'a ItemId,
    /// Its name.
    text: &'a str,
    /// Its state.
    state: Memo<TaskState>,
) -> impl IntoView + use<> {
    let (store, is_open) = (PlanStore::expect(), RwSignal::new(false));
    let button = NodeRef::<html::Button>::new();
    let label = {
        let text = text.to_owned();
        // There are many on a page, and those who only hear them can't tell them apart by their places.
        move || match in_words(state.get()) {
            Some(state) => format!("{state}: {text}"),
            None => format!("Status: {text}"),
        }
    };
    let close = move || {
        is_open.set(false);
        if let Some(button) = button.get_untracked() {
            // It fails for no element of a page.
            let _ = button.focus();
        }
    };
    let id = id.clone();
    let menu = move || {
        let menu = Menu {
            store,
            id: StoredValue::new(id.clone()),
            state,
            close: Callback::new(move |()| close()),
        };
        is_open.get().then(|| menu.draw())
    };
    view! {
        <button
            type="button"
            class="state-button"
            node_ref=button
            aria-label=label
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|is| *is = !*is)
        >
            {move || in_words(state.get())}
        </button>
        {menu}
    }
}

/// The state in words, where the checkbox doesn't show it.
fn in_words(state: TaskState) -> Option<String> {
    match state {
        TaskState::InProgress(percent) => Some(format!("In progress, {percent}%")),
        TaskState::Skipped => Some("Skipped".to_owned()),
        TaskState::NotStarted | TaskState::Done(_) | TaskState::Known => None,
    }
}

/// The choice of states, while it is open.
#[derive(Clone, Copy)]
struct Menu {
    store: PlanStore,
    id: StoredValue<ItemId>,
    state: Memo<TaskState>,
    close: Callback<()>,
}

impl Menu {
    fn draw(self) -> AnyView {
        // The list of parts has the focus while the part changes: only another kind of state draws anew.
        let kind = Memo::new(move |_| match self.state.get() {
            TaskState::InProgress(_) => TaskState::InProgress(Percent::HALF),
            TaskState::Done(_) | TaskState::Known => TaskState::NotStarted,
            state => state,
        });
        let choices = move || match kind.get() {
            TaskState::Skipped => self.button("Bring back", Action::Untick),
            TaskState::InProgress(_) => {
                let not_started = self.button("Not started", Action::Untick);
                let skip = self.button("Skip", Action::Skip);
                view! {
                    {self.percent()}
                    {not_started}
                    {skip}
                }
                .into_any()
            }
            _ => {
                let skip = self.button("Skip", Action::Skip);
                // It stays open: the list of parts follows.
                let start = move |_| {
                    self.start(Percent::HALF);
                    focus_part(self.percent_id());
                };
                view! {
                    <button type="button" class="button" on:click=start>
                        "In progress"
                    </button>
                    {skip}
                }
                .into_any()
            }
        };
        let leave = move |event: ev::KeyboardEvent| {
            if event.key() == "Escape" {
                self.close.run(());
            }
        };
        view! {
            <div class="state-menu" role="group" aria-label="Status" on:keydown=leave>
                {choices}
            </div>
        }
        .into_any()
    }

    /// A button that does this, and closes the menu.
    fn button(self, text: &'static str, action: fn(ItemId) -> Action) -> AnyView {
        let choose = move |_| {
            self.store.dispatch(action(self.id.get_value()));
            self.close.run(());
        };
        view! {
            <button type="button" class="button" on:click=choose>
                {text}
            </button>
        }
        .into_any()
    }

    fn start(self, percent: Percent) {
        self.store
            .dispatch(Action::Start(self.id.get_value(), percent));
    }

    fn percent_id(self) -> String {
        self.id.with_value(|id| format!("part-{}", element_id(id)))
    }

    /// The list of how much is done. A part that isn't in it, from another version, is listed as well.
    fn percent(self) -> AnyView {
        let now = move || match self.state.get() {
            TaskState::InProgress(percent) => Some(percent),
            _ => None,
        };
        let mut choices = Percent::CHOICES.to_vec();
        let other = untrack(now).filter(|percent| !choices.contains(percent));
        choices.extend(other);
        choices.sort_unstable();
        let options = choices.into_iter().map(|percent| {
            view! {
                <option value=percent.to_string() prop:selected=move || now() == Some(percent)>
                    {format!("{percent}%")}
                </option>
            }
        });
        let choose = move |event| {
            if let Some(percent) = Percent::parse(&event_target_value(&event)) {
                self.start(percent);
            }
        };
        view! {
            <label>
                "Done so far " <select id=self.percent_id() autocomplete="off" on:change=choose>
                    {options.collect_any()}
                </select>
            </label>
        }
        .into_any()
    }
}
