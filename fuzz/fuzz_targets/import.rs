//! Any file that is chosen as a backup is refused with words, or read, and then written and read the
//! same; and a plan can be made of it.
#![no_main]

use interchange::store::backup::{Backup, decode, decode_file, encode, in_words, merged};
use interchange::store::entries::{Entries, entries_of, plan_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match decode_file(bytes) {
    Err(why) => assert!(why.contains("changed") || why.contains("bring in"), "{why}"),
    Ok(Backup { entries, .. }) => {
        assert_eq!(decode(&encode(&entries)).expect("our own").entries, entries);
        assert_eq!(merged(&Entries::new(), &entries), entries);
        in_words(&entries.keys().cloned().collect::<Vec<_>>());
        let known = entries_of(&plan_of(&entries));
        assert_eq!(entries_of(&plan_of(&known)), known, "what is understood is stable");
    }
});
