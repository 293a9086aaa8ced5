//! A plan as entries: names and texts, such as `done/nlp-engineer/rag-chatbot` and `2026-12-02`.
//!
//! A plan is stored, backed up and merged by entry. One whose name isn't known, or whose text nobody can
//! have entered, is ignored and carried along: a newer version may know it.
//!
//! | name | text |
//! | --- | --- |
//! | `done/ENTRY` | the day of the tick, `2026-12-02` |
//! | `state/ENTRY` | `skipped`, or `in progress, 50%, 2026-12-02`; a tick hides it |
//! | `follows/PATHWAY` | its place among those that are followed, from 1 |
//! | `pace/start` | the first day |
//! | `pace/hours`, `pace/source-week` | whole hours a week |
//! | `pace/exact-hours`, `pace/exact-source-week` | the same to the minute, `7:30`; it counts only beside `7` |
//! | `pace/rest` | the days of the week that are never worked; `67` is Saturday and Sunday |
//! | `pace/days-off` | first and last days, `2026-12-24/2026-12-31 2027-01-06/2027-01-06` |
//! | `pace/push` | hours a week for a while, and its last day, `20/2026-12-20` |
//! | `pace/target` | the day by which the learner wants to arrive |
//! | `pace/split` | the share of each pathway, `ai-research-engineer=30 nlp-engineer=70` |
//! | `pace/replanned`, `pace/entered` | the first day of the dates; until when changes were a part of the original plan |
//! | `pace/baseline` | the pace of the original plan, as the entries above: `hours=12;start=2026-12-01` |
//! | `money/pay`, `money/spend`, `money/unpaid` | a year's pay, what it costs, months without pay |
//! | `money/currency` | the currency of these amounts as the learner writes it, `€` |
//! | `rating/ENTRY` | `new` or `some`; a tick hides it. `solid` is from before ticks and ratings were one |
//! | `lack/ENTRY` | `not yet`, or `not yet, 4 weeks`, or `not yet, 4 weeks, learnt 2027-02-01` |
//! | `time/ENTRY` | `whole`, where it takes its whole time although its skills are known |
//! | `note/ENTRY`, `proof/ENTRY` | a note, and the link to the proof |
//! | `remark/ID` | a remark of someone else: see [`remark`] |
//! | `remark/ID/answer` | `taken 2026-12-02` or `aside 2026-12-02` |
//! | `compare/roles` | the roles compared last, `nlp-engineer,ai-research-engineer` |
//! | `own/PATHWAY` | a pathway of the learner's own, as its fields when it was brought in: see [`own`] |
//! | `own/PATHWAY/FIELD` | a field that was edited since; empty where it was removed |
//! | `answer/TRAIT` | the [`Reply`](crate::domain::fit::Reply) to a question, `2`, `-1x3` or `x0` |

mod edits;
pub mod own;
mod pace;
mod plan;
pub mod remark;
mod text;

pub use edits::{RecordedEdit, edits, edits_of, edits_to, record, reset_edits, undo_edits};
pub(super) use own::pathway_in;
#[cfg(test)]
pub(super) use plan::tests;
pub use plan::{COMPARED, entries_of, is_valid, normalize, plan_of};
pub use text::{Edit, Entries};
