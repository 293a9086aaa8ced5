//! The parts of a Markdown text that a pathway can be made of, one after the other. HTML, code and images are never
//! interpreted.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::markdown_entry::{Entry, Link};

/// The column up to which the signs of lists and quotations are read. Nobody nests as deeply, and the parser's time
/// grows with the depth.
const MAX_COLUMN: usize = 128;

/// The most lines of a front matter.
const MAX_FRONT_MATTER: usize = 200;

/// A part of a text.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// The title in the front matter.
    Title(Entry),
    /// A heading and its level, from 1.
    Heading(u8, Entry),
    Paragraph {
        entry: Entry,
        /// Whether all of it is set in bold.
        is_strong: bool,
    },
    Item {
        entry: Entry,
        /// Whether it has a box to tick.
        is_box: bool,
        /// Whether it is ticked.
        is_ticked: bool,
    },
    /// The first row of a table.
    Names(Vec<Entry>),
    Row(Vec<Entry>),
    /// A block that isn't read.
    Unused {
        /// Its first line.
        entry: Entry,
        /// The number of its lines.
        lines: usize,
        what: &'static str,
    },
}

/// Divides a text whose only line breaks are `\n` into its parts.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let text = reader.set_aside(text);
    reader.text = &text;
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        reader.read(event, range.start);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    /// The byte up to which lines were counted, and how many there are before it.
    counted: (usize, usize),
    /// The positions of the open items.
    items: Vec<usize>,
    /// The position of the open heading or paragraph outside of lists.
    open: Option<usize>,
    /// The cells of the open row.
    cells: Option<Vec<Entry>>,
    /// How many images are open: their texts describe pictures.
    images: usize,
    /// The open block, if it isn't read.
    unused: Option<&'static str>,
    /// The bytes of an open paragraph that are bold.
    strong: usize,
    is_strong: bool,
    links: Vec<Link>,
}

impl Reader<'_> {
    /// Takes the front matter, and lines that are nested too deeply, out of a text. Empty lines stand for them.
    fn set_aside(&mut self, text: &str) -> String {
        let front_matter = front_matter(text);
        let mut kept = String::with_capacity(text.len());
        for (number, line) in (1..).zip(text.split('\n')) {
            let entry = |text: &str| Entry {
                line: number,
                text: text.to_owned(),
                ..Entry::default()
            };
            if number > 1 {
                kept.push('\n');
            }
            if number <= front_matter {
                let title = line
                    .strip_prefix("title:")
                    .map(|title| title.trim().trim_matches(['"', '\'']));
                let title =
                    title.filter(|title| !title.is_empty() && !title.starts_with(['|', '>']));
                match title {
                    Some(title) => self.blocks.push(Block::Title(entry(title))),
                    None if line.starts_with(['-', '.']) => {}
                    None => self.skip(number, line, "front matter"),
                }
            } else if is_nested_too_deeply(line) {
                self.skip(number, line, "text that is nested so deeply");
            } else {
                kept.push_str(line);
            }
        }
        kept
    }

    /// The line of a byte. Events come in the order of the text, so each line is counted once.
    fn line(&mut self, at: usize) -> usize {
        let (from, lines) = self.counted;
        if at > from {
            let breaks = self.text[from..at].matches('\n').count();
            self.counted = (at, lines + breaks);
        }
        self.counted.1 + 1
    }

    /// The text that is being read.
    fn entry(&mut self) -> Option<&mut Entry> {
        if let Some(cells) = &mut self.cells {
            return cells.last_mut();
        }
        let at = self.items.last().copied().or(self.open)?;
        match self.blocks.get_mut(at)? {
            Block::Heading(_, entry)
            | Block::Paragraph { entry, .. }
            | Block::Item { entry, .. } => Some(entry),
            _ => None,
        }
    }

    fn add_text(&mut self, text: &str, is_escaped: bool) {
        if self.images > 0 {
            return;
        }
        if self.is_strong {
            self.strong += text.len();
        }
        if let Some(entry) = self.entry() {
            if is_escaped {
                entry.escaped.push(entry.text.len());
            }
            entry.text.push_str(text);
        }
    }

    /// Begins a block that stands for itself, unless it is within an item.
    fn begin(&mut self, block: Block) {
        if self.items.is_empty() {
            self.open = Some(self.blocks.len());
            self.strong = 0;
            self.blocks.push(block);
        } else if self.entry().is_some_and(|item| !item.text.is_empty()) {
            self.add_text("\n", false);
        }
    }

    fn skip(&mut self, line: usize, text: &str, what: &'static str) {
        let (first, others) = text.split_once('\n').unwrap_or((text, ""));
        let more = others.trim_end_matches('\n');
        let count = if more.is_empty() {
            1
        } else {
            2 + more.matches('\n').count()
        };
        // What goes on from the line before is named once.
        if let Some(Block::Unused {
            entry,
            lines,
            what: last,
        }) = self.blocks.last_mut()
            && *last == what
            && (entry.line..=entry.line + *lines).contains(&line)
        {
            *lines = line + count - entry.line;
            return;
        }
        let text = first.to_owned();
        let entry = Entry {
            line,
            text,
            ..Entry::default()
        };
        self.blocks.push(Block::Unused {
            entry,
            lines: count,
            what,
        });
    }

    fn read(&mut self, event: Event, at: usize) {
        let line = self.line(at);
        match event {
            Event::Start(tag) => self.start(tag, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if let Some(what) = self.unused {
                    return self.skip(line, &text, what);
                }
                let is_sign = text.starts_with(|c: char| c.is_ascii_punctuation());
                let is_escaped = is_sign && at > 0 && self.text.as_bytes()[at - 1] == b'\\';
                self.add_text(&text, is_escaped);
            }
            Event::Code(text) => self.add_text(&text, false),
            Event::Html(html) | Event::InlineHtml(html) => self.skip(line, &html, "HTML"),
            Event::SoftBreak | Event::HardBreak => self.add_text("\n", false),
            Event::TaskListMarker(is_done) => {
                let item = self.items.last().and_then(|at| self.blocks.get_mut(*at));
                if let Some(Block::Item {
                    is_box, is_ticked, ..
                }) = item
                {
                    *is_box = true;
                    *is_ticked = is_done;
                }
            }
            Event::Rule => self.open = None,
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, line: usize) {
        let entry = Entry {
            line,
            ..Entry::default()
        };
        match tag {
            Tag::Heading { level, .. } => self.begin(Block::Heading(level as u8, entry)),
            Tag::Paragraph => self.begin(Block::Paragraph {
                entry,
                is_strong: false,
            }),
            Tag::Item => {
                self.items.push(self.blocks.len());
                self.blocks.push(Block::Item {
                    entry,
                    is_box: false,
                    is_ticked: false,
                });
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(vec![]),
            Tag::TableCell => {
                if let Some(cells) = &mut self.cells {
                    cells.push(entry);
                }
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                let start = self.entry().map_or(0, |entry| entry.text.len());
                self.links.push(Link {
                    url,
                    start,
                    end: start,
                });
            }
            Tag::Image { .. } => self.images += 1,
            Tag::Strong => self.is_strong = true,
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.unused = Some("code");
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => {
                self.items.pop();
            }
            TagEnd::Paragraph => {
                let strong = self.strong;
                let open = self.open.take().and_then(|at| self.blocks.get_mut(at));
                if let Some(Block::Paragraph { entry, is_strong }) = open {
                    let is_whole = [&*entry.text, entry.text.trim_end_matches(':')]
                        .iter()
                        .any(|text| text.len() == strong);
                    *is_strong = strong > 0 && is_whole;
                }
            }
            TagEnd::Heading(_) => self.open = None,
            TagEnd::TableHead => {
                let names = self.cells.take().unwrap_or_default();
                self.blocks.push(Block::Names(names));
            }
            TagEnd::TableRow => {
                let cells = self.cells.take().unwrap_or_default();
                self.blocks.push(Block::Row(cells));
            }
            TagEnd::Link => {
                if let Some(mut link) = self.links.pop()
                    && let Some(entry) = self.entry()
                {
                    link.end = entry.text.len();
                    entry.links.push(link);
                }
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strong => self.is_strong = false,
            TagEnd::CodeBlock => self.unused = None,
            _ => {}
        }
    }
}

/// How many lines a front matter at the start of a text has; 0 where there is none. It begins with a field, as
/// other text between two rules doesn't.
fn front_matter(text: &str) -> usize {
    let mut lines = text.split('\n').map(str::trim_end).take(MAX_FRONT_MATTER);
    if lines.next() != Some("---") {
        return 0;
    }
    let is_comment = |line: &&str| line.is_empty() || line.starts_with('#');
    let first = lines
        .clone()
        .find(|line| !is_comment(line))
        .unwrap_or_default();
    let key = first.split_once(':').map_or("", |(key, _)| key);
    let is_field = !key.is_empty()
        && key
            .bytes()
            .all(|c| c.is_ascii_alphanumeric() || b"_-".contains(&c));
    let end = lines.position(|line| line == "---" || line == "...");
    end.filter(|_| is_field).map_or(0, |end| end + 2)
}

/// Whether the signs of lists and quotations at the start of a line go further than [`MAX_COLUMN`].
fn is_nested_too_deeply(line: &str) -> bool {
    if line.len() <= MAX_COLUMN {
        return false;
    }
    let (mut column, mut content) = (0, 0);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        column += if byte == b'\t' { 4 } else { 1 };
        let is_next_blank = bytes.peek().is_none_or(|next| matches!(next, b' ' | b'\t'));
        match byte {
            b' ' | b'\t' | b'0'..=b'9' => {}
            b'>' => content = column,
            b'-' | b'+' | b'*' | b'.' | b')' if is_next_blank => content = column,
            _ => break,
        }
        if content > MAX_COLUMN {
            return true;
        }
    }
    false
}
