//! The address of a resource.

use std::fmt;

use crate::domain::plain_text::is_invisible;

/// The maximum number of characters in an address.
pub const MAX_ADDRESS: usize = 2_000;

/// An address that starts with `https://` and names a host, and is safe to stand in a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WebAddress(String);

impl WebAddress {
    /// Parses an address as people paste it. Blanks around it and invisible characters are left out; without
    /// a scheme it gets `https:`. `None` where it isn't one: other schemes, `user@host`, blanks within, or
    /// more than [`MAX_ADDRESS`] characters.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let text = text.trim();
        let is_https = text
            .get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("https://"));
        let rest = if is_https { &text[8..] } else { text };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let name = host.rsplit_once(':').map_or(host, |(name, port)| {
            if port.is_empty() || !port.bytes().all(|c| c.is_ascii_digit()) {
                ""
            } else {
                name
            }
        });
        let is_label = |label: &str| {
            let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            !label.is_empty() && label.chars().all(is_plain)
        };
        let is_host = name.contains('.') && name.split('.').all(is_label);
        let is_harmless = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\\' | '`')
        };
        let is_address = is_host && rest.chars().all(is_harmless);
        let address = format!("https://{rest}");
        (is_address && address.chars().count() <= MAX_ADDRESS).then_some(Self(address))
    }

    /// Reads what was typed into a field of a form, where an empty text is no address.
    ///
    /// # Errors
    /// Says what to enter instead.
    pub fn read(typed: &str) -> Result<Option<Self>, String> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        Self::parse(typed).map(Some).ok_or_else(|| {
            "Enter an address that starts with https://, such as https://example.org/course. Nothing has changed.".to_owned()
        })
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_paste_it() {
        for (text, address) in [
            ("https://example.org/a?b#c", "https://example.org/a?b#c"),
            (" HTTPS://example.org ", "https://example.org"),
            ("example.org/course", "https://example.org/course"),
            ("example.org:8080/x", "https://example.org:8080/x"),
            ("https://example.org/\u{200B}a", "https://example.org/a"),
            ("https://пример.рф/курс", "https://пример.рф/курс"),
        ] {
            let read = WebAddress::parse(text);
            assert_eq!(
                read.as_ref().map(WebAddress::as_str),
                Some(address),
                "{text}"
            );
            assert_eq!(WebAddress::parse(address), read, "and again");
        }
    }

    #[test]
    fn what_is_no_such_address_is_refused() {
        let long = format!("https://example.org/{}", "a".repeat(MAX_ADDRESS));
        for text in [
            "",
            "https://",
            "http://example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://me@example.org",
            "ftp://example.org",
            "//example.org",
            "localhost",
            "a b.org",
            "https://example.org/a b",
            "https://example.org/\"onclick",
            "https://example.org:x/",
            "https://.org",
            "mailto:me@example.org",
            &long,
        ] {
            assert_eq!(WebAddress::parse(text), None, "{text}");
        }
    }
}
