//! Changes that a new release of the site brought to a pathway that the learner follows.

use leptos::prelude::*;

use crate::components::collect::CollectAny;
use crate::components::focus::focus_part;
use crate::domain::id::PathwayId;
use crate::store::seen::{changes_since_seen, mark_as_seen, was_seen};

/// Draws the changes since the learner last confirmed them; nothing where there are none.
pub fn pathway_news(id: PathwayId) -> AnyView {
    if !was_seen(&id) {
        mark_as_seen(&id);
    }
    let changes = RwSignal::new(changes_since_seen(&id));
    let id = StoredValue::new(id);
    let confirm = move |_| {
        id.with_value(mark_as_seen);
        changes.set(vec![]);
        focus_part("content");
    };
    let view = move || {
        let changes = changes.get();
        (!changes.is_empty()).then(|| {
            let lines = changes.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <div class="notice pathway-news">
                    <p>
                        "This pathway has changed since you last saw it. Your ticks and notes are kept."
                    </p>
                    <ul class="lines">{lines.collect_any()}</ul>
                    <p class="actions">
                        <button type="button" class="button" on:click=confirm>
                            "I’ve seen it"
                        </button>
                    </p>
                </div>
            }
        })
    };
    view.into_any()
}
