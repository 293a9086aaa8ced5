//! Where the plan is kept, how safe it is there, and backups of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

use crate::components::download::download;
use crate::components::focus::focus_part;
use crate::components::island::anew;
use crate::store::backup::{
    Difference, LastBackup, MOST_BYTES, TOO_LARGE, decode, difference, encode, in_words, merged,
    of_plan,
};
use crate::store::entries::Entries;
use crate::store::{Health, PlanStore};

/// The name under which it is remembered when there was a backup.
const BACKUP: &str = "backup";

/// A backup that was chosen: what it says, or why it can't be read.
type Chosen = Result<Entries, String>;

/// The section.
#[component]
pub fn Keep() -> impl IntoView {
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
        // Remembering it is a change as well.
        let changes = untrack(|| store.changes()) + 1;
        store.remember(BACKUP, LastBackup { day, changes }.to_string());
    };
    let choose = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again.
        input.set_value("");
        #[allow(
            clippy::cast_precision_loss,
            reason = "files of 2⁵³ bytes are larger too"
        )]
        let is_too_large = file.size() > MOST_BYTES as f64;
        if is_too_large {
            return chosen.set(Some(Err(TOO_LARGE.to_owned())));
        }
        spawn_local(async move {
            let text: Option<JsValue> = JsFuture::from(file.text()).await.ok();
            let text = text.and_then(|text| text.as_string());
            let read = text.ok_or_else(|| {
                "The browser could not read this file. Try again; nothing was changed.".to_owned()
            });
            chosen.set(Some(read.and_then(|text| decode(&text))));
        });
    };
    view! {
        <section aria-labelledby="kept">
            <h2 id="kept" tabindex="-1">"Where it is kept"</h2>
            <p>{anew(move || where_it_is(store))}</p>
            {anew(move || persistence(store, asked))}
            <p>{anew(move || last_backup(store))}</p>
            <p class="actions">
                <button type="button" class="button" on:click=save>
                    "Save a backup"
                </button>
            </p>
            <div class="field">
                <label for="backup">"Bring in a backup"</label>
                <input
                    id="backup"
                    type="file"
                    accept=".json,application/json"
                    aria-describedby="backup-hint"
                    on:change=choose
                />
                <p class="hint" id="backup-hint">
                    "You see what it would change before anything changes."
                </p>
            </div>
            <div role="status">{anew(move || chosen.get().map(|read| preview(store, read, chosen)))}</div>
            {anew(move || unreadable(store))}
        </section>
    }
}

fn where_it_is(store: PlanStore) -> String {
    if store.health() == Health::Denied {
        return "On this page alone: your browser lets this site store nothing. A backup keeps it."
            .to_owned();
    }
    let bytes = store.stored_bytes();
    format!(
        "In this browser, on this device, and nowhere else. It takes {} of the about 5,000 kB that browsers give a site.",
        match bytes {
            0..1_000 => "less than 1 kB".to_owned(),
            _ => format!("{} kB", bytes / 1_000),
        }
    )
}

/// Whether the browser may remove it by itself.
fn persistence(store: PlanStore, asked: RwSignal<bool>) -> Option<AnyView> {
    if store.is_persistent()? {
        return Some(
            view! { <p>"The browser has promised not to remove it by itself."</p> }.into_any(),
        );
    }
    let ask = move |_| {
        store.ask_to_persist();
        asked.set(true);
        focus_part("kept".to_owned());
    };
    let answer = if asked.get() {
        view! {
            <p role="status">
                "It was asked to keep it, and has not promised that. Some do once a site is installed or often visited."
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
            "The browser may remove it when space is short, and some do so after a week without a visit."
        </p>
        {answer}
    };
    Some(told.into_any())
}

fn last(store: PlanStore) -> Option<LastBackup> {
    LastBackup::parse(&store.remembered(BACKUP)?)
}

fn last_backup(store: PlanStore) -> String {
    let Some(last) = last(store) else {
        return "There is no backup yet. A backup is a file with all that you entered: it can be read in any editor, and brought in here or on another device.".to_owned();
    };
    let since = match store.changes().saturating_sub(last.changes) {
        0 => "nothing has changed since".to_owned(),
        1 => "1 change since".to_owned(),
        changes => format!("{changes} changes since"),
    };
    format!("Last backup: {}, {since}.", last.day.in_words())
}

/// Reminds of a backup, once it is due.
#[component]
pub fn Reminder() -> impl IntoView {
    let store = PlanStore::expect();
    let is_due = Memo::new(move |_| {
        let first = store.with(|plan, _| plan.done.values().min().copied());
        LastBackup::is_due(last(store), store.changes(), first, store.today())
    });
    anew(move || {
        is_due.get().then(|| {
            view! {
                <p class="notice">
                    "What you entered since your last backup is in this browser alone. "
                    <a href="#kept">"Save a backup"</a>
                </p>
            }
        })
    })
}

/// What a backup would change, and whether it shall.
fn preview(store: PlanStore, read: Chosen, chosen: RwSignal<Option<Chosen>>) -> AnyView {
    let backup = match read {
        Ok(backup) => backup,
        Err(why) => return view! { <p class="notice warning">{why}</p> }.into_any(),
    };
    // Drawn anew with every change, in whatever tab: what is told is what would happen.
    store.changes();
    let plan = of_plan(&store.entries());
    let difference = difference(&plan, &backup);
    let (can_add, can_replace) = (merged(&plan, &backup) != plan, backup != plan);
    let theirs = StoredValue::new(backup);
    let import = move |of: fn(&Entries, &Entries) -> Entries| {
        move |_| {
            store.import(|plan| theirs.with_value(|backup| of(plan, backup)));
            chosen.set(None);
            focus_part("kept".to_owned());
        }
    };
    let leave = move |_| {
        chosen.set(None);
        focus_part("kept".to_owned());
    };
    let add = can_add.then(|| {
        view! {
            <button type="button" class="button primary" on:click=import(merged)>
                "Add what is new"
            </button>
        }
    });
    let replace = can_replace.then(|| {
        view! {
            <button type="button" class="button" on:click=import(|_, backup| backup.clone())>
                "Replace my plan by it"
            </button>
        }
    });
    view! {
        <div class="notice">
            {told(&difference).into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            <p class="actions">
                {add} {replace}
                <button type="button" class="button quiet" on:click=leave>
                    "Leave it"
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// How a backup differs, and what that means.
fn told(difference: &Difference) -> Vec<String> {
    let Difference {
        new,
        other,
        missing,
    } = difference;
    if *difference == Difference::default() {
        return vec![
            "This backup says what your plan says. There is nothing to bring in.".to_owned(),
        ];
    }
    let mut lines = vec![];
    let mut line = |names: &[String], before: &str, after: &str| {
        if !names.is_empty() {
            lines.push(format!("{before}{}{after}", in_words(names)));
        }
    };
    line(new, "The backup has what your plan hasn’t: ", ".");
    line(
        other,
        "The two differ in: ",
        ". Adding keeps yours, and both of two notes if they fit into one; replacing takes the backup’s.",
    );
    line(
        missing,
        "Only your plan has: ",
        ". Adding keeps that; replacing removes it.",
    );
    lines
}

/// What was found in the storage and can't be read.
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
            <p>"It stays as it was found, and nothing is ever written over it."</p>
            <ul>{rows}</ul>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_told_before_it_is_brought_in() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(told(&Difference::default()).len(), 1);
        let difference = Difference {
            new: names(&["done/one/a", "done/one/b"]),
            other: names(&["note/one/a"]),
            missing: vec![],
        };
        assert_eq!(
            told(&difference),
            [
                "The backup has what your plan hasn’t: 2 ticks.",
                "The two differ in: 1 note. Adding keeps yours, and both of two notes if they fit into one; replacing takes the backup’s.",
            ]
        );
    }
}
