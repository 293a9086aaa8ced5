//! Figures with the mark that says where they come from, and the notes that the marks open.

use leptos::prelude::*;

use super::collect::CollectAny;
use super::link::href;
use crate::domain::pathway::Pathway;
use crate::domain::pathway::figure::{Place, Provenance};
use crate::route::Route;
use crate::store::catalogue::use_catalogue;

/// The id of a source document on the method page.
pub fn document_part(document: u16) -> String {
    format!("document-{document}")
}

/// The id of the note on derived figures on the method page.
pub const DERIVED_PART: &str = "worked-out";

/// The id of the note on the learner's own figures on the method page.
pub const YOURS_PART: &str = "yours";

/// The ids of the notes that the open page has.
#[derive(Clone)]
struct NoteIds(Vec<String>);

/// The sign of a mark, and the note that it opens.
struct Mark {
    /// The mark itself.
    sign: String,
    /// Its name, and the title of its note.
    name: String,
    /// The id of its note.
    note: String,
    /// The part of the method page that has more.
    more: String,
}

impl Mark {
    /// The mark of a figure. One that isn't stated says so itself and has none.
    fn of(provenance: &Provenance) -> Option<Self> {
        Some(match provenance {
            Provenance::Source { document, place } => Self {
                sign: document.to_string(),
                name: format!("Source {document}, {place}"),
                note: format!("source-{document}-{}", to_id(&place.to_string())),
                more: document_part(*document),
            },
            Provenance::Derived { from } => Self {
                sign: "†".to_owned(),
                name: format!("Worked out from {from}"),
                note: format!("from-{}", to_id(from)),
                more: DERIVED_PART.to_owned(),
            },
            Provenance::Yours { from } => Self {
                sign: "*".to_owned(),
                name: format!("Yours: worked out from {from}"),
                note: format!("from-{}", to_id(from)),
                more: YOURS_PART.to_owned(),
            },
            Provenance::Entered => Self {
                sign: "*".to_owned(),
                name: "Yours: entered by you, or in the file that you brought in".to_owned(),
                note: "entered".to_owned(),
                more: YOURS_PART.to_owned(),
            },
            Provenance::NotStated => return None,
        })
    }
}

fn to_id(text: &str) -> String {
    text.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
}

/// The mark behind a figure: the number of its source, † for a derived figure, * for the learner's own.
/// It opens the figure's note, by the browser's own means; where the page has no such note it is a link to
/// the method.
#[component]
pub fn Cite(
    /// Where the figure comes from.
    provenance: Provenance,
) -> impl IntoView {
    let Some(Mark {
        sign,
        name,
        note,
        more,
    }) = Mark::of(&provenance)
    else {
        return ().into_any();
    };
    let has_note = use_context::<NoteIds>().is_some_and(|ids| ids.0.contains(&note));
    let mark = if has_note {
        view! {
            <button type="button" class="cite" popovertarget=note aria-label=name>
                {sign}
            </button>
        }
        .into_any()
    } else {
        view! {
            <a class="cite" href=href(&Route::Method, Some(&more)) aria-label=name>
                {sign}
            </a>
        }
        .into_any()
    };
    // A word joiner: the mark begins no line.
    view! {
        "\u{2060}"
        {mark}
    }
    .into_any()
}

/// A figure and its mark.
#[component]
pub fn Figure(
    /// The figure as text.
    #[prop(into)]
    text: String,
    /// Where it comes from.
    provenance: Provenance,
) -> impl IntoView {
    let silent = provenance == Provenance::NotStated;
    view! {
        <span class="figure" class:not-stated=silent>
            {text}
            <Cite provenance />
        </span>
    }
}

/// The notes of all pathways, as [`source_notes`] makes them. Of a pathway that is added later the marks are
/// links.
pub fn catalogue_notes(places: &[Place], worked_out: &[Provenance]) -> AnyView {
    let catalogue = use_catalogue().get_untracked();
    let pathways: Vec<_> = catalogue.pathways.iter().map(AsRef::as_ref).collect();
    source_notes(&pathways, places, worked_out)
}

/// The notes that the marks of a page open, each once however many figures it is of. To be called before
/// the figures are drawn; the notes belong at the end of the page, where they are printed.
pub fn source_notes(pathways: &[&Pathway], places: &[Place], worked_out: &[Provenance]) -> AnyView {
    let of_sources = pathways.iter().flat_map(|pathway| {
        places.iter().filter_map(|&place| {
            let says = pathway.statements(place);
            let says = (!says.is_empty()).then(|| format!("It gives {}.", says.join("; ")));
            Some((pathway.cite(place), says?))
        })
    });
    let of_others = worked_out
        .iter()
        .map(|provenance| (provenance.clone(), String::new()));
    let mut ids = vec![];
    let notes = of_sources
        .chain(of_others)
        .filter_map(|(provenance, says)| {
            let mark = Mark::of(&provenance)?;
            ids.push(mark.note.clone());
            Some(draw_note(mark, says))
        });
    let notes = notes.collect_any();
    provide_context(NoteIds(ids));
    view! { <div class="source-notes">{notes}</div> }.into_any()
}

fn draw_note(mark: Mark, says: String) -> AnyView {
    let Mark {
        sign,
        name,
        note,
        more,
    } = mark;
    view! {
        <div popover="auto" class="source-note" id=note data-sign=sign>
            <p>
                <b>{name}</b>
                ". "
                {says}
            </p>
            <a href=href(&Route::Method, Some(&more))>"More about this"</a>
        </div>
    }
    .into_any()
}
