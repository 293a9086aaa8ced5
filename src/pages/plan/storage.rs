//! The storage of the plan: where it is, how safe it is there, and backups.

use leptos::prelude::*;
use web_sys::{Event, File};

use super::import::preview;
use super::remarks::preview_remarks;
use crate::components::chosen_file::{FileError, FileReader, chosen_file};
use crate::components::download::download;
use crate::components::focus::focus_part;
use crate::components::link::Link;
use crate::components::opened_file::on_opened_file;
use crate::domain::input::number::group_digits;
use crate::route::{OwnPage, PlanSection, Route};
use crate::sections::plan::KEPT;
use crate::store::backup::{Backup, LastBackup, MAX_BYTES, TOO_LARGE, encode};
use crate::store::devices::folder_sync::{FolderState, FolderSync, Report};
use crate::store::review::{Opened, decode_file};
use crate::store::{MAX_OWN_BYTES, PlanStore, StorageStatus};

/// The name under which this browser remembers its last backup.
const BACKUP: &str = "backup";

/// The contents of a file, or the reason why it can't be read.
type Chosen = Result<Opened, String>;

/// The section on storage and backups.
#[component]
pub fn StorageSection() -> impl IntoView {
    let store = PlanStore::expect();
    let chosen = RwSignal::new(None::<Chosen>);
    let asked = RwSignal::new(false);
    let save = move |_| {
        let text = encode(&store.entries());
        let day = store.today();
        download(
            &format!("interchange-{day}.json"),
            "application/json",
            &text,
        );
        // Remembering the backup is a change as well.
        let changes = untrack(|| store.change_count()) + 1;
        store.remember(BACKUP, LastBackup { day, changes }.to_string());
    };
    // Whether it is of a file that the app was opened with.
    let is_opened = RwSignal::new(false);
    let reader = FileReader::new(MAX_BYTES);
    let read = move |file: File| {
        reader.read(file, move |bytes| {
            chosen.set(Some(match bytes {
                Ok(bytes) => decode_file(&bytes),
                Err(FileError::TooLarge) => Err(TOO_LARGE.to_owned()),
                Err(FileError::Unreadable) => Err(
                    "The browser could not read this file. Try again; nothing was changed."
                        .to_owned(),
                ),
            }));
        });
    };
    let choose = move |event: Event| {
        if let Some(file) = chosen_file(&event) {
            is_opened.set(false);
            read(file);
        }
    };
    on_opened_file(&Route::Plan(PlanSection::Data), move |file| {
        is_opened.set(true);
        read(file);
        focus_part(KEPT.0);
    });
    let is_refused = move || is_opened.get() && chosen.with(|offer| matches!(offer, Some(Err(_))));
    let leave = move || {
        chosen.set(None);
        focus_part("kept");
    };
    view! {
        <section aria-labelledby=KEPT.0>
            <h2 id=KEPT.0 tabindex="-1">
                {KEPT.1}
            </h2>
            <p>{move || where_it_is(store)}</p>
            {move || persistence(store, asked)}
            <p>{move || last_backup(store)}</p>
            <p class="actions">
                <button type="button" class="button" on:click=save>
                    "Save a backup"
                </button>
            </p>
            <div class="field">
                <label for="backup">"Open a backup"</label>
                <input
                    id="backup"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="backup-hint"
                    on:change=choose
                />
                <p class="hint" id="backup-hint">
                    "Or remarks that someone sent you as a file. You see what it would change before anything changes."
                </p>
            </div>
            <div role="status">
                {move || {
                    chosen
                        .get()
                        .map(|chosen| match chosen {
                            Ok(Opened::Remarks(sent)) => {
                                preview_remarks(store, Ok(sent), move |_| leave())
                            }
                            Ok(Opened::Backup(backup)) => preview(store, Ok(backup), leave),
                            Err(why) => preview(store, Err(why), leave),
                        })
                }} // A pathway can be such a file as well.
                <Show when=is_refused>
                    <p>
                        "If it is a pathway, "
                        <Link to=Route::Own(OwnPage::New)>"bring it in as one of your own"</Link>
                        "."
                    </p>
                </Show>
            </div>
            {move || before(store, chosen)}
            {move || unreadable(store)}
        </section>
    }
}

fn where_it_is(store: PlanStore) -> String {
    if store.status() == StorageStatus::Unavailable {
        return "Your plan is only on this page: your browser doesn’t let this site store anything. Save a backup to keep it."
            .to_owned();
    }
    let in_kb = |bytes: usize| match bytes {
        0..1_000 => "less than 1 kB".to_owned(),
        _ => format!(
            "{} kB",
            group_digits(i64::try_from(bytes / 1_000).unwrap_or(i64::MAX))
        ),
    };
    let own = match store.own_bytes() {
        0 => String::new(),
        own => format!(
            " Your own pathways take {} of the {} that they may.",
            in_kb(own),
            in_kb(MAX_OWN_BYTES)
        ),
    };
    let place = match FolderSync::expect().state.get().0 {
        FolderState::Connected => "in this browser and in your folder",
        _ => "in this browser, on this device, and nowhere else",
    };
    format!(
        "Your plan is {place}. It takes {} of about 5,000 kB.{own}",
        in_kb(store.stored_bytes()),
    )
}

/// Whether the browser may remove the plan by itself; `None` where it doesn't say.
fn persistence(store: PlanStore, asked: RwSignal<bool>) -> Option<AnyView> {
    if store.is_persistent()? {
        return Some(view! { <p>"The browser has agreed to keep it."</p> }.into_any());
    }
    let ask = move |_| {
        store.request_persistence();
        asked.set(true);
        focus_part("kept");
    };
    let answer = if asked.get() {
        view! {
            <p role="status">
                "The browser hasn’t agreed. Some do once a site is installed or often visited."
            </p>
        }
        .into_any()
    } else {
        view! {
            <p class="actions">
                <button type="button" class="button" on:click=ask>
                    "Ask the browser to keep it"
                </button>
            </p>
        }
        .into_any()
    };
    let told = view! {
        <p>
            "The browser may delete it when space is short, and some do after a week without a visit."
        </p>
        {answer}
    };
    Some(told.into_any())
}

/// Offers the copy that was kept before the last import or reset.
fn before(store: PlanStore, chosen: RwSignal<Option<Chosen>>) -> Option<AnyView> {
    let before = store.previous_plan()?;
    let told = format!(
        "We kept a copy of your plan from {}, before you last opened a backup or deleted it.",
        before.day.in_words()
    );
    let entries = StoredValue::new(before.entries);
    let look = move |_| {
        let entries = entries.get_value();
        chosen.set(Some(Ok(Opened::Backup(Backup {
            entries,
            ..Backup::default()
        }))));
    };
    let view = view! {
        <p>{told}</p>
        <p class="actions">
            <button type="button" class="button" on:click=look>
                "Show that copy"
            </button>
        </p>
    };
    Some(view.into_any())
}

fn last(store: PlanStore) -> Option<LastBackup> {
    LastBackup::parse(&store.remembered(BACKUP)?)
}

fn last_backup(store: PlanStore) -> String {
    let Some(last) = last(store) else {
        return "No backup yet. A backup is a file with everything you entered. You can open it here or on another device.".to_owned();
    };
    let since = match store.change_count().saturating_sub(last.changes) {
        0 => "nothing has changed since".to_owned(),
        1 => "1 change since".to_owned(),
        changes => format!("{changes} changes since"),
    };
    format!("Last backup: {}, {since}.", last.day.in_words())
}

/// Reminds the learner of a backup once it is due, unless a folder has what is new; and of the folder where the
/// browser asks again.
#[component]
pub fn BackupReminder() -> impl IntoView {
    let (store, folder) = (PlanStore::expect(), FolderSync::expect());
    let is_due = Memo::new(move |_| {
        let first = store.with(|plan, _| plan.done.values().min().copied());
        let changes = store.change_count();
        // Without a change there is nothing to back up, and no need for a clock, which a page that is
        // rendered natively hasn't.
        changes > 0 && LastBackup::is_due(last(store), changes, first, store.today())
    });
    let reminder = move || {
        view! {
            <p class="notice screen-only">
                "Your latest changes are only in this browser. "
                <Link to=Route::Plan(PlanSection::Data) part="kept">
                    "Save a backup"
                </Link>
            </p>
        }
    };
    let asks = move |name: String| {
        view! {
            <div class="notice screen-only">
                <p>
                    {format!(
                        "The browser asks you again before Interchange may use the folder “{name}”. Until then your changes are in this browser alone.",
                    )}
                </p>
                <p class="actions">
                    <button
                        type="button"
                        class="button primary"
                        on:click=move |_| folder.request_permission(store, || focus_part("content"))
                    >
                        "Allow it again"
                    </button>
                </p>
            </div>
        }
    };
    move || match folder.state.get() {
        (FolderState::AsksPermission, name) => Some(asks(name).into_any()),
        (FolderState::Connected, _) if folder.report.with(Report::is_complete) => None,
        _ => is_due.get().then(|| reminder().into_any()),
    }
}

/// The stored values that can't be read, to be downloaded.
fn unreadable(store: PlanStore) -> Option<AnyView> {
    let found = store.unreadable();
    let rows = found.into_iter().map(|found| {
        let save = move |_| download("interchange-unreadable.txt", "text/plain", &found.text);
        view! {
            <li>
                {format!("{}: {}. ", found.name, found.reason)}
                <button type="button" class="button" on:click=save>
                    "Download it"
                </button>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>"What can’t be read"</h3>
            <p>"It stays as it is. Nothing is ever written over it."</p>
            <ul>{rows}</ul>
        }
        .into_any()
    })
}
