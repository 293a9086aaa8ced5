//! Keys, as any keyboard sends them.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The code that Safari gives the Enter that ends a composition; its event says nothing else of it.
const COMPOSED: u32 = 229;

/// The key that was pressed. `None` while an input method composes, and for the events without a key that
/// browsers dispatch when they fill in a field.
pub fn pressed(event: &KeyboardEvent) -> Option<String> {
    let is_key = event.is_instance_of::<KeyboardEvent>();
    (is_key && !event.is_composing() && event.key_code() != COMPOSED).then(|| event.key())
}

/// The letter of a shortcut: the Latin letter that the key types, small whether or not Caps Lock is on; where it
/// types a letter of another script, the one at its place on a US keyboard.
pub fn letter(key: &str, code: &str) -> Option<char> {
    let mut letters = key.chars();
    let (letter, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase()).filter(char::is_ascii_lowercase);
    }
    // Without asking whether it is a letter: the table of all letters is 1 kB of what browsers are sent.
    let place = code.strip_prefix("Key")?.chars().next()?;
    Some(place.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_the_same_on_every_keyboard() {
        for (key, code, of) in [
            ("k", "KeyK", Some('k')),
            ("K", "KeyK", Some('k')),
            // Cyrillic, Greek, Hebrew, Arabic.
            ("л", "KeyK", Some('k')),
            ("Л", "KeyK", Some('k')),
            ("κ", "KeyK", Some('k')),
            ("ל", "KeyK", Some('k')),
            ("ن", "KeyK", Some('k')),
            // On AZERTY and Dvorak the letter counts, not its place.
            ("z", "KeyW", Some('z')),
            ("k", "KeyV", Some('k')),
            // Letters that no US keyboard has there, dead keys, and what is no letter.
            ("é", "Digit2", None),
            ("ö", "Semicolon", None),
            ("Dead", "BracketLeft", None),
            ("Enter", "Enter", None),
            (";", "KeyQ", None),
            ("/", "Slash", None),
            ("", "", None),
        ] {
            assert_eq!(letter(key, code), of, "{key}");
        }
    }
}
