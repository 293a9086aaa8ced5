//! A pathway as a file to keep, to share, and to bring in elsewhere.

use leptos::prelude::*;

use super::shown::use_own_id;
use crate::components::controls::not_loaded;
use crate::components::converter::use_converter;
use crate::components::download::download;
use crate::content::convert::{Converter, Write};
use crate::domain::id::PathwayId;
use crate::store::entries::own::Fields;
use crate::store::own_fields::pathway_of;

/// A format: the label of its button, the end of the file's name, its type, and what writes it.
type Format = (
    &'static str,
    &'static str,
    &'static str,
    fn(Converter) -> Write,
);

const FORMATS: [Format; 3] = [
    ("Pathway file (TOML)", "toml", "application/toml", |it| {
        it.to_toml
    }),
    ("Pathway file (JSON)", "json", "application/json", |it| {
        it.to_json
    }),
    ("Checklist (Markdown)", "md", "text/markdown", |it| {
        it.to_markdown
    }),
];

/// The section with the files.
#[component]
pub fn Export(
    /// The fields of the pathway.
    fields: Memo<Fields>,
) -> impl IntoView {
    let id = use_own_id();
    let converter = use_converter();
    let asked = RwSignal::new(None::<usize>);
    // What writes them arrives after it was first needed.
    Effect::new(move || {
        let (Some(converter), Some(at)) = (converter.get(), asked.get()) else {
            return;
        };
        asked.set(None);
        let id = id.get_untracked().and_then(|id| PathwayId::new(&id));
        let pathway = id.and_then(|id| fields.with_untracked(|fields| pathway_of(&id, fields)));
        if let Some((pathway, same_work)) = pathway {
            let (_, end, kind, write) = FORMATS[at];
            let text = write(converter)(&pathway, &same_work);
            download(&format!("{}.{end}", pathway.id), kind, &text);
        }
    });
    let buttons = FORMATS.iter().enumerate().map(|(at, (label, ..))| {
        let save = move |_| {
            asked.set(Some(at));
            converter.request();
        };
        view! {
            <button type="button" class="button" on:click=save>
                {*label}
            </button>
        }
    });
    let buttons: Vec<_> = buttons.collect();
    view! {
        <section aria-labelledby="save-pathway">
            <h2 id="save-pathway">"Save it as a file"</h2>
            <p>
                "To share it, to build on it, or to bring it in on another device. Your ticks and notes aren’t in it; a backup has both."
            </p>
            <p class="actions">{buttons}</p>
            {move || {
                converter
                    .has_failed()
                    .then(|| not_loaded(
                        "What writes files",
                        Callback::new(move |()| converter.request()),
                    ))
            }}
        </section>
    }
}
