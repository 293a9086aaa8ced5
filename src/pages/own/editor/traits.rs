//! Expectations of the role, and how much of each trait it holds, which “Which role fits you?” asks about.

use leptos::prelude::*;

use super::fields::LinesField;
use super::handle::{Editor, read_lines};
use crate::components::collect::CollectAny;
use crate::domain::pathway::leaning::Trait;
use crate::domain::pathway::limits::MAX_PARAGRAPHS;
use crate::pages::fit::name as trait_name;

/// The choices of a level: the text of the field, and its name.
const LEVELS: [(&str, &str); 5] = [
    ("", "Not rated"),
    ("-2", "None of it"),
    ("-1", "Little"),
    ("1", "Some"),
    ("2", "Full of it"),
];

/// The section with them.
pub fn traits(editor: Editor) -> AnyView {
    let read: fn(&str) -> Result<String, String> = |text| read_lines(text, MAX_PARAGRAPHS);
    let rated = Trait::in_content().iter().map(|of| level(editor, *of));
    view! {
        <section aria-labelledby="edit-reality">
            <h2 id="edit-reality">"What to expect (optional)"</h2>
            <LinesField
                editor
                name="love"
                label="What you will love"
                hint="One thing on each line."
                read
            />
            <LinesField editor name="miss" label="What you might miss" read />
            <LinesField editor name="challenges" label="What will be hardest" read />
            <details>
                <summary>"Rate it for “Which role fits you?”"</summary>
                <p class="remark">
                    "How much of each does the role hold? What isn’t rated has no effect on the ranking. Time and pay count by the figures above."
                </p>
                <div class="fields">{rated.collect_any()}</div>
            </details>
        </section>
    }
    .into_any()
}

/// The level in a stored rating, which a line of the reality check may follow.
fn level_in(rating: &str) -> &str {
    rating.split(' ').next().unwrap_or_default()
}

fn level(editor: Editor, of: Trait) -> AnyView {
    let field = format!("fit/{}", of.slug());
    let element = editor.element(&field);
    let stored = editor.text(field.clone());
    let options = LEVELS.map(|(value, name)| {
        let is_chosen = move || stored.with(|text| level_in(text) == value);
        view! {
            <option value=value prop:selected=is_chosen>
                {name}
            </option>
        }
    });
    let choose = move |event| {
        let level = event_target_value(&event);
        // No line of the reality check supports it: it is the learner's own rating.
        let text = if level.is_empty() {
            level
        } else {
            format!("{level} love 0")
        };
        if let Err(why) = editor.set(field.clone(), text) {
            editor.refuse_choice(&event, level_in(&stored.get_untracked()), why);
        }
    };
    view! {
        <div class="field">
            <label for=element.clone()>{trait_name(of)}</label>
            <select id=element autocomplete="off" on:change=choose>
                {options}
            </select>
        </div>
    }
    .into_any()
}
