//! How long the domain takes: `cargo bench --bench domain`.

use std::hint::black_box;

use divan::Bencher;
use std::sync::{Arc, LazyLock};

use interchange::content::built_in;
use interchange::domain::catalogue::Catalogue;
use interchange::domain::catalogue::browse::{Query, Sort};
use interchange::domain::catalogue::compare::{Selection, skill_rows};
use interchange::domain::catalogue::profile::Profile;
use interchange::domain::date::Date;
use interchange::domain::pathway::Pathway;
use interchange::domain::plan::Plan;
use interchange::domain::planning::catch_up::catch_up_options;
use interchange::domain::planning::forecast::Forecast;
use interchange::domain::planning::line_status::train_position;
use interchange::domain::planning::next::next_items;
use interchange::domain::planning::schedule::Schedule;
use interchange::domain::planning::timetable::Timetable;
use interchange::domain::planning::work_item::work_items;
use interchange::domain::search::{Entry, find};
use interchange::index::{self, Index, IndexedEntry, IndexedPathway};

/// The built-in pathways, read once.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(built_in);
    &CATALOGUE
}

fn main() {
    divan::main();
}

/// So many profiles: ours over and over, under names of their own.
fn profiles(count: usize) -> Vec<Profile> {
    let ours = catalogue().profiles.iter().cycle().take(count);
    let named = |(number, profile): (usize, &Profile)| Profile {
        role: format!("{} {number}", profile.role),
        ..profile.clone()
    };
    ours.enumerate().map(named).collect()
}

/// A plan with every other task of every pathway done.
fn half_done() -> Plan {
    let day = Date::parse("2026-11-22").expect("a day");
    let items = catalogue()
        .pathways
        .iter()
        .flat_map(|pathway| pathway.items());
    let done = items.step_by(2).map(|item| (item.id.clone(), day));
    Plan {
        done: done.collect(),
        ..Plan::default()
    }
}

#[divan::bench(args = [4, 100, 1000])]
fn search(bencher: Bencher, count: usize) {
    let profiles = profiles(count);
    let query = Query {
        sort: Sort::Time,
        words: "pytorch learn".to_owned(),
        ..Query::default()
    };
    bencher.bench(|| query.browse(black_box(&profiles)).len());
}

/// The search index of so many pathways: ours over and over, under names of their own.
fn index(count: usize) -> Index {
    let ours = index::build(catalogue());
    let mut all = Index::default();
    for at in 0..count {
        let of = at % ours.pathways.len();
        let entries = ours.entries.iter();
        let theirs = entries.filter(|indexed| indexed.entry.pathway == Some(of));
        all.entries.extend(theirs.map(|indexed| IndexedEntry {
            entry: Entry {
                pathway: Some(at),
                ..indexed.entry.clone()
            },
            ..indexed.clone()
        }));
        all.pathways.push(IndexedPathway {
            role: format!("{} {at}", ours.pathways[of].role),
            ..ours.pathways[of].clone()
        });
    }
    all
}

/// From a letter to what it finds: as it was typed, or by leaps and with mistakes.
#[divan::bench(args = [4, 100, 1000])]
fn find_as_typed(bencher: Bencher, count: usize) {
    let search = index(count).to_search_index();
    bencher.bench(|| find(black_box("nlp pyt"), &[black_box(&search)]).len());
}

#[divan::bench(args = [4, 100, 1000])]
fn find_mistyped(bencher: Bencher, count: usize) {
    let search = index(count).to_search_index();
    bencher.bench(|| find(black_box("retreivel augmnted"), &[black_box(&search)]).len());
}

#[divan::bench(args = [4, 100, 1000])]
fn make_ready_to_find(bencher: Bencher, count: usize) {
    let index = index(count);
    bencher.bench(|| black_box(&index).to_search_index());
}

#[divan::bench(args = [4, 100, 1000])]
fn read_profiles(bencher: Bencher, count: usize) {
    let bytes = postcard::to_allocvec(&profiles(count)).expect("plain values");
    bencher.bench(|| {
        postcard::from_bytes::<Vec<Profile>>(black_box(&bytes)).expect("what was written")
    });
}

#[divan::bench]
fn progress_of_a_pathway(bencher: Bencher) {
    let plan = half_done();
    bencher.bench(|| plan.pathway_progress(catalogue(), black_box(&catalogue().pathways[1])));
}

#[divan::bench]
fn what_is_next(bencher: Bencher) {
    let plan = half_done();
    bencher.bench(|| next_items(&plan, catalogue(), black_box(&catalogue().pathways[1])).len());
}

#[divan::bench]
fn where_the_train_is(bencher: Bencher) {
    let plan = half_done();
    bencher.bench(|| {
        let pathway = black_box(&catalogue().pathways[1]);
        train_position(pathway, &work_items(&plan, catalogue(), pathway))
    });
}

#[divan::bench]
fn skills_side_by_side(bencher: Bencher) {
    let selection = Selection::parse(&catalogue().profiles, None);
    let roles = selection.chosen.iter();
    let roles: Vec<_> = roles
        .filter_map(|role| catalogue().pathway(role.id.as_str()))
        .collect();
    let rows = || {
        skill_rows(
            catalogue(),
            black_box(&roles),
            Pathway::learn_by_priority,
            |s| &s.id,
            |s| &s.name,
        )
    };
    bencher.bench(|| rows().len());
}

/// All that the plan page says of one pathway: its work, its days, the forecast, the ways back.
#[divan::bench]
fn whole_plan(bencher: Bencher) {
    let (mut plan, today) = (half_done(), Date::parse("2027-02-22").expect("a day"));
    plan.pace.start = Date::parse("2026-11-02");
    let pathway = &*catalogue().pathways[0];
    bencher.bench(|| {
        let plan = black_box(&plan);
        Schedule::new(plan, catalogue(), pathway).map(|schedule| {
            let forecast = Forecast::new(&schedule, today);
            (forecast, schedule.minutes_behind(today))
        })
    });
}

/// The one timetable of someone who follows all roles and has changed their plan: a tick works it out anew.
#[divan::bench]
fn timetable_of_all(bencher: Bencher) {
    let mut plan = half_done();
    plan.pace.start = Date::parse("2026-11-02");
    plan.pace.baseline = plan.pace.with_baseline().baseline;
    plan.pace.replanned = Date::parse("2027-02-22");
    plan.follows = catalogue()
        .pathways
        .iter()
        .map(|pathway| pathway.id.clone())
        .collect();
    bencher.bench(|| Timetable::new(black_box(&plan), catalogue()));
}

/// The ways back for someone who is behind: each tries many paces.
#[divan::bench]
fn ways_back(bencher: Bencher) {
    let (mut plan, today) = (Plan::default(), Date::parse("2027-02-22").expect("a day"));
    plan.pace.start = Date::parse("2026-11-02");
    let pathway = &*catalogue().pathways[0];
    bencher.bench(|| {
        let plan = black_box(&plan);
        Schedule::new(plan, catalogue(), pathway)
            .map(|schedule| catch_up_options(plan, &schedule, today).len())
    });
}
