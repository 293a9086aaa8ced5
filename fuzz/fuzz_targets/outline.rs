//! Any text is refused as an outline with a message, or is read as a pathway, whose checklist is read back as it was
//! written.
#![no_main]

use interchange::content::outline::{
    Outline, Refusal, read_csv, read_guide, read_markdown, recognize, to_markdown,
};
use interchange::domain::pathway::limits::{MAX_FILE, MAX_STEPS, MAX_TASKS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    recognize(text);
    check(read_markdown(text));
    check(read_guide(text));
    check(read_csv(text));
});

fn check(read: Result<Outline, Refusal>) {
    match read {
        Err(refusal) => assert!(!refusal.message.is_empty()),
        Ok(Outline { pathway, .. }) => {
            let tasks: usize = pathway.steps.iter().map(|step| step.tasks.len()).sum();
            assert!(pathway.steps.len() <= MAX_STEPS && (1..=MAX_TASKS).contains(&tasks));
            let checklist = to_markdown(&pathway);
            if checklist.len() <= MAX_FILE {
                let read = read_markdown(&checklist).expect("our own");
                assert_eq!(to_markdown(&read.pathway), checklist);
            }
        }
    }
}
