//! The pocket plan: the whole plan as one file that opens without this app.

mod html;
mod markdown;

use leptos::prelude::*;

use super::burn_up::followed_pathways;
use crate::components::download::download;
use crate::components::field::Check;
use crate::components::map::current_layout;
use crate::components::map::svg::{part_of_html, styles};
use crate::domain::planning::document::PlanDocument;
use crate::domain::transit_map::picture::{Picture, Size};
use crate::store::PlanStore;
use html::to_html;
use markdown::to_markdown;

/// The width of a line's picture, in pixels: that of a phone, so that its labels can be read on one.
const PICTURE_WIDTH: i32 = 360;

/// The buttons that save it.
#[component]
pub fn PocketPlan() -> impl IntoView {
    let (store, followed, has_notes) = (
        PlanStore::expect(),
        followed_pathways(),
        RwSignal::new(true),
    );
    let follows_none = Memo::new(move |_| followed.with(Vec::is_empty));
    let save_html = move |_| {
        let document = current_document(store, has_notes.get_untracked());
        let lines = document.roles.iter().map(|role| {
            let layout = current_layout(store, std::slice::from_ref(&role.id));
            let picture = Picture::new(&layout, &Size::COMPACT);
            part_of_html(&layout, &picture, &Size::COMPACT, PICTURE_WIDTH)
        });
        let text = to_html(
            &document,
            &lines.collect::<Vec<_>>(),
            &styles(&Size::COMPACT),
        );
        download(&file_name(&document, "html"), "text/html", &text);
    };
    let save_markdown = move |_| {
        let document = current_document(store, has_notes.get_untracked());
        let text = to_markdown(&document);
        download(&file_name(&document, "md"), "text/markdown", &text);
    };
    let reason = move || {
        let reason = "Follow a role first: its tasks, dates and notes are what the file holds.";
        follows_none.get().then_some(reason)
    };
    view! {
        <div class="taken">
            <h3>"Pocket plan"</h3>
            <p>
                "All roles you follow, with tasks, dates and resources, as they are today. The web page is one file that any browser opens without internet and prints; the Markdown is for programs for notes."
            </p>
            <Check
                label="With my notes and links"
                is=has_notes
                set=move |is: bool| has_notes.set(is)
            />
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    disabled=move || follows_none.get()
                    aria-describedby="no-pocket-plan"
                    on:click=save_html
                >
                    "Web page (.html)"
                    <span class="visually-hidden">" of my plan"</span>
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || follows_none.get()
                    aria-describedby="no-pocket-plan"
                    on:click=save_markdown
                >
                    "Markdown (.md)"
                    <span class="visually-hidden">" of my plan"</span>
                </button>
            </p>
            <p id="no-pocket-plan">{reason}</p>
        </div>
    }
}

fn current_document(store: PlanStore, has_notes: bool) -> PlanDocument {
    untrack(|| {
        let today = store.today();
        store.with(|plan, catalogue| PlanDocument::new(plan, catalogue, has_notes, today))
    })
}

fn file_name(document: &PlanDocument, ending: &str) -> String {
    format!("interchange-plan-{}.{ending}", document.made)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::built_in;
    use crate::domain::date::Date;
    use crate::domain::id::{ItemId, PathwayId};
    use crate::domain::plain_text::to_line;
    use crate::domain::plan::Plan;
    use crate::domain::plan::note::{Link, Note};
    use crate::domain::plan::progress::Progress;
    use crate::domain::plan::state::{OpenState, Percent};
    use crate::domain::planning::document::{DocumentEntry, DocumentPart, RoleDocument, lines};
    use crate::domain::planning::line_status::LineStatus;
    use crate::domain::planning::timetable::Timetable;
    use crate::domain::transit_map::Map;
    use crate::domain::transit_map::layout::Layout;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    /// A document of one task.
    pub fn example() -> PlanDocument {
        let entry = DocumentEntry {
            id: ItemId::new("nlp-engineer/bot").unwrap(),
            text: "Build a *bot*".to_owned(),
            is_done: true,
            details: "Done on 20 January 2026".to_owned(),
            url: Some("https://a.b/c".to_owned()),
            note: vec!["It works.".to_owned(), "# Mostly".to_owned()],
            proof: Some("mailto:you@example.org".to_owned()),
        };
        let part = DocumentPart {
            title: "Step 1: Learn".to_owned(),
            details: "2–3 weeks".to_owned(),
            entries: vec![entry],
            resources: vec![
                ("A book".to_owned(), Some("https://b.c/".to_owned())),
                ("Another".to_owned(), None),
            ],
        };
        PlanDocument {
            made: day("2026-11-28"),
            pace: "From 5 January 2026, 10 hours a week.".to_owned(),
            roles: vec![RoleDocument {
                id: PathwayId::new("nlp-engineer").unwrap(),
                role: "NLP Engineer".to_owned(),
                summary: "Language.".to_owned(),
                arrival: None,
                progress: Progress {
                    done: 1,
                    total: 1,
                    ..Progress::default()
                },
                parts: vec![part],
            }],
        }
    }

    /// Texts that mean something to HTML, Markdown or a reader of them.
    pub fn hostile() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "<script>alert(1)</script>",
            "</style>",
            "</title>",
            "<img src=x onerror=alert(1)>",
            "\" onclick=\"x",
            "<!--",
            "]]>",
            "&lt;",
            "&copy;",
            "# ",
            "- [x] ",
            "> ",
            "```\n",
            "~~~",
            "---\n",
            "===\n",
            "| a | b |\n",
            "[a](javascript:b)",
            "![a](b)",
            "[^1]: ",
            "[x]: y\n",
            "    ",
            "1. ",
            "2) ",
            "\\",
            "*",
            "_",
            "`",
            "$",
            "<https://a.b>",
            "https://a.example/b_c ",
            "\u{202E}",
            "\u{2066}",
            "\u{2028}",
            "\u{2029}",
            "\u{85}",
            "\r",
            "\n",
            "\n\n",
            "\t",
            "\u{0}",
            "\u{200F}",
            "עברית",
            "→",
            "||",
            "~~",
            ": ",
        ]);
        let piece = prop_oneof![piece.prop_map(str::to_owned), "[ -~äßж]{0,12}"];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    /// The example with this text at every place, and the lines that a reader is to see.
    pub fn saying(text: &str) -> (PlanDocument, Vec<String>) {
        let mut document = example();
        let (line, note) = (format!("a{}", to_line(text)), lines(text));
        let role = &mut document.roles[0];
        role.role.clone_from(&line);
        role.summary.clone_from(&line);
        let part = &mut role.parts[0];
        part.title.clone_from(&line);
        part.entries[0].text.clone_from(&line);
        part.entries[0].note.clone_from(&note);
        part.resources[0].0.clone_from(&line);
        (document, note.into_iter().chain([line]).collect())
    }

    /// The file of a plan of two roles, half done, with long notes.
    pub fn file_of_example() -> String {
        let (catalogue, today) = (built_in(), day("2026-11-28"));
        let mut plan = Plan::default();
        plan.pace.start = Some(day("2026-09-07"));
        for pathway in catalogue.pathways.iter().take(2) {
            plan.follows.push(pathway.id.clone());
            let tasks = pathway.steps.iter().flat_map(|step| &step.tasks);
            let count = tasks.clone().count();
            for (at, task) in tasks.enumerate() {
                match at {
                    at if at < count / 2 => {
                        let _ = plan.done.insert(task.id.clone(), day("2026-10-20"));
                    }
                    at if at == count / 2 => {
                        let (percent, since) = (Percent::HALF, today);
                        let begun = OpenState::InProgress { percent, since };
                        plan.open.insert(task.id.clone(), begun);
                    }
                    at if at == count - 1 => {
                        let _ = plan.open.insert(task.id.clone(), OpenState::Skipped);
                    }
                    _ => {}
                }
                if at % 3 == 0 {
                    let text = "It took longer than I thought, since the data had to be cleaned first.\n\nמה שלמדתי: <b>clean</b> first & ask later.\n".repeat(4);
                    let proof = Link::parse(&format!(
                        "https://github.com/you/{}",
                        "long-name-".repeat(9)
                    ))
                    .unwrap();
                    plan.about.get_or_default(task.id.clone()).note = Note::new(&text, proof);
                }
            }
        }
        let timetable = Timetable::new(&plan, &catalogue).unwrap();
        let document = PlanDocument::new(&plan, &catalogue, true, today);
        let pictures = document.roles.iter().map(|role| {
            let id = role.id.as_str();
            let (pathway, profile) = (
                catalogue.pathway(id).unwrap(),
                catalogue.profile(id).unwrap(),
            );
            let schedule = timetable.schedule(&role.id).map(|it| &**it);
            let status = LineStatus::new(&plan, &catalogue, pathway, schedule, today);
            let layout = Layout::new(&Map::of(&[profile]), &[Some(status)], today);
            let picture = Picture::new(&layout, &Size::COMPACT);
            part_of_html(&layout, &picture, &Size::COMPACT, PICTURE_WIDTH)
        });
        to_html(
            &document,
            &pictures.collect::<Vec<_>>(),
            &styles(&Size::COMPACT),
        )
    }
}
