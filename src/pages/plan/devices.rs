//! The plan on all of the learner's devices: a folder that they all have, or files carried by hand.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, HtmlInputElement};

use crate::components::collect::CollectAny;
use crate::components::download::download;
use crate::components::focus::focus_part;
use crate::components::link::href;
use crate::domain::date::Date;
use crate::domain::id::ItemId;
use crate::domain::planning::visit_reminder::{EVERY_DAYS, visit_reminder};
use crate::navigation::hydration::use_hydrated;
use crate::route::{PlanSection, Route};
use crate::sections::plan::DEVICES;
use crate::store::PlanStore;
use crate::store::devices::device_file::MAX_NAME;
use crate::store::devices::exchange::FoundFile;
use crate::store::devices::folder::{FolderError, can_choose, text_of};
use crate::store::devices::folder_sync::{
    FolderState, FolderSync, Report, device_name, make_file, rename_device,
};

/// The section that connects a folder.
#[component]
pub fn DevicesSection() -> impl IntoView {
    let (store, sync, hydrated) = (PlanStore::expect(), FolderSync::expect(), use_hydrated());
    // Whether the browser has folders is known once the page is hydrated; prerendered pages say what all can do.
    let has_folders = Memo::new(move |_| hydrated.get() && can_choose());
    Effect::new(move || {
        if has_folders.get() {
            sync.start(store);
        }
    });
    let state = move || has_folders.get().then(|| view_state(store, sync));
    view! {
        <section aria-labelledby=DEVICES.0>
            <h2 id=DEVICES.0 tabindex="-1">
                {DEVICES.1}
            </h2>
            <p>
                "Each device writes one file of its own and reads those of the others. What you changed on any of them counts, also after weeks without a network; notes written on two at once are joined."
            </p>
            <DeviceName />
            {state}
            <div role="status">{move || sync.report.with(|report| view_report(store, report))}</div>
            <ByHand />
        </section>
    }
}

#[component]
fn DeviceName() -> impl IntoView {
    let (store, sync, hydrated) = (PlanStore::expect(), FolderSync::expect(), use_hydrated());
    let name = move || {
        if hydrated.get() {
            device_name()
        } else {
            String::new()
        }
    };
    let rename = move |event: Event| {
        let field: HtmlInputElement = event_target(&event);
        field.set_value(&rename_device(&field.value()));
        sync.exchange_now(store);
    };
    view! {
        <div class="field">
            <label for="device-name">"Name of this device"</label>
            <input
                id="device-name"
                type="text"
                autocomplete="off"
                maxlength=MAX_NAME.to_string()
                prop:value=name
                on:change=rename
            />
        </div>
    }
}

/// The state of the folder, with the buttons for what can be done.
fn view_state(store: PlanStore, sync: FolderSync) -> AnyView {
    let (state, name) = sync.state.get();
    let choose = move |_| sync.choose(store, || focus_part(DEVICES.0));
    let leave = move |_| {
        sync.disconnect(store);
        focus_part(DEVICES.0);
    };
    match state {
        FolderState::Opening => ().into_any(),
        FolderState::NotChosen => view! {
            <p>
                "Choose a folder that a program of yours keeps on all your devices, such as Syncthing, Nextcloud or Dropbox. Interchange sends nothing anywhere by itself."
            </p>
            <p class="actions">
                <button type="button" class="button" on:click=choose>
                    "Choose a folder"
                </button>
            </p>
        }
        .into_any(),
        // The notice at the top of the page says more.
        FolderState::AsksPermission => view! {
            <p class="actions">
                <button type="button" class="button quiet" on:click=leave>
                    {format!("Stop using the folder “{name}”")}
                </button>
            </p>
        }
        .into_any(),
        FolderState::Connected => view! {
            <p>"This device uses the folder " <bdi>{format!("“{name}”")}</bdi> "."</p>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| sync.exchange_now(store)>
                    "Read and write now"
                </button>
                <button type="button" class="button quiet" on:click=leave>
                    "Stop using it"
                </button>
            </p>
        }
        .into_any(),
    }
}

/// The same files, carried by hand: for browsers without folders, and for those who want to.
#[component]
fn ByHand() -> impl IntoView {
    let (store, sync) = (PlanStore::expect(), FolderSync::expect());
    let save = move |_| {
        let (name, text) = make_file(store);
        download(&name, "application/json", &text);
    };
    let choose = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(files) = input.files() else { return };
        let files: Vec<_> = (0..files.length()).filter_map(|at| files.get(at)).collect();
        // Otherwise choosing the same files again is no change, and there is no event.
        input.set_value("");
        spawn_local(async move {
            let (mut found, mut unreadable) = (vec![], vec![]);
            for file in files {
                let name = file.name();
                match text_of(&file).await {
                    Ok(Some(text)) => found.push(FoundFile { name, text }),
                    _ => unreadable.push(name),
                }
            }
            sync.open_files(store, found, unreadable);
        });
    };
    let remind = move |_| {
        let today = untrack(|| store.today());
        let first = today.plus(EVERY_DAYS).unwrap_or(today);
        let origin = window().location().origin().unwrap_or_default();
        let address = format!("{origin}{}", href(&Route::Plan(PlanSection::Data), None));
        let file = visit_reminder(first, &address, store.now());
        download("interchange-reminder.ics", "text/calendar", &file);
    };
    view! {
        <details class="by-hand">
            <summary>"Carry the files by hand"</summary>
            <p>
                "For browsers that can’t use folders, such as Firefox and Safari: save this device’s file, take it to the other device in whatever way you like, and open it there."
            </p>
            <p class="actions">
                <button type="button" class="button" on:click=save>
                    "Save this device’s file"
                </button>
            </p>
            <div class="field">
                <label for="device-files">"Open files of other devices"</label>
                <input
                    id="device-files"
                    type="file"
                    multiple
                    accept=".json,application/json"
                    on:change=choose
                />
            </div>
            <p>
                "Safari deletes what a site has stored after seven days of use without a visit. A page that is closed can’t remind you; your calendar can."
            </p>
            <p class="actions">
                <button type="button" class="button" on:click=remind>
                    "Calendar reminder (.ics)"
                </button>
            </p>
        </details>
    }
}

/// The outcome of the last exchange.
fn view_report(store: PlanStore, report: &Report) -> AnyView {
    let mut lines: Vec<String> = vec![];
    lines.extend(report.failed.map(|why| why_failed(why).to_owned()));
    if !report.read.is_empty() {
        lines.push(match &report.written {
            Some(written) if *written == report.read => {
                format!("Read and written on {}.", moment(written))
            }
            _ => format!("Read on {}.", moment(&report.read)),
        });
    }
    for (name, why) in &report.not_read {
        lines.push(format!(
            "The file “{name}” isn’t read: {why}. It stays as it is."
        ));
    }
    for note in &report.too_long {
        let id = note.strip_prefix("note/").and_then(ItemId::new);
        let name = store.with(|_, catalogue| {
            let name = id.as_ref().and_then(|id| catalogue.name(id));
            name.map_or_else(|| note.clone(), str::to_owned)
        });
        lines.push(format!(
            "Two notes on “{name}” are too long together, so each device keeps its own. Shorten one."
        ));
    }
    match report.foreign {
        0 => {}
        1 => lines.push("One other file is there, and is left alone.".to_owned()),
        more => lines.push(format!("{more} other files are there, and are left alone.")),
    }
    let devices = report.devices.iter().map(|device| {
        let written = moment(&device.written);
        let (name, written) = (device.name.clone(), format!(", written on {written}"));
        view! {
            <li>
                <bdi>{name}</bdi>
                {written}
            </li>
        }
    });
    let devices: Vec<_> = devices.collect();
    let is_wrong = report.failed.is_some();
    view! {
        <div class:wrong=is_wrong>
            {lines.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_any()}
        </div>
        {(!devices.is_empty())
            .then(|| {
                view! {
                    <h3>"Your other devices"</h3>
                    <ul>{devices}</ul>
                }
            })}
    }
    .into_any()
}

/// `2026-12-02 18:30` in words; as it is where another device wrote something else.
fn moment(written: &str) -> String {
    let parts = written.split_once(' ');
    let parts = parts.and_then(|(day, time)| Some((Date::parse(day)?, time)));
    parts.map_or_else(
        || written.to_owned(),
        |(day, time)| format!("{} at {time}", day.in_words()),
    )
}

fn why_failed(why: FolderError) -> &'static str {
    match why {
        FolderError::Denied => {
            "The folder can’t be written: the browser or the system doesn’t allow it. Your changes are safe in this browser. Allow it again, or choose another folder."
        }
        FolderError::Gone => {
            "The folder isn’t there any more: it was moved, renamed or deleted. Your changes are safe in this browser. Bring it back, or choose another one."
        }
        FolderError::Full => {
            "There is no room in the folder. Your changes are safe in this browser. Make room; it is tried again."
        }
        FolderError::Busy => {
            "Another program holds this device’s file. Your changes are safe in this browser. It is tried again."
        }
        FolderError::NotKept => {
            "The file in the folder isn’t what was written into it. Your changes are safe in this browser. It is tried again."
        }
        FolderError::NotRemembered => {
            "This browser has no room to remember which file is its own, so none is written. What the others wrote was read. Make room for this site; it is tried again."
        }
        FolderError::Other => {
            "The folder couldn’t be used. Your changes are safe in this browser. It is tried again."
        }
    }
}
