//! Texts as the readers take them: checked, and with one kind of line break.

use super::outcome::{Refusal, refuse};
use crate::domain::pathway::limits::MAX_FILE;
use crate::domain::plain_text::is_visible;

/// How the source of a web page begins. Markdown can begin with other elements.
const PAGE_STARTS: [&str; 6] = ["<!doctype", "<html", "<head", "<body", "<script", "<?xml"];

/// Gives the text with `\n` as its only line break. Refuses what no reader can read.
pub(super) fn prepare(text: &str) -> Result<String, Refusal> {
    if text.len() > MAX_FILE {
        let kilobytes = MAX_FILE / 1_000;
        return refuse(
            None,
            format!(
                "This text is longer than {kilobytes} kB, which is more than any pathway needs. Nothing was stored."
            ),
        );
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if let Some(at) = text.find('\0') {
        let line = 1 + text[..at].matches('\n').count();
        return refuse(
            Some(line),
            "This isn’t a text: it has a character that no text has. Choose a file of Markdown, CSV or plain text. Nothing was stored.",
        );
    }
    if !is_visible(&text) {
        return refuse(
            None,
            "There is nothing to read in this text. Nothing was stored.",
        );
    }
    let start = text.trim_start();
    let is_page = |begins: &&str| {
        start
            .get(..begins.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(begins))
    };
    if PAGE_STARTS.iter().any(is_page) {
        return refuse(
            None,
            "This is the source of a web page, which isn’t read. Open the page, copy its text, and paste that. Nothing was stored.",
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_breaks_become_one_kind() {
        assert_eq!(prepare("\u{FEFF}a\r\nb\rc\n\r\nd").unwrap(), "a\nb\nc\n\nd");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        let refused = prepare("a\r\nb\rc\0").unwrap_err();
        assert_eq!(refused.line, Some(3));
        for text in ["", " \n\u{200B}\u{AD}\n", "\u{FEFF}"] {
            assert!(
                prepare(text)
                    .unwrap_err()
                    .message
                    .contains("nothing to read")
            );
        }
        let refused = prepare(&"a".repeat(MAX_FILE + 1)).unwrap_err();
        assert!(refused.message.contains("1000 kB"));
        let refused = prepare("\n <!DOCTYPE html><script>alert(1)</script>").unwrap_err();
        assert!(refused.message.contains("web page"));
        assert!(prepare("<h1 align=center>Readme</h1>\n- a").is_ok());
    }
}
