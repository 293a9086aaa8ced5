//! The menu of the states besides not done and done: in progress, and skipped.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Node;

use crate::components::collect::CollectAny;
use crate::components::controls::MenuHandle;
use crate::components::element_id::element_id;
use crate::components::focus::focus_part;
use crate::components::keys::pressed;
use crate::domain::id::ItemId;
use crate::domain::plan::action::Action;
use crate::domain::plan::state::{Percent, TaskState};
use crate::store::PlanStore;

/// Draws the menu of states, while it is open.
pub fn state_menu(of: MenuHandle) -> AnyView {
    let store = PlanStore::expect();
    Menu { store, of }.draw()
}

#[derive(Clone, Copy)]
struct Menu {
    store: PlanStore,
    of: MenuHandle,
}

impl Menu {
    fn draw(self) -> AnyView {
        // The list of parts has the focus while the part changes: only another kind of state draws anew.
        let kind = Memo::new(move |_| match self.of.state.get() {
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
        let menu = NodeRef::<html::Div>::new();
        self.close_from_outside(menu);
        view! {
            <div class="state-menu" role="group" aria-label="Status" node_ref=menu>
                {choices}
            </div>
        }
        .into_any()
    }

    /// Closes the menu on Escape, which is pressed on its button as well, and once something else has been clicked.
    fn close_from_outside(self, menu: NodeRef<html::Div>) {
        let escape = window_event_listener(ev::keydown, move |event| {
            if pressed(&event).as_deref() == Some("Escape") {
                self.of.close.run(());
            }
        });
        let click = window_event_listener(ev::click, move |event| {
            // The menu stands beside its button and its checkbox.
            let here = menu.get_untracked().and_then(|menu| menu.parent_element());
            let target: Option<Node> = event.target().and_then(|target| target.dyn_into().ok());
            // What the click has removed was in the menu.
            let is_outside = |target: &Node| {
                target.is_connected() && here.is_some_and(|here| !here.contains(Some(target)))
            };
            if target.as_ref().is_some_and(is_outside) {
                self.of.is_open.set(false);
            }
        });
        on_cleanup(move || {
            escape.remove();
            click.remove();
        });
    }

    /// A button that does this, and closes the menu.
    fn button(self, text: &'static str, action: fn(ItemId) -> Action) -> AnyView {
        let choose = move |_| {
            self.store.dispatch(action(self.of.id.get_value()));
            self.of.close.run(());
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
            .dispatch(Action::Start(self.of.id.get_value(), percent));
    }

    fn percent_id(self) -> String {
        self.of
            .id
            .with_value(|id| format!("part-{}", element_id(id)))
    }

    /// The list of how much is done. A part that isn't in it, from another version, is listed as well.
    fn percent(self) -> AnyView {
        let now = move || match self.of.state.get() {
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
