//! Finding anything by a few letters of its name.
//!
//! What is asked for is words, and every word has to stand in a text, or in the role or the kind of what
//! the text is of; one at least in the text itself. Words are looked for as they were typed: first where
//! words begin, then inside them. Only where that finds nothing at all are letters allowed to leap from
//! word to word (`nlpeng`), and only where that finds nothing, mistakes. So a better way of looking never
//! has to compete with a worse one, and what is found is no surprise.
//!
//! No crate does this: the fuzzy matchers let letters stand anywhere, which in a sentence finds
//! nearly everything, forgive no wrong letter, and weigh 12 to 20 kB of brotli in a browser.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::id::PathwayId;

/// The most of a kind that is shown; all are counted.
pub const MOST: usize = 5;

/// What stands in a text where it begins.
const BEGINS: u32 = 100;
/// What stands where a word of it begins.
const BEGINS_A_WORD: u32 = 80;
/// What stands inside a word.
const INSIDE: u32 = 50;
/// Letters that leap from word to word.
const LEAPS: u32 = 40;
/// The beginning of a word with a mistake in it; each further one takes as much again.
const MISTYPED: u32 = 30;
const A_MISTAKE: u32 = 10;
/// A word that is there to its end, and a text that is nothing else.
const WHOLE_WORD: u32 = 10;
const WHOLE_TEXT: u32 = 20;
/// The role or the kind of something tells where to look, and is not what is looked for.
const ASIDE: u32 = 4;

/// More of either no one types.
const MOST_WORDS: usize = 8;
const MOST_LETTERS: usize = 32;

/// What something is that can be found. Groups that are equally good stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Pathway,
    Action,
    Page,
    Skill,
    Step,
    Task,
    Resource,
    Question,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Pathway,
        Self::Action,
        Self::Page,
        Self::Skill,
        Self::Step,
        Self::Task,
        Self::Resource,
        Self::Question,
    ];

    /// The word for one of it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pathway => "pathway",
            Self::Action => "action",
            Self::Page => "page",
            Self::Skill => "skill",
            Self::Step => "step",
            Self::Task => "task",
            Self::Resource => "resource",
            Self::Question => "question",
        }
    }

    /// How much sooner it is meant than another that is found as well.
    const fn weight(self) -> u32 {
        match self {
            Self::Pathway => 12,
            Self::Action => 10,
            Self::Page => 8,
            Self::Skill => 6,
            Self::Step => 5,
            Self::Task => 4,
            Self::Resource => 2,
            Self::Question => 0,
        }
    }
}

/// All that is published and can be found: one file, which is fetched once it is needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The pathways.
    pub lines: Vec<Line>,
    /// Everything, in the order of the catalogue.
    pub entries: Vec<Entry>,
}

/// What is shown of the pathway that an entry belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its name in addresses.
    pub id: PathwayId,
    /// The role it leads to.
    pub role: String,
    /// What stands in its badge.
    pub code: String,
    /// The number of its source document.
    pub document: u16,
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub text: String,
    /// Where on its page it stands, in a word or two.
    pub place: String,
    /// The page that it stands on.
    pub on: On,
    /// The id of its element there; nothing for the page itself.
    pub part: String,
    /// How many of the text's first letters say what is done, where it has to be named: else all
    /// that can be done to something would be found wherever that is.
    pub verb: u8,
}

/// The page that something stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum On {
    /// The page of the pathway that has this place among the lines.
    Pathway(u16),
    /// Its roadmap.
    Roadmap(u16),
    /// The page at this path from the root of the site.
    Path(String),
}

impl On {
    /// The place of the pathway among the lines.
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Pathway(at) | Self::Roadmap(at) => Some(usize::from(*at)),
            Self::Path(_) => None,
        }
    }
}

/// Entries made ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    rows: Vec<Row>,
    roles: Vec<Plain>,
}

#[derive(Clone, Debug)]
struct Row {
    kind: Kind,
    line: Option<usize>,
    text: Plain,
    verb: usize,
}

impl Shelf {
    /// A shelf of these entries.
    pub fn new(lines: &[Line], entries: &[Entry]) -> Self {
        let row = |entry: &Entry| Row {
            kind: entry.kind,
            line: entry.on.line(),
            text: Plain::new(&entry.text),
            verb: entry.verb.into(),
        };
        Self {
            rows: entries.iter().map(row).collect(),
            roles: lines.iter().map(|line| Plain::new(&line.role)).collect(),
        }
    }
}

/// What was found of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub count: usize,
    /// The best, best first; what is equally good in the order of the shelves.
    pub hits: Vec<Hit>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The shelf.
    pub shelf: usize,
    /// The entry's place on it.
    pub entry: usize,
    /// How good it is.
    pub score: u32,
    /// Which of the text's characters were asked for, as ranges of their numbers.
    pub marks: Vec<Range<usize>>,
}

/// How far one goes to find something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    AsTyped,
    Leaping,
    Mistyped,
}

/// What `query` asks for among these shelves: group by group, that with the best in it first.
pub fn find(query: &str, shelves: &[&Shelf]) -> Vec<Group> {
    let words: Vec<_> = query.split_whitespace().take(MOST_WORDS).collect();
    let words: Vec<_> = words.into_iter().map(Plain::new).collect();
    let is_too_long = |word: &Plain| word.letters.len() > MOST_LETTERS;
    if words.is_empty() || words.iter().any(is_too_long) {
        return vec![];
    }
    let ways = [How::AsTyped, How::Leaping, How::Mistyped];
    let mut found = ways.into_iter().map(|how| sweep(&words, shelves, how));
    found.find(|groups| !groups.is_empty()).unwrap_or_default()
}

fn sweep(words: &[Plain], shelves: &[&Shelf], how: How) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    let aside = |text: &Plain| -> Vec<u32> {
        let scores = words
            .iter()
            .map(|word| text.place(word, how).map_or(0, |(score, _)| score / ASIDE));
        scores.collect()
    };
    let kinds = Kind::ALL.map(|kind| aside(&Plain::new(kind.word())));
    for (shelf, Shelf { rows, roles }) in shelves.iter().enumerate() {
        let roles: Vec<_> = roles.iter().map(aside).collect();
        for (entry, row) in rows.iter().enumerate() {
            let kind = &kinds[row.kind as usize];
            let role = row.line.and_then(|line| roles.get(line));
            let Some(score) = row.score(words, how, kind, role) else {
                continue;
            };
            let at = groups.iter().position(|group| group.kind == row.kind);
            let at = at.unwrap_or_else(|| {
                groups.push(Group {
                    kind: row.kind,
                    count: 0,
                    hits: vec![],
                });
                groups.len() - 1
            });
            groups[at].add(Hit {
                shelf,
                entry,
                score,
                marks: vec![],
            });
        }
    }
    for hit in groups.iter_mut().flat_map(|group| &mut group.hits) {
        hit.marks = shelves[hit.shelf].rows[hit.entry].text.marks(words, how);
    }
    let best = |group: &Group| group.hits.first().map(|hit| hit.score);
    super::order::sort_by(&mut groups, |a, b| {
        best(b).cmp(&best(a)).then(a.kind.cmp(&b.kind))
    });
    groups
}

impl Group {
    fn add(&mut self, hit: Hit) {
        self.count += 1;
        let worse = |other: &Hit| other.score < hit.score;
        let at = self.hits.iter().position(worse).unwrap_or(self.hits.len());
        if at < MOST {
            self.hits.insert(at, hit);
            self.hits.truncate(MOST);
        }
    }
}

impl Row {
    /// How good it is; `None` where a word is missing.
    fn score(
        &self,
        words: &[Plain],
        how: How,
        kind: &[u32],
        role: Option<&Vec<u32>>,
    ) -> Option<u32> {
        let (mut score, mut is_in_text, mut is_named) = (self.kind.weight(), false, self.verb == 0);
        for (at, word) in words.iter().enumerate() {
            let aside = kind[at].max(role.map_or(0, |role| role[at]));
            match self.text.place(word, how) {
                Some((own, place)) => {
                    score += own;
                    is_in_text = true;
                    is_named |= place.start < self.verb;
                }
                None if aside > 0 => score += aside,
                None => return None,
            }
        }
        (is_in_text && is_named).then_some(score)
    }
}

/// A text as it is searched: a byte a character, in small letters and without accents. Letters of other
/// alphabets are told apart well enough by a part of their numbers.
#[derive(Clone, Debug)]
struct Plain {
    letters: Vec<u8>,
    /// Which letters there are: most texts are passed over because of a letter that they haven't.
    holds: u32,
}

/// The letters from À to ſ without their accents.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn plain(character: char) -> u8 {
    let number = character as u32;
    match character {
        '’' => b'\'',
        '–' | '—' | '‑' => b'-',
        _ if character.is_ascii() => character.to_ascii_lowercase() as u8,
        _ => {
            let latin = number
                .checked_sub(0xC0)
                .and_then(|at| LATIN.get(at as usize));
            latin.copied().unwrap_or(0x80 | (number & 0x7F) as u8)
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

impl Plain {
    fn new(text: &str) -> Self {
        let letters: Vec<_> = text.chars().map(plain).collect();
        let holds = letters.iter().map(|letter| match letter {
            b'a'..=b'z' => 1 << (letter - b'a'),
            b'0'..=b'9' => 1 << 26,
            letter if is_letter(*letter) => 1 << 27,
            _ => 0,
        });
        let holds = holds.fold(0, |all, one| all | one);
        Self { letters, holds }
    }

    /// Whether a word begins here.
    fn begins(&self, at: usize) -> bool {
        is_letter(self.letters[at]) && (at == 0 || !is_letter(self.letters[at - 1]))
    }

    /// How well a word stands here, and where; `None` where it doesn't.
    fn place(&self, word: &Self, how: How) -> Option<(u32, Range<usize>)> {
        let lacks = (word.holds & !self.holds).count_ones();
        if lacks > word.mistakes(how) {
            return None;
        }
        let is_whole = lacks == 0;
        let as_typed = || self.as_typed(word);
        let leaping = || {
            let table = self.leaps(word)?;
            let first = table.first()?.trailing_zeros() as usize;
            Some((LEAPS, first..first + 1))
        };
        is_whole
            .then(as_typed)
            .flatten()
            .or_else(|| (is_whole && how >= How::Leaping).then(leaping).flatten())
            .or_else(|| self.mistyped(word, word.mistakes(how)))
    }

    fn as_typed(&self, word: &Self) -> Option<(u32, Range<usize>)> {
        let len = word.letters.len();
        let mut best = None::<(u32, Range<usize>)>;
        for (at, part) in self.letters.windows(len).enumerate() {
            if part != word.letters {
                continue;
            }
            let ends = self
                .letters
                .get(at + len)
                .is_none_or(|next| !is_letter(*next));
            let score = match at {
                0 => BEGINS,
                _ if self.begins(at) || !is_letter(word.letters[0]) => BEGINS_A_WORD,
                // A single letter is in every word.
                _ if len == 1 => continue,
                _ => INSIDE,
            };
            let whole = if len == self.letters.len() {
                WHOLE_TEXT
            } else {
                0
            };
            let whole_word = if ends && score > INSIDE {
                WHOLE_WORD
            } else {
                0
            };
            let score = score + whole + whole_word;
            if best.as_ref().is_none_or(|(other, _)| *other < score) {
                best = Some((score, at..at + len));
            }
        }
        best
    }

    /// For each letter of the word where it can stand among the first 64, as bits: each goes on from
    /// the one before or begins a word further on. `None` where there is no way to the end.
    fn leaps(&self, word: &Self) -> Option<Vec<u64>> {
        let bits = |is: &dyn Fn(usize) -> bool| {
            let places = 0..self.letters.len().min(64);
            places
                .filter(|at| is(*at))
                .fold(0_u64, |all, at| all | 1 << at)
        };
        let begins = bits(&|at| self.begins(at));
        let mut table: Vec<u64> = vec![];
        for letter in &word.letters {
            let reached = match table.last() {
                None => begins,
                Some(before) => {
                    let lowest = before & before.wrapping_neg();
                    (before << 1) | (begins & !(lowest | (lowest - 1)))
                }
            };
            let here = bits(&|at| self.letters[at] == *letter) & reached;
            if here == 0 {
                return None;
            }
            table.push(here);
        }
        Some(table)
    }

    /// The beginning of a word that is this with as few mistakes as may be. One of its first two
    /// letters has to be among the first two: without that, every word would have to be gone through.
    fn mistyped(&self, word: &Self, mistakes: u32) -> Option<(u32, Range<usize>)> {
        (1..=mistakes).find_map(|mistakes| {
            let begins_alike = |at: usize| {
                let mut first = self.letters[at..].iter().take(2);
                first.any(|letter| word.letters[..2].contains(letter))
            };
            let starts = 0..self.letters.len();
            let starts = starts.filter(|at| begins_alike(*at) && self.begins(*at));
            let mut places = starts.filter_map(|at| {
                let len = reaches(&word.letters, &self.letters[at..], mistakes)?;
                Some((MISTYPED - A_MISTAKE * (mistakes - 1), at..at + len))
            });
            places.next()
        })
    }

    /// How many mistakes are forgiven.
    fn mistakes(&self, how: How) -> u32 {
        match self.letters.len() {
            _ if how < How::Mistyped => 0,
            ..4 => 0,
            4..8 => 1,
            _ => 2,
        }
    }

    /// The characters that the words stand at: ranges that are apart, in order.
    fn marks(&self, words: &[Self], how: How) -> Vec<Range<usize>> {
        let mut is_marked = vec![false; self.letters.len()];
        for word in words {
            match self.place(word, how) {
                Some((LEAPS, _)) => {
                    // Back from the first place of the last letter, each time to the nearest.
                    let mut end = None;
                    for places in self.leaps(word).unwrap_or_default().into_iter().rev() {
                        let left = end.map_or(places & places.wrapping_neg(), |end: u32| {
                            places & ((1 << end) - 1)
                        });
                        let Some(at) = left.checked_ilog2() else {
                            break;
                        };
                        is_marked[at as usize] = true;
                        end = Some(at);
                    }
                }
                Some((_, place)) => is_marked[place].fill(true),
                None => {}
            }
        }
        let mut marks: Vec<Range<usize>> = vec![];
        for at in (0..is_marked.len()).filter(|at| is_marked[*at]) {
            match marks.last_mut() {
                Some(last) if last.end == at => last.end = at + 1,
                _ => marks.push(at..at + 1),
            }
        }
        marks
    }
}

/// How many letters of the text the whole word takes, with so many mistakes at the most: a letter
/// too many, one that is missing, a wrong one, or two that changed places.
fn reaches(word: &[u8], text: &[u8], mistakes: u32) -> Option<usize> {
    let Some((letter, rest)) = word.split_first() else {
        return Some(0);
    };
    let on = |word: &[u8], took: usize, mistakes| {
        let text = text.get(took..)?;
        Some(took + reaches(word, text, mistakes)?)
    };
    if text.first() == Some(letter)
        && let Some(len) = on(rest, 1, mistakes)
    {
        return Some(len);
    }
    let left = mistakes.checked_sub(1)?;
    let is_swapped = word.len() > 1 && text.get(..2) == Some(&[word[1], word[0]]);
    let swapped = || is_swapped.then(|| on(&word[2..], 2, left)).flatten();
    swapped()
        .or_else(|| on(rest, 1, left))
        .or_else(|| on(rest, 0, left))
        .or_else(|| on(word, 1, left))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(slug: &str, role: &str) -> Line {
        Line {
            id: PathwayId::new(slug).unwrap(),
            role: role.to_owned(),
            code: role[..1].to_owned(),
            document: 1,
        }
    }

    fn entry(kind: Kind, on: On, text: &str) -> Entry {
        Entry {
            kind,
            text: text.to_owned(),
            place: String::new(),
            on,
            part: String::new(),
            verb: 0,
        }
    }

    fn index() -> Index {
        let of = |kind, line, text| entry(kind, On::Pathway(line), text);
        Index {
            lines: vec![
                line("nlp-engineer", "NLP Engineer"),
                line("research", "AI Research Engineer"),
            ],
            entries: vec![
                of(Kind::Pathway, 0, "NLP Engineer"),
                of(Kind::Skill, 0, "PyTorch & HuggingFace"),
                of(Kind::Task, 0, "Fine-tune BERT, then write it up"),
                of(Kind::Task, 0, "Build a chatbot with retrieval (RAG)"),
                of(Kind::Page, 0, "Reality check"),
                of(Kind::Pathway, 1, "AI Research Engineer"),
                of(Kind::Skill, 1, "Deep Learning (PyTorch)"),
                of(Kind::Task, 1, "Build a transformer in PyTorch"),
                of(Kind::Resource, 1, "Café Müller’s naïve guide"),
                of(Kind::Page, 1, "Reality check"),
            ],
        }
    }

    /// What is found, with what was asked for in brackets.
    fn found(query: &str) -> Vec<String> {
        let index = index();
        let groups = find(query, &[&Shelf::new(&index.lines, &index.entries)]);
        let hits = groups.into_iter().flat_map(|group| group.hits);
        let told = hits.map(|hit| {
            let mut text: Vec<_> = index.entries[hit.entry].text.chars().collect();
            for mark in hit.marks.iter().rev() {
                text.insert(mark.end, ']');
                text.insert(mark.start, '[');
            }
            text.into_iter().collect()
        });
        told.collect()
    }

    #[test]
    fn half_a_word_is_enough_in_capitals_or_not_and_with_accents_or_without() {
        assert_eq!(found("CHATB"), ["Build a [chatb]ot with retrieval (RAG)"]);
        assert_eq!(
            found("cafe muller's naive"),
            ["[Café] [Müller’s] [naïve] guide"]
        );
        assert_eq!(found("müll"), ["Café [Müll]er’s naïve guide"]);
        assert_eq!(found("(rag)"), ["Build a chatbot with retrieval [(RAG)]"]);
    }

    #[test]
    fn where_a_word_begins_is_better_than_inside_one_and_the_beginning_is_best() {
        assert_eq!(
            found("pytorch"),
            [
                "[PyTorch] & HuggingFace",
                "Deep Learning ([PyTorch])",
                "Build a transformer in [PyTorch]"
            ]
        );
        assert_eq!(
            found("engineer"),
            ["NLP [Engineer]", "AI Research [Engineer]"]
        );
        assert_eq!(
            found("ing"),
            ["PyTorch & Hugg[ing]Face", "Deep Learn[ing] (PyTorch)"]
        );
    }

    #[test]
    fn every_word_has_to_stand_there_or_in_the_role_or_the_kind() {
        assert_eq!(found("nlp pytorch"), ["[PyTorch] & HuggingFace"]);
        assert_eq!(found("reality research"), ["[Reality] check"]);
        assert_eq!(found("task pytorch"), ["Build a transformer in [PyTorch]"]);
        assert_eq!(found("pytorch gardening"), Vec::<String>::new());
        assert_eq!(
            found("nlp"),
            ["[NLP] Engineer"],
            "the role alone finds no more than what is called so"
        );
    }

    #[test]
    fn letters_leap_from_word_to_word_only_where_nothing_is_found_as_typed() {
        assert_eq!(found("nlpeng"), ["[NLP] [Eng]ineer"]);
        assert_eq!(found("finetune"), ["[Fine]-[tune] BERT, then write it up"]);
        assert_eq!(found("aire")[0], "[AI] [Re]search Engineer");
        assert_eq!(found("bcw"), ["[B]uild a [c]hatbot [w]ith retrieval (RAG)"]);
        assert_eq!(found("dn"), Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_forgiven_where_nothing_else_is_found() {
        for (mistyped, what) in [
            ("pytroch", "two letters that changed places"),
            ("pytorrch", "a letter too many"),
            ("pytrch", "a letter that is missing"),
            ("pxtorch", "a wrong letter"),
        ] {
            assert_eq!(found(mistyped)[0], "[PyTorch] & HuggingFace", "{what}");
        }
        assert_eq!(
            found("retreivel"),
            ["Build a chatbot with [retrieval] (RAG)"],
            "two in a long word"
        );
        assert_eq!(found("brt"), Vec::<String>::new(), "none in a short one");
        assert_eq!(
            found("nlp chtbot"),
            ["Build a [chatbot] with retrieval (RAG)"],
            "one word mistyped, one not"
        );
    }

    #[test]
    fn what_can_be_done_is_found_by_what_is_done() {
        let tick = Entry {
            verb: 5,
            ..entry(
                Kind::Action,
                On::Path(String::new()),
                "Tick: Fine-tune BERT",
            )
        };
        let count = |query| find(query, &[&Shelf::new(&[], std::slice::from_ref(&tick))]).len();
        assert_eq!(
            (count("tick"), count("tick bert"), count("bert")),
            (1, 1, 0)
        );
    }

    #[test]
    fn of_a_kind_the_best_few_are_kept_and_all_are_counted() {
        let entries: Vec<_> = (0..20)
            .map(|at| {
                let text = if at == 19 { "rust" } else { "trust in rust" };
                entry(Kind::Task, On::Path(String::new()), text)
            })
            .collect();
        let groups = find("rust", &[&Shelf::new(&[], &entries)]);
        let places: Vec<_> = groups[0].hits.iter().map(|hit| hit.entry).collect();
        assert_eq!((groups[0].count, &places[..]), (20, &[19, 0, 1, 2, 3][..]));
    }

    #[test]
    fn accents_are_folded_letter_by_letter() {
        let folded: Vec<_> = "ÀßÿĀČđğİłŃœřšžſ–’λ".chars().map(plain).collect();
        assert_eq!(&folded[..17], b"asyacdgilnorszs-'");
        assert!(!folded[17].is_ascii());
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it_and_the_order_is_total(
            query in "\\PC{0,40}|[a-e ]{0,12}",
            texts in prop::collection::vec("\\PC{0,90}|[a-e ]{0,90}", 0..12),
        ) {
            let entries: Vec<_> = texts.iter().enumerate().map(|(at, text)| {
                entry(Kind::ALL[at % 8], On::Path(String::new()), text)
            }).collect();
            let shelf = Shelf::new(&[], &entries);
            let groups = find(&query, &[&shelf]);
            prop_assert_eq!(&groups, &find(&query, &[&shelf]));
            for group in &groups {
                let mut rank: Vec<_> = group.hits.iter().map(|hit| (u32::MAX - hit.score, hit.entry)).collect();
                prop_assert!(rank.is_sorted(), "{:?}", rank);
                rank.dedup();
                prop_assert_eq!(rank.len(), group.count.min(MOST));
                for hit in &group.hits {
                    let mut at = 0;
                    prop_assert!(!hit.marks.is_empty());
                    for mark in &hit.marks {
                        prop_assert!(at <= mark.start && mark.start < mark.end);
                        at = mark.end + 1;
                    }
                    prop_assert!(at <= texts[hit.entry].chars().count() + 1);
                }
            }
        }

        #[test]
        fn the_beginning_of_any_word_finds_its_text(text in "[a-zé]{1,9}( [a-zé]{1,9}){0,5}", word in 0_usize..6, len in 1_usize..9) {
            let words: Vec<_> = text.split(' ').collect();
            let word = words[word % words.len()];
            let half: String = word.chars().take(len).collect();
            let shelf = Shelf::new(&[], &[entry(Kind::Task, On::Path(String::new()), &text)]);
            prop_assert_eq!(find(&half, &[&shelf]).len(), 1);
        }
    }
}
