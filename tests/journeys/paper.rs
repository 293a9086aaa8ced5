//! Sheets of paper: every page as Chromium and Firefox print it, read by poppler's `pdftotext`, which says
//! where on the paper each word stands. The documents are kept in the folder `INTERCHANGE_PRINTED`, where that
//! is set, to be looked at.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;
use thirtyfour::common::print::{PrintMargins, PrintPage, PrintParameters};

use crate::browser::Engine;
use crate::learner::Learner;
use crate::plans::states;
use crate::site::{Fault, Host, built};

/// The pages that are printed.
const SHEETS: [&str; 9] = [
    "",
    "pathways/nlp-engineer/",
    "roadmap/nlp-engineer/",
    "compare/",
    "fit/#answers=time:1,pay:2x2,languages:2,maths:-1",
    "plan/",
    "plan/schedule/",
    "plan/progress/",
    "method/",
];

/// The paper that people have: its name, width and height in centimetres.
const PAPERS: [(&str, f64, f64); 2] = [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)];

/// Margins that printers leave, in centimetres: the site's own.
const MARGIN: f64 = 1.4;

/// Points in a centimetre.
const POINTS: f64 = 72.0 / 2.54;

/// The texts of the page's headings, and those of its notes on sources.
const EXPECTED: &str = "
    const plain = element => element.textContent.replace(/\\s+/g, ' ').trim();
    const of = selector => [...document.querySelectorAll(selector)].map(plain).filter(text => text);
    return [of('h1, h2, h3, h4'), of('main .source-note p:first-of-type')]";

/// A word, and the box around it in points from the top left.
#[derive(Clone, Debug)]
struct Word {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// A printed side.
struct Side {
    width: f64,
    words: Vec<Word>,
}

impl Side {
    /// The lowest line of text.
    fn last_line(&self) -> String {
        let lowest = self.words.iter().map(|word| word.bottom);
        let lowest = lowest.fold(0.0, f64::max);
        let is_in_it = |word: &&Word| word.bottom > lowest - 3.0;
        let words = self.words.iter().filter(is_in_it);
        words.map(|word| &*word.text).collect::<Vec<_>>().join(" ")
    }

    /// The faults of this side, but for what stands at its end.
    fn faults(&self) -> Vec<String> {
        let mut faults = vec![];
        if self.words.len() < 8 {
            faults.push(format!("nearly empty: {}", self.last_line()));
        }
        let (left, right) = (MARGIN * POINTS - 2.0, self.width - MARGIN * POINTS + 2.0);
        for (at, word) in self.words.iter().enumerate() {
            if word.left < left || word.right > right {
                faults.push(format!("“{}” is in the margin", word.text));
            }
            for other in &self.words[at + 1..] {
                let wide = word.right.min(other.right) - word.left.max(other.left);
                let high = word.bottom.min(other.bottom) - word.top.max(other.top);
                let lower = (word.bottom - word.top).min(other.bottom - other.top);
                // A text with an outline is printed twice, at one place.
                let is_outline = word.text == other.text && (word.left - other.left).abs() < 1.0;
                if wide > 1.5 && high > lower * 0.4 && !is_outline {
                    faults.push(format!("“{}” over “{}”", word.text, other.text));
                }
            }
        }
        faults
    }
}

/// Reads a PDF document by `pdftotext`.
fn reads(document: &[u8], name: &str) -> Vec<Side> {
    if let Some(kept) = env::var_os("INTERCHANGE_PRINTED") {
        let kept = PathBuf::from(kept).join(format!("{name}.pdf"));
        fs::write(kept, document).expect("a folder for what is printed");
    }
    let mut reader = Command::new("pdftotext")
        .args(["-bbox", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext can be started: ci/test installs it");
    // It reads all of the document before it says anything, and waits for the end of it.
    let mut input = reader.stdin.take().expect("it was piped");
    input.write_all(document).expect("it reads the document");
    drop(input);
    let read = reader.wait_with_output().expect("it ends");
    let text = String::from_utf8(read.stdout).expect("it writes UTF-8");
    let mut sides: Vec<Side> = vec![];
    for line in text.lines().map(str::trim) {
        let number = |name: &str| -> f64 {
            let start = line.split_once(&format!("{name}=\"")).expect("a number").1;
            let number = start.split_once('"').expect("its end").0;
            number.parse().expect("a number")
        };
        if line.starts_with("<page ") {
            let width = number("width");
            sides.push(Side {
                width,
                words: vec![],
            });
        } else if line.starts_with("<word ") {
            let text = line.split_once('>').expect("a word").1;
            let text = text.trim_end_matches("</word>").replace("&amp;", "&");
            let word = Word {
                text,
                left: number("xMin"),
                top: number("yMin"),
                right: number("xMax"),
                bottom: number("yMax"),
            };
            sides.last_mut().expect("a page").words.push(word);
        }
    }
    sides
}

async fn prints_what_one_would_hand_to_someone(engine: Engine) {
    let host = Host::of(built(), "/");
    if engine == Engine::Firefox {
        // It prints the weights of a variable font as shapes that nobody can read back. What stands in for the
        // typeface is as high and nearly as wide.
        host.has(&[("font-", Fault::Missing)]);
    }
    let mut faults = vec![];
    for (state, plan) in states() {
        if !["empty", "half done"].contains(&state) {
            continue;
        }
        let learner = Learner::in_engine(engine, &host).await;
        learner.looks_up("method/").await;
        learner.sees_the_program().await;
        learner.has_entered(&plan).await;
        for page in SHEETS {
            learner.looks_up(page).await;
            learner.sees_the_program().await;
            learner.rests(300).await;
            let expected = learner.runs(EXPECTED).await;
            let texts = |at: usize| -> Vec<String> {
                let texts = expected[at].as_array().expect("a list").iter();
                texts.filter_map(Value::as_str).map(str::to_owned).collect()
            };
            let (headings, notes) = (texts(0), texts(1));
            for (paper, width, height) in PAPERS {
                let document = learner.prints(PrintParameters {
                    page: PrintPage { width, height },
                    margin: PrintMargins {
                        top: MARGIN,
                        bottom: MARGIN,
                        left: MARGIN,
                        right: MARGIN,
                    },
                    ..PrintParameters::default()
                });
                let name = format!("{engine:?} {paper} {state} {}", page.replace('/', "-"));
                let sides = reads(&document.await, &name);
                let mut found: Vec<String> = sides.iter().flat_map(Side::faults).collect();
                for side in sides.iter().rev().skip(1) {
                    let line = side.last_line();
                    if headings.contains(&line) {
                        found.push(format!("“{line}” alone at the end of a side"));
                    }
                }
                let words = sides.iter().flat_map(|side| &side.words);
                let all: String = words.flat_map(|word| word.text.chars()).collect();
                for note in &notes {
                    let beginning: String = note
                        .chars()
                        .filter(|c| !c.is_whitespace())
                        .take(24)
                        .collect();
                    if !all.contains(&beginning) {
                        found.push(format!("a note isn’t printed: {note}"));
                    }
                }
                found.truncate(6);
                if sides.is_empty() || !found.is_empty() {
                    faults.push(format!(
                        "{name}, {} sides: {}",
                        sides.len(),
                        found.join("; ")
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn every_page_is_a_sheet_in_chromium() {
    prints_what_one_would_hand_to_someone(Engine::Chromium).await;
}

#[tokio::test]
#[ignore = "needs Firefox and its driver: ci/engines"]
async fn every_page_is_a_sheet_in_firefox() {
    prints_what_one_would_hand_to_someone(Engine::Firefox).await;
}
