//! Any text is refused as a pathway with messages, or is read, and then written and read the same, in either
//! syntax.
#![no_main]

use interchange::content::format::{
    PathwayFile, Syntax, collection_to_json, read_collection, read_pathway,
};
use interchange::domain::pathway::limits::MAX_FILE;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // What is written can be twice as long as what was read, and must still be short enough.
    if text.len() > MAX_FILE / 4 {
        return;
    }
    for syntax in [Syntax::Toml, Syntax::Json] {
        match read_pathway(text, syntax) {
            Err(problems) => assert!(!problems.is_empty()),
            Ok(file) => check(&file),
        }
        match read_collection(text, syntax) {
            Err(problems) => assert!(!problems.is_empty()),
            Ok(collection) => {
                let pathways = collection.pathways.iter().map(|file| &file.pathway);
                let text = collection_to_json(pathways, &collection.skills, &collection.works);
                let read = read_collection(&text, Syntax::Json).expect("our own");
                assert_eq!(
                    (read.skills, read.works),
                    (collection.skills, collection.works)
                );
                collection.pathways.iter().for_each(check);
            }
        }
    }
});

fn check(file: &PathwayFile) {
    for (text, syntax) in [
        (file.to_json(), Syntax::Json),
        (file.to_toml(), Syntax::Toml),
    ] {
        assert_eq!(read_pathway(&text, syntax).as_ref(), Ok(file), "{text}");
    }
}
