//! The ways to a pathway of one's own: bring in a text, copy a pathway, or begin with nothing.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::{DragEvent, Event, File};

use super::preview::{Draft, Preview, TEXT, prepare};
use crate::components::add_field::AddField;
use crate::components::badge::Badge;
use crate::components::chosen_file::{FileError, FileReader, chosen_file};
use crate::components::collect::CollectAny;
use crate::components::controls::not_loaded;
use crate::components::converter::use_converter;
use crate::components::focus::focus_part;
use crate::components::heading::PageHeading;
use crate::components::opened_file::on_opened_file;
use crate::content::convert::{Converter, TextKind, Understood};
use crate::domain::pathway::Pathway;
use crate::domain::pathway::limits::{MAX_FILE, MAX_NAME};
use crate::domain::plain_text::to_line;
use crate::navigation::hydration::use_hydrated;
use crate::navigation::query::use_replace_route;
use crate::route::{OwnPage, Route, copy_in};
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The ids of the sections.
const BRING: &str = "bring-in";
const COPY: &str = "copy";

/// The kinds of text that can be chosen.
const KINDS: [(&str, Option<TextKind>); 6] = [
    ("Find out by itself", None),
    (
        "Markdown: an outline or a checklist",
        Some(TextKind::Markdown),
    ),
    ("The text of a guide page", Some(TextKind::Guide)),
    (
        "A table: CSV, or copied from a spreadsheet",
        Some(TextKind::Csv),
    ),
    ("A pathway file: TOML", Some(TextKind::Toml)),
    ("A pathway file: JSON", Some(TextKind::Json)),
];

/// The page at `own/new/`.
#[component]
pub fn NewPage() -> impl IntoView {
    let store = PlanStore::expect();
    let hydrated = use_hydrated();
    // What was understood and isn't stored yet. It is a draft: a reload doesn't lose what was put right.
    let draft = RwSignal::new(None::<Draft>);
    Effect::new(move || {
        let is_open = hydrated.get() && draft.with_untracked(Option::is_none);
        // Nothing is drawn anew where none was kept: what was typed before hydration stays in its field.
        if let Some(kept) = is_open.then(|| Draft::kept(store)).flatten() {
            draft.set(Some(kept));
        }
    });
    let show = Callback::new(move |new: Draft| {
        new.keep(store);
        draft.set(Some(new));
        focus_part("preview");
    });
    let leave = Callback::new(move |()| {
        Draft::forget(store);
        draft.set(None);
        focus_part(BRING);
    });
    let (opened, is_wanted) = (RwSignal::new_local(None::<File>), RwSignal::new(false));
    on_opened_file(&Route::Own(OwnPage::New), move |file| {
        is_wanted.set(false);
        opened.set(Some(file));
    });
    // Where something stands here that would be lost, the learner decides.
    let waiting = move || {
        let name = opened.with(|file| file.as_ref().map(File::name))?;
        let read = move |_| {
            is_wanted.set(true);
            if draft.with_untracked(Option::is_some) {
                leave.run(());
            }
        };
        let not_now = move |_| {
            opened.set(None);
            let has_draft = draft.with_untracked(Option::is_some);
            focus_part(if has_draft { "preview" } else { BRING });
        };
        Some(view! {
            <div class="notice" role="status">
                <p>
                    {format!(
                        "You opened “{name}”. Reading it replaces what stands here and isn’t added yet.",
                    )}
                </p>
                <p class="actions">
                    <button type="button" class="button" on:click=read>
                        "Read the file instead"
                    </button>
                    <button type="button" class="button quiet" on:click=not_now>
                        "Not now"
                    </button>
                </p>
            </div>
        })
    };
    let ways = move || {
        view! {
            <BringIn show opened is_wanted />
            <CopyOne show />
            <Begin show />
        }
    };
    view! {
        <article class="page own-new">
            <header class="page-header">
                <PageHeading>"Add a pathway of your own"</PageHeading>
                <p class="lead">
                    "Any guide or checklist becomes a line on your map, with dates, ticks, notes and a comparison. It stays in this browser."
                </p>
            </header>
            {waiting}
            {move || match draft.get() {
                Some(draft) => view! { <Preview draft leave /> }.into_any(),
                None => ways().into_any(),
            }}
        </article>
    }
}

/// The section that a text or a file is brought in by.
#[component]
fn BringIn(
    show: Callback<Draft>,
    /// A file that the app was opened with. It is taken at once where no text stands here yet.
    opened: RwSignal<Option<File>, LocalStorage>,
    /// Whether it is to be read in any case.
    is_wanted: RwSignal<bool>,
) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let converter = use_converter();
    let drafts = store.drafts();
    let text = RwSignal::new(String::new());
    Effect::new(move || {
        if let Some(kept) = drafts
            .get(TEXT)
            .filter(|_| text.with_untracked(String::is_empty))
        {
            text.set(kept);
        }
    });
    let kind = RwSignal::new(0_usize);
    let wrong = RwSignal::new(Vec::<String>::new());
    // Several pathways in one file: which of them is to be looked at.
    let found = RwSignal::new(None::<Understood>);
    let is_waiting = RwSignal::new(false);
    let look = move |understood: Understood, at: usize| {
        store.read_rest();
        let draft = catalogue.with_untracked(|all| prepare(&understood, at, all));
        show.run(draft);
    };
    let understand = move |converter: Converter| {
        let of = KINDS.get(kind.get_untracked()).and_then(|(_, kind)| *kind);
        let read = text.with_untracked(|text| (converter.understand)(text, of));
        found.set(None);
        match read {
            Ok(understood) if understood.pathways.len() == 1 => look(understood, 0),
            Ok(understood) => found.set(Some(understood)),
            Err(mistakes) => {
                wrong.set(mistakes);
                focus_part("mistakes");
            }
        }
    };
    // The readers arrive after they were first needed.
    Effect::new(move || {
        if let Some(converter) = converter.get()
            && is_waiting.get()
        {
            is_waiting.set(false);
            understand(converter);
        }
    });
    let read = move || {
        wrong.set(vec![]);
        is_waiting.set(true);
        converter.request();
    };
    let take = move |bytes: Vec<u8>, name: &str| {
        match String::from_utf8(bytes) {
            Ok(content) => {
                text.set(content);
                read();
            }
            Err(_) => wrong.set(vec![format!(
                "“{name}” is not a text, so nothing can be read from it. Choose a file of Markdown, CSV, TOML, JSON or plain text. Nothing was stored."
            )]),
        }
    };
    let reader = FileReader::new(MAX_FILE);
    let open = move |file: File| {
        let name = file.name();
        reader.read(file, move |bytes| match bytes {
            Ok(bytes) => take(bytes, &name),
            Err(FileError::TooLarge) => wrong.set(vec![too_large()]),
            Err(FileError::Unreadable) => wrong.set(vec![
                "The browser could not read this file. Try again; nothing was stored.".to_owned(),
            ]),
        });
    };
    Effect::new(move || {
        let has_text = move || !text.with_untracked(String::is_empty) || drafts.has(TEXT);
        if let Some(file) = opened.get().filter(|_| is_wanted.get() || !has_text()) {
            opened.set(None);
            is_wanted.set(false);
            open(file);
        }
    });
    let choose = move |event: Event| {
        if let Some(file) = chosen_file(&event) {
            open(file);
        }
    };
    let drop_in = move |event: DragEvent| {
        let Some(data) = event.data_transfer() else {
            return;
        };
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            event.prevent_default();
            open(file);
        }
    };
    let type_in = move |event| {
        let typed = event_target_value(&event);
        // Beyond that it couldn't be read anyway.
        if typed.len() <= MAX_FILE {
            drafts.set(TEXT, &typed);
        }
        text.set(typed);
    };
    let options = KINDS.iter().enumerate().map(|(at, (name, _))| {
        view! {
            <option value=at.to_string() prop:selected=move || kind.get() == at>
                {*name}
            </option>
        }
    });
    let mistakes = move || {
        let mistakes = wrong.get();
        (!mistakes.is_empty()).then(|| {
            let lines = mistakes.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <div class="notice warning" id="mistakes" tabindex="-1" role="alert">
                    <p>
                        "This could not be read. Nothing was stored, and your text is still here."
                    </p>
                    <ul class="lines">{lines.collect_any()}</ul>
                </div>
            }
        })
    };
    let several = move || {
        found.get().map(|understood| {
            let names: Vec<_> = understood
                .pathways
                .iter()
                .map(|it| it.0.role.clone())
                .collect();
            let understood = StoredValue::new(understood);
            let rows = names.into_iter().enumerate().map(|(at, role)| {
                view! {
                    <li>
                        {role} " "
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| look(understood.get_value(), at)
                        >
                            "Look at it"
                        </button>
                    </li>
                }
            });
            view! {
                <p>"There are several pathways in it. Choose one to look at."</p>
                <ul class="lines">{rows.collect_any()}</ul>
            }
        })
    };
    view! {
        <section aria-labelledby=BRING>
            <h2 id=BRING tabindex="-1">
                "Bring one in"
            </h2>
            <div
                class="field wide drop"
                on:dragover=move |event| event.prevent_default()
                on:drop=drop_in
            >
                <label for="own-text">"Paste a text, or drop a file here"</label>
                <textarea
                    id="own-text"
                    rows="10"
                    dir="auto"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="own-text-hint"
                    prop:value=text
                    on:input=type_in
                ></textarea>
                <p class="hint" id="own-text-hint">
                    "An outline in Markdown, a checklist, the text of a guide page, a table with steps and tasks, or a pathway file. You see how it was understood before anything is stored."
                </p>
            </div>
            <div class="fields">
                <div class="field">
                    <label for="own-file">"Or choose a file"</label>
                    <input
                        id="own-file"
                        type="file"
                        accept=".md,.markdown,.txt,.csv,.tsv,.toml,.json,text/*,application/json"
                        on:change=choose
                    />
                </div>
                <div class="field">
                    <label for="own-kind">"What it is"</label>
                    <select
                        id="own-kind"
                        autocomplete="off"
                        on:change=move |event| {
                            kind.set(event_target_value(&event).parse().unwrap_or_default());
                        }
                    >
                        {options.collect_any()}
                    </select>
                </div>
            </div>
            <p class="actions">
                <button type="button" class="button primary" on:click=move |_| read()>
                    "Read it"
                </button>
            </p>
            {move || {
                (converter.has_failed())
                    .then(|| not_loaded(
                        "What reads texts",
                        Callback::new(move |()| converter.request()),
                    ))
            }}
            {mistakes}
            {several}
        </section>
    }
}

fn too_large() -> String {
    format!(
        "This file is larger than {} kB, which is more than any pathway needs. Nothing was stored.",
        MAX_FILE / 1_000
    )
}

/// The section with copies of what is there.
#[component]
fn CopyOne(show: Callback<Draft>) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let (hash, hydrated) = (use_location().hash, use_hydrated());
    let copy = move |pathway: &Pathway| {
        let mut copy = pathway.clone();
        copy.copied_from = Some(pathway.id.clone());
        copy.source = None;
        let understood = Understood::of(copy);
        store.read_rest();
        show.run(catalogue.with_untracked(|all| prepare(&understood, 0, all)));
    };
    // Who came by “Copy to change” has said which. It is copied once, and not over what stands here.
    let replace = use_replace_route();
    Effect::new(move || {
        if Draft::kept(store).is_some() {
            return;
        }
        let id = hydrated
            .get()
            .then(|| hash.with(|hash| copy_in(hash)))
            .flatten();
        let pathway =
            id.and_then(|id| catalogue.with_untracked(|all| all.pathway(id.as_str()).cloned()));
        if let Some(pathway) = pathway {
            copy(&pathway);
            replace(&Route::Own(OwnPage::New));
        }
    });
    let rows = move || {
        catalogue.with(|all| {
            let rows = all.profiles.iter().map(|profile| {
                let (id, role) = (profile.id.clone(), profile.role.clone());
                let click = move |_| {
                    let pathway = catalogue.with_untracked(|all| all.pathway(id.as_str()).cloned());
                    if let Some(pathway) = pathway {
                        copy(&pathway);
                    }
                };
                view! {
                    <li>
                        <Badge profile />
                        <span>{role.clone()}</span>
                        <button type="button" class="button" on:click=click>
                            "Copy"
                            <span class="visually-hidden">{format!(": {role}")}</span>
                        </button>
                    </li>
                }
            });
            rows.collect_any()
        })
    };
    view! {
        <section aria-labelledby=COPY>
            <h2 id=COPY>"Make a copy to change"</h2>
            <p>
                "What the copy and its original both have is the same work: a tick in one is a tick in the other."
            </p>
            <ul class="plain-list copies">{rows}</ul>
        </section>
    }
}

/// The section that begins with a name.
#[component]
fn Begin(show: Callback<Draft>) -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let add = move |text: String| {
        let role = to_line(&text);
        if role.chars().count() > MAX_NAME {
            return Err(format!("A name has room for {MAX_NAME} characters."));
        }
        let understood = Understood::of(Pathway::named(&role));
        store.read_rest();
        show.run(catalogue.with_untracked(|all| prepare(&understood, 0, all)));
        Ok(())
    };
    view! {
        <section aria-labelledby="from-nothing">
            <h2 id="from-nothing">"Write one from nothing"</h2>
            <AddField id="own-role" label="The role it leads to" button="Begin" add />
        </section>
    }
}
