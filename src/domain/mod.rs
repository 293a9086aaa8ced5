//! The rules of the app: pathways, comparison, progress, planning.
//!
//! Pure: no clock, no browser, no Leptos. Callers pass today's date in, and a function's result
//! depends on its arguments alone. The build script compiles this module with `serde` as its only
//! dependency, so importing anything else breaks the build.
//!
//! # The story of a plan
//!
//! ```
//! use interchange::content::format::{Syntax, read_pathway};
//! use interchange::domain::catalogue::Catalogue;
//! use interchange::domain::date::Date;
//! use interchange::domain::plan::Plan;
//! use interchange::domain::plan::action::{Action, Setting};
//! use interchange::domain::plan::hours::Hours;
//! use interchange::domain::planning::timetable::Timetable;
//!
//! let day = |text| Date::parse(text).unwrap();
//!
//! // A pathway says what to do, and how long a step takes. This one is written in the open format.
//! let file = read_pathway(
//!     r#"
//!         format = 1
//!         role = "Data Engineer"
//!         [[steps]]
//!         id = "basics"
//!         title = "Basics"
//!         weeks = 4
//!         tasks = [{ id = "read", text = "Read the book" }, { id = "query", text = "Write ten queries" }]
//!         [[steps]]
//!         id = "project"
//!         title = "A project"
//!         weeks = 4
//!         tasks = [{ id = "build", text = "Build a pipeline" }, { id = "show", text = "Show it" }]
//!     "#,
//!     Syntax::Toml,
//! )
//! .unwrap();
//! let catalogue = Catalogue::new([file.pathway], vec![], vec![]);
//! let pathway = &catalogue.pathways[0];
//!
//! // A learner follows it. The plan has no dates as long as it has no start.
//! let (mut plan, new_year) = (Plan::default(), day("2027-01-01"));
//! plan.apply(&catalogue, Action::Follow(pathway.id.clone()), new_year);
//! assert!(Timetable::new(&plan, &catalogue).is_err());
//!
//! // Ten hours a week from Monday, 4 January: eight weeks.
//! let pace = plan.change_pace(new_year, |pace| {
//!     pace.hours = Hours::whole(10);
//!     pace.start = Some(day("2027-01-04"));
//! });
//! plan.apply(&catalogue, Action::Set(Setting::Pace(pace)), new_year);
//! let timetable = Timetable::new(&plan, &catalogue).unwrap();
//! assert_eq!(timetable.all.arrival.high, day("2027-02-28"));
//!
//! // The book was read before that. A task is half of its step here, so the arrival is two weeks earlier.
//! let read = pathway.steps[0].tasks[0].id.clone();
//! plan.apply(&catalogue, Action::Tick(read), day("2027-01-02"));
//! let timetable = Timetable::new(&plan, &catalogue).unwrap();
//! assert_eq!(timetable.all.arrival.high, day("2027-02-14"));
//!
//! // After three weeks without a tick the queries, which were due in two, are late.
//! let today = day("2027-01-25");
//! assert_eq!(timetable.all.lateness(today).minutes, 20 * 60);
//!
//! // Twice the hours from now on make up for it. What is left begins today; the original plan stays beside it.
//! let pace = plan.change_pace(today, |pace| pace.hours = Hours::whole(20));
//! plan.apply(&catalogue, Action::Set(Setting::Pace(pace)), today);
//! let timetable = Timetable::new(&plan, &catalogue).unwrap();
//! assert_eq!(timetable.all.arrival.high, day("2027-02-14"));
//! assert_eq!(timetable.all.original_arrival.unwrap().high, day("2027-02-14"));
//! ```
//!
//! # The modules
//!
//! Imports go one way, and `tests/architecture.rs` enforces it:
//!
//! ```text
//! date, id, input, plain_text, sorted_map ← pathway ← catalogue ← fit, search ← plan ← planning ← transit_map
//! ```
//!
//! - [`pathway`]: one pathway with its figures, each with its provenance; [`catalogue`]: all of them, their shared
//!   work, comparison and filters.
//! - [`plan`]: what the learner does and enters, as actions on a plan; [`planning`]: the dates and everything worked
//!   out of them.
//! - [`fit`] ranks roles by answers, [`search`] finds texts, [`transit_map`] lays the map out.

pub mod catalogue;
pub mod date;
pub mod fit;
pub mod id;
pub mod input;
pub mod pathway;
pub mod plain_text;
pub mod plan;
pub mod planning;
pub mod search;
pub mod sorted_map;
pub mod transit_map;
