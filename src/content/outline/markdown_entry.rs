//! A text of a Markdown document with its links.

/// A text with its links.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The line that it begins in.
    pub(super) line: usize,
    /// The text. Line breaks stay.
    pub(super) text: String,
    /// The addresses of its links, in their order.
    pub(super) links: Vec<Link>,
    /// The bytes of signs that were written with a backslash.
    pub(super) escaped: Vec<usize>,
}

/// A link, and the bytes of its text.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) url: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Entry {
    /// The addresses in it, in their order: of links, and written out as text.
    pub(super) fn urls(&self) -> Vec<&str> {
        let mut urls: Vec<_> = self
            .links
            .iter()
            .map(|link| (link.start, &*link.url))
            .collect();
        let mut links = self.links.iter().peekable();
        let colons = self.text.match_indices("://");
        let mut read = 0;
        for (colon, _) in colons.filter(|(at, _)| self.escaped.binary_search(at).is_err()) {
            while links.next_if(|link| link.end <= colon).is_some() {}
            let is_linked = links.peek().is_some_and(|link| link.start <= colon);
            if !is_linked
                && colon >= read
                && let Some((start, end)) = address_at(&self.text, colon)
            {
                urls.push((start, without_punctuation(&self.text[start..end])));
                // An address within an address isn't another one.
                read = end;
            }
        }
        urls.sort_by_key(|(start, _)| *start);
        urls.into_iter().map(|(_, url)| url).collect()
    }

    /// Whether it is nothing but a link to another part of the same text, as the lines of a table of contents are.
    pub(super) fn is_cross_reference(&self) -> bool {
        match &self.links[..] {
            [link] => {
                link.url.starts_with('#')
                    && link.start == 0
                    && link.end >= self.text.trim_end().len()
            }
            _ => false,
        }
    }
}

/// The bytes of the address around `://`.
fn address_at(text: &str, colon: usize) -> Option<(usize, usize)> {
    let start = ["https", "http"].into_iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        text.get(start..colon)?
            .eq_ignore_ascii_case(scheme)
            .then_some(start)
    })?;
    let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|');
    let length = text[start..].find(is_end);
    Some((start, length.map_or(text.len(), |length| start + length)))
}

/// An address without the punctuation of the sentence that it stands in.
fn without_punctuation(url: &str) -> &str {
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
    // A closing bracket belongs to the address if it has the opening one.
    if url.contains('(') {
        url
    } else {
        url.trim_end_matches(')')
    }
}
