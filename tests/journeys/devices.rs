//! One plan on several devices: through a folder, and by files carried by hand. The browser's private file system
//! stands in for the folder that a learner chooses, and this browser, emptied, for another device.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;
use crate::taking::Downloads;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

const MNIST: &str = "Write a simple neural network that classifies the images of MNIST";

/// Of two devices, each with a note on the same task.
const LAPTOP: [(&str, &str); 3] = [
    ("done/nlp-engineer/rag-chatbot", "2026-01-20"),
    ("follows/nlp-engineer", "1"),
    ("note/nlp-engineer/rag-chatbot", "Written on the laptop."),
];
const PHONE: [(&str, &str); 2] = [
    ("follows/ai-research-engineer", "1"),
    ("note/nlp-engineer/rag-chatbot", "Written on the phone."),
];

/// What choosing a folder gives.
const PICKER: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory()";

/// The texts of all files in the folder, by name.
const FOLDER: &str = "const done = arguments[0];
    (async () => {
        const folder = await navigator.storage.getDirectory(), files = {};
        for await (const [name, file] of folder.entries()) {
            // What the browser writes beside a file is gone in a moment.
            const text = await file.getFile().then(file => file.text()).catch(() => null);
            if (text !== null && !name.endsWith('.crswap')) files[name] = text;
        }
        done(files);
    })()";

async fn files_in_folder(learner: &Learner) -> Vec<(String, String)> {
    let files = learner.runs_async(FOLDER).await;
    let files = files.as_object().expect("files").iter();
    files
        .map(|(name, text)| (name.clone(), text.as_str().expect("text").to_owned()))
        .collect()
}

/// Puts a file into the folder.
async fn puts_into_folder(learner: &Learner, name: &str, text: &str) {
    let script = format!(
        "const done = arguments[0];
        (async () => {{
            const folder = await navigator.storage.getDirectory();
            const file = await folder.getFileHandle({}, {{ create: true }});
            const stream = await file.createWritable();
            await stream.write({});
            await stream.close();
            done(true);
        }})()",
        json!(name),
        json!(text)
    );
    learner.runs_async(&script).await;
}

/// Everything that this browser stores for the site is gone but for the folder, and another plan is there.
async fn becomes_another_device(learner: &Learner, plan: &[(&str, &str)]) {
    learner.looks_up("/robots.txt").await;
    let forget = "const done = arguments[0];
        localStorage.clear();
        const forgotten = ['interchange', 'interchange-folder'].map(name => new Promise(gone => {
            const asked = indexedDB.deleteDatabase(name);
            asked.onsuccess = asked.onblocked = asked.onerror = gone;
        }));
        Promise.all(forgotten).then(() => done(true))";
    learner.runs_async(forget).await;
    learner.looks_up("/method/").await;
    learner.has_entered(plan).await;
}

async fn chooses_the_folder(learner: &Learner, device: &str) {
    learner.goes_to("/plan/data/").await;
    learner.runs(PICKER).await;
    learner.enters("Name of this device", device).await;
    learner.presses("Choose a folder").await;
}

#[tokio::test]
async fn a_second_device_has_what_the_first_wrote_and_the_first_what_the_second() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    chooses_the_folder(&learner, "Laptop").await;
    learner.sees("Read and written on").await;
    let files = files_in_folder(&learner).await;
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].0.starts_with("interchange-") && files[0].0.ends_with(".json"));
    assert!(files[0].1.contains("\"name\": \"Laptop\"") && !files[0].1.contains("here/"));
    let laptop = learner.runs("return { ...localStorage }").await;

    becomes_another_device(&learner, &PHONE).await;
    chooses_the_folder(&learner, "Phone").await;
    learner.sees("Your other devices").await;
    learner.sees("Laptop").await;
    assert_eq!(files_in_folder(&learner).await.len(), 2, "each has its own");
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_done(CHATBOT).await;
    // From now on every page writes, also after a reload.
    learner.reloads().await;
    learner.ticks(MNIST).await;
    let mut is_there = false;
    for _ in 0..60 {
        let files = files_in_folder(&learner).await;
        is_there = files
            .iter()
            .any(|(_, text)| text.matches("\"done/nlp-engineer/").count() > 1);
        if is_there {
            break;
        }
        learner.rests(250).await;
    }
    assert!(is_there, "{:?}", files_in_folder(&learner).await);

    // The first device again, which has heard of nothing.
    becomes_another_device(&learner, &[]).await;
    let restore = format!("localStorage.clear(); Object.assign(localStorage, {laptop})");
    learner.runs(&restore).await;
    chooses_the_folder(&learner, "Laptop").await;
    learner.sees("Phone").await;
    assert_eq!(
        files_in_folder(&learner).await.len(),
        2,
        "still one file each"
    );
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_done(MNIST).await;
    learner.sees("Written on the laptop.").await;
    learner.sees("Written on the phone.").await;
    learner.finds_the_console_quiet().await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_others_put_into_the_folder_is_left_alone_and_told() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    puts_into_folder(&learner, "taxes.json", "{\"paid\":true}").await;
    puts_into_folder(
        &learner,
        "interchange-half.json",
        "{\"interchange\": \"device\", \"form",
    )
    .await;
    puts_into_folder(&learner, "photo.png", "no text").await;
    let newer = "{\"interchange\":\"device\",\"format\":99,\"plan\":\"otherwise\"}";
    puts_into_folder(&learner, "interchange-newer.json", newer).await;
    let hostile = "{\"interchange\":\"device\",\"format\":1,\"device\":\"00000000000000ff\",\
        \"name\":\"<img src=x onerror='window.hacked=true'>\",\"written\":\"<b>never</b>\",\"replaced\":{},\
        \"plan\":{\"format\":2,\"last\":3,\"entries\":{\"pace/hours\":[3,\"9\"]}}}";
    puts_into_folder(&learner, "plan (1).json", hostile).await;
    chooses_the_folder(&learner, "Laptop").await;
    learner
        .sees("The file “interchange-half.json” isn’t read: it isn’t whole, or was changed")
        .await;
    learner.sees("The file “interchange-newer.json” isn’t read: a newer version of Interchange wrote it.").await;
    learner
        .sees("One other file is there, and is left alone.")
        .await;
    learner.sees("<img src=x").await;
    assert_eq!(
        learner.runs("return window.hacked ?? null").await,
        json!(null)
    );
    let files = files_in_folder(&learner).await;
    let text = |name: &str| {
        files
            .iter()
            .find(|file| file.0 == name)
            .map(|file| &*file.1)
    };
    assert_eq!(text("interchange-newer.json"), Some(newer));
    assert_eq!(text("plan (1).json"), Some(hostile));
    assert_eq!(files.len(), 6);
    learner.goes_to("/plan/schedule/").await;
    learner
        .waits_until("return document.querySelector('#hours')?.value === '9'")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_folder_that_is_denied_full_or_gone_is_told_and_costs_nothing() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    learner.goes_to("/plan/data/").await;
    // Whoever closes the browser's dialog has chosen nothing.
    learner
        .runs("window.showDirectoryPicker = async () => { throw new DOMException('', 'AbortError'); }")
        .await;
    learner.presses("Choose a folder").await;
    learner.runs(PICKER).await;
    for (fault, said) in [
        ("QuotaExceededError", "There is no room in the folder."),
        ("NoModificationAllowedError", "The folder can’t be written"),
        ("NotFoundError", "The folder isn’t there any more"),
        (
            "InvalidStateError",
            "Another program holds this device’s file.",
        ),
    ] {
        let fails = format!(
            "FileSystemFileHandle.prototype.createWritable = async () => {{ throw new DOMException('', '{fault}'); }}"
        );
        learner.runs(&fails).await;
        let button = match fault {
            "QuotaExceededError" => "Choose a folder",
            _ => "Read and write now",
        };
        learner.presses(button).await;
        learner.sees(said).await;
        learner.sees("Your changes are safe in this browser.").await;
    }
    // The folder itself goes.
    learner
        .runs("FileSystemDirectoryHandle.prototype.values = () => ({ next: async () => { throw new DOMException('', 'NotFoundError'); } })")
        .await;
    learner.presses("Read and write now").await;
    learner.sees("The folder isn’t there any more").await;
    // On the next visit all is well again; then the browser asks once more.
    learner.reloads().await;
    learner.sees("Read and written on").await;
    assert_eq!(files_in_folder(&learner).await.len(), 1);
    learner.goes_to("/method/").await;
    let asks =
        "FileSystemHandle.prototype.queryPermission = async () => window.allowed ?? 'prompt';
        FileSystemHandle.prototype.requestPermission = async () => window.allowed = 'granted'";
    learner
        .sets(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": asks }),
        )
        .await;
    learner.goes_to("/plan/").await;
    learner.sees("The browser asks you again").await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Allow it again").await;
    learner.sees("Read and written on").await;
    learner
        .waits_until("return document.activeElement.id === 'content'")
        .await;
    learner.presses("Stop using it").await;
    learner.sees("Choose a folder").await;
    assert_eq!(files_in_folder(&learner).await.len(), 1, "the files stay");
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn where_the_browser_has_no_folders_the_files_are_carried_by_hand() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    let lacks = json!({ "source": "delete Window.prototype.showDirectoryPicker; delete window.showDirectoryPicker" });
    learner
        .sets("Page.addScriptToEvaluateOnNewDocument", lacks)
        .await;
    learner.goes_to("/plan/data/").await;
    learner.opens_the_part("Carry the files by hand").await;
    learner.no_longer_sees("Choose a folder").await;
    let stored =
        "return Object.keys(localStorage).filter(key => key === 'interchange:device').length";
    assert_eq!(
        learner.runs(stored).await,
        json!(0),
        "nothing is stored unasked"
    );
    let downloads = Downloads::of(&learner, "devices").await;
    learner.presses("Save this device’s file").await;
    let memory = "return JSON.parse(localStorage['interchange:device']).device";
    learner
        .waits_until("return Boolean(localStorage['interchange:device'])")
        .await;
    let device = learner.runs(memory).await;
    let name = format!("interchange-{}.json", device.as_str().expect("an id"));
    let file = downloads.takes(&name).await;
    learner.presses("Calendar reminder (.ics)").await;
    let reminder = downloads.takes("interchange-reminder.ics").await;
    assert!(reminder.contains("RRULE:FREQ=DAILY;INTERVAL=5") && reminder.contains("/plan/data/"));

    becomes_another_device(&learner, &PHONE).await;
    learner.goes_to("/plan/data/").await;
    learner.opens_the_part("Carry the files by hand").await;
    let opens = format!(
        "const chosen = new DataTransfer();
        chosen.items.add(new File([{}], 'one.json'));
        chosen.items.add(new File(['{{\"interchange\": \"dev'], 'half.json'));
        const away = new File(['?'], 'away.json');
        chosen.items.add(away);
        const text = File.prototype.text;
        File.prototype.text = function () {{
            return this.name === 'away.json' ? Promise.reject(new DOMException('', 'NotReadableError')) : text.call(this);
        }};
        const field = document.getElementById('device-files');
        field.files = chosen.files;
        field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(file)
    );
    learner.runs(&opens).await;
    learner.sees("The file “half.json” isn’t read").await;
    learner
        .sees("The file “away.json” isn’t read: the browser couldn’t read it")
        .await;
    learner.sees("Your other devices").await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_browser_without_room_begins_no_file_after_another() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    learner.goes_to("/plan/data/").await;
    learner.runs(PICKER).await;
    learner.fills_the_storage().await;
    learner.presses("Choose a folder").await;
    learner
        .sees("This browser has no room to remember which file is its own")
        .await;
    for _ in 0..3 {
        learner.presses("Read and write now").await;
        learner.rests(200).await;
    }
    assert_eq!(files_in_folder(&learner).await, []);
    learner.runs("delete localStorage.filler").await;
    learner.presses("Read and write now").await;
    learner.sees("Read and written on").await;
    assert_eq!(files_in_folder(&learner).await.len(), 1);
    learner.leaves().await;
}

#[tokio::test]
async fn whoever_stops_in_one_tab_or_clears_the_plan_stops_in_all() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    chooses_the_folder(&learner, "Laptop").await;
    learner.sees("Read and written on").await;
    let first = learner.tab().await;
    learner.opens_a_tab("/plan/data/").await;
    learner.sees("Read and written on").await;
    learner.presses("Stop using it").await;
    learner.sees("Choose a folder").await;
    learner.looks_at(&first).await;
    learner.sees("Choose a folder").await;

    // What is cleared doesn't come back from the folder. By keyboard: the button goes, and the focus is where it was.
    learner.tabs_to("Choose a folder").await;
    learner.types(Key::Enter).await;
    learner.sees("Read and written on").await;
    learner
        .waits_until("return document.activeElement.id === 'devices'")
        .await;
    learner.opens_a_tab("/method/").await;
    learner.runs("localStorage.clear()").await;
    learner.looks_at(&first).await;
    learner.sees("Your saved plan was cleared").await;
    learner.presses("Delete it for good").await;
    learner.sees("Choose a folder").await;
    learner.rests(2500).await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner.sees_not_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_deleted_after_a_folder_was_given_up_stays_in_it() {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(&LAPTOP).await;
    chooses_the_folder(&learner, "Laptop").await;
    learner.sees("Read and written on").await;
    // The folder is read for as long as this takes.
    learner
        .runs(
            "const get = FileSystemFileHandle.prototype.getFile;
            FileSystemFileHandle.prototype.getFile = async function () {
                await new Promise(done => setTimeout(done, 2000));
                return get.call(this);
            }",
        )
        .await;
    learner.presses("Read and write now").await;
    learner.presses("Stop using it").await;
    learner.sees("Choose a folder").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.rests(3500).await;
    learner.reloads().await;
    let files = files_in_folder(&learner).await;
    assert!(files[0].1.contains("Written on the laptop."), "{files:?}");
    learner.leaves().await;
}
